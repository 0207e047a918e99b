#include "graph/paths.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/search.h"

namespace kg {
namespace {

// The entities of all shortest paths, level by level from the start, with the evidence of every
// hop from one level to the next.
struct Levels {
  struct Hop {
    EntityId to;
    std::uint64_t evidence = 0;
  };
  std::vector<std::vector<EntityId>> entities;          // ascending within a level
  std::unordered_map<EntityId, std::vector<Hop>> hops;  // ascending by `to`
};

Status for_each_touching(const GraphView& view, EntityId entity,
                         const std::function<void(EntityId other, const Edge&)>& visit) {
  KG_TRY(view.for_each_edge(entity, Direction::Out, [&](const Edge& edge) {
    visit(edge.object, edge);
    return true;
  }));
  return view.for_each_edge(entity, Direction::In, [&](const Edge& edge) {
    if (edge.subject != edge.object) visit(edge.subject, edge);
    return true;
  });
}

using Distances = std::unordered_map<EntityId, std::uint32_t>;

// A search from one end, as deep as it has come.
struct Side {
  EntityId start;
  std::uint32_t depth = 0;
  Reached reached;
  std::size_t frontier = 1;  // entities at the full depth

  // Starts over, one deeper: the last layer is most of the work, so that this costs little.
  Status deepen(const GraphView& view) {
    KG_ASSIGN(reached, within_steps(view, start, ++depth));
    frontier = 0;
    for (const auto& [id, distance] : reached) frontier += distance == depth ? 1 : 0;
    return {};
  }
};

bool meet(const Side& a, const Side& b) {
  const Distances from_a(a.reached.begin(), a.reached.end());
  return std::any_of(b.reached.begin(), b.reached.end(),
                     [&](const auto& entry) { return from_a.contains(entry.first); });
}

// Searches from both ends, always on where fewer entities wait, until the two searches meet: in a
// graph with hubs, half the way twice is far less than the whole way once. The result has the
// distance from the start of all entities on shortest paths (among others); nothing if there is no
// path.
Result<std::optional<Distances>> search_from_both_ends(const GraphView& view, EntityId from,
                                                       EntityId to, std::uint32_t max_hops) {
  Side near{from, 0, {{from, 0}}}, far{to, 0, {{to, 0}}};
  while (!meet(near, far)) {
    if (near.depth + far.depth == max_hops) return std::nullopt;
    KG_TRY((near.frontier <= far.frontier ? near : far).deepen(view));
    if (near.frontier == 0 || far.frontier == 0) return std::nullopt;
  }
  // They met at once when they could, so the shortest path has near.depth + far.depth hops.
  const std::uint32_t hops = near.depth + far.depth;
  Distances distance(near.reached.begin(), near.reached.end());
  for (const auto& [id, steps] : far.reached)
    if (steps < far.depth) distance[id] = hops - steps;
  distance[to] = hops;
  return distance;
}

// Walks back from the end over entities that are one step nearer to the start.
Result<Levels> levels_between(const GraphView& view, EntityId to, const Distances& distance) {
  Levels levels;
  levels.entities.resize(distance.at(to) + 1);
  levels.entities.back() = {to};
  for (std::uint32_t level = distance.at(to); level > 0; --level) {
    std::map<EntityId, std::map<EntityId, std::uint64_t>> nearer;
    for (const EntityId entity : levels.entities[level])
      KG_TRY(for_each_touching(view, entity, [&](EntityId other, const Edge& edge) {
        const auto found = distance.find(other);
        if (found != distance.end() && found->second + 1 == level)
          nearer[other][entity] += edge.evidence_count;
      }));
    for (const auto& [entity, hops] : nearer) {
      levels.entities[level - 1].push_back(entity);
      for (const auto& [next, evidence] : hops) levels.hops[entity].push_back({next, evidence});
    }
  }
  return levels;
}

// How good the best way from an entity to the end is. `weakest` of the end itself is endless.
struct Worth {
  std::uint64_t weakest = 0;  // 0 = no way
  std::uint64_t total = 0;
  EntityId next;
};

// The best way from every entity to the end. With `floor` 0 the one with the strongest weakest
// hop; else, using only hops with at least so much evidence, the one with the most in all.
std::unordered_map<EntityId, Worth> best_ways(const Levels& levels, std::uint64_t floor) {
  std::unordered_map<EntityId, Worth> best;
  best[levels.entities.back().front()] = {std::numeric_limits<std::uint64_t>::max(), 0, {}};
  for (auto level = levels.entities.rbegin() + 1; level != levels.entities.rend(); ++level) {
    for (const EntityId entity : *level) {
      Worth& worth = best[entity];
      for (const Levels::Hop& hop : levels.hops.at(entity)) {
        const Worth& onward = best.at(hop.to);
        if (hop.evidence < floor || onward.weakest == 0) continue;
        const Worth candidate{std::min(hop.evidence, onward.weakest), hop.evidence + onward.total,
                              hop.to};
        const bool better =
            floor == 0 ? candidate.weakest > worth.weakest : candidate.total > worth.total;
        if (better) worth = candidate;  // hops ascend by id, so equal ones keep the smaller
      }
    }
  }
  return best;
}

Result<std::vector<Edge>> edges_between(const GraphView& view, EntityId a, EntityId b) {
  std::vector<Edge> edges;
  KG_TRY(for_each_touching(view, a, [&](EntityId other, const Edge& edge) {
    if (other == b) edges.push_back(edge);
  }));
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    return x.evidence_count > y.evidence_count;
  });
  return edges;
}

}  // namespace

Result<std::optional<Path>> shortest_path(const GraphView& view, EntityId from, EntityId to,
                                          std::uint32_t max_hops) {
  KG_TRY(view.entity(from));
  KG_TRY(view.entity(to));
  KG_ASSIGN(const std::optional<Distances> distance,
            search_from_both_ends(view, from, to, max_hops));
  if (!distance) return std::nullopt;
  KG_ASSIGN(const Levels levels, levels_between(view, to, *distance));
  Path path{{from}, {}};
  if (from == to) return path;
  const std::uint64_t weakest = best_ways(levels, 0).at(from).weakest;
  const auto best = best_ways(levels, weakest);
  while (path.entities.back() != to) {
    const EntityId here = path.entities.back(), next = best.at(here).next;
    KG_ASSIGN(std::vector<Edge> edges, edges_between(view, here, next));
    path.edges.push_back(std::move(edges));
    path.entities.push_back(next);
  }
  return path;
}

}  // namespace kg
