#include "graph/communities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/ties.h"

namespace kg {
namespace {

constexpr double kLeastGain = 1e-9;  // of modularity; less is rounding
constexpr int kMostRounds = 100;     // over all vertices of one level

using Groups = std::vector<std::uint32_t>;  // of every vertex

// One level of the method: a graph whose vertices are groups of the level below.
struct Level {
  std::vector<std::uint64_t> begin;
  std::vector<Ties::Tie> ties;
  std::vector<double> loops;  // weight inside each vertex, counted from both sides

  std::size_t size() const { return loops.size(); }
  double strength(std::size_t vertex) const {
    double sum = loops[vertex];
    for (std::uint64_t i = begin[vertex]; i < begin[vertex + 1]; ++i) sum += ties[i].weight;
    return sum;
  }
};

class Mover {
 public:
  explicit Mover(const Level& level)
      : level_(level), groups_(level.size()), strengths_(level.size()), to_group_(level.size(), 0) {
    std::iota(groups_.begin(), groups_.end(), 0U);
    for (std::size_t vertex = 0; vertex < level.size(); ++vertex)
      strengths_[vertex] = level.strength(vertex);
    totals_ = strengths_;
    twice_weight_ = std::accumulate(strengths_.begin(), strengths_.end(), 0.0);
  }

  /// Whether any vertex left its own group.
  bool run() {
    bool any = false;
    for (int round = 0; round < kMostRounds; ++round) {
      bool moved = false;
      for (std::size_t vertex = 0; vertex < level_.size(); ++vertex) moved |= move(vertex);
      if (!moved) break;
      any = true;
    }
    return any;
  }

  const Groups& groups() const { return groups_; }

 private:
  bool move(std::size_t vertex) {
    const std::uint32_t own = groups_[vertex];
    touched_.assign(1, own);
    for (std::uint64_t i = level_.begin[vertex]; i < level_.begin[vertex + 1]; ++i) {
      const std::uint32_t group = groups_[level_.ties[i].other];
      if (to_group_[group] == 0 && group != own) touched_.push_back(group);
      to_group_[group] += level_.ties[i].weight;
    }
    totals_[own] -= strengths_[vertex];
    std::uint32_t best = own;
    double most = gain(vertex, own);
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t group : touched_) {
      const double here = gain(vertex, group);
      if (here > most + kLeastGain) best = group, most = here;
    }
    totals_[best] += strengths_[vertex];
    groups_[vertex] = best;
    for (const std::uint32_t group : touched_) to_group_[group] = 0;
    return best != own;
  }

  double gain(std::size_t vertex, std::uint32_t group) const {
    return to_group_[group] - strengths_[vertex] * totals_[group] / twice_weight_;
  }

  const Level& level_;
  Groups groups_;
  std::vector<double> strengths_, totals_;  // of vertices; of groups
  std::vector<double> to_group_;            // weight of the ties of the moving vertex
  std::vector<std::uint32_t> touched_;      // groups with such ties, and its own
  double twice_weight_ = 0;
};

// Numbers the groups 0, 1, ... in the order in which vertices name them.
std::uint32_t renumber(Groups& groups) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t& group : groups) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    group = numbers.try_emplace(group, next).first->second;
  }
  return static_cast<std::uint32_t>(numbers.size());
}

Level shrunk(const Level& level, const Groups& groups, std::uint32_t count) {
  Level smaller;
  smaller.loops.assign(count, 0);
  std::vector<std::map<std::uint32_t, double>> ties(count);
  for (std::size_t vertex = 0; vertex < level.size(); ++vertex) {
    const std::uint32_t group = groups[vertex];
    smaller.loops[group] += level.loops[vertex];
    for (std::uint64_t i = level.begin[vertex]; i < level.begin[vertex + 1]; ++i) {
      const std::uint32_t other = groups[level.ties[i].other];
      (other == group ? smaller.loops[group] : ties[group][other]) += level.ties[i].weight;
    }
  }
  for (const auto& of_group : ties) {
    smaller.begin.push_back(smaller.ties.size());
    for (const auto& [other, weight] : of_group) smaller.ties.push_back({other, weight});
  }
  smaller.begin.push_back(smaller.ties.size());
  return smaller;
}

// The group of every vertex of the whole graph.
Groups louvain(Level level) {
  Groups of_vertex(level.size());
  std::iota(of_vertex.begin(), of_vertex.end(), 0U);
  while (true) {
    Mover mover(level);
    if (!mover.run()) return of_vertex;
    Groups groups = mover.groups();
    const std::uint32_t count = renumber(groups);
    for (std::uint32_t& group : of_vertex) group = groups[group];
    level = shrunk(level, groups, count);
  }
}

}  // namespace

Result<Communities> find_communities(const GraphView& view) {
  KG_ASSIGN(Ties graph, ties_of(view));
  Level level;
  level.loops.assign(graph.entities.size(), 0);
  level.begin = graph.begin;
  level.ties = std::move(graph.ties);
  if (level.ties.empty()) return Communities();
  const Groups groups = louvain(std::move(level));

  std::map<std::uint32_t, std::vector<EntityId>> members;
  for (std::size_t vertex = 0; vertex < groups.size(); ++vertex)
    if (graph.begin[vertex] != graph.begin[vertex + 1])
      members[groups[vertex]].push_back(graph.entities[vertex]);
  std::vector<const std::vector<EntityId>*> ranked;
  for (const auto& [unused, of_group] : members) ranked.push_back(&of_group);
  std::sort(ranked.begin(), ranked.end(), [](const auto* a, const auto* b) {
    return a->size() != b->size() ? a->size() > b->size() : a->front() < b->front();
  });
  Communities communities;
  for (std::size_t i = 0; i < ranked.size(); ++i)
    for (const EntityId id : *ranked[i]) communities[id] = static_cast<std::uint32_t>(i + 1);
  return communities;
}

}  // namespace kg
