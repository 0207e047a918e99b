#include "graph/csr_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace kg {
namespace {

struct Pair {  // of entities, then of vertices
  std::uint64_t from = 0, to = 0;
  std::uint32_t weight = 0;
};

std::uint32_t sum(std::uint32_t a, std::uint32_t b) {
  const std::uint64_t both = std::uint64_t{a} + b;
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(both, std::numeric_limits<std::uint32_t>::max()));
}

std::vector<EntityId> ends_of(const std::vector<Pair>& pairs) {
  std::vector<std::uint64_t> ids;
  ids.reserve(2 * pairs.size());
  for (const Pair& pair : pairs) ids.insert(ids.end(), {pair.from, pair.to});
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return {ids.begin(), ids.end()};
}

/// Names vertices instead of entities: by a table where ids are dense, which is the rule; else by
/// search. REQUIRES: `by_id` is sorted.
void number(std::vector<Pair>& pairs,
            const std::vector<std::pair<EntityId, std::uint32_t>>& by_id) {
  const std::uint64_t last = by_id.empty() ? 0 : by_id.back().first.value;
  constexpr std::uint64_t kMostGaps = 8;
  if (last / kMostGaps <= by_id.size()) {
    std::vector<std::uint32_t> vertex(last + 1);
    for (const auto& [id, v] : by_id) vertex[id.value] = v;
    for (Pair& pair : pairs) pair.from = vertex[pair.from], pair.to = vertex[pair.to];
    return;
  }
  const auto find = [&](std::uint64_t id) -> std::uint64_t {
    return std::ranges::lower_bound(by_id, std::pair(EntityId(id), 0U))->second;
  };
  for (Pair& pair : pairs) pair.from = find(pair.from), pair.to = find(pair.to);
}

/// Puts arcs into rows by counting, in the order in which they come.
template <typename ForEach>
Adjacency rows_of(std::uint32_t vertices, const ForEach& for_each_arc) {
  Adjacency rows;
  rows.offsets.assign(std::size_t{vertices} + 1, 0);
  for_each_arc([&](std::uint64_t from, std::uint64_t, std::uint32_t) { ++rows.offsets[from + 1]; });
  std::partial_sum(rows.offsets.begin(), rows.offsets.end(), rows.offsets.begin());
  rows.targets.resize(rows.offsets.back());
  rows.weights.resize(rows.offsets.back());
  std::vector<std::uint64_t> next(rows.offsets.begin(), rows.offsets.end() - 1);
  for_each_arc([&](std::uint64_t from, std::uint64_t to, std::uint32_t weight) {
    const std::uint64_t place = next[from]++;
    rows.targets[place] = static_cast<std::uint32_t>(to);
    rows.weights[place] = weight;
  });
  return rows;
}

/// Brings entities into the order of the view's scan_ids. REQUIRES: they are sorted by id.
Status make_canonical(const GraphView& view, std::vector<EntityId>& entities) {
  std::vector<EntityId> ordered;
  ordered.reserve(entities.size());
  KG_TRY(view.scan_ids([&](EntityId id) {
    if (std::ranges::binary_search(entities, id)) ordered.push_back(id);
    return true;
  }));
  entities = std::move(ordered);
  return {};
}

/// Sorts one row by target and joins equal ones.
void sort_row(std::vector<std::pair<std::uint32_t, std::uint32_t>>& row) {
  const auto by_target = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::ranges::is_sorted(row, by_target)) std::ranges::sort(row, by_target);
  std::size_t kept = 0;
  for (const auto& arc : row) {
    if (kept > 0 && row[kept - 1].first == arc.first)
      row[kept - 1].second = sum(row[kept - 1].second, arc.second);
    else
      row[kept++] = arc;
  }
  row.resize(kept);
}

/// Sorts every row and joins arcs to the same target.
void tidy(Adjacency& rows) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> row;
  std::uint64_t begin = 0, kept = 0;
  for (std::uint32_t v = 0; v < rows.vertex_count(); ++v) {
    const std::uint64_t end = rows.offsets[v + 1];
    row.clear();
    for (; begin < end; ++begin) row.emplace_back(rows.targets[begin], rows.weights[begin]);
    sort_row(row);
    for (const auto& [target, weight] : row) {
      rows.targets[kept] = target;
      rows.weights[kept++] = weight;
    }
    rows.offsets[v + 1] = kept;
  }
  rows.targets.resize(kept);
  rows.weights.resize(kept);
}

}  // namespace

Adjacency Adjacency::transposed() const {
  return rows_of(vertex_count(), [this](const auto& visit) {
    for (std::uint32_t v = 0; v < vertex_count(); ++v)
      for (std::uint64_t i = offsets[v]; i < offsets[v + 1]; ++i) visit(targets[i], v, weights[i]);
  });
}

Adjacency Adjacency::undirected() const {
  Adjacency rows = rows_of(vertex_count(), [this](const auto& visit) {
    for (std::uint32_t v = 0; v < vertex_count(); ++v)
      for (std::uint64_t i = offsets[v]; i < offsets[v + 1]; ++i) {
        if (targets[i] == v) continue;
        visit(v, targets[i], weights[i]);
        visit(targets[i], v, weights[i]);
      }
  });
  tidy(rows);
  return rows;
}

Result<CsrGraph> CsrGraph::project(const GraphView& view, VertexOrder order) {
  std::vector<Pair> pairs;
  KG_TRY(view.scan_edges([&](const Edge& edge) {
    pairs.push_back({edge.subject.value, edge.object.value, edge.evidence_count});
    return true;
  }));
  CsrGraph graph;
  graph.entities_ = ends_of(pairs);
  if (graph.entities_.size() >= std::numeric_limits<std::uint32_t>::max())
    return failure(ErrorCode::Unsupported,
                   fmt::format("a graph of {} entities is too large to be held in memory; filter "
                               "it (see --help)",
                               graph.entities_.size()));
  if (order == VertexOrder::Canonical) KG_TRY(make_canonical(view, graph.entities_));
  for (std::uint32_t v = 0; v < graph.vertex_count(); ++v)
    graph.by_id_.emplace_back(graph.entities_[v], v);
  std::ranges::sort(graph.by_id_);
  number(pairs, graph.by_id_);
  graph.out_ = rows_of(graph.vertex_count(), [&](const auto& visit) {
    for (const Pair& pair : pairs) visit(pair.from, pair.to, pair.weight);
  });
  tidy(graph.out_);
  return graph;
}

std::optional<std::uint32_t> CsrGraph::vertex(EntityId entity) const {
  const auto found = std::ranges::lower_bound(by_id_, std::pair(entity, 0U));
  if (found == by_id_.end() || found->first != entity) return std::nullopt;
  return found->second;
}

}  // namespace kg
