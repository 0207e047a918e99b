#include <fmt/format.h>

#include <memory>
#include <set>

#include "app/commands.h"
#include "app/near_names.h"
#include "app/selection_options.h"
#include "export/formats.h"

namespace kg {
namespace {

struct ExportCommand {
  SelectionOptions selection;
  std::string format;
  std::string path;
  std::string merge;
  bool no_evidence = false;
  std::string title;
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const GraphFormat& format : graph_formats()) names.emplace_back(format.name);
  return names;
}

std::string formats_help() {
  std::string help = "Formats:\n";
  for (const GraphFormat& format : graph_formats())
    help += fmt::format("  {:<10}{:<10}{}\n", format.name, format.extension, format.description);
  return help;
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

ExitCode export_to(Session& session, const ExportCommand& command) {
  const GraphFormat* format = choose_format(session, command);
  if (format == nullptr) return kUsage;
  ExitCode code = kDone;
  const auto graph = select_graph(session, command.selection, code);
  if (!graph) return code;
  ExportOptions options;
  options.merge = merge_from(command.merge);
  options.evidence = !command.no_evidence;
  options.title = command.title;
  const Status written =
      export_graph(*graph, *format, options, command.path, session.output.stream());
  if (command.path == "-") return session.finish(kDone);
  if (!written) return session.fail(written.error(), kBadFile);
  session.log.info(fmt::format("{}: {} entities, {} links", command.path, graph->entity_count(),
                               graph->edge_count()));
  if (!format->hint.empty()) session.log.info(format->hint);
  return kDone;
}

}  // namespace

void add_export(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "export", "Write the graph for other programs",
                              "  kg export -o graph.graphml\n"
                              "  kg export --ego 'Keir Starmer' --depth 2 -o starmer.dot");
  sub->footer(formats_help());
  auto options = std::make_shared<ExportCommand>();
  sub->add_option("-o,--output", options->path, "File to write; - is standard output")
      ->required()
      ->type_name("FILE");
  sub->add_option("--format", options->format, "Name of the format; else the file's name tells it")
      ->type_name("FORMAT");
  sub->add_option("--merge", options->merge,
                  "Make one edge of parallel ones: none, relation or pair")
      ->check(CLI::IsMember({"none", "relation", "pair"}).description(""))
      ->type_name("HOW");
  sub->add_flag("--no-evidence", options->no_evidence, "Leave out the sentences");
  sub->add_option("--title", options->title, "Title of the graph")->type_name("TEXT");
  options->selection.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return export_to(session, *options); };
  });
}

}  // namespace kg
