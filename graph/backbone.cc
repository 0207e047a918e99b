#include "graph/backbone.h"

#include <cmath>

#include "graph/ties.h"

namespace kg {
namespace {

// How likely a tie of this share would be by chance, seen from an end with so many ties.
double chance(double weight, double strength, std::uint64_t ties) {
  return std::pow(1 - weight / strength, static_cast<double>(ties) - 1);
}

}  // namespace

Result<std::vector<std::pair<EntityId, EntityId>>> backbone(const GraphView& view, double alpha) {
  KG_ASSIGN(const Ties graph, ties_of(view));
  const std::size_t vertices = graph.entities.size();
  std::vector<double> strength(vertices, 0);
  for (std::size_t vertex = 0; vertex < vertices; ++vertex)
    for (std::uint64_t i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i)
      strength[vertex] += graph.ties[i].weight;
  const auto degree = [&](std::size_t vertex) {
    return graph.begin[vertex + 1] - graph.begin[vertex];
  };
  std::vector<std::pair<EntityId, EntityId>> kept;
  for (std::size_t vertex = 0; vertex < vertices; ++vertex)
    for (std::uint64_t i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i) {
      const Ties::Tie& tie = graph.ties[i];
      if (tie.other < vertex) continue;
      const bool alone = degree(vertex) == 1 && degree(tie.other) == 1;
      if (alone || chance(tie.weight, strength[vertex], degree(vertex)) < alpha ||
          chance(tie.weight, strength[tie.other], degree(tie.other)) < alpha)
        kept.emplace_back(graph.entities[vertex], graph.entities[tie.other]);
    }
  return kept;
}

}  // namespace kg
