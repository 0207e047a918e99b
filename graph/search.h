#ifndef KG_GRAPH_SEARCH_H_
#define KG_GRAPH_SEARCH_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// What is within `depth` steps of `start`, whichever way the edges point: each entity with its
/// distance, in the order of a breadth-first search, `start` first. Ends as soon as `goal` is
/// reached. Fails only with an error of `view`.
Result<std::vector<std::pair<EntityId, std::uint32_t>>> within_steps(
    const GraphView& view, EntityId start, std::uint32_t depth,
    std::optional<EntityId> goal = std::nullopt);

}  // namespace kg

#endif  // KG_GRAPH_SEARCH_H_
