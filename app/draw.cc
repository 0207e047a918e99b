#include "export/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <utility>

#include "app/ask.h"
#include "app/commands.h"
#include "app/selection_options.h"
#include "export/dot.h"
#include "graph/communities.h"
#include "graph/paths.h"

namespace kg {
namespace {

constexpr std::uint64_t kMostDrawn = 10000;  // entities; Graphviz takes a quarter of a minute
constexpr std::uint32_t kDrawnOfMore = 2000;
constexpr std::uint32_t kMostHops = 12;

struct DrawCommand {
  SelectionOptions selection;
  DrawOptions options;
  std::string path;
  std::vector<std::string> highlighted;
  std::vector<std::string> ends;  // of the path to draw
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

// The entities that names mean in what is drawn; false after telling what went wrong.
bool find_all(const Session& session, const GraphView& view, const std::vector<std::string>& names,
              std::vector<EntityId>& found, ExitCode& code) {
  for (const std::string& name : names) {
    const FoundName one = find_entity(session, view, name);
    code = one.code;
    if (!one.entity) return false;
    found.push_back(one.entity->id);
  }
  return true;
}

// What a path goes through, and the edges of its hops alone.
Selection along(const Path& path) {
  Selection selection;
  selection.filter.entities.emplace(path.entities.begin(), path.entities.end());
  auto& pairs = selection.filter.pairs.emplace();
  for (std::size_t i = 0; i + 1 < path.entities.size(); ++i)
    pairs.emplace_back(std::minmax(path.entities[i], path.entities[i + 1]));
  std::sort(pairs.begin(), pairs.end());
  return selection;
}

// A part of a view in numbers of its own, with some entities found again.
struct Part {
  SelectedView selected;
  std::vector<EntityId> numbers;  // of the entities that were asked for
};

Result<Part> part_of(const GraphView& view, const Selection& selection,
                     const std::vector<EntityId>& wanted) {
  KG_ASSIGN(SelectedView selected, SelectedView::create(view, selection));
  Part part{std::move(selected), {}};
  for (const EntityId id : wanted) {
    KG_ASSIGN(const EntityId number, part.selected.view().number_of(id));
    part.numbers.push_back(number);
  }
  return part;
}

class Drawer {
 public:
  Drawer(Session& session, const DrawCommand& command) : session_(session), command_(command) {}

  ExitCode run() {
    ExitCode code = kDone;
    const auto chosen = choose_graph(session_, command_.selection, code);
    if (!chosen) return code;
    DrawOptions options = command_.options;
    if (!find_all(session_, chosen->view(), command_.highlighted, options.highlighted, code))
      return code;
    if (!command_.ends.empty()) return draw_path(chosen->view(), options);
    if (chosen->view().entity_count() > kMostDrawn) return draw_top(chosen->view(), options);
    return draw_view(chosen->view(), options);
  }

 private:
  ExitCode draw_path(const GraphView& view, DrawOptions& options) {
    ExitCode code = kDone;
    std::vector<EntityId> ends;
    if (!find_all(session_, view, command_.ends, ends, code)) return code;
    const auto path = shortest_path(view, ends[0], ends[1], kMostHops);
    if (!path) return fail_query(session_, path.error());
    if (!*path) {
      session_.log.error(fmt::format("no path from '{}' to '{}' within {} hops", command_.ends[0],
                                     command_.ends[1], kMostHops));
      return kNothingFound;
    }
    const auto part = part_of(view, along(**path), (*path)->entities);
    if (!part) return fail_query(session_, part.error());
    options.path = part->numbers;
    options.highlighted = {part->numbers.front(), part->numbers.back()};
    return draw_view(part->selected.view(), options);
  }

  ExitCode draw_top(const GraphView& view, DrawOptions& options) {
    Selection selection;
    selection.top = kDrawnOfMore;
    selection.drop_isolated = true;
    session_.log.warning(
        fmt::format("{} entities are too many for a drawing: these are the {} with the most "
                    "sentences; choose others with --top, --ego or --backbone",
                    view.entity_count(), kDrawnOfMore));
    auto part = part_of(view, selection, {});
    if (!part) return fail_query(session_, part.error());
    std::vector<EntityId> highlighted;
    for (const EntityId id : options.highlighted)
      if (const auto number = part->selected.view().number_of(id)) highlighted.push_back(*number);
    options.highlighted = std::move(highlighted);
    return draw_view(part->selected.view(), options);
  }

  ExitCode draw_view(const GraphView& view, DrawOptions& options) {
    const std::uint64_t entities = view.entity_count(), links = view.edge_count();
    if (look_for(entities, links) != Look::Small) {
      auto communities = find_communities(view);
      if (!communities) return fail_query(session_, communities.error());
      options.communities = std::move(*communities);
    }
    const Status drawn = draw(view, options, command_.path);
    if (!drawn) return session_.fail(drawn.error(), draw_code(drawn.error().code));
    session_.log.info(fmt::format("{}: {} entities, {} links", command_.path, entities, links));
    return kDone;
  }

  Session& session_;
  const DrawCommand& command_;
};

}  // namespace

void add_draw(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "draw", "Draw the graph with Graphviz (.svg, .png, .pdf)",
                              "  kg draw -o graph.svg\n"
                              "  kg draw --ego 'Keir Starmer' -o starmer.png\n"
                              "  kg draw --highlight 'Donald Trump' -o trump.svg\n"
                              "  kg draw --path 'Keir Starmer' 'Emmanuel Macron' -o path.svg");
  auto options = std::make_shared<DrawCommand>();
  sub->add_option("-o,--output", options->path, "File to draw into")->required()->type_name("FILE");
  sub->add_option("--title", options->options.title, "Title above the drawing")->type_name("TEXT");
  sub->add_option("--highlight", options->highlighted, "An entity that stands out; also several")
      ->allow_extra_args(false)
      ->type_name("NAME");
  sub->add_option("--path", options->ends, "Draw the shortest path between two entities")
      ->expected(2)
      ->type_name("A B");
  sub->add_option("--dot", options->options.graphviz.program, "The Graphviz program")
      ->type_name("PROGRAM");
  options->selection.add_to(*sub);
  options->selection.drop_isolated = true;
  sub->callback([options, &command] {
    command = [options](Session& session) { return Drawer(session, *options).run(); };
  });
}

}  // namespace kg
