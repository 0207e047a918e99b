#include "graph/centrality.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/ordered_parallel.h"

namespace kg {
namespace {

/// Brandes' accumulation from one source after another, into sums of its own.
class PathCounter {
 public:
  explicit PathCounter(const Adjacency& both)
      : both_(both),
        distance_(both.vertex_count(), kFar),
        paths_(both.vertex_count(), 0),
        share_(both.vertex_count(), 0) {
    order_.reserve(both.vertex_count());
  }

  /// Adds to `sums` for each vertex how many shortest paths from `source` depend on it.
  void add(std::uint32_t source, std::vector<double>& sums) {
    search(source);
    for (std::size_t i = order_.size(); i-- > 0;) {
      const std::uint32_t v = order_[i];
      const double per_path = (1 + share_[v]) / paths_[v];
      for (const std::uint32_t u : both_.targets_of(v))
        if (distance_[u] + 1 == distance_[v]) share_[u] += paths_[u] * per_path;
      if (v != source) sums[v] += share_[v];
    }
    for (const std::uint32_t v : order_) distance_[v] = kFar, paths_[v] = 0, share_[v] = 0;
  }

 private:
  static constexpr std::uint32_t kFar = ~0U - 1;

  void search(std::uint32_t source) {
    order_.assign(1, source);
    distance_[source] = 0;
    paths_[source] = 1;
    for (std::size_t next = 0; next < order_.size(); ++next) {
      const std::uint32_t v = order_[next];
      for (const std::uint32_t u : both_.targets_of(v)) {
        if (distance_[u] == kFar) {
          distance_[u] = distance_[v] + 1;
          order_.push_back(u);
        }
        if (distance_[u] == distance_[v] + 1) paths_[u] += paths_[v];
      }
    }
  }

  const Adjacency& both_;
  std::vector<std::uint32_t> distance_, order_;
  std::vector<double> paths_, share_;
};

/// Evenly over the vertices, which are in the order of ids and so of first appearance.
std::vector<std::uint32_t> sources_of(std::uint32_t vertices, std::uint32_t wanted) {
  const std::uint32_t count = wanted == 0 ? vertices : std::min(wanted, vertices);
  std::vector<std::uint32_t> sources(count);
  for (std::uint32_t i = 0; i < count; ++i)
    sources[i] = static_cast<std::uint32_t>(std::uint64_t{i} * vertices / count);
  return sources;
}

}  // namespace

std::vector<double> pagerank(const Adjacency& out, const PageRankOptions& options) {
  const std::uint32_t n = out.vertex_count();
  if (n == 0) return {};
  const Adjacency in = out.transposed();
  std::vector<double> strength(n);  // of all arcs that leave a vertex
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t weight : out.weights_of(v)) strength[v] += weight;
  std::vector<double> rank(n, 1.0 / n), given(n);
  for (std::uint32_t round = 0; round < options.most_rounds; ++round) {
    double lost = 0;  // by vertices without arcs
    for (std::uint32_t v = 0; v < n; ++v) {
      given[v] = strength[v] > 0 ? rank[v] / strength[v] : 0;
      if (strength[v] <= 0) lost += rank[v];
    }
    const double base = (1 - options.damping + options.damping * lost) / n;
    double change = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
      double taken = 0;
      for (std::uint64_t i = in.offsets[v]; i < in.offsets[v + 1]; ++i)
        taken += given[in.targets[i]] * in.weights[i];
      const double next = base + options.damping * taken;
      change += std::abs(next - rank[v]);
      rank[v] = next;
    }
    if (change < options.tolerance) break;
  }
  return rank;
}

std::vector<double> betweenness(const Adjacency& both, const BetweennessOptions& options) {
  const std::uint32_t n = both.vertex_count();
  const std::vector<std::uint32_t> sources = sources_of(n, options.sources);
  // The sums of a block do not depend on who works it out, nor their order on when it is done.
  constexpr std::size_t kBlock = 64;
  std::size_t begin = 0;
  const auto next = [&]() -> std::optional<std::size_t> {
    if (begin >= sources.size()) return std::nullopt;
    return std::exchange(begin, begin + kBlock);
  };
  const auto make_worker = [&] {
    return [&, counter = PathCounter(both)](std::size_t first) mutable {
      std::vector<double> sums(n);
      for (std::size_t i = first; i < std::min(first + kBlock, sources.size()); ++i)
        counter.add(sources[i], sums);
      return sums;
    };
  };
  std::vector<double> total(n);
  ordered_parallel({.threads = options.threads, .queue_factor = 2}, next, make_worker,
                   [&](const std::vector<double>& sums) {
                     for (std::uint32_t v = 0; v < n; ++v) total[v] += sums[v];
                     return true;
                   });
  // Each pair was met from both of its ends, or from that share of them.
  const double scale = sources.empty() ? 0 : 0.5 * n / static_cast<double>(sources.size());
  for (double& value : total) value *= scale;
  return total;
}

std::vector<std::uint32_t> core_numbers(const Adjacency& both) {
  const std::uint32_t n = both.vertex_count();
  std::vector<std::uint32_t> degree(n), order(n), place(n);
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    degree[v] = static_cast<std::uint32_t>(both.targets_of(v).size());
    most = std::max(most, degree[v]);
  }
  // `order` by degree; bins[d] is where those of degree d begin.
  std::vector<std::uint32_t> bins(std::size_t{most} + 2, 0);
  for (const std::uint32_t d : degree) ++bins[d + 1];
  std::partial_sum(bins.begin(), bins.end(), bins.begin());
  std::vector<std::uint32_t> next(bins);
  for (std::uint32_t v = 0; v < n; ++v) {
    place[v] = next[degree[v]]++;
    order[place[v]] = v;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t u : both.targets_of(v)) {
      if (degree[u] <= degree[v]) continue;
      // u changes places with the first of its degree, and the bin begins behind it.
      const std::uint32_t first = bins[degree[u]]++;
      const std::uint32_t w = order[first];
      std::swap(order[place[u]], order[first]);
      std::swap(place[u], place[w]);
      --degree[u];
    }
  }
  return degree;
}

}  // namespace kg
