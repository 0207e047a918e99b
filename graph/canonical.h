#ifndef KG_GRAPH_CANONICAL_H_
#define KG_GRAPH_CANONICAL_H_

#include "graph/knowledge_graph.h"

namespace kg {

/// A copy of `view` whose numbers and orders depend on what is in it alone, not on the order in
/// which it was put together: entities by name, type and handle, relations by their words,
/// documents by date, source and name, all from 1. Fails only with an error of `view`.
Result<KnowledgeGraph> canonical_copy(const GraphView& view);

}  // namespace kg

#endif  // KG_GRAPH_CANONICAL_H_
