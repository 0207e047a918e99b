#ifndef KG_GRAPH_COMPONENTS_H_
#define KG_GRAPH_COMPONENTS_H_

#include <cstdint>
#include <vector>

#include "graph/csr_graph.h"

namespace kg {

/// A division of vertices into groups.
struct Partition {
  std::vector<std::uint32_t> group;  ///< of each vertex; numbered by size, largest first, then by
                                     ///< smallest vertex
  std::vector<std::uint32_t> sizes;  ///< of the groups, in vertices

  /// Numbers groups as said, whatever numbers they have (all below their count of vertices).
  static Partition of(const std::vector<std::uint32_t>& groups);
};

/// What hangs together when directions are ignored.
Partition connected_components(const Adjacency& out);

/// A vertex without which its component falls apart.
struct CutVertex {
  std::uint32_t vertex = 0;
  std::uint32_t parts = 0;      ///< that remain, >= 2
  std::uint32_t separated = 0;  ///< vertices outside the largest of them
};

/// Two neighbours that nothing else links.
struct CutEdge {
  std::uint32_t a = 0, b = 0;   ///< a < b
  std::uint32_t separated = 0;  ///< vertices on the smaller side
};

struct Cuts {
  std::vector<CutVertex> vertices;  ///< by vertex
  std::vector<CutEdge> edges;       ///< by a, b
};

/// Articulation points and bridges. REQUIRES: `both` is undirected. O(vertices + arcs), no
/// recursion. (Hopcroft, Tarjan: Algorithm 447: efficient algorithms for graph manipulation, 1973.)
Cuts cuts(const Adjacency& both);

}  // namespace kg

#endif  // KG_GRAPH_COMPONENTS_H_
