#include "query/lookup.h"

#include <algorithm>
#include <utility>

namespace kg {

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
  // The view's order (document, sentence, ordinal) decides among equals.
  std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return a.confidence > b.confidence;
  });
  link.truncated = quotes > 0 && all.size() > quotes;
  if (link.truncated) all.resize(quotes);
  for (Evidence& evidence : all) {
    KG_ASSIGN(DocumentMetadata metadata, document(evidence.document));
    link.quotes.push_back({std::move(evidence), std::move(metadata)});
  }
  return link;
}

}  // namespace kg
