#include <fmt/format.h>

#include <memory>

#include "app/ask.h"
#include "app/commands.h"
#include "app/json_graph.h"
#include "app/print_graph.h"
#include "query/lookup.h"

namespace kg {
namespace {

struct LinksCommand {
  GraphOptions graph;
  std::vector<std::string> names;
  std::size_t quotes = 0;
};

// Every link of one entity, those that leave it first.
Result<std::vector<Link>> links_of(const GraphView& view, EntityId entity, std::size_t quotes) {
  Lookup lookup(view);
  std::vector<Link> found;
  for (const Direction direction : {Direction::Out, Direction::In}) {
    KG_ASSIGN(const std::vector<Edge> edges, lookup.edges(entity, direction));
    for (const Edge& edge : edges) {
      if (direction == Direction::In && edge.subject == edge.object) continue;  // had it already
      KG_ASSIGN(Link link, lookup.link(edge, quotes));
      found.push_back(std::move(link));
    }
  }
  return found;
}

Result<std::vector<Link>> find_links(const GraphView& view, const std::vector<EntityId>& ids,
                                     std::size_t quotes) {
  if (ids.empty()) return all_links(view, {quotes});
  if (ids.size() == 1) return links_of(view, ids[0], quotes);
  return links(view, ids[0], ids[1], {quotes});
}

ExitCode show_links(Session& session, const LinksCommand& command) {
  return ask(session, command.graph, [&](const OpenGraph& graph) {
    std::vector<EntityId> ids;
    for (const std::string& name : command.names) {
      const FoundName found = find_entity(session, graph.view(), name);
      if (!found.entity) return found.code;
      ids.push_back(found.entity->id);
    }
    const auto found = find_links(graph.view(), ids, command.quotes);
    if (!found) return fail_query(session, found.error());
    if (found->empty()) session.log.info("there are no such links");
    say(
        session, command.graph, [&] { return links_json(*found); },
        [&] { return links_text(*found); });
    return found->empty() ? kNothingFound : kDone;
  });
}

}  // namespace

void add_links(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(
      app, "links", "Show what two entities have to do with each other, with the sentences",
      "  kg links 'Keir Starmer' 'Donald Trump'\n"
      "  kg links 'Keir Starmer'     all links of one\n"
      "  kg links                    all links of all");
  auto options = std::make_shared<LinksCommand>();
  sub->add_option("NAME", options->names, "Two names, or one, or none")->expected(0, 2);
  options->graph.add_to(*sub);
  sub->add_option("--quotes", options->quotes, "Most sentences to show for a link; 0 = all")
      ->type_name("N");
  sub->callback([options, &command] {
    command = [options](Session& session) { return show_links(session, *options); };
  });
}

}  // namespace kg
