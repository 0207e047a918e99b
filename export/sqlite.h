#ifndef KG_EXPORT_SQLITE_H_
#define KG_EXPORT_SQLITE_H_

#include <string>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// Makes a SQLite 3 database (https://sqlite.org) of the empty file at `path`: tables `entity`,
/// `alias`, `fact`, `evidence`, `document` and `info`, with indexes, and a view `link` that shows
/// facts with the names of their ends. Io if the system refuses; else an error of `view`.
Status write_sqlite(const GraphView& view, const ExportOptions& options, const std::string& path);

}  // namespace kg

#endif  // KG_EXPORT_SQLITE_H_
