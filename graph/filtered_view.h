#ifndef KG_GRAPH_FILTERED_VIEW_H_
#define KG_GRAPH_FILTERED_VIEW_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// Which part of a graph to look at. Empty fields let everything through; what is given must all
/// hold.
struct GraphFilter {
  // Entities. An edge goes when either of its ends goes.
  std::vector<EntityType> types;                         ///< one of these types
  bool named_only = false;                               ///< actors with names, no concepts
  std::optional<std::unordered_set<EntityId>> entities;  ///< exactly these

  // Edges.
  std::optional<std::vector<std::pair<EntityId, EntityId>>>
      pairs;  ///< only those between these, whichever way they point; smaller id first, ascending
  std::vector<std::string> relations;  ///< one of these words, letter case ignored
  std::optional<Polarity> polarity;
  std::vector<Modality> modalities;
  std::uint32_t min_evidence = 1;  ///< at least so many sentences, counted after the next filters

  // Evidence. An edge keeps what passes, and goes when nothing is left.
  double min_confidence = 0;
  std::string since, until;  ///< publication date, inclusive: YYYY, YYYY-MM or YYYY-MM-DD
  std::string source;        ///< publisher, source, or name of the document, letter case ignored

  bool operator==(const GraphFilter&) const = default;
};

/// The part of another view that a filter lets through, itself a view: verbs, searches and exports
/// work on it unchanged. Copies nothing; `view` must outlive it. Counts take a scan. An entity
/// stays without edges, unless its own type or name is filtered out.
class FilteredView final : public GraphView {
 public:
  FilteredView(const GraphView& view, GraphFilter filter);

  std::uint64_t entity_count() const override;
  std::uint64_t edge_count() const override;
  std::uint64_t evidence_count() const override;
  std::uint64_t document_count() const override;
  /// NotFound also for an entity that is filtered out.
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
  Result<std::vector<EntityId>> find_words(std::string_view text, std::size_t limit) const override;

 private:
  Result<std::vector<EntityId>> passing(const std::vector<EntityId>& all) const;
  Result<std::vector<EntityId>> first_passing(const std::vector<EntityId>& all,
                                              std::size_t limit) const;
  bool passes(const Entity& entity) const;
  bool passes(const DocumentRecord& document) const;
  Result<bool> passes(EntityId id) const;
  Result<bool> passes(const Evidence& evidence) const;
  Result<bool> relation_passes(RelationId id) const;
  Result<std::optional<Edge>> filtered(const Edge& edge, EntityId other_end) const;
  bool filters_entities() const;
  bool filters_documents() const;
  bool filters_evidence() const;

  const GraphView& view_;
  GraphFilter filter_;
};

}  // namespace kg

#endif  // KG_GRAPH_FILTERED_VIEW_H_
