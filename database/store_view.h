#ifndef KG_DATABASE_STORE_VIEW_H_
#define KG_DATABASE_STORE_VIEW_H_

#include <memory>
#include <vector>

#include "graph/graph_view.h"
#include "storage/store.h"

namespace kg {

/// A snapshot of the store as a graph of actors: all nodes of one actor are one entity, whose edges
/// are theirs together; what joins two nodes of one actor is no edge. Safe to read on several
/// threads.
class StoreView final : public GraphView {
 public:
  explicit StoreView(std::unique_ptr<StoreSnapshot> snapshot) : snapshot_(std::move(snapshot)) {}

  std::uint64_t entity_count() const override { return snapshot_->counts().actors; }
  /// Scans all edges.
  std::uint64_t edge_count() const override;
  std::uint64_t evidence_count() const override { return snapshot_->counts().evidence; }
  std::uint64_t document_count() const override { return snapshot_->counts().documents; }
  /// Also by the id of a node that is not the first of its actor.
  Result<Entity> entity(EntityId id) const override;
  Result<std::string> relation(RelationId id) const override;
  Result<DocumentRecord> document(DocumentId id) const override;
  Status for_each_entity(const std::function<bool(const Entity&)>& visit) const override;
  Status for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const override;
  Status for_each_edge(EntityId entity, Direction direction,
                       const std::function<bool(const Edge&)>& visit) const override;
  Status scan_ids(const std::function<bool(EntityId)>& visit) const override;
  Status scan_edges(const std::function<bool(const Edge&)>& visit) const override;
  Status for_each_evidence(const Edge& edge,
                           const std::function<bool(const Evidence&)>& visit) const override;
  Result<std::vector<EntityId>> find_exact(std::string_view name) const override;
  Result<std::vector<EntityId>> find_handle(std::string_view begin) const override;
  Result<std::vector<EntityId>> find_prefix(std::string_view prefix,
                                            std::size_t limit) const override;
  Result<std::vector<EntityId>> find_words(std::string_view text, std::size_t limit) const override;

 private:
  Result<std::unordered_map<EntityId, EntityId>> merged() const;
  Result<std::vector<EntityId>> members(EntityId actor) const;
  Status collect_edges(EntityId member, Direction direction, std::vector<Edge>& edges) const;
  Result<std::vector<EntityId>> actors_of(std::vector<EntityId> nodes) const;
  Result<std::vector<EntityId>> nodes_with(const std::vector<std::string>& words) const;
  Result<Evidence> to_evidence(const EvidenceRow& row) const;

  std::unique_ptr<StoreSnapshot> snapshot_;
};

}  // namespace kg

#endif  // KG_DATABASE_STORE_VIEW_H_
