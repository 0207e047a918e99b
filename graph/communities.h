#ifndef KG_GRAPH_COMMUNITIES_H_
#define KG_GRAPH_COMMUNITIES_H_

#include <cstdint>
#include <unordered_map>

#include "graph/graph_view.h"

namespace kg {

/// Numbers of communities, from 1: the largest first, of equally large ones that with the smallest
/// id. Entities without links to others are in none.
using Communities = std::unordered_map<EntityId, std::uint32_t>;

/// Finds groups of entities that have more ties among each other than chance would give, by the
/// Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre, J. Stat. Mech. P10008, 2008): each
/// vertex in turn moves to the neighbouring group that raises the modularity most, until none
/// moves; then groups become vertices. Ties are as in ties.h. The order of moves is that of ids,
/// equal gains go to the group with the smallest number, so equal graphs give equal communities.
/// Fails only with an error of `view`.
Result<Communities> find_communities(const GraphView& view);

}  // namespace kg

#endif  // KG_GRAPH_COMMUNITIES_H_
