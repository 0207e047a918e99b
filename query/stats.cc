#include <algorithm>
#include <map>
#include <utility>

#include "query/lookup.h"
#include "query/verbs.h"

namespace kg {
namespace {

// The `most` largest counts (0 = all), largest first, equal ones by key.
template <typename Key>
std::vector<std::pair<Key, std::uint64_t>> largest(const std::map<Key, std::uint64_t>& counts,
                                                   std::size_t most) {
  std::vector<std::pair<Key, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (most > 0 && sorted.size() > most) sorted.resize(most);
  return sorted;
}

struct Counts {
  std::map<EntityType, std::uint64_t> types;
  std::map<EntityId, std::uint64_t> entities;  // evidence on their edges
  std::map<RelationId, std::uint64_t> relations;
};

Status count_entities(const GraphView& view, GraphStats& stats, Counts& counts) {
  return view.for_each_entity([&](const Entity& entity) {
    ++stats.entities;
    if (entity.named) ++stats.actors;
    ++counts.types[entity.type];
    counts.entities[entity.id] = 0;
    return true;
  });
}

Status count_edges(const GraphView& view, GraphStats& stats, Counts& counts) {
  for (const auto& [id, unused] : counts.entities) {
    KG_TRY(view.for_each_edge(id, Direction::Out, [&](const Edge& edge) {
      ++stats.edges;
      stats.evidence += edge.evidence_count;
      counts.relations[edge.relation] += edge.evidence_count;
      counts.entities[edge.subject] += edge.evidence_count;
      if (edge.object != edge.subject) counts.entities[edge.object] += edge.evidence_count;
      return true;
    }));
  }
  return {};
}

Status count_documents(const GraphView& view, GraphStats& stats) {
  return view.for_each_document([&](const DocumentRecord& document) {
    ++stats.documents;
    const std::string& date = document.metadata.date;
    if (date.empty()) return true;
    if (stats.first_date.empty() || date < stats.first_date) stats.first_date = date;
    stats.last_date = std::max(stats.last_date, date);
    return true;
  });
}

// The `most` entities with the largest counts (0 = all); equal ones as in all lists.
Result<std::vector<std::pair<EntityRef, std::uint64_t>>> most_mentioned(
    const std::map<EntityId, std::uint64_t>& counts, std::size_t most, Lookup& lookup) {
  std::vector<std::pair<EntityRef, std::uint64_t>> found;
  auto sorted = largest(counts, 0);
  std::size_t kept = most == 0 ? sorted.size() : std::min(most, sorted.size());
  while (kept > 0 && kept < sorted.size() && sorted[kept].second == sorted[kept - 1].second) ++kept;
  for (std::size_t i = 0; i < kept; ++i) {
    KG_ASSIGN(EntityRef entity, lookup.entity(sorted[i].first));
    found.emplace_back(std::move(entity), sorted[i].second);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : comes_before(a.first, b.first);
  });
  if (most > 0 && found.size() > most) found.resize(most);
  return found;
}

}  // namespace

Result<GraphStats> stats(const GraphView& view, std::size_t top) {
  GraphStats stats;
  Counts counts;
  KG_TRY(count_entities(view, stats, counts));
  KG_TRY(count_edges(view, stats, counts));
  KG_TRY(count_documents(view, stats));
  stats.types = largest(counts.types, 0);
  Lookup lookup(view);
  std::map<std::string, std::uint64_t> words;
  for (const auto& [id, count] : counts.relations) {
    KG_ASSIGN(std::string relation, lookup.relation(id));
    words[std::move(relation)] += count;
  }
  stats.relations = largest(words, top);
  KG_ASSIGN(stats.top, most_mentioned(counts.entities, top, lookup));
  return stats;
}

}  // namespace kg
