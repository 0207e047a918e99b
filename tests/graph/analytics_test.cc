// Whole-graph algorithms against what can be counted by hand and against slow, plain ways to work
// the same out on many small random graphs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "graph/centrality.h"
#include "graph/components.h"
#include "graph/louvain.h"
#include "support/sanitized.h"
#include "support_random_graph.h"

namespace kg::testing {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Pointwise;

constexpr int kGraphs = kSanitized ? 30 : 200;

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_of(const Adjacency& rows) {
  Matrix matrix(rows.vertex_count(), std::vector<double>(rows.vertex_count(), 0));
  for (std::uint32_t v = 0; v < rows.vertex_count(); ++v)
    for (std::size_t i = 0; i < rows.targets_of(v).size(); ++i)
      matrix[v][rows.targets_of(v)[i]] = rows.weights_of(v)[i];
  return matrix;
}

/// Runs a check on random graphs of 2 to 14 entities, from sparse to dense.
void on_random_graphs(const std::function<void(const CsrGraph&)>& check) {
  std::mt19937 random(7);
  for (int i = 0; i < kGraphs; ++i) {
    const auto entities = static_cast<std::uint32_t>(2 + random() % 13);
    const std::size_t arcs = 1 + random() % (3 * entities);
    SCOPED_TRACE(fmt::format("graph {}: {} entities, {} arcs", i, entities, arcs));
    check(csr_of(entities, random_arcs(entities, arcs, random)));
    if (::testing::Test::HasFailure()) return;
  }
}

// ---- the projection -----------------------------------------------------------------------------

TEST(CsrGraph, LeavesOutEntitiesWithoutEdgesAndAddsUpSentences) {
  const CsrGraph graph = csr_of(6, {{5, 1}, {5, 3}, {5, 1}, {1, 5}, {3, 3}});
  ASSERT_EQ(graph.vertex_count(), 3U);
  EXPECT_EQ(graph.entity(0).value, 2U) << "ids begin with 1";
  EXPECT_EQ(graph.vertex(EntityId(6)), 2U);
  EXPECT_EQ(graph.vertex(EntityId(1)), std::nullopt);
  EXPECT_THAT(graph.out().targets_of(2), ElementsAre(0, 1));
  EXPECT_THAT(graph.out().weights_of(2), ElementsAre(2, 1));
  EXPECT_THAT(graph.out().targets_of(1), ElementsAre(1)) << "a loop";
  const Adjacency both = graph.out().undirected();
  EXPECT_THAT(both.targets_of(0), ElementsAre(2));
  EXPECT_THAT(both.weights_of(0), ElementsAre(3));
  EXPECT_THAT(both.targets_of(1), ElementsAre(2));
}

TEST(CsrGraph, OfAnEmptyGraphIsEmpty) {
  const CsrGraph graph = csr_of(3, {});
  EXPECT_EQ(graph.vertex_count(), 0U);
  const Adjacency both = graph.out().undirected();
  EXPECT_TRUE(pagerank(graph.out()).empty());
  EXPECT_TRUE(betweenness(both).empty());
  EXPECT_TRUE(core_numbers(both).empty());
  EXPECT_TRUE(louvain(both).group.empty());
  EXPECT_TRUE(connected_components(both).sizes.empty());
  EXPECT_TRUE(cuts(both).vertices.empty());
}

TEST(CsrGraph, IsTheSameMatrixTransposedAndSymmetric) {
  on_random_graphs([](const CsrGraph& graph) {
    const Matrix out = matrix_of(graph.out());
    const Matrix in = matrix_of(graph.out().transposed());
    const Matrix both = matrix_of(graph.out().undirected());
    for (std::size_t v = 0; v < out.size(); ++v)
      for (std::size_t u = 0; u < out.size(); ++u) {
        EXPECT_EQ(in[u][v], out[v][u]);
        EXPECT_EQ(both[v][u], u == v ? 0 : out[v][u] + out[u][v]);
      }
  });
}

// ---- centrality ---------------------------------------------------------------------------------

/// The ranks as the solution of a system of linear equations, by Gauss and Jordan.
std::vector<double> solved_ranks(const Matrix& out) {
  const std::size_t n = out.size();
  constexpr double kDamping = 0.85;
  Matrix rows(n, std::vector<double>(n + 1, 0));
  for (std::size_t v = 0; v < n; ++v) {
    rows[v][v] = 1;
    rows[v][n] = (1 - kDamping) / static_cast<double>(n);
  }
  for (std::size_t u = 0; u < n; ++u) {
    const double strength = std::accumulate(out[u].begin(), out[u].end(), 0.0);
    for (std::size_t v = 0; v < n; ++v)
      rows[v][u] -= kDamping * (strength > 0 ? out[u][v] / strength : 1.0 / static_cast<double>(n));
  }
  for (std::size_t pivot = 0; pivot < n; ++pivot)
    for (std::size_t v = 0; v < n; ++v) {
      if (v == pivot) continue;
      const double times = rows[v][pivot] / rows[pivot][pivot];
      for (std::size_t i = pivot; i <= n; ++i) rows[v][i] -= times * rows[pivot][i];
    }
  std::vector<double> ranks(n);
  for (std::size_t v = 0; v < n; ++v) ranks[v] = rows[v][n] / rows[v][v];
  return ranks;
}

TEST(PageRank, SolvesItsEquations) {
  on_random_graphs([](const CsrGraph& graph) {
    const std::vector<double> ranks = pagerank(graph.out());
    EXPECT_THAT(ranks, Pointwise(DoubleNear(1e-9), solved_ranks(matrix_of(graph.out()))));
    EXPECT_NEAR(std::accumulate(ranks.begin(), ranks.end(), 0.0), 1, 1e-9);
  });
}

/// Hops between all pairs, by Floyd and Warshall, and the number of shortest paths.
struct AllPaths {
  explicit AllPaths(const Matrix& both)
      : hops(both.size(), std::vector<double>(both.size(), HUGE_VAL)), count(hops) {
    const std::size_t n = both.size();
    for (std::size_t v = 0; v < n; ++v)
      for (std::size_t u = 0; u < n; ++u) hops[v][u] = v == u ? 0 : both[v][u] > 0 ? 1 : HUGE_VAL;
    for (std::size_t via = 0; via < n; ++via)
      for (std::size_t v = 0; v < n; ++v)
        for (std::size_t u = 0; u < n; ++u)
          hops[v][u] = std::min(hops[v][u], hops[v][via] + hops[via][u]);
    for (std::size_t v = 0; v < n; ++v)
      for (std::size_t u = 0; u < n; ++u) count[v][u] = paths(both, v, u);
  }
  double paths(const Matrix& both, std::size_t from, std::size_t to) const {
    if (from == to) return 1;
    double sum = 0;
    for (std::size_t next = 0; next < both.size(); ++next)
      if (both[from][next] > 0 && hops[next][to] + 1 == hops[from][to] && hops[from][to] < HUGE_VAL)
        sum += paths(both, next, to);
    return sum;
  }
  Matrix hops, count;
};

TEST(Betweenness, CountsShortestPathsThroughAVertex) {
  on_random_graphs([](const CsrGraph& graph) {
    const Adjacency both = graph.out().undirected();
    const AllPaths all(matrix_of(both));
    std::vector<double> expected(graph.vertex_count(), 0);
    for (std::size_t v = 0; v < expected.size(); ++v)
      for (std::size_t a = 0; a < expected.size(); ++a)
        for (std::size_t b = a + 1; b < expected.size(); ++b)
          if (a != v && b != v && all.hops[a][b] < HUGE_VAL &&
              all.hops[a][v] + all.hops[v][b] == all.hops[a][b])
            expected[v] += all.count[a][v] * all.count[v][b] / all.count[a][b];
    EXPECT_THAT(betweenness(both), Pointwise(DoubleNear(1e-9), expected));
  });
}

TEST(Betweenness, IsTheSameForAnyNumberOfThreadsAndNearTheTruthFromSomeSources) {
  std::mt19937 random(3);
  const Adjacency both = csr_of(400, random_arcs(400, 1200, random)).out().undirected();
  const std::vector<double> exact = betweenness(both, {.sources = 0, .threads = 1});
  EXPECT_EQ(betweenness(both, {.sources = 0, .threads = 4}), exact);
  const std::vector<double> estimated = betweenness(both, {.sources = 100, .threads = 2});
  const auto total = [](const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0);
  };
  EXPECT_NEAR(total(estimated) / total(exact), 1, 0.1);
  const auto top = std::max_element(exact.begin(), exact.end()) - exact.begin();
  EXPECT_NEAR(estimated[static_cast<std::size_t>(top)] / exact[static_cast<std::size_t>(top)], 1,
              0.5);
}

