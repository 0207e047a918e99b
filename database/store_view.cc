#include "database/store_view.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "core/unicode.h"

namespace kg {
namespace {

Entity to_entity(const NodeRow& row) {
  Entity entity{
      .id = row.id, .type = row.type, .name = row.name, .aliases = row.aliases, .named = row.named};
  std::ranges::sort(entity.aliases);
  return entity;
}

Edge to_edge(const EdgeRow& row) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return {.subject = row.key.subject,
          .relation = row.key.relation,
          .object = row.key.object,
          .polarity = row.key.polarity,
          .modality = row.key.modality,
          .evidence_count = static_cast<std::uint32_t>(std::min(row.evidence, kMost)),
          .confidence = row.confidence};
}

DocumentRecord to_record(const DocumentRow& row) { return {row.id, row.metadata}; }

// The store orders an entity's edges by relation, polarity, modality, other end; a view by
// relation, other end, polarity, modality. So the edges of one relation are collected and sorted.
class EdgesOfRelation {
 public:
  explicit EdgesOfRelation(const std::function<bool(const Edge&)>& visit) : visit_(visit) {}

  bool add(const Edge& edge) {
    if (!edges_.empty() && edges_.front().relation != edge.relation && !flush()) return false;
    edges_.push_back(edge);
    return true;
  }
  bool flush() {
    std::ranges::sort(edges_, {}, [](const Edge& edge) {
      return std::tuple(edge.subject, edge.object, edge.polarity, edge.modality);
    });
    for (const Edge& edge : std::exchange(edges_, {}))
      if (more_ && !visit_(edge)) more_ = false;
    return more_;
  }

 private:
  const std::function<bool(const Edge&)>& visit_;
  std::vector<Edge> edges_;
  bool more_ = true;
};

}  // namespace

Result<Entity> StoreView::entity(EntityId id) const {
  KG_ASSIGN(const NodeRow row, snapshot_->node(id));
  return to_entity(row);
}

Result<std::string> StoreView::relation(RelationId id) const { return snapshot_->relation(id); }

Result<DocumentRecord> StoreView::document(DocumentId id) const {
  KG_ASSIGN(const DocumentRow row, snapshot_->document(id));
  return to_record(row);
}

Status StoreView::for_each_entity(const std::function<bool(const Entity&)>& visit) const {
  return snapshot_->for_each_node([&](const NodeRow& row) { return visit(to_entity(row)); });
}

Status StoreView::for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const {
  return snapshot_->for_each_document(
      [&](const DocumentRow& row) { return visit(to_record(row)); });
}

Status StoreView::for_each_edge(EntityId entity, Direction direction,
                                const std::function<bool(const Edge&)>& visit) const {
  EdgesOfRelation edges(visit);
  const auto add = [&](const EdgeRow& row) { return edges.add(to_edge(row)); };
  if (direction == Direction::Out)
    KG_TRY(snapshot_->for_each_edge_from(entity, add));
  else
    KG_TRY(snapshot_->for_each_edge_to(entity, add));
  edges.flush();
  return {};
}

Result<Evidence> StoreView::to_evidence(const EvidenceRow& row) const {
  Evidence evidence;
  evidence.document = row.document;
  evidence.sentence = row.sentence;
  evidence.ordinal = row.ordinal;
  evidence.confidence = row.confidence;
  evidence.polarity = row.edge.polarity;
  evidence.modality = row.edge.modality;
  evidence.claimant = row.claimant;
  evidence.rule = row.rule;
  KG_ASSIGN(evidence.text, snapshot_->sentence(row.document, row.sentence));
  const CodePointIndex index(evidence.text);
  const auto in_code_points = [&](Span span) {
    if (span.end > evidence.text.size()) return Span{};
    return Span{index.at(span.begin), index.at(span.end)};
  };
  evidence.subject = in_code_points(row.subject);
  evidence.relation = in_code_points(row.relation);
  evidence.object = in_code_points(row.object);
  return evidence;
}

Status StoreView::for_each_evidence(const Edge& edge,
                                    const std::function<bool(const Evidence&)>& visit) const {
  const EdgeKey key{.subject = edge.subject,
                    .relation = edge.relation,
                    .polarity = edge.polarity,
                    .modality = edge.modality,
                    .object = edge.object};
  Status inner;
  KG_TRY(snapshot_->for_each_evidence(key, [&](const EvidenceRow& row) {
    Result<Evidence> evidence = to_evidence(row);
    if (!evidence) inner = tl::unexpected<Error>(evidence.error());
    return evidence && visit(*evidence);
  }));
  return inner;
}

Result<std::vector<EntityId>> StoreView::find_exact(std::string_view name) const {
  std::vector<EntityId> found;
  KG_TRY(snapshot_->for_each_named(name, [&](EntityId id) {
    found.push_back(id);
    return true;
  }));
  return found;
}

Result<std::vector<EntityId>> StoreView::find_prefix(std::string_view prefix,
                                                     std::size_t limit) const {
  std::vector<EntityId> found;
  std::set<EntityId> seen;
  if (limit == 0) return found;
  KG_TRY(snapshot_->for_each_name(prefix, [&](std::string_view, EntityId id) {
    if (seen.insert(id).second) found.push_back(id);
    return found.size() < limit;
  }));
  return found;
}

}  // namespace kg
