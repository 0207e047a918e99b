#include "export/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "export/atomic_file.h"
#include "export/dot.h"
#include "export/graphml.h"

namespace kg {
namespace {

constexpr std::array kFormats = {
    GraphFormat{"dot", ".dot", "Graphviz, also read by Gephi", Merge::Pair, "", &write_dot},
    GraphFormat{"graphml", ".graphml", "GraphML for Gephi, NetworkX, igraph, Cytoscape, yEd",
                Merge::None,
                "Gephi adds up parallel edges unless you choose \"Don't merge\" when it imports.",
                &write_graphml},
};

constexpr std::array kMerges = {Merge::None, Merge::Relation, Merge::Pair};

}  // namespace

std::string_view to_string(Merge merge) {
  switch (merge) {
    case Merge::None:
      return "none";
    case Merge::Relation:
      return "relation";
    case Merge::Pair:
      break;
  }
  return "pair";
}

std::optional<Merge> merge_from(std::string_view name) {
  for (const Merge merge : kMerges)
    if (to_string(merge) == name) return merge;
  return std::nullopt;
}

std::span<const GraphFormat> graph_formats() { return kFormats; }

const GraphFormat* graph_format(std::string_view name) {
  const std::string wanted = to_lower(name);
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const GraphFormat& format) { return format.name == wanted; });
  return found == kFormats.end() ? nullptr : &*found;
}

const GraphFormat* graph_format_of_path(std::string_view path) {
  const std::string lower = to_lower(path);
  if (lower.ends_with(".gv")) return graph_format("dot");  // Graphviz's newer extension
  for (const GraphFormat& format : kFormats)
    if (lower.ends_with(format.extension)) return &format;
  return nullptr;
}

Status export_graph(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                    const std::string& path, std::ostream& standard_output) {
  ExportOptions chosen = options;
  if (!chosen.merge) chosen.merge = format.merge;
  if (path == "-") {
    KG_TRY(format.write(view, chosen, standard_output));
    if (standard_output.flush()) return {};
    return failure(ErrorCode::Io, "cannot write to standard output");
  }
  KG_ASSIGN(AtomicFile file, AtomicFile::create(path));
  KG_TRY(format.write(view, chosen, file.stream()));
  return file.commit();
}

}  // namespace kg
