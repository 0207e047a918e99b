#include <fmt/format.h>

#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"

namespace kg {
namespace {

struct PathCommand {
  GraphOptions graph;
  std::string from, to;
  PathOptions options;
};

ExitCode show_path(Session& session, const PathCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const FoundName from = find_entity(session, graph.view(), command.from);
    if (!from.entity) return from.code;
    const FoundName to = find_entity(session, graph.view(), command.to);
    if (!to.entity) return to.code;
    const auto hops = path(graph.view(), from.entity->id, to.entity->id, command.options);
    if (!hops) return fail_query(session, hops.error());
    if (!*hops) {
      session.log.info(fmt::format("no path from {} to {} within {} hops", from.entity->name,
                                   to.entity->name, command.options.max_hops));
      if (command.graph.json) session.output.write("null\n");
      return kNothingFound;
    }
    say(
        session, command.graph, [&] { return path_json(**hops); },
        [&] {
          return (*hops)->empty() ? fmt::format("{} is one and the same\n", from.entity->name)
                                  : path_text(**hops);
        });
    return kDone;
  });
}

}  // namespace

void add_path(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "path", "Show the shortest chain between two entities, with the sentences",
                  "  kg path 'Keir Starmer' 'Emmanuel Macron'");
  auto options = std::make_shared<PathCommand>();
  sub->add_option("FROM", options->from, "A name")->required();
  sub->add_option("TO", options->to, "Another name")->required();
  sub->add_option("--max-hops", options->options.max_hops, "The longest chain to look for")
      ->check(CLI::Range(1U, 100U).description(""))
      ->type_name("N")
      ->capture_default_str();
  sub->add_option("--quotes", options->options.quotes, "Most sentences to show for a link; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_path(session, *options); };
  });
}

}  // namespace kg
