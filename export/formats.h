#ifndef KG_EXPORT_FORMATS_H_
#define KG_EXPORT_FORMATS_H_

#include <cstdint>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// Where a node stands, in points, y upwards.
struct Position {
  double x = 0, y = 0;
};

struct ExportOptions {
  std::optional<Merge> merge;  ///< not given: what suits the format (GraphFormat::merge)
  bool evidence = true;        ///< sentences and their documents on the edges, where there is room
  std::string title;           ///< of the graph, for formats that show one; empty = none
  bool yed = false;            ///< GraphML with what yEd draws; no longer the portable part of it
  bool gexf_1_2 = false;       ///< GEXF 1.2 for older readers, which knows no kinds of edges
  /// Numbers of communities, from 1, written with the nodes that have one.
  std::unordered_map<EntityId, std::uint32_t> communities = {};
  /// Written with the nodes that have one, in formats that have a place for it.
  std::unordered_map<EntityId, Position> positions = {};
};

/// Equal graphs and options give equal bytes. Fails with an error of the view; the caller checks
/// the stream.
using GraphWriter = Status (*)(const GraphView& view, const ExportOptions& options,
                               std::ostream& out);

/// One of the files of a format that needs several.
struct FilePart {
  std::string_view name;  ///< "nodes": g.nodes.csv
  GraphWriter write;
};

/// A way to write a graph. One table drives options, help and tests. Exactly one of `write`,
/// `parts` and `write_database` is there.
struct GraphFormat {
  std::string_view name;         ///< for --format: "graphml"
  std::string_view extension;    ///< with the dot: ".graphml"
  std::string_view description;  ///< one line
  Merge merge = Merge::None;     ///< unless ExportOptions says otherwise
  std::string_view hint = {};    ///< what a user should know after writing; may be empty
  GraphWriter write = nullptr;
  std::span<const FilePart> parts = {};
  /// Writes into the file at a path, which is there and empty. Io if the system refuses.
  Status (*write_database)(const GraphView& view, const ExportOptions& options,
                           const std::string& path) = nullptr;
};

/// All formats, by name.
std::span<const GraphFormat> graph_formats();
/// By name, any case; null if there is none.
const GraphFormat* graph_format(std::string_view name);
/// By the extension of a path, any case; the longest extension that fits; null if none does.
const GraphFormat* graph_format_of_path(std::string_view path);

/// The files that export_graph writes for `path`: `path` itself, or for a format of several files
/// NAME.nodes.csv and so on for NAME.csv, nodes.csv and so on in a folder (which is there, or
/// `path` ends in "/").
std::vector<std::string> export_paths(const GraphFormat& format, const std::string& path);

/// Writes `view` to the file or files at `path` (export_paths), or to `standard_output` if `path`
/// is "-". A file is written beside its place and renamed when it is complete and on the disk, so a
/// failure leaves an earlier file as it was. Io if the system refuses; InvalidInput if the format
/// cannot go to standard output; else an error of `view`.
Status export_graph(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                    const std::string& path, std::ostream& standard_output);

}  // namespace kg

#endif  // KG_EXPORT_FORMATS_H_
