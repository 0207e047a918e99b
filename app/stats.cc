#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"
#include "app/print_storage.h"

namespace kg {
namespace {

struct StatsCommand {
  GraphOptions graph;
  std::size_t top = 10;
  bool storage = false;
};

ExitCode storage_of(Session& session, const StatsCommand& command) {
  const auto stats = storage_stats(command.graph.database.path);
  if (!stats) return session.fail(stats.error(), kBadStore);
  say(
      session, command.graph, [&] { return storage_json(*stats); },
      [&] { return storage_text(*stats); });
  return kDone;
}

ExitCode stats_of(Session& session, const StatsCommand& command) {
  if (command.storage) return storage_of(session, command);
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
  CLI::App* sub =
      add_command(app, "stats", "Count what is in the graph", "  kg stats\n  kg stats --storage");
  auto options = std::make_shared<StatsCommand>();
  options->graph.add_to(*sub);
  sub->add_option("--top", options->top, "Entities and relations to list")->type_name("N");
  sub->add_flag("--storage", options->storage, "Where the bytes are: by column, by link, by file");
  sub->callback([options, &command] {
    command = [options](Session& session) { return stats_of(session, *options); };
  });
}

}  // namespace kg
