#ifndef KG_GRAPH_PATHS_H_
#define KG_GRAPH_PATHS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// A chain of entities, each joined to the next by at least one edge, whichever way it points.
struct Path {
  std::vector<EntityId> entities;        ///< from start to end; one when they are the same
  std::vector<std::vector<Edge>> edges;  ///< for each hop all edges between its two ends, those
                                         ///< with most evidence first
};

/// The shortest path between two entities, ignoring direction, with at most `max_hops` hops.
/// Nothing if there is none. Of several shortest ones it is the one whose weakest hop has the most
/// evidence, then the one with the most evidence in all, then the smallest ids from start to end.
/// Looks no further than the end. NotFound if an entity is not in `view`; otherwise an error of
/// `view`.
Result<std::optional<Path>> shortest_path(const GraphView& view, EntityId from, EntityId to,
                                          std::uint32_t max_hops);

}  // namespace kg

#endif  // KG_GRAPH_PATHS_H_
