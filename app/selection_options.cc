#include "app/selection_options.h"

#include "app/ask.h"
#include "graph/selection.h"

namespace kg {

void SelectionOptions::add_to(CLI::App& command) {
  graph.add_to(command, false);
  const std::string group = "Which part of the graph";
  command.add_option("--ego", ego, "Only what is near this entity")
      ->type_name("NAME")
      ->group(group);
  command.add_option("--depth", depth, "How many steps near it")
      ->check(CLI::Range(1U, 100U).description(""))
      ->type_name("N")
      ->group(group);
  command.add_option("--top", top, "Only so many entities, those with the most sentences")
      ->type_name("N")
      ->group(group);
  command.add_flag("--drop-isolated", drop_isolated, "Leave out entities without links")
      ->group(group);
}

std::optional<KnowledgeGraph> select_graph(const Session& session, const SelectionOptions& options,
                                           ExitCode& code) {
  const auto graph = open_graph(options.graph);
  if (!graph) {
    code = session.fail(graph.error(), kBadStore);
    return std::nullopt;
  }
  Selection selection;
  selection.filter = options.graph.filter();
  selection.depth = options.depth;
  selection.top = options.top;
  selection.drop_isolated = options.drop_isolated;
  if (!options.ego.empty()) {
    const FoundName ego = find_entity(session, graph->view(), options.ego);
    code = ego.code;
    if (!ego.entity) return std::nullopt;
    selection.ego = ego.entity->id;
  }
  auto selected = select(*graph->whole, selection);
  if (!selected) {
    code = fail_query(session, selected.error());
    return std::nullopt;
  }
  return std::move(*selected);
}

}  // namespace kg
