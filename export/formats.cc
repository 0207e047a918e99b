#include "export/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "core/unicode.h"
#include "export/atomic_file.h"
#include "export/csv.h"
#include "export/dot.h"
#include "export/gexf.h"
#include "export/graphml.h"
#include "export/json_formats.h"
#include "export/rdf.h"
#include "export/sqlite.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::array kGephiFiles = {FilePart{"nodes", &write_gephi_nodes},
                                    FilePart{"edges", &write_gephi_edges}};
constexpr std::array kNeo4jFiles = {FilePart{"actors", &write_neo4j_nodes},
                                    FilePart{"relationships", &write_neo4j_relationships}};

constexpr std::array kFormats = {
    GraphFormat{.name = "csv",
                .extension = ".csv",
                .description = "two tables, nodes and edges, for Gephi and spreadsheets",
                .parts = kGephiFiles},
    GraphFormat{.name = "cyjs",
                .extension = ".cyjs",
                .description = "JSON of Cytoscape.js and Cytoscape",
                .write = &write_cytoscape_json},
    GraphFormat{.name = "d3",
                .extension = ".json",
                .description = "JSON with nodes and links, for D3 and NetworkX",
                .write = &write_node_link_json},
    GraphFormat{.name = "dot",
                .extension = ".dot",
                .description = "Graphviz, also read by Gephi",
                .merge = Merge::Pair,
                .write = &write_dot},
    GraphFormat{.name = "gexf",
                .extension = ".gexf",
                .description = "GEXF 1.3 for Gephi and Gephi Lite, with time; parallel edges kept",
                .write = &write_gexf},
    GraphFormat{.name = "graphml",
                .extension = ".graphml",
                .description = "GraphML for NetworkX, igraph, Cytoscape, Gephi, yEd",
                .hint = "Gephi adds up parallel edges of GraphML unless you choose \"Don't merge\" "
                        "when it imports; GEXF keeps them apart.",
                .write = &write_graphml},
    GraphFormat{.name = "jgf",
                .extension = ".jgf",
                .description = "JSON Graph Format, version 2",
                .write = &write_json_graph_format},
    GraphFormat{.name = "jsonl",
                .extension = ".jsonl",
                .description = "a JSON object a line: every entity, then every fact with sources",
                .write = &write_json_lines},
    GraphFormat{.name = "neo4j",
                .extension = ".neo4j.csv",
                .description = "two tables for neo4j-admin database import",
                .hint = "neo4j-admin database import full --nodes=FILE.actors.csv "
                        "--relationships=FILE.relationships.csv",
                .parts = kNeo4jFiles},
    GraphFormat{.name = "nquads",
                .extension = ".nq",
                .description = "RDF: N-Quads, one named graph a statement, with provenance",
                .write = &write_n_quads},
    GraphFormat{.name = "sqlite",
                .extension = ".sqlite",
                .description = "SQLite tables: entity, fact, evidence, document",
                .write_database = &write_sqlite},
    GraphFormat{.name = "trig",
                .extension = ".trig",
                .description = "RDF: TriG, the same as N-Quads, easier to read",
                .write = &write_trig},
};

// Further extensions that people use.
constexpr std::pair<std::string_view, std::string_view> kOtherExtensions[] = {
    {".gv", "dot"}, {".db", "sqlite"}, {".sqlite3", "sqlite"}, {".ndjson", "jsonl"}};

constexpr std::array kMerges = {Merge::None, Merge::Relation, Merge::Pair};

bool is_folder(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || fs::is_directory(path, error);
}

// "g.csv", "g.nodes.csv" and "g" give "g".
std::string without_ending(const GraphFormat& format, std::string path) {
  for (const std::string_view ending : {format.extension, std::string_view(".csv")})
    if (to_lower(path).ends_with(ending)) path.resize(path.size() - ending.size());
  for (const FilePart& part : format.parts) {
    const std::string ending = "." + std::string(part.name);
    if (!path.ends_with(ending)) continue;
    path.resize(path.size() - ending.size());
    break;
  }
  return path;
}

Status write_stream(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                    std::ostream& out) {
  if (format.write == nullptr)
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("format '{}' cannot go to standard output: it {}; give the name of "
                    "a file with -o",
                    format.name, format.parts.empty() ? "is a database" : "makes several files"));
  KG_TRY(format.write(view, options, out));
  if (out.flush()) return {};
  return failure(ErrorCode::Io, "cannot write to standard output");
}

// All parts are complete before the first gets its name.
Status write_parts(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                   const std::string& path) {
  const std::vector<std::string> paths = export_paths(format, path);
  if (path.ends_with('/')) {
    std::error_code error;
    fs::create_directories(path, error);  // what is wrong shows when its files are made
  }
  std::vector<AtomicFile> files;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    KG_ASSIGN(AtomicFile file, AtomicFile::create(paths[i]));
    files.push_back(std::move(file));
    KG_TRY(format.parts[i].write(view, options, files.back().stream()));
    KG_TRY(files.back().finish());
  }
  for (AtomicFile& file : files) KG_TRY(file.commit());
  return {};
}

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
  for (const auto& [extension, name] : kOtherExtensions)
    if (lower.ends_with(extension)) return graph_format(name);
  const GraphFormat* best = nullptr;
  for (const GraphFormat& format : kFormats)
    if (lower.ends_with(format.extension) &&
        (best == nullptr || format.extension.size() > best->extension.size()))
      best = &format;
  return best;
}

std::vector<std::string> export_paths(const GraphFormat& format, const std::string& path) {
  if (format.parts.empty()) return {path};
  const fs::path begin = is_folder(path) ? fs::path(path) / "" : fs::path();
  std::vector<std::string> paths;
  for (const FilePart& part : format.parts)
    paths.push_back(begin.empty()
                        ? fmt::format("{}.{}.csv", without_ending(format, path), part.name)
                        : fmt::format("{}{}.csv", begin.string(), part.name));
  return paths;
}

Status export_graph(const GraphView& view, const GraphFormat& format, const ExportOptions& options,
                    const std::string& path, std::ostream& standard_output) {
  ExportOptions chosen = options;
  if (!chosen.merge) chosen.merge = format.merge;
  if (path == "-") return write_stream(view, format, chosen, standard_output);
  if (!format.parts.empty()) return write_parts(view, format, chosen, path);
  KG_ASSIGN(AtomicFile file, AtomicFile::create(path));
  if (format.write_database == nullptr) {
    KG_TRY(format.write(view, chosen, file.stream()));
    return file.commit();
  }
  Status made = format.write_database(view, chosen, file.temporary_path());
  if (!made) return failure_in(fmt::format("cannot write '{}'", path), std::move(made).error());
  return file.commit();
}

}  // namespace kg
