#include "export/draw.h"

#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/selection_options.h"

namespace kg {
namespace {

struct DrawCommand {
  SelectionOptions selection;
  DrawOptions options;
  std::string path;
};

ExitCode draw_code(ErrorCode error) {
  switch (error) {
    case ErrorCode::InvalidInput:
      return kUsage;
    case ErrorCode::Corruption:
    case ErrorCode::Busy:
      return kBadStore;
    default:
      return kToolFailed;
  }
}

ExitCode draw_to(Session& session, const DrawCommand& command) {
  ExitCode code = kDone;
  const auto graph = select_graph(session, command.selection, code);
  if (!graph) return code;
  const Status drawn = draw(*graph, command.options, command.path);
  if (!drawn) return session.fail(drawn.error(), draw_code(drawn.error().code));
  session.log.info(fmt::format("{}: {} entities, {} links", command.path, graph->entity_count(),
                               graph->edge_count()));
  return kDone;
}

}  // namespace

void add_draw(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "draw", "Draw the graph with Graphviz (.svg, .png, .pdf)",
                              "  kg draw -o graph.svg\n"
                              "  kg draw --ego 'Keir Starmer' -o starmer.png");
  auto options = std::make_shared<DrawCommand>();
  sub->add_option("-o,--output", options->path, "File to draw into")->required()->type_name("FILE");
  sub->add_option("--title", options->options.title, "Title above the drawing")->type_name("TEXT");
  sub->add_option("--dot", options->options.program, "The Graphviz program")->type_name("PROGRAM");
  options->selection.add_to(*sub);
  options->selection.drop_isolated = true;
  sub->callback([options, &command] {
    command = [options](Session& session) { return draw_to(session, *options); };
  });
}

}  // namespace kg
