#include "graph/communities.h"

#include "graph/csr_graph.h"
#include "graph/louvain.h"

namespace kg {

Result<Communities> find_communities(const GraphView& view) {
  KG_ASSIGN(const CsrGraph graph, CsrGraph::project(view, VertexOrder::Canonical));
  const Adjacency both = graph.out().undirected();
  const Partition found = louvain(both);
  Communities communities;
  for (std::uint32_t v = 0; v < graph.vertex_count(); ++v)
    if (!both.targets_of(v).empty()) communities[graph.entity(v)] = found.group[v] + 1;
  return communities;
}

}  // namespace kg
