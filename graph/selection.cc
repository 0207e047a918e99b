#include "graph/selection.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/backbone.h"
#include "graph/canonical.h"
#include "graph/search.h"

namespace kg {
namespace {

struct Ranked {
  std::uint64_t weight = 0;
  std::string name, handle;
  EntityId id;
};

// Evidence on the edges of every entity, most first, then by name.
Result<std::vector<Ranked>> by_evidence(const GraphView& view) {
  std::vector<Ranked> ranked;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    ranked.push_back({0, entity.name, entity.handle, entity.id});
    return true;
  }));
  for (Ranked& entity : ranked)
    for (const Direction direction : {Direction::Out, Direction::In})
      KG_TRY(view.for_each_edge(entity.id, direction, [&](const Edge& edge) {
        entity.weight += edge.evidence_count;
        return true;
      }));
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(b.weight, a.name, a.handle, a.id) < std::tie(a.weight, b.name, b.handle, b.id);
  });
  return ranked;
}

GraphFilter only(std::unordered_set<EntityId> entities) {
  GraphFilter filter;
  filter.entities = std::move(entities);
  return filter;
}

GraphFilter only_pairs(std::vector<std::pair<EntityId, EntityId>> pairs) {
  std::unordered_set<EntityId> ends;
  for (const auto& [one, other] : pairs) ends.insert({one, other});
  GraphFilter filter = only(std::move(ends));
  filter.pairs = std::move(pairs);
  return filter;
}

Result<std::unordered_set<EntityId>> linked_entities(const GraphView& view) {
  std::vector<EntityId> ids;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    ids.push_back(entity.id);
    return true;
  }));
  std::unordered_set<EntityId> linked;
  for (const EntityId id : ids)
    KG_TRY(view.for_each_edge(id, Direction::Out, [&](const Edge& edge) {
      linked.insert({edge.subject, edge.object});
      return true;
    }));
  return linked;
}

Result<std::unordered_set<EntityId>> near(const GraphView& view, EntityId ego,
                                          std::uint32_t depth) {
  KG_TRY(view.entity(ego));
  KG_ASSIGN(const Reached reached, within_steps(view, ego, depth));
  std::unordered_set<EntityId> kept;
  for (const auto& [id, distance] : reached) kept.insert(id);
  return kept;
}

Result<std::unordered_set<EntityId>> strongest(const GraphView& view, const Selection& selection) {
  KG_ASSIGN(auto ranked, by_evidence(view));
  if (ranked.size() > selection.top) ranked.resize(selection.top);
  std::unordered_set<EntityId> kept;
  for (const Ranked& entity : ranked) kept.insert(entity.id);
  if (selection.ego) kept.insert(*selection.ego);
  return kept;
}

}  // namespace

const GraphView& SelectedView::add(const GraphView& source, GraphFilter filter) {
  return *steps_.emplace_back(std::make_unique<FilteredView>(source, std::move(filter)));
}

Result<SelectedView> SelectedView::create(const GraphView& view, const Selection& selection) {
  SelectedView made;
  const GraphView* source = &view;
  if (selection.filter != GraphFilter()) source = &made.add(*source, selection.filter);
  if (selection.ego) {
    KG_ASSIGN(auto kept, near(*source, *selection.ego, selection.depth));
    source = &made.add(*source, only(std::move(kept)));
  }
  if (selection.backbone > 0) {
    KG_ASSIGN(auto pairs, backbone(*source, selection.backbone));
    source = &made.add(*source, only_pairs(std::move(pairs)));
  }
  if (selection.top > 0) {
    KG_ASSIGN(auto kept, strongest(*source, selection));
    source = &made.add(*source, only(std::move(kept)));
  }
  if (selection.drop_isolated) {
    KG_ASSIGN(auto kept, linked_entities(*source));
    source = &made.add(*source, only(std::move(kept)));
  }
  KG_ASSIGN(CanonicalView canonical, CanonicalView::create(*source));
  made.canonical_ = std::make_unique<CanonicalView>(std::move(canonical));
  return made;
}

Result<KnowledgeGraph> select(const GraphView& view, const Selection& selection) {
  KG_ASSIGN(const SelectedView selected, SelectedView::create(view, selection));
  return canonical_copy(selected.view());
}

}  // namespace kg
