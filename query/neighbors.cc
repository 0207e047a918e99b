#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/search.h"
#include "query/lookup.h"
#include "query/verbs.h"

namespace kg {
namespace {

using Distances = std::unordered_map<EntityId, std::uint32_t>;

// Adds to `neighbor` what ties it to entities one hop nearer.
Status add_edges(Neighbor& neighbor, const Distances& distances, Lookup& lookup) {
  std::set<Neighbor::Relation> relations;
  for (const Direction direction : {Direction::Out, Direction::In}) {
    KG_ASSIGN(const std::vector<Edge> edges, lookup.edges(neighbor.entity.id, direction));
    for (const Edge& edge : edges) {
      const EntityId other = direction == Direction::Out ? edge.object : edge.subject;
      const auto nearer = distances.find(other);
      if (nearer == distances.end() || nearer->second + 1 != neighbor.distance) continue;
      neighbor.evidence_count += edge.evidence_count;
      KG_ASSIGN(std::string words, lookup.relation(edge.relation));
      const bool towards = direction == Direction::In;
      relations.insert({std::move(words), towards ? Direction::Out : Direction::In, edge.polarity});
    }
  }
  neighbor.relations.assign(relations.begin(), relations.end());
  return {};
}

}  // namespace

Result<Neighborhood> neighbors(const GraphView& view, EntityId entity,
                               const NeighborOptions& options) {
  KG_TRY(view.entity(entity));
  KG_ASSIGN(const auto reached, within_steps(view, entity, options.depth));
  const Distances distances(reached.begin(), reached.end());
  Neighborhood result;
  Lookup lookup(view);
  for (const auto& [id, distance] : reached) {
    if (id == entity) continue;
    Neighbor neighbor;
    neighbor.distance = distance;
    KG_ASSIGN(neighbor.entity, lookup.entity(id));
    KG_TRY(add_edges(neighbor, distances, lookup));
    result.neighbors.push_back(std::move(neighbor));
  }
  std::sort(result.neighbors.begin(), result.neighbors.end(),
            [](const Neighbor& a, const Neighbor& b) {
              if (a.distance != b.distance) return a.distance < b.distance;
              if (a.evidence_count != b.evidence_count) return a.evidence_count > b.evidence_count;
              return comes_before(a.entity, b.entity);
            });
  result.total = result.neighbors.size();
  if (options.limit > 0 && result.total > options.limit) result.neighbors.resize(options.limit);
  return result;
}

}  // namespace kg
