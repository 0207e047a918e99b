#ifndef KG_GRAPH_SEARCH_H_
#define KG_GRAPH_SEARCH_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// Entities with their distances from where a search began, in the order it found them.
using Reached = std::vector<std::pair<EntityId, std::uint32_t>>;

/// What is within `depth` steps of `start`, whichever way the edges point, by a breadth-first
/// search: `start` first. Fails only with an error of `view`.
Result<Reached> within_steps(const GraphView& view, EntityId start, std::uint32_t depth);

}  // namespace kg

#endif  // KG_GRAPH_SEARCH_H_
