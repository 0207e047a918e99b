#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"

namespace kg {
namespace {

struct StatsCommand {
  GraphOptions graph;
  std::size_t top = 10;
};

ExitCode stats_of(Session& session, const StatsCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const auto counts = stats(graph.view(), command.top);
    if (!counts) return fail_query(session, counts.error());
    const auto stored = graph.database->stats();
    if (!stored) return fail_query(session, stored.error());
    say(
        session, command.graph, [&] { return stats_json(*counts, *stored); },
        [&] { return stats_text(*counts, *stored); });
    return kDone;
  });
}

}  // namespace

void add_stats(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "stats", "Count what is in the graph", "  kg stats");
  auto options = std::make_shared<StatsCommand>();
  options->graph.add_to(*sub);
  sub->add_option("--top", options->top, "Entities and relations to list")->type_name("N");
  sub->callback([options, &command] {
    command = [options](Session& session) { return stats_of(session, *options); };
  });
}

}  // namespace kg
