#include <fmt/format.h>

#include <memory>
#include <utility>

#include "app/commands.h"
#include "app/near_names.h"
#include "app/selection_options.h"
#include "export/formats.h"
#include "export/layout.h"
#include "graph/communities.h"

namespace kg {
namespace {

struct ExportCommand {
  SelectionOptions selection;
  std::string format;
  std::string path;
  std::string merge;
  bool no_evidence = false;
  std::string title;
  std::string flavor = "portable";
  std::string gexf_version = "1.3";
  bool communities = false;
  std::string layout;
  Graphviz graphviz;
  bool list = false;
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const GraphFormat& format : graph_formats()) names.emplace_back(format.name);
  return names;
}

std::string formats_text() {
  std::string text;
  for (const GraphFormat& format : graph_formats())
    text += fmt::format("  {:<10}{:<13}{}\n", format.name, format.extension, format.description);
  return text;
}

// The format that is asked for, or that the name of the file tells; null after telling why not.
const GraphFormat* choose_format(const Session& session, const ExportCommand& command) {
  const std::vector<std::string> names = format_names();
  const GraphFormat* format =
      command.format.empty() ? graph_format_of_path(command.path) : graph_format(command.format);
  if (format != nullptr) return format;
  session.log.error(command.format.empty()
                        ? fmt::format("cannot tell a format from '{}'; give --format {}",
                                      command.path, fmt::join(names, ", "))
                        : fmt::format("there is no format '{}'; formats are {}{}", command.format,
                                      fmt::join(names, ", "), did_you_mean(command.format, names)));
  return nullptr;
}

// Options that only one format has would otherwise do nothing, in silence.
bool options_fit(const Session& session, const ExportCommand& command, const GraphFormat& format) {
  std::string wrong;
  if (command.flavor == "yed" && format.name != "graphml") wrong = "--flavor is for graphml";
  if (command.gexf_version != "1.3" && format.name != "gexf") wrong = "--gexf-version is for gexf";
  if (command.path == "-" && format.write == nullptr)
    wrong = fmt::format("it {}; give a name with -o",
                        format.parts.empty() ? "is a database" : "makes several files");
  if (wrong.empty()) return true;
  session.log.error(fmt::format("format '{}': {}", format.name, wrong));
  return false;
}

ExitCode failure_code(ErrorCode code) {
  return code == ErrorCode::Corruption ? kBadStore
         : code == ErrorCode::NotFound ? kToolFailed
                                       : kBadFile;
}

Status add_extras(const GraphView& view, const ExportCommand& command, ExportOptions& options) {
  if (command.communities) {
    KG_ASSIGN(options.communities, find_communities(view));
  }
  if (!command.layout.empty()) {
    KG_ASSIGN(options.positions, lay_out(view, command.layout, command.graphviz));
  }
  return {};
}

ExitCode export_to(Session& session, const ExportCommand& command) {
  if (command.list) {
    session.output.write(formats_text());
    return session.finish(kDone);
  }
  if (command.path.empty()) {
    session.log.error("where to? Give -o FILE, or - for standard output");
    return kUsage;
  }
  const GraphFormat* format = choose_format(session, command);
  if (format == nullptr || !options_fit(session, command, *format)) return kUsage;
  ExitCode code = kDone;
  const auto graph = choose_graph(session, command.selection, code);
  if (!graph) return code;
  ExportOptions options;
  options.merge = merge_from(command.merge);
  options.evidence = !command.no_evidence;
  options.title = command.title;
  options.yed = command.flavor == "yed";
  options.gexf_1_2 = command.gexf_version == "1.2";
  const Status prepared = add_extras(graph->view(), command, options);
  if (!prepared) return session.fail(prepared.error(), kToolFailed);
  const Status written =
      export_graph(graph->view(), *format, options, command.path, session.output.stream());
  if (command.path == "-") return session.finish(kDone);
  if (!written) return session.fail(written.error(), failure_code(written.error().code));
  session.log.info(fmt::format("{}: {} entities, {} links",
                               fmt::join(export_paths(*format, command.path), ", "),
                               graph->view().entity_count(), graph->view().edge_count()));
  if (!format->hint.empty()) session.log.info(format->hint);
  return kDone;
}

std::vector<std::string> all_layouts() { return {layout_names().begin(), layout_names().end()}; }

void add_looks(CLI::App& sub, ExportCommand& options) {
  sub.add_option("--merge", options.merge, "Make one edge of parallel ones: none, relation or pair")
      ->check(CLI::IsMember({"none", "relation", "pair"}).description(""))
      ->type_name("HOW");
  sub.add_flag("--no-evidence", options.no_evidence, "Leave out the sentences");
  sub.add_option("--title", options.title, "Title of the graph")->type_name("TEXT");
  sub.add_flag("--communities", options.communities,
               "Number the communities of entities (Louvain method)");
  sub.add_option("--layout", options.layout,
                 "Write positions that Graphviz gives: sfdp, dot, neato, fdp, circo or twopi")
      ->check(CLI::IsMember(all_layouts()).description(""))
      ->type_name("LAYOUT");
  sub.add_option("--flavor", options.flavor, "GraphML: portable, or yed with what yEd draws")
      ->check(CLI::IsMember({"portable", "yed"}).description(""))
      ->type_name("FLAVOR");
  sub.add_option("--gexf-version", options.gexf_version, "GEXF: 1.3, or 1.2 for older readers")
      ->check(CLI::IsMember({"1.3", "1.2"}).description(""))
      ->type_name("VERSION");
  sub.add_option("--dot", options.graphviz.program, "The Graphviz program for --layout")
      ->type_name("PROGRAM");
}

}  // namespace

void add_export(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "export", "Write the graph for other programs",
                              "  kg export -o graph.graphml\n"
                              "  kg export --ego 'Keir Starmer' --depth 2 -o starmer.gexf\n"
                              "  kg export --top 500 --communities -o graph.csv\n"
                              "  kg export --list");
  sub->footer("Formats:\n" + formats_text());
  auto options = std::make_shared<ExportCommand>();
  sub->add_option("-o,--output", options->path, "File to write; - is standard output")
      ->type_name("FILE");
  sub->add_option("--format", options->format, "Name of the format; else the file's name tells it")
      ->type_name("FORMAT");
  sub->add_flag("--list", options->list, "Explain the formats and do nothing else");
  add_looks(*sub, *options);
  options->selection.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return export_to(session, *options); };
  });
}

}  // namespace kg
