#ifndef KG_GRAPH_BACKBONE_H_
#define KG_GRAPH_BACKBONE_H_

#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// The pairs of entities whose tie is stronger than chance, by the disparity filter of Serrano,
/// Boguna and Vespignani (PNAS 106, 2009): a tie of weight w passes at an end with k ties of weight
/// s in all if (1 - w/s)^(k-1) < alpha; it has to pass at one end. The weight of a tie is the
/// evidence of all edges between the two, whichever way they point; loops are none. A pair that is
/// alone at both ends is kept: nothing speaks against it. Pairs have the smaller id first and are
/// in ascending order. Fails only with an error of `view`. REQUIRES: 0 < alpha <= 1.
Result<std::vector<std::pair<EntityId, EntityId>>> backbone(const GraphView& view, double alpha);

}  // namespace kg

#endif  // KG_GRAPH_BACKBONE_H_
