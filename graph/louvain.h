#ifndef KG_GRAPH_LOUVAIN_H_
#define KG_GRAPH_LOUVAIN_H_

#include "graph/components.h"
#include "graph/csr_graph.h"

namespace kg {

struct LouvainOptions {
  double resolution = 1;  ///< above 1: more and smaller communities (Reichardt, Bornholdt, 2006)
};

/// Groups that are linked more among themselves than chance would have it, by the Louvain method:
/// vertices move to the neighbouring community that gains most modularity, in the order of their
/// numbers, until none moves; then communities become vertices, and so on. Equal graphs give equal
/// communities. REQUIRES: `both` is undirected. (Blondel, Guillaume, Lambiotte, Lefebvre: Fast
/// unfolding of communities in large networks, 2008.)
Partition louvain(const Adjacency& both, const LouvainOptions& options = {});

/// How much more weight lies inside the groups than in a random graph of the same degrees: -0.5 to
/// 1. (Newman, Girvan: Finding and evaluating community structure in networks, 2004.)
double modularity(const Adjacency& both, const std::vector<std::uint32_t>& groups,
                  double resolution = 1);

}  // namespace kg

#endif  // KG_GRAPH_LOUVAIN_H_
