#include "graph/ties.h"

#include <algorithm>

namespace kg {
namespace {

struct Half {
  std::uint32_t from = 0, to = 0, weight = 0;
};

// Both ends of every edge, those between the same two added up.
Result<std::vector<Half>> halves_of(const GraphView& view, const std::vector<EntityId>& entities) {
  std::vector<Half> halves;
  const auto vertex = [&](EntityId id) {
    return static_cast<std::uint32_t>(std::lower_bound(entities.begin(), entities.end(), id) -
                                      entities.begin());
  };
  for (std::uint32_t from = 0; from < entities.size(); ++from)
    KG_TRY(view.for_each_edge(entities[from], Direction::Out, [&](const Edge& edge) {
      if (edge.object == edge.subject) return true;
      const std::uint32_t to = vertex(edge.object);
      halves.push_back({from, to, edge.evidence_count});
      halves.push_back({to, from, edge.evidence_count});
      return true;
    }));
  std::sort(halves.begin(), halves.end(), [](const Half& a, const Half& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return halves;
}

}  // namespace

Result<Ties> ties_of(const GraphView& view) {
  Ties graph;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    graph.entities.push_back(entity.id);
    return true;
  }));
  KG_ASSIGN(const std::vector<Half> halves, halves_of(view, graph.entities));
  std::size_t next = 0;
  for (std::uint32_t vertex = 0; vertex < graph.entities.size(); ++vertex) {
    const std::size_t begin = graph.ties.size();
    graph.begin.push_back(begin);
    for (; next < halves.size() && halves[next].from == vertex; ++next) {
      if (graph.ties.size() == begin || graph.ties.back().other != halves[next].to)
        graph.ties.push_back({halves[next].to, 0});
      graph.ties.back().weight += halves[next].weight;
    }
  }
  graph.begin.push_back(graph.ties.size());
  return graph;
}

}  // namespace kg
