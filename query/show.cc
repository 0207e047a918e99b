#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "query/lookup.h"
#include "query/verbs.h"

namespace kg {
namespace {

// Sums of one relation: by the entity at its other end.
using Ends = std::map<EntityId, std::pair<std::uint64_t, double>>;
using Groups = std::map<std::pair<RelationId, Polarity>, Ends>;

Groups group(const std::vector<Edge>& edges, Direction direction) {
  Groups groups;
  for (const Edge& edge : edges) {
    const EntityId other = direction == Direction::Out ? edge.object : edge.subject;
    auto& [count, confidence] = groups[{edge.relation, edge.polarity}][other];
    count += edge.evidence_count;
    confidence = std::max(confidence, edge.confidence);
  }
  return groups;
}

Result<std::vector<RelationGroup>> in_words(const Groups& groups, Lookup& lookup) {
  std::vector<RelationGroup> result;
  for (const auto& [key, ends] : groups) {
    RelationGroup group;
    KG_ASSIGN(group.relation, lookup.relation(key.first));
    group.polarity = key.second;
    for (const auto& [id, sums] : ends) {
      KG_ASSIGN(EntityRef entity, lookup.entity(id));
      group.evidence_count += sums.first;
      group.ends.push_back({std::move(entity), sums.first, sums.second});
    }
    std::sort(group.ends.begin(), group.ends.end(), [](const auto& a, const auto& b) {
      if (a.evidence_count != b.evidence_count) return a.evidence_count > b.evidence_count;
      return comes_before(a.entity, b.entity);
    });
    result.push_back(std::move(group));
  }
  std::sort(result.begin(), result.end(), [](const RelationGroup& a, const RelationGroup& b) {
    if (a.evidence_count != b.evidence_count) return a.evidence_count > b.evidence_count;
    return std::tie(a.relation, a.polarity) < std::tie(b.relation, b.polarity);
  });
  return result;
}

// Documents and dates of the evidence of all edges.
Status add_documents(EntityReport& report, const std::vector<Edge>& edges, const GraphView& view,
                     Lookup& lookup, std::set<DocumentId>& seen) {
  for (const Edge& edge : edges) {
    ++report.edge_count;
    report.evidence_count += edge.evidence_count;
    KG_TRY(view.for_each_evidence(edge, [&](const Evidence& evidence) {
      seen.insert(evidence.document);
      return true;
    }));
  }
  report.document_count = seen.size();
  for (const DocumentId id : seen) {
    KG_ASSIGN(const DocumentMetadata metadata, lookup.document(id));
    const std::string& date = metadata.date;
    if (date.empty()) continue;
    if (report.first_seen.empty() || date < report.first_seen) report.first_seen = date;
    report.last_seen = std::max(report.last_seen, date);
  }
  return {};
}

}  // namespace

Result<EntityReport> show(const GraphView& view, EntityId entity) {
  EntityReport report;
  Lookup lookup(view);
  KG_ASSIGN(report.entity, view.entity(entity));
  KG_ASSIGN(const std::vector<Edge> out, lookup.edges(entity, Direction::Out));
  KG_ASSIGN(std::vector<Edge> in, lookup.edges(entity, Direction::In));
  KG_ASSIGN(report.outgoing, in_words(group(out, Direction::Out), lookup));
  KG_ASSIGN(report.incoming, in_words(group(in, Direction::In), lookup));
  std::erase_if(in, [](const Edge& edge) { return edge.subject == edge.object; });  // counted once
  std::set<DocumentId> seen;
  KG_TRY(add_documents(report, out, view, lookup, seen));
  KG_TRY(add_documents(report, in, view, lookup, seen));
  return report;
}

}  // namespace kg