TEST(CoreNumbers, AreWhatIsLeftWhenVerticesOfLowDegreeArePeeledOff) {
  on_random_graphs([](const CsrGraph& graph) {
    const Adjacency both = graph.out().undirected();
    std::vector<std::uint32_t> expected(graph.vertex_count(), 0);
    for (std::uint32_t k = 1; k < graph.vertex_count(); ++k) {
      std::set<std::uint32_t> left;
      for (std::uint32_t v = 0; v < graph.vertex_count(); ++v) left.insert(v);
      const auto is_low = [&](std::uint32_t v) {
        const auto near = both.targets_of(v);
        return static_cast<std::uint32_t>(std::ranges::count_if(
                   near, [&](std::uint32_t u) { return left.contains(u); })) < k;
      };
      while (std::erase_if(left, is_low) > 0) {
      }
      for (const std::uint32_t v : left) expected[v] = k;
    }
    EXPECT_EQ(core_numbers(both), expected);
  });
}

// ---- components ---------------------------------------------------------------------------------

std::uint32_t count_parts(const Adjacency& both, std::set<std::uint32_t> left,
                          const std::pair<std::uint32_t, std::uint32_t>& without,
                          std::vector<std::uint32_t>* sizes = nullptr) {
  std::uint32_t parts = 0;
  while (!left.empty()) {
    std::vector<std::uint32_t> open = {*left.begin()};
    left.erase(left.begin());
    std::uint32_t size = 0;
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      ++size;
      for (const std::uint32_t u : both.targets_of(v))
        if (std::pair(std::minmax(u, v)) != std::pair<const std::uint32_t&, const std::uint32_t&>(
                                                without.first, without.second) &&
            left.erase(u) > 0)
          open.push_back(u);
    }
    ++parts;
    if (sizes != nullptr) sizes->push_back(size);
  }
  return parts;
}

