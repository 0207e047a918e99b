// rank, communities, bridges: questions about the graph as a whole.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "app/analytics_text.h"
#include "app/ask.h"
#include "app/commands.h"

namespace kg {
namespace {

struct RankCommand {
  GraphOptions graph;
  RankOptions options;
};

struct CommunitiesCommand {
  GraphOptions graph;
  CommunityOptions options;
};

struct BridgesCommand {
  GraphOptions graph;
  BridgeOptions options;
};

ExitCode nothing_linked(const Session& session) {
  session.log.info("no entities are linked here");
  return kNothingFound;
}

ExitCode show_ranking(Session& session, const RankCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const auto ranking = rank(graph.view(), command.options);
    if (!ranking) return fail_query(session, ranking.error());
    say(
        session, command.graph, [&] { return ranking_json(*ranking, command.options.by); },
        [&] { return ranking->total == 0 ? "" : ranking_text(*ranking, command.options.by); });
    return ranking->total == 0 ? nothing_linked(session) : kDone;
  });
}

ExitCode show_communities(Session& session, const CommunitiesCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const auto report = communities(graph.view(), command.options);
    if (!report) return fail_query(session, report.error());
    say(
        session, command.graph, [&] { return communities_json(*report); },
        [&] { return report->total == 0 ? "" : communities_text(*report); });
    return report->total == 0 ? nothing_linked(session) : kDone;
  });
}

ExitCode show_bridges(Session& session, const BridgesCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    const auto report = bridges(graph.view(), command.options);
    if (!report) return fail_query(session, report.error());
    const bool empty = report->components.empty();
    say(
        session, command.graph, [&] { return bridges_json(*report); },
        [&] { return empty ? "" : bridges_text(*report); });
    return empty ? nothing_linked(session) : kDone;
  });
}

void add_limit(CLI::App& command, std::size_t& limit, const char* what) {
  command.add_option("--limit", limit, fmt::format("Most {} to show; 0 = all", what))
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace

void add_rank(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "rank", "Show who is most central in the graph",
                              "  kg rank --named-only\n"
                              "  kg rank --by betweenness --type PERSON");
  auto options = std::make_shared<RankCommand>();
  const std::map<std::string, RankBy> rankings(kRankings.begin(), kRankings.end());
  sub->add_option("--by", options->options.by,
                  "By what: pagerank (linked by what is itself important), neighbors, sentences, "
                  "betweenness (on the shortest paths of others), core (in how dense a part)")
      ->transform(CLI::CheckedTransformer(rankings, CLI::ignore_case).description(""))
      ->type_name("WHAT")
      ->default_str("pagerank");
  sub->add_option("--sources", options->options.sources,
                  "Estimate betweenness from so many entities; 0 = exactly, from all")
      ->type_name("N");
  add_limit(*sub, options->options.limit, "entities");
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_ranking(session, *options); };
  });
}

void add_communities(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "communities", "Show who deals mostly with whom",
                              "  kg communities\n"
                              "  kg communities --resolution 2    more and smaller ones");
  auto options = std::make_shared<CommunitiesCommand>();
  sub->add_option("--resolution", options->options.resolution,
                  "Above 1 more and smaller communities, below 1 fewer")
      ->check(CLI::Range(0.01, 100.0).description(""))
      ->type_name("X")
      ->capture_default_str();
  sub->add_option("--members", options->options.members, "Most members to name; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  add_limit(*sub, options->options.limit, "communities");
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_communities(session, *options); };
  });
}

void add_bridges(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "bridges", "Show what holds the graph together",
                              "  kg bridges\n"
                              "  kg bridges --named-only --min-weight 2");
  auto options = std::make_shared<BridgesCommand>();
  add_limit(*sub, options->options.limit, "entities and links");
  options->graph.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_bridges(session, *options); };
  });
}

}  // namespace kg
