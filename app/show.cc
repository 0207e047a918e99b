#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"

namespace kg {
namespace {

struct ShowCommand {
  GraphOptions graph;
  std::string name;
};

ExitCode show_entity(Session& session, const ShowCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const FoundName found = find_entity(session, graph.view(), command.name);
    if (!found.entity) return found.code;
    const auto report = show(graph.view(), found.entity->id);
    if (!report) return fail_query(session, report.error());
    say(
        session, command.graph, [&] { return report_json(*report); },
        [&] { return report_text(*report); });
    return kDone;
  });
}

}  // namespace

void add_show(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "show", "Show one entity: type, other names, relations in and out",
                  "  kg show 'Keir Starmer'");
  auto options = std::make_shared<ShowCommand>();
  sub->add_option("NAME", options->name, "A name or alias, or the begin of one")->required();
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_entity(session, *options); };
  });
}

}  // namespace kg
