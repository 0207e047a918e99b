#ifndef KG_GRAPH_KNOWLEDGE_GRAPH_H_
#define KG_GRAPH_KNOWLEDGE_GRAPH_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/extraction.h"
#include "graph/graph_view.h"
#include "graph/resolve.h"

namespace kg {

/// Entities, edges and their evidence in memory, on Boost.Graph. Whatever it is asked, the answer
/// depends on what was added, not on addresses or hashing. Reading from several threads is safe
/// while nobody adds.
class KnowledgeGraph final : public GraphView {
 public:
  KnowledgeGraph();
  ~KnowledgeGraph() override;
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  /// A copy of `view` with the same ids. Entities and documents without edges come along. Fails
  /// only with an error of `view`.
  static Result<KnowledgeGraph> load(const GraphView& view);

  /// Adds one document with its entities and facts and returns its number. A document with the same
  /// source and the same bytes as an earlier one changes nothing and gets the earlier number.
  DocumentId add(const Extraction& extraction, const ResolvedDocument& resolved);

  /// The entity with this normalised name, type and `named`, made if there is none; `aliases` are
  /// joined to those it has. `entity.id` is ignored: ids are given in order of appearance.
  EntityId add_entity(const Entity& entity);
  /// Adds an entity as the next one, even if there is one of that name and type. `entity.id` is
  /// ignored.
  EntityId append_entity(Entity entity);
  /// The number of a relation's words, made if there is none.
  RelationId add_relation(std::string_view words);
  DocumentId add_document(DocumentMetadata metadata);
  /// Adds one sentence to the edge between two entities, which is made if need be. Polarity and
  /// modality of the edge are those of the evidence. The same document, sentence and ordinal on
  /// the same edge is added once. REQUIRES: the three ids and evidence.document are in the graph.
  void add_evidence(EntityId subject, RelationId relation, EntityId object, Evidence evidence);

  std::uint64_t entity_count() const override;
  std::uint64_t edge_count() const override;
  std::uint64_t evidence_count() const override;
  std::uint64_t document_count() const override;
  Result<Entity> entity(EntityId id) const override;
  Result<std::string> relation(RelationId id) const override;
  Result<DocumentRecord> document(DocumentId id) const override;
  Status for_each_entity(const std::function<bool(const Entity&)>& visit) const override;
  Status for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const override;
  Status for_each_edge(EntityId entity, Direction direction,
                       const std::function<bool(const Edge&)>& visit) const override;
  Status for_each_evidence(const Edge& edge,
                           const std::function<bool(const Evidence&)>& visit) const override;
  Result<std::vector<EntityId>> find_exact(std::string_view name) const override;
  Result<std::vector<EntityId>> find_handle(std::string_view begin) const override;
  Result<std::vector<EntityId>> find_prefix(std::string_view prefix,
                                            std::size_t limit) const override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_GRAPH_KNOWLEDGE_GRAPH_H_
