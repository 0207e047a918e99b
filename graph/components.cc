#include "graph/components.h"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <numeric>
#include <tuple>

namespace kg {
namespace {

/// One depth-first search over everything, with what Hopcroft and Tarjan note on the way.
class CutSearch {
 public:
  explicit CutSearch(const Adjacency& both)
      : both_(both),
        number_(both.vertex_count(), 0),
        low_(both.vertex_count(), 0),
        size_(both.vertex_count(), 1),
        next_arc_(both.offsets.begin(), both.offsets.end() - 1),
        pieces_(both.vertex_count()) {}

  Cuts run() && {
    for (std::uint32_t v = 0; v < both_.vertex_count(); ++v)
      if (number_[v] == 0) search(v);
    std::ranges::sort(cuts_.vertices, {}, &CutVertex::vertex);
    std::ranges::sort(cuts_.edges, {}, [](const CutEdge& e) { return std::tie(e.a, e.b); });
    return std::move(cuts_);
  }

 private:
  struct Pieces {  // that a vertex would leave
    std::uint32_t count = 0, largest = 0, total = 0;
    void add(std::uint32_t size) {
      ++count;
      largest = std::max(largest, size);
      total += size;
    }
  };
  struct Bridge {
    std::uint32_t parent, child;
  };

  void enter(std::uint32_t v) {
    number_[v] = low_[v] = ++count_;
    path_.push_back(v);
    reached_.push_back(v);
  }

  void search(std::uint32_t root) {
    reached_.clear();
    bridges_.clear();
    enter(root);
    while (!path_.empty()) {
      const std::uint32_t v = path_.back();
      if (next_arc_[v] < both_.offsets[v + 1])
        follow(v, both_.targets[next_arc_[v]++]);
      else
        leave(v);
    }
    note(root);
  }

  void follow(std::uint32_t v, std::uint32_t u) {
    if (number_[u] == 0)
      enter(u);
    else if (path_.size() < 2 || u != path_[path_.size() - 2])
      low_[v] = std::min(low_[v], number_[u]);
  }

  void leave(std::uint32_t v) {
    path_.pop_back();
    if (path_.empty()) return;
    const std::uint32_t parent = path_.back();
    low_[parent] = std::min(low_[parent], low_[v]);
    size_[parent] += size_[v];
    if (low_[v] >= number_[parent]) pieces_[parent].add(size_[v]);
    if (low_[v] > number_[parent]) bridges_.push_back({parent, v});
  }

  /// What was found in the component of `root`, whose size is known now.
  void note(std::uint32_t root) {
    const std::uint32_t all = size_[root];
    for (const std::uint32_t v : reached_) {
      Pieces pieces = pieces_[v];
      if (v != root && pieces.count > 0) pieces.add(all - 1 - pieces.total);
      if (pieces.count >= 2) cuts_.vertices.push_back({v, pieces.count, all - 1 - pieces.largest});
    }
    for (const auto& [parent, child] : bridges_) {
      const auto [a, b] = std::minmax(parent, child);
      cuts_.edges.push_back({a, b, std::min(size_[child], all - size_[child])});
    }
  }

  const Adjacency& both_;
  std::uint32_t count_ = 0;
  std::vector<std::uint32_t> number_, low_, size_;
  std::vector<std::uint64_t> next_arc_;
  std::vector<Pieces> pieces_;
  std::vector<std::uint32_t> path_, reached_;
  std::vector<Bridge> bridges_;
  Cuts cuts_;
};

}  // namespace

Partition Partition::of(const std::vector<std::uint32_t>& groups) {
  const std::size_t n = groups.size();
  std::vector<std::uint32_t> sizes(n), first(n), order;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t g = groups[v];
    if (sizes[g]++ == 0) first[g] = v, order.push_back(g);
  }
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
  });
  Partition partition;
  std::vector<std::uint32_t> number(n);
  for (const std::uint32_t g : order) {
    number[g] = static_cast<std::uint32_t>(partition.sizes.size());
    partition.sizes.push_back(sizes[g]);
  }
  for (const std::uint32_t g : groups) partition.group.push_back(number[g]);
  return partition;
}

Partition connected_components(const Adjacency& out) {
  const std::uint32_t n = out.vertex_count();
  std::vector<std::uint32_t> rank(n), parent(n);
  std::iota(parent.begin(), parent.end(), 0U);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t u : out.targets_of(v)) sets.union_set(v, u);
  std::vector<std::uint32_t> root(n);
  for (std::uint32_t v = 0; v < n; ++v) root[v] = sets.find_set(v);
  return Partition::of(root);
}

Cuts cuts(const Adjacency& both) { return CutSearch(both).run(); }

}  // namespace kg
