#ifndef KG_EXPORT_JSON_FORMATS_H_
#define KG_EXPORT_JSON_FORMATS_H_

#include <ostream>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// Cytoscape JSON: {"elements": {"nodes": [{"data": {...}, "position": {...}}], "edges": [...]}}
/// (https://js.cytoscape.org, "Elements JSON"), which Cytoscape reads from .cyjs files too.
Status write_cytoscape_json(const GraphView& view, const ExportOptions& options, std::ostream& out);

/// JSON Graph Format, version 2 (https://jsongraphformat.info): nodes are a map by id.
Status write_json_graph_format(const GraphView& view, const ExportOptions& options,
                               std::ostream& out);

/// Nodes and links as D3's force layout and NetworkX's node_link_graph(edges="links") take them.
Status write_node_link_json(const GraphView& view, const ExportOptions& options, std::ostream& out);

/// One JSON object a line: {"kind": "entity", ...} for all entities, then {"kind": "fact", ...} for
/// all edges, with every sentence that supports them and where it stands.
Status write_json_lines(const GraphView& view, const ExportOptions& options, std::ostream& out);

}  // namespace kg

#endif  // KG_EXPORT_JSON_FORMATS_H_
