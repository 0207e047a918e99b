#include "query/analytics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/centrality.h"
#include "graph/components.h"
#include "graph/csr_graph.h"
#include "graph/louvain.h"

namespace kg {
namespace {

/// A projection with its undirected rows, and the names of what is told.
class Projected {
 public:
  static Result<Projected> of(const GraphView& view, VertexOrder order) {
    KG_ASSIGN(CsrGraph graph, CsrGraph::project(view, order));
    return Projected(view, std::move(graph));
  }

  const CsrGraph& graph() const { return graph_; }
  const Adjacency& both() const { return both_; }
  std::uint64_t neighbors(std::uint32_t v) const { return both_.targets_of(v).size(); }
  /// Those of loops included.
  std::uint64_t sentences(std::uint32_t v) const { return sentences_[v]; }

  Result<EntityRef> name(std::uint32_t v) const {
    KG_ASSIGN(const Entity entity, view_.entity(graph_.entity(v)));
    return ref(entity);
  }
  Result<RankedEntity> ranked(std::uint32_t v, double value) const {
    KG_ASSIGN(EntityRef entity, name(v));
    return RankedEntity{std::move(entity), value, neighbors(v), sentences(v)};
  }

 private:
  Projected(const GraphView& view, CsrGraph graph)
      : view_(view),
        graph_(std::move(graph)),
        both_(graph_.out().undirected()),
        sentences_(graph_.vertex_count()) {
    const Adjacency& out = graph_.out();
    for (std::uint32_t v = 0; v < out.vertex_count(); ++v)
      for (std::uint64_t i = out.offsets[v]; i < out.offsets[v + 1]; ++i) {
        sentences_[v] += out.weights[i];
        if (out.targets[i] != v) sentences_[out.targets[i]] += out.weights[i];
      }
  }

