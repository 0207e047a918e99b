#include <fmt/format.h>

#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"

namespace kg {
namespace {

struct NeighborsCommand {
  GraphOptions graph;
  std::string name;
  NeighborOptions options;
};

ExitCode show_neighbors(Session& session, const NeighborsCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const FoundName found = find_entity(session, graph.view(), command.name);
    if (!found.entity) return found.code;
    const auto around = neighbors(graph.view(), found.entity->id, command.options);
    if (!around) return fail_query(session, around.error());
    if (around->neighbors.empty())
      session.log.info(fmt::format("{} has no neighbors here", found.entity->name));
    say(
        session, command.graph, [&] { return neighborhood_json(*around); },
        [&] { return neighborhood_text(*around); });
    return around->neighbors.empty() ? kNothingFound : kDone;
  });
}

}  // namespace

void add_neighbors(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "neighbors", "Show whom and what an entity is linked to",
                              "  kg neighbors 'Keir Starmer'");
  auto options = std::make_shared<NeighborsCommand>();
  sub->add_option("NAME", options->name, "A name or alias, or the begin of one")->required();
  sub->add_option("--depth", options->options.depth, "Steps to go")
      ->check(CLI::Range(1U, 10U).description(""))
      ->type_name("N")
      ->capture_default_str();
  sub->add_option("--limit", options->options.limit, "Most neighbors to show; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_neighbors(session, *options); };
  });
}

}  // namespace kg