TEST(Components, AreNumberedBySize) {
  const Partition parts = connected_components(csr_of(7, {{0, 1}, {2, 3}, {4, 3}, {6, 5}}).out());
  EXPECT_THAT(parts.group, ElementsAre(1, 1, 0, 0, 0, 2, 2));
  EXPECT_THAT(parts.sizes, ElementsAre(3, 2, 2));
}

TEST(Cuts, AreVerticesAndEdgesWithoutWhichMorePartsAreLeft) {
  on_random_graphs([](const CsrGraph& graph) {
    const Adjacency both = graph.out().undirected();
    const Partition whole = connected_components(both);
    const std::pair<std::uint32_t, std::uint32_t> nothing(~0U, ~0U);
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> vertices;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges;
    for (std::uint32_t v = 0; v < graph.vertex_count(); ++v) {
      std::set<std::uint32_t> component;
      for (std::uint32_t u = 0; u < graph.vertex_count(); ++u)
        if (whole.group[u] == whole.group[v]) component.insert(u);
      for (const std::uint32_t u : both.targets_of(v)) {
        std::vector<std::uint32_t> sizes;
        if (v < u && count_parts(both, component, {v, u}, &sizes) == 2)
          edges[{v, u}] = std::min(sizes[0], sizes[1]);
      }
      component.erase(v);
      std::vector<std::uint32_t> sizes;
      const std::uint32_t parts = count_parts(both, component, nothing, &sizes);
      if (parts >= 2)
        vertices[v] = {parts, static_cast<std::uint32_t>(component.size()) -
                                  *std::max_element(sizes.begin(), sizes.end())};
    }
    const Cuts found = cuts(both);
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> found_vertices;
    for (const CutVertex& cut : found.vertices)
      found_vertices[cut.vertex] = {cut.parts, cut.separated};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> found_edges;
    for (const CutEdge& cut : found.edges) found_edges[{cut.a, cut.b}] = cut.separated;
    EXPECT_EQ(found_vertices, vertices);
    EXPECT_EQ(found_edges, edges);
  });
}

