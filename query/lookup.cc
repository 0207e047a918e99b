#include "query/lookup.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kg {

namespace {

// The order does not depend on that in which documents were read.
bool is_better(const Quote& a, const Quote& b) {
  if (a.evidence.confidence != b.evidence.confidence)
    return a.evidence.confidence > b.evidence.confidence;
  return std::tie(a.document.date, a.document.source, a.document.name, a.evidence.sentence,
                  a.evidence.ordinal) < std::tie(b.document.date, b.document.source,
                                                 b.document.name, b.evidence.sentence,
                                                 b.evidence.ordinal);
}

}  // namespace

Result<EntityRef> Lookup::entity(EntityId id) {
  const auto known = entities_.find(id);
  if (known != entities_.end()) return known->second;
  KG_ASSIGN(const Entity entity, view_.entity(id));
  return entities_.emplace(id, ref(entity)).first->second;
}

Result<std::string> Lookup::relation(RelationId id) {
  const auto known = relations_.find(id);
  if (known != relations_.end()) return known->second;
  KG_ASSIGN(std::string words, view_.relation(id));
  return relations_.emplace(id, std::move(words)).first->second;
}

Result<DocumentMetadata> Lookup::document(DocumentId id) {
  const auto known = documents_.find(id);
  if (known != documents_.end()) return known->second;
  KG_ASSIGN(DocumentRecord record, view_.document(id));
  return documents_.emplace(id, std::move(record.metadata)).first->second;
}

Result<std::vector<Edge>> Lookup::edges(EntityId id, Direction direction) const {
  std::vector<Edge> edges;
  KG_TRY(view_.for_each_edge(id, direction, [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  }));
  return edges;
}

Result<Link> Lookup::link(const Edge& edge, std::size_t quotes) {
  Link link;
  link.edge = edge;
  KG_ASSIGN(link.subject, entity(edge.subject));
  KG_ASSIGN(link.object, entity(edge.object));
  KG_ASSIGN(link.relation, relation(edge.relation));
  std::vector<Evidence> all;
  KG_TRY(view_.for_each_evidence(edge, [&](const Evidence& evidence) {
    all.push_back(evidence);
    return true;
  }));
  for (Evidence& evidence : all) {
    KG_ASSIGN(DocumentMetadata metadata, document(evidence.document));
    link.quotes.push_back({std::move(evidence), std::move(metadata)});
  }
  std::stable_sort(link.quotes.begin(), link.quotes.end(), is_better);
  link.truncated = quotes > 0 && all.size() > quotes;
  if (link.truncated) link.quotes.resize(quotes);
  return link;
}

}  // namespace kg
