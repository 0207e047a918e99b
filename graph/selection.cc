#include "graph/selection.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

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

Result<KnowledgeGraph> without_isolated(KnowledgeGraph graph) {
  KG_ASSIGN(const auto ranked, by_evidence(graph));
  std::unordered_set<EntityId> kept;
  for (const Ranked& entity : ranked)
    if (entity.weight > 0) kept.insert(entity.id);
  return KnowledgeGraph::load(FilteredView(graph, only(std::move(kept))));
}

}  // namespace

Result<KnowledgeGraph> select(const GraphView& view, const Selection& selection) {
  const FilteredView filtered(view, selection.filter);
  std::unordered_set<EntityId> kept;
  const GraphView* source = &filtered;
  std::optional<FilteredView> near, strong;
  if (selection.ego) {
    KG_TRY(filtered.entity(*selection.ego));
    KG_ASSIGN(const auto reached, within_steps(filtered, *selection.ego, selection.depth));
    for (const auto& [id, distance] : reached) kept.insert(id);
    source = &near.emplace(filtered, only(std::move(kept)));
  }
  if (selection.top > 0) {
    KG_ASSIGN(auto ranked, by_evidence(*source));
    if (ranked.size() > selection.top) ranked.resize(selection.top);
    kept.clear();
    for (const Ranked& entity : ranked) kept.insert(entity.id);
    if (selection.ego) kept.insert(*selection.ego);
    source = &strong.emplace(*source, only(std::move(kept)));
  }
  KG_ASSIGN(KnowledgeGraph graph, canonical_copy(*source));
  if (!selection.drop_isolated) return graph;
  return without_isolated(std::move(graph));
}

}  // namespace kg
