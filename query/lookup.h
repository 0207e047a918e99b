#ifndef KG_QUERY_LOOKUP_H_
#define KG_QUERY_LOOKUP_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "graph/graph_view.h"
#include "query/verbs.h"

namespace kg {

/// Turns the ids of one view into what people read, each looked up once. For one answer.
class Lookup {
 public:
  explicit Lookup(const GraphView& view) : view_(view) {}

  Result<EntityRef> entity(EntityId id);
  Result<std::string> relation(RelationId id);
  Result<DocumentMetadata> document(DocumentId id);

  /// The edges of an entity in one direction.
  Result<std::vector<Edge>> edges(EntityId id, Direction direction) const;
  /// The edge in words, with its best `quotes` sentences (0 = all).
  Result<Link> link(const Edge& edge, std::size_t quotes);

 private:
  const GraphView& view_;
  std::unordered_map<EntityId, EntityRef> entities_;
  std::unordered_map<RelationId, std::string> relations_;
  std::unordered_map<DocumentId, DocumentMetadata> documents_;
};

}  // namespace kg

#endif  // KG_QUERY_LOOKUP_H_
