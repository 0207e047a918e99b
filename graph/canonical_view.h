#ifndef KG_GRAPH_CANONICAL_VIEW_H_
#define KG_GRAPH_CANONICAL_VIEW_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// Another view with numbers and orders that depend on what is in it alone, not on the order in
/// which it was put together: entities by name, type and handle, documents by date, source and
/// name, both from 1; edges by the words of their relations. Relations keep their numbers. In
/// memory are the numbers of entities and documents and the words of relations, nothing else;
/// `view` must outlive it and must not change.
class CanonicalView final : public GraphView {
 public:
  /// Reads entities and documents once. Fails only with an error of `view`.
  static Result<CanonicalView> create(const GraphView& view);

  /// The number that an entity of the other view has here. NotFound if it is not in it.
  Result<EntityId> number_of(EntityId original) const;

  std::uint64_t entity_count() const override { return entities_.originals.size(); }
  std::uint64_t edge_count() const override { return view_->edge_count(); }
  std::uint64_t evidence_count() const override { return view_->evidence_count(); }
  std::uint64_t document_count() const override { return documents_.originals.size(); }
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
  /// New numbers to old ones and back; numbers count from 1.
  template <typename Id>
  struct Numbers {
    std::vector<Id> originals;
    std::vector<std::uint32_t> numbers;  // by original; 0 = not in the view

    void set(std::vector<Id> order);
    Id original(Id number) const;  // Id() if there is none
    Id number(Id original) const;  // Id() if there is none
  };

  explicit CanonicalView(const GraphView& view) : view_(&view) {}
  Status order_entities();
  Status order_documents();
  Result<std::string_view> words(RelationId id) const;
  std::vector<EntityId> numbers_of(const std::vector<EntityId>& originals) const;

  const GraphView* view_;
  Numbers<EntityId> entities_;
  Numbers<DocumentId> documents_;
  mutable std::unordered_map<RelationId, std::string> words_;  // that were asked for
};

}  // namespace kg

#endif  // KG_GRAPH_CANONICAL_VIEW_H_
