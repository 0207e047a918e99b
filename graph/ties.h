#ifndef KG_GRAPH_TIES_H_
#define KG_GRAPH_TIES_H_

#include <cstdint>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// A graph without directions, relations and loops, packed: between two entities is one tie, whose
/// weight is the evidence of all edges between them. Vertices are numbered in the order of ids.
struct Ties {
  struct Tie {
    std::uint32_t other = 0;  ///< vertex
    double weight = 0;
  };

  std::vector<EntityId> entities;    ///< of the vertices, ascending
  std::vector<std::uint64_t> begin;  ///< of a vertex's ties in `ties`; one more at the end
  std::vector<Tie> ties;             ///< of each vertex by `other`, so each tie is here twice
};

/// Reads all edges once. Fails only with an error of `view`.
Result<Ties> ties_of(const GraphView& view);

}  // namespace kg

#endif  // KG_GRAPH_TIES_H_
