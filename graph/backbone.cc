#include "graph/backbone.h"

#include <cmath>

#include "graph/csr_graph.h"

namespace kg {
namespace {

// How likely a tie of this share would be by chance, seen from an end with so many ties.
double chance(double weight, double strength, std::uint64_t ties) {
  return std::pow(1 - weight / strength, static_cast<double>(ties) - 1);
}

}  // namespace

Result<std::vector<std::pair<EntityId, EntityId>>> backbone(const GraphView& view, double alpha) {
  KG_ASSIGN(const CsrGraph graph, CsrGraph::project(view));
  const Adjacency both = graph.out().undirected();
  std::vector<double> strength(both.vertex_count(), 0);
  for (std::uint32_t v = 0; v < both.vertex_count(); ++v)
    for (const std::uint32_t weight : both.weights_of(v)) strength[v] += weight;
  const auto degree = [&](std::uint32_t v) { return both.targets_of(v).size(); };
  const auto matters = [&](std::uint32_t v, std::uint32_t weight) {
    return chance(weight, strength[v], degree(v)) < alpha;
  };
  std::vector<std::pair<EntityId, EntityId>> kept;
  for (std::uint32_t v = 0; v < both.vertex_count(); ++v)
    for (std::size_t i = 0; i < degree(v); ++i) {
      const std::uint32_t other = both.targets_of(v)[i], weight = both.weights_of(v)[i];
      if (other < v) continue;
      const bool alone = degree(v) == 1 && degree(other) == 1;
      if (alone || matters(v, weight) || matters(other, weight))
        kept.emplace_back(graph.entity(v), graph.entity(other));
    }
  return kept;
}

}  // namespace kg
