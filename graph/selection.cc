#include "graph/selection.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "graph/search.h"

namespace kg {
namespace {

// Evidence on the edges of every entity, most first, then by id.
Result<std::vector<std::pair<std::uint64_t, EntityId>>> by_evidence(const GraphView& view) {
  std::vector<std::pair<std::uint64_t, EntityId>> ranked;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    ranked.emplace_back(0, entity.id);
    return true;
  }));
  for (auto& [weight, id] : ranked)
    for (const Direction direction : {Direction::Out, Direction::In})
      KG_TRY(view.for_each_edge(id, direction, [&, &sum = weight](const Edge& edge) {
        sum += edge.evidence_count;
        return true;
      }));
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
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
  for (const auto& [weight, id] : ranked)
    if (weight > 0) kept.insert(id);
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
    for (const auto& [weight, id] : ranked) kept.insert(id);
    if (selection.ego) kept.insert(*selection.ego);
    source = &strong.emplace(*source, only(std::move(kept)));
  }
  KG_ASSIGN(KnowledgeGraph graph, KnowledgeGraph::load(*source));
  if (!selection.drop_isolated) return graph;
  return without_isolated(std::move(graph));
}

}  // namespace kg
