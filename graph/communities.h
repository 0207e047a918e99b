#ifndef KG_GRAPH_COMMUNITIES_H_
#define KG_GRAPH_COMMUNITIES_H_

#include <cstdint>
#include <unordered_map>

#include "graph/graph_view.h"

namespace kg {

/// Numbers of communities, from 1: the largest first. Entities without links to others are in none.
using Communities = std::unordered_map<EntityId, std::uint32_t>;

/// The communities of a view by the Louvain method (louvain.h), directions ignored, weighted by
/// sentences. The same graph gives the same ones in whatever order its documents were read. Fails
/// as CsrGraph::project.
Result<Communities> find_communities(const GraphView& view);

}  // namespace kg

#endif  // KG_GRAPH_COMMUNITIES_H_
