#ifndef KG_EXPORT_GRAPHML_H_
#define KG_EXPORT_GRAPHML_H_

#include <ostream>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// Writes GraphML (http://graphml.graphdrawing.org) in the part of it that NetworkX, igraph, Boost,
/// Gephi, Cytoscape, Tulip and JGraphT all read: no default values, nesting or booleans; keys apart
/// for nodes and edges; all nodes before all edges; every edge with an id of its own and a weight
/// above 0.
Status write_graphml(const GraphView& view, const ExportOptions& options, std::ostream& out);

}  // namespace kg

#endif  // KG_EXPORT_GRAPHML_H_
