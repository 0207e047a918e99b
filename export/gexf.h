#ifndef KG_EXPORT_GEXF_H_
#define KG_EXPORT_GEXF_H_

#include <ostream>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// Writes GEXF 1.3 (https://gexf.net), or 1.2 with options.gexf_1_2. Each edge has a kind of its
/// own between its two ends, so that Gephi keeps parallel edges apart (1.2 has no kinds). Where
/// documents have dates the graph is dynamic: an edge is there on the days of its documents, one
/// without a date always. Colours go by type, sizes by edges.
Status write_gexf(const GraphView& view, const ExportOptions& options, std::ostream& out);

}  // namespace kg

#endif  // KG_EXPORT_GEXF_H_
