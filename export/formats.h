#ifndef KG_EXPORT_FORMATS_H_
#define KG_EXPORT_FORMATS_H_

#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

/// What becomes one edge of the exported graph.
enum class Merge {
  None,      ///< one for every edge: relation, polarity and modality kept apart
  Relation,  ///< one for every subject, relation, polarity and object
  Pair,      ///< one for every subject and object; relations become lines of its label
};

std::string_view to_string(Merge merge);
std::optional<Merge> merge_from(std::string_view name);

struct ExportOptions {
  std::optional<Merge> merge;  ///< not given: what suits the format (GraphFormat::merge)
  bool evidence = true;        ///< sentences and their documents on the edges, where there is room
  std::string title;           ///< of the graph, for formats that show one; empty = none
};

/// A way to write a graph. One table drives options, help and tests.
struct GraphFormat {
  std::string_view name;         ///< for --format: "graphml"
  std::string_view extension;    ///< with the dot: ".graphml"
  std::string_view description;  ///< one line
  Merge merge = Merge::None;     ///< unless ExportOptions says otherwise
  std::string_view hint;         ///< what a user should know after writing; may be empty
  /// Writes `view`. Equal graphs and options give equal bytes. Fails with an error of the view;
  /// the caller checks the stream.
  Status (*write)(const GraphView& view, const ExportOptions& options, std::ostream& out);
};

/// All formats, by name.
std::span<const GraphFormat> graph_formats();
/// By name, any case; null if there is none.
const GraphFormat* graph_format(std::string_view name);
/// By the extension of a path, any case; null if there is none.
const GraphFormat* graph_format_of_path(std::string_view path);

/// Writes `view` to the file at `path`, or to `standard_output` if `path` is "-". A file is written
/// beside its place and renamed when it is complete and on the disk, so a failure leaves an earlier
/// file as it was. Io if the system refuses; else an error of `view`.
Status export_graph(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                    const std::string& path, std::ostream& standard_output);

}  // namespace kg

#endif  // KG_EXPORT_FORMATS_H_