  const GraphView& view_;
  CsrGraph graph_;
  Adjacency both_;
  std::vector<std::uint64_t> sentences_;
};

/// The `limit` vertices with the highest values (0 = all), and those that equal the last of them:
/// who comes first among equals is only known by name.
std::vector<std::uint32_t> highest(std::vector<std::uint32_t> vertices,
                                   const std::vector<double>& values, std::size_t limit) {
  std::ranges::sort(vertices, [&](std::uint32_t a, std::uint32_t b) {
    return values[a] != values[b] ? values[a] > values[b] : a < b;
  });
  if (limit == 0 || limit >= vertices.size()) return vertices;
  std::size_t kept = limit;
  constexpr std::size_t kMostEquals = 10000;  // whose names are read; beyond, by number
  while (kept < std::min(vertices.size(), limit + kMostEquals) &&
         values[vertices[kept]] == values[vertices[limit - 1]])
    ++kept;
  vertices.resize(kept);
  return vertices;
}

Result<std::vector<RankedEntity>> told(const Projected& projected,
                                       std::vector<std::uint32_t> vertices,
                                       const std::vector<double>& values, std::size_t limit) {
  std::vector<RankedEntity> entities;
  for (const std::uint32_t v : highest(std::move(vertices), values, limit)) {
    KG_ASSIGN(RankedEntity entity, projected.ranked(v, values[v]));
    entities.push_back(std::move(entity));
  }
  std::ranges::stable_sort(entities, [](const RankedEntity& a, const RankedEntity& b) {
    return a.value != b.value ? a.value > b.value : comes_before(a.entity, b.entity);
  });
  if (limit > 0 && entities.size() > limit) entities.resize(limit);
  return entities;
}

/// Nine digits: what two orders of one sum agree on, so that equals are seen to be equal.
double rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double scale = std::pow(10, 8 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

std::vector<std::uint32_t> all_vertices(std::uint32_t count) {
  std::vector<std::uint32_t> vertices(count);
  std::iota(vertices.begin(), vertices.end(), 0U);
  return vertices;
}

std::vector<double> values_of(const Projected& projected, const RankOptions& options) {
  std::vector<double> values(projected.graph().vertex_count());
  switch (options.by) {
    case RankBy::PageRank:
      return pagerank(projected.graph().out());
    case RankBy::Betweenness:
      return betweenness(projected.both(), {.sources = options.sources});
    case RankBy::Core: {
      const auto cores = core_numbers(projected.both());
      return {cores.begin(), cores.end()};
    }
    case RankBy::Neighbors:
      for (std::uint32_t v = 0; v < values.size(); ++v)
        values[v] = static_cast<double>(projected.neighbors(v));
      return values;
    case RankBy::Sentences:
      for (std::uint32_t v = 0; v < values.size(); ++v)
        values[v] = static_cast<double>(projected.sentences(v));
      return values;
  }
  return values;
}

/// Sorts by what is separated, then by name, and cuts to the limit.
template <typename Item, typename Name>
void rank_cuts(std::vector<Item>& items, std::size_t limit, const Name& name) {
  std::ranges::stable_sort(items, [&](const Item& a, const Item& b) {
    return a.separated != b.separated ? a.separated > b.separated : comes_before(name(a), name(b));
  });
  if (limit > 0 && items.size() > limit) items.resize(limit);
}

std::uint32_t weight_between(const Adjacency& both, std::uint32_t a, std::uint32_t b) {
  const auto targets = both.targets_of(a);
  const auto found = std::ranges::lower_bound(targets, b);
  return found != targets.end() && *found == b
             ? both.weights_of(a)[static_cast<std::size_t>(found - targets.begin())]
             : 0;
}

}  // namespace

Result<Ranking> rank(const GraphView& view, const RankOptions& options) {
  // The last bits of sums, and which entities are drawn, depend on the order.
  const bool drawn = options.by == RankBy::Betweenness && options.sources > 0;
  KG_ASSIGN(const Projected projected,
            Projected::of(view, drawn ? VertexOrder::Canonical : VertexOrder::Id));
  const std::uint32_t count = projected.graph().vertex_count();
  std::vector<double> values = values_of(projected, options);
  for (double& value : values) value = rounded(value);
  Ranking ranking;
  ranking.total = count;
  KG_ASSIGN(ranking.entities, told(projected, all_vertices(count), values, options.limit));
  return ranking;
}

Result<CommunityReport> communities(const GraphView& view, const CommunityOptions& options) {
  KG_ASSIGN(const Projected projected, Projected::of(view, VertexOrder::Canonical));
  const Adjacency& both = projected.both();
  const Partition found = louvain(both, {.resolution = options.resolution});
  CommunityReport report;
  report.total = found.sizes.size();
  report.modularity = modularity(both, found.group, options.resolution);
  std::vector<std::vector<std::uint32_t>> members(found.sizes.size());
  std::vector<double> inside(both.vertex_count());
  std::vector<Community> all(found.sizes.size());
  for (std::uint32_t v = 0; v < both.vertex_count(); ++v) {
    const std::uint32_t group = found.group[v];
    members[group].push_back(v);
    for (std::uint64_t i = both.offsets[v]; i < both.offsets[v + 1]; ++i) {
      const std::uint32_t other = both.targets[i];
      if (found.group[other] == group) inside[v] += both.weights[i];
      if (found.group[other] != group) all[group].outside += both.weights[i];
      if (found.group[other] == group && v < other) all[group].inside += both.weights[i];
    }
  }
  for (std::uint32_t c = 0; c < all.size(); ++c) {
    if (options.limit > 0 && c == options.limit) break;
    all[c].size = found.sizes[c];
    KG_ASSIGN(all[c].members, told(projected, std::move(members[c]), inside, options.members));
    report.communities.push_back(std::move(all[c]));
  }
  return report;
}

Result<BridgeReport> bridges(const GraphView& view, const BridgeOptions& options) {
  KG_ASSIGN(const Projected projected, Projected::of(view, VertexOrder::Id));
  const Partition components = connected_components(projected.both());
  Cuts found = cuts(projected.both());
  std::erase_if(found.edges, [](const CutEdge& edge) { return edge.separated < 2; });
  BridgeReport report;
  report.components.assign(components.sizes.begin(), components.sizes.end());
  report.entity_total = found.vertices.size();
  report.link_total = found.edges.size();
  for (const CutVertex& cut : found.vertices) {
    KG_ASSIGN(EntityRef entity, projected.name(cut.vertex));
    report.entities.push_back({std::move(entity), cut.parts, cut.separated});
  }
  for (const CutEdge& cut : found.edges) {
    KG_ASSIGN(EntityRef a, projected.name(cut.a));
    KG_ASSIGN(EntityRef b, projected.name(cut.b));
    if (comes_before(b, a)) std::swap(a, b);
    report.links.push_back({std::move(a), std::move(b),
                            weight_between(projected.both(), cut.a, cut.b), cut.separated});
  }
  rank_cuts(report.entities, options.limit, [](const BridgeEntity& e) { return e.entity; });
  rank_cuts(report.links, options.limit, [](const BridgeLink& link) { return link.a; });
  return report;
}

}  // namespace kg