TEST(Cuts, GoAsDeepAsAChainIsLong) {
  constexpr std::uint32_t kLength = 100000;
  Arcs arcs;
  for (std::uint32_t i = 1; i < kLength; ++i) arcs.emplace_back(i - 1, i);
  const Cuts found = cuts(csr_of(kLength, arcs).out().undirected());
  EXPECT_EQ(found.vertices.size(), kLength - 2);
  EXPECT_EQ(found.edges.size(), kLength - 1);
  EXPECT_EQ(found.edges[kLength / 2].separated, kLength / 2 - 1);
}

// ---- communities --------------------------------------------------------------------------------

TEST(Louvain, FindsCirclesThatHardlyKnowEachOther) {
  Arcs arcs;
  for (std::uint32_t circle = 0; circle < 4; ++circle)
    for (std::uint32_t a = 0; a < 6; ++a)
      for (std::uint32_t b = a + 1; b < 6; ++b) arcs.emplace_back(6 * circle + a, 6 * circle + b);
  for (std::uint32_t circle = 0; circle < 4; ++circle)
    arcs.emplace_back(6 * circle, (6 * circle + 7) % 24);
  const Adjacency both = csr_of(24, arcs).out().undirected();
  const Partition found = louvain(both);
  EXPECT_THAT(found.sizes, ElementsAre(6, 6, 6, 6));
  for (std::uint32_t v = 0; v < 24; ++v) EXPECT_EQ(found.group[v], v / 6);
  EXPECT_NEAR(modularity(both, found.group), 60.0 / 64 - 0.25, 1e-12);
}

TEST(Louvain, ComesNearTheBestDivisionThereIs) {
  double found = 0, best = 0;
  on_random_graphs([&](const CsrGraph& graph) {
    const std::uint32_t n = graph.vertex_count();
    if (n > 8) return;
    const Adjacency both = graph.out().undirected();
    found += modularity(both, louvain(both).group);
    double most = -1;
    std::vector<std::uint32_t> groups(n, 0);
    const std::function<void(std::uint32_t, std::uint32_t)> divide = [&](std::uint32_t v,
                                                                         std::uint32_t used) {
      if (v == n) {
        most = std::max(most, modularity(both, groups));
        return;
      }
      for (groups[v] = 0; groups[v] <= used; ++groups[v])
        divide(v + 1, std::max(used, groups[v] + 1));
    };
    divide(0, 0);
    best += most;
  });
  EXPECT_GT(best, 1);
  EXPECT_GE(found / best, 0.97);
  EXPECT_LE(found, best + 1e-9);
}

TEST(Louvain, FindsSmallerCommunitiesAtAHigherResolution) {
  std::mt19937 random(11);
  const Adjacency both = csr_of(300, random_arcs(300, 900, random)).out().undirected();
  EXPECT_LT(louvain(both).sizes.size(), louvain(both, {.resolution = 4}).sizes.size());
}

}  // namespace
}  // namespace kg::testing
