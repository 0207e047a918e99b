#include "graph/louvain.h"

#include <algorithm>
#include <numeric>

namespace kg {
namespace {

/// A weighted undirected graph whose vertices may have loops, as communities do that became
/// vertices.
struct Level {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;
  std::vector<double> loops;     // twice the weight inside a vertex
  std::vector<double> strength;  // of all arcs, loops included
  double total = 0;              // of all strengths

  std::uint32_t size() const { return static_cast<std::uint32_t>(loops.size()); }
};

Level first_level(const Adjacency& both) {
  Level level;
  level.offsets = both.offsets;
  level.targets = both.targets;
  level.weights.assign(both.weights.begin(), both.weights.end());
  level.loops.assign(both.vertex_count(), 0);
  level.strength.assign(both.vertex_count(), 0);
  for (std::uint32_t v = 0; v < both.vertex_count(); ++v)
    for (const std::uint32_t weight : both.weights_of(v)) level.strength[v] += weight;
  level.total = std::accumulate(level.strength.begin(), level.strength.end(), 0.0);
  return level;
}

/// The weights of a vertex's arcs by the community they lead to.
class Nearby {
 public:
  explicit Nearby(std::uint32_t size) : weight_(size, 0) {}

  void add(std::uint32_t community, double weight) {
    if (weight_[community] == 0) found_.push_back(community);
    weight_[community] += weight;
  }
  double operator[](std::uint32_t community) const { return weight_[community]; }
  const std::vector<std::uint32_t>& found() const { return found_; }
  void clear() {
    for (const std::uint32_t community : found_) weight_[community] = 0;
    found_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> found_;
};

class Movement {
 public:
  Movement(const Level& level, double resolution)
      : level_(level),
        factor_(resolution / level.total),
        community_(level.size()),
        strength_(level.strength),
        nearby_(level.size()) {
    std::iota(community_.begin(), community_.end(), 0U);
  }

  /// Moves vertices until none gains any more. Whether any did.
  bool run() {
    bool any = false;
    // What is gained by a move shrinks by rounding alone at some point.
    constexpr int kMostRounds = 100;
    for (int round = 0; round < kMostRounds; ++round) {
      bool moved = false;
      for (std::uint32_t v = 0; v < level_.size(); ++v) moved |= move(v);
      if (!moved) break;
      any = true;
    }
    return any;
  }
  const std::vector<std::uint32_t>& communities() const { return community_; }

 private:
  bool move(std::uint32_t v) {
    const std::uint32_t old = community_[v];
    for (std::uint64_t i = level_.offsets[v]; i < level_.offsets[v + 1]; ++i)
      nearby_.add(community_[level_.targets[i]], level_.weights[i]);
    strength_[old] -= level_.strength[v];
    const auto gain = [&](std::uint32_t community) {
      return nearby_[community] - level_.strength[v] * strength_[community] * factor_;
    };
    std::uint32_t best = old;
    double most = gain(old) + kLeast * level_.strength[v];
    for (const std::uint32_t community : nearby_.found())
      if (const double here = gain(community); here > most) most = here, best = community;
    strength_[best] += level_.strength[v];
    community_[v] = best;
    nearby_.clear();
    return best != old;
  }

  static constexpr double kLeast = 1e-9;  // so that rounding moves nobody to and fro

  const Level& level_;
  double factor_;
  std::vector<std::uint32_t> community_;
  std::vector<double> strength_;  // of communities
  Nearby nearby_;
};

/// The communities of a level as the vertices of the next. REQUIRES: they are numbered from 0.
Level next_level(const Level& level, const std::vector<std::uint32_t>& community,
                 std::uint32_t count) {
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t v = 0; v < level.size(); ++v) members[community[v]].push_back(v);
  Level next;
  next.total = level.total;
  Nearby nearby(count);
  for (std::uint32_t c = 0; c < count; ++c) {
    double loop = 0, strength = 0;
    for (const std::uint32_t v : members[c]) {
      loop += level.loops[v];
      strength += level.strength[v];
      for (std::uint64_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i) {
        const std::uint32_t other = community[level.targets[i]];
        if (other == c)
          loop += level.weights[i];
        else
          nearby.add(other, level.weights[i]);
      }
    }
    std::vector<std::uint32_t> others = nearby.found();
    std::ranges::sort(others);
    for (const std::uint32_t other : others) {
      next.targets.push_back(other);
      next.weights.push_back(nearby[other]);
    }
    nearby.clear();
    next.offsets.push_back(next.targets.size());
    next.loops.push_back(loop);
    next.strength.push_back(strength);
  }
  return next;
}

}  // namespace

Partition louvain(const Adjacency& both, const LouvainOptions& options) {
  std::vector<std::uint32_t> community(both.vertex_count());
  std::iota(community.begin(), community.end(), 0U);
  Level level = first_level(both);
  while (level.total > 0) {
    Movement movement(level, options.resolution);
    if (!movement.run()) break;
    const Partition merged = Partition::of(movement.communities());
    for (std::uint32_t& c : community) c = merged.group[c];
    level = next_level(level, merged.group, static_cast<std::uint32_t>(merged.sizes.size()));
  }
  return Partition::of(community);
}

double modularity(const Adjacency& both, const std::vector<std::uint32_t>& groups,
                  double resolution) {
  std::vector<double> strength(groups.size());
  double inside = 0, total = 0;
  for (std::uint32_t v = 0; v < both.vertex_count(); ++v)
    for (std::uint64_t i = both.offsets[v]; i < both.offsets[v + 1]; ++i) {
      const double weight = both.weights[i];
      strength[groups[v]] += weight;
      total += weight;
      if (groups[v] == groups[both.targets[i]]) inside += weight;
    }
  if (total <= 0) return 0;
  double expected = 0;
  for (const double one : strength) expected += (one / total) * (one / total);
  return inside / total - resolution * expected;
}

}  // namespace kg
