#ifndef KG_GRAPH_SELECTION_H_
#define KG_GRAPH_SELECTION_H_

#include <cstdint>
#include <optional>

#include "graph/filtered_view.h"
#include "graph/graph_view.h"
#include "graph/knowledge_graph.h"

namespace kg {

/// Which part of a graph to export or draw.
struct Selection {
  GraphFilter filter;           ///< applied first
  std::optional<EntityId> ego;  ///< only what is within `depth` steps of this entity
  std::uint32_t depth = 1;      ///< steps, in either direction of the edges
  std::uint32_t top = 0;  ///< only so many entities with the most evidence on their edges; 0 = all
  bool drop_isolated = false;  ///< leave out entities that no edge of the result touches
};

/// A canonical copy of the selected part in memory (canonical_copy), whose ids are its own.
/// NotFound if `ego` is not in it.
Result<KnowledgeGraph> select(const GraphView& view, const Selection& selection);

}  // namespace kg

#endif  // KG_GRAPH_SELECTION_H_
