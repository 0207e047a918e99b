#ifndef KG_EXPORT_CSV_H_
#define KG_EXPORT_CSV_H_

#include <ostream>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

// Comma-separated values (RFC 4180), with names of columns in the first line.

/// The two tables that Gephi's spreadsheet import reads. `Kind` keeps parallel edges apart;
/// `Timeset` has the days of the documents.
Status write_gephi_nodes(const GraphView& view, const ExportOptions& options, std::ostream& out);
Status write_gephi_edges(const GraphView& view, const ExportOptions& options, std::ostream& out);

/// The two tables of `neo4j-admin database import`. Actors have their handles for ids, so that
/// several imports meet in the same nodes; types of relationships are relations in capitals
/// ("PUSH_TOWARD"). No field has a line break.
Status write_neo4j_nodes(const GraphView& view, const ExportOptions& options, std::ostream& out);
Status write_neo4j_relationships(const GraphView& view, const ExportOptions& options,
                                 std::ostream& out);

}  // namespace kg

#endif  // KG_EXPORT_CSV_H_
