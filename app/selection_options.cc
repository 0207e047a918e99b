#include "app/selection_options.h"

#include <fmt/format.h>

#include <utility>

#include "app/ask.h"
#include "graph/canonical.h"

namespace kg {
namespace {

// Above 0 and at most 1.
std::string read_level(std::string& value) {
  char* end = nullptr;
  const double level = std::strtod(value.c_str(), &end);
  const bool whole = !value.empty() && end == value.c_str() + value.size();
  return whole && level > 0 && level <= 1
             ? ""
             : fmt::format("'{}' is no level; write a number above 0 and up to 1, e.g. 0.1", value);
}

// A reader wants to know what a smaller picture does not show.
void tell_left_out(const Session& session, const GraphView& whole, const GraphView& chosen) {
  const std::uint64_t entities = whole.entity_count(), links = whole.edge_count();
  const std::uint64_t entities_left = chosen.entity_count(), links_left = chosen.edge_count();
  if (entities == entities_left && links == links_left) return;
  session.log.info(fmt::format("left out by the options: {} of {} entities, {} of {} links",
                               entities - entities_left, entities, links - links_left, links));
  if (entities_left == 0) session.log.info("nothing is left: the result is empty");
}

bool narrows(const Selection& selection) {
  return selection.filter != GraphFilter() || selection.ego || selection.backbone > 0 ||
         selection.top > 0 || selection.drop_isolated;
}

}  // namespace

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
  command
      .add_option("--backbone", backbone,
                  "Only links stronger than chance at this level, e.g. 0.1 (disparity filter)")
      ->transform(CLI::Validator(read_level, ""))
      ->type_name("LEVEL")
      ->group(group);
  command.add_option("--top", top, "Only so many entities, those with the most sentences")
      ->type_name("N")
      ->group(group);
  command.add_flag("--drop-isolated", drop_isolated, "Leave out entities without links")
      ->group(group);
}

std::optional<ChosenGraph> choose_graph(const Session& session, const SelectionOptions& options,
                                        ExitCode& code) {
  auto open = open_graph(options.graph);
  if (!open) {
    code = session.fail(open.error(), kBadStore);
    return std::nullopt;
  }
  ChosenGraph graph{std::move(*open), std::nullopt};
  Selection selection;
  selection.filter = options.graph.filter();
  selection.depth = options.depth;
  selection.backbone = options.backbone;
  selection.top = options.top;
  selection.drop_isolated = options.drop_isolated;
  if (!options.ego.empty()) {
    const FoundName ego = find_entity(session, graph.open.view(), options.ego);
    code = ego.code;
    if (!ego.entity) return std::nullopt;
    selection.ego = ego.entity->id;
  }
  auto selected = SelectedView::create(*graph.open.whole, selection);
  if (!selected) {
    code = fail_query(session, selected.error());
    return std::nullopt;
  }
  graph.selected = std::move(*selected);
  if (narrows(selection) && !session.quiet) tell_left_out(session, *graph.open.whole, graph.view());
  return graph;
}

std::optional<KnowledgeGraph> select_graph(const Session& session, const SelectionOptions& options,
                                           ExitCode& code) {
  const auto chosen = choose_graph(session, options, code);
  if (!chosen) return std::nullopt;
  auto copy = canonical_copy(chosen->view());
  if (!copy) {
    code = fail_query(session, copy.error());
    return std::nullopt;
  }
  return std::move(*copy);
}

}  // namespace kg
