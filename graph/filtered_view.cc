#include "graph/filtered_view.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/unicode.h"
#include "graph/evidence.h"

namespace kg {
namespace {

template <typename T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Dates compare as text up to the precision that was asked for.
bool date_within(std::string_view date, std::string_view since, std::string_view until) {
  if (date.empty()) return since.empty() && until.empty();
  return date.substr(0, since.size()) >= since && date.substr(0, until.size()) <= until;
}

// Runs a visitor that may fail, and keeps its error until the scan around it has ended.
class FallibleScan {
 public:
  /// The value, or nothing after an error.
  template <typename T>
  std::optional<T> take(Result<T> result) {
    if (result) return std::move(*result);
    status_ = tl::unexpected<Error>(std::move(result).error());
    return std::nullopt;
  }
  Status end(Status scan) { return scan ? std::move(status_) : std::move(scan); }

 private:
  Status status_;
};

}  // namespace

FilteredView::FilteredView(const GraphView& view, GraphFilter filter)
    : view_(view), filter_(std::move(filter)) {
  for (std::string& relation : filter_.relations) relation = normalize_name(relation);
  filter_.source = normalize_name(filter_.source);
}

bool FilteredView::filters_entities() const {
  return !filter_.types.empty() || filter_.named_only || filter_.entities.has_value();
}

bool FilteredView::filters_documents() const {
  return !filter_.since.empty() || !filter_.until.empty() || !filter_.source.empty();
}

bool FilteredView::filters_evidence() const {
  return filters_documents() || filter_.min_confidence > 0;
}

bool FilteredView::passes(const Entity& entity) const {
  return (filter_.types.empty() || contains(filter_.types, entity.type)) &&
         (!filter_.named_only || entity.named) &&
         (!filter_.entities || filter_.entities->contains(entity.id));
}

Result<bool> FilteredView::passes(EntityId id) const {
  if (!filters_entities()) return true;
  if (filter_.entities && !filter_.entities->contains(id)) return false;
  if (filter_.types.empty() && !filter_.named_only) return true;
  KG_ASSIGN(const Entity entity, view_.entity(id));
  return passes(entity);
}

bool FilteredView::passes(const DocumentRecord& document) const {
  const DocumentMetadata& known = document.metadata;
  if (!date_within(known.date, filter_.since, filter_.until)) return false;
  return filter_.source.empty() || normalize_name(known.publisher) == filter_.source ||
         normalize_name(known.source) == filter_.source ||
         normalize_name(known.name) == filter_.source;
}

Result<bool> FilteredView::passes(const Evidence& evidence) const {
  if (evidence.confidence < filter_.min_confidence) return false;
  if (!filters_documents()) return true;
  KG_ASSIGN(const DocumentRecord document, view_.document(evidence.document));
  return passes(document);
}

Result<bool> FilteredView::relation_passes(RelationId id) const {
  if (filter_.relations.empty()) return true;
  KG_ASSIGN(const std::string words, view_.relation(id));
  return contains(filter_.relations, normalize_name(words));
}

Result<std::optional<Edge>> FilteredView::filtered(const Edge& edge, EntityId other_end) const {
  if (filter_.polarity && edge.polarity != *filter_.polarity) return std::nullopt;
  if (!filter_.modalities.empty() && !contains(filter_.modalities, edge.modality))
    return std::nullopt;
  if (edge.evidence_count < filter_.min_evidence) return std::nullopt;
  if (filter_.pairs &&
      !std::binary_search(filter_.pairs->begin(), filter_.pairs->end(),
                          std::pair<EntityId, EntityId>(std::minmax(edge.subject, edge.object))))
    return std::nullopt;
  KG_ASSIGN(const bool relation_fits, relation_passes(edge.relation));
  if (!relation_fits) return std::nullopt;
  KG_ASSIGN(const bool end_fits, passes(other_end));
  if (!end_fits) return std::nullopt;
  if (!filters_evidence()) return edge;

  Edge left = edge;
  left.evidence_count = 0;
  left.confidence = 0;
  KG_TRY(for_each_evidence(edge, [&](const Evidence& evidence) {
    ++left.evidence_count;
    left.confidence = std::max(left.confidence, evidence.confidence);
    return true;
  }));
  if (left.evidence_count == 0 || left.evidence_count < filter_.min_evidence) return std::nullopt;
  return left;
}

std::uint64_t FilteredView::entity_count() const {
  if (!filters_entities()) return view_.entity_count();
  std::uint64_t count = 0;
  (void)for_each_entity([&](const Entity&) { return ++count, true; });
  return count;
}

std::uint64_t FilteredView::edge_count() const {
  std::uint64_t count = 0;
  (void)for_each_entity([&](const Entity& entity) {
    return for_each_edge(entity.id, Direction::Out, [&](const Edge&) { return ++count, true; })
        .has_value();
  });
  return count;
}

std::uint64_t FilteredView::evidence_count() const {
  std::uint64_t count = 0;
  (void)for_each_entity([&](const Entity& entity) {
    return for_each_edge(entity.id, Direction::Out,
                         [&](const Edge& edge) {
                           count += edge.evidence_count;
                           return true;
                         })
        .has_value();
  });
  return count;
}

std::uint64_t FilteredView::document_count() const {
  if (!filters_documents()) return view_.document_count();
  std::uint64_t count = 0;
  (void)for_each_document([&](const DocumentRecord&) { return ++count, true; });
  return count;
}

Result<Entity> FilteredView::entity(EntityId id) const {
  KG_ASSIGN(Entity found, view_.entity(id));
  if (!passes(found)) return no_such("entity", id.value);
  return found;
}

Result<std::string> FilteredView::relation(RelationId id) const { return view_.relation(id); }
Result<DocumentRecord> FilteredView::document(DocumentId id) const { return view_.document(id); }

Status FilteredView::for_each_entity(const std::function<bool(const Entity&)>& visit) const {
  return view_.for_each_entity(
      [&](const Entity& entity) { return !passes(entity) || visit(entity); });
}

Status FilteredView::for_each_document(
    const std::function<bool(const DocumentRecord&)>& visit) const {
  return view_.for_each_document(
      [&](const DocumentRecord& document) { return !passes(document) || visit(document); });
}

Status FilteredView::for_each_edge(EntityId entity, Direction direction,
                                   const std::function<bool(const Edge&)>& visit) const {
  KG_ASSIGN(const bool here, passes(entity));
  if (!here) return {};
  FallibleScan scan;
  return scan.end(view_.for_each_edge(entity, direction, [&](const Edge& edge) {
    const EntityId other = direction == Direction::Out ? edge.object : edge.subject;
    const auto left = scan.take(filtered(edge, other));
    if (!left) return false;
    return !*left || visit(**left);
  }));
}

Status FilteredView::for_each_evidence(const Edge& edge,
                                       const std::function<bool(const Evidence&)>& visit) const {
  FallibleScan scan;
  return scan.end(view_.for_each_evidence(edge, [&](const Evidence& evidence) {
    const auto fits = scan.take(passes(evidence));
    if (!fits) return false;
    return !*fits || visit(evidence);
  }));
}

Result<std::vector<EntityId>> FilteredView::passing(const std::vector<EntityId>& all) const {
  std::vector<EntityId> found;
  for (const EntityId id : all) {
    KG_ASSIGN(const bool fits, passes(id));
    if (fits) found.push_back(id);
  }
  return found;
}

Result<std::vector<EntityId>> FilteredView::find_exact(std::string_view name) const {
  KG_ASSIGN(const std::vector<EntityId> all, view_.find_exact(name));
  return passing(all);
}

Result<std::vector<EntityId>> FilteredView::find_handle(std::string_view begin) const {
  KG_ASSIGN(const std::vector<EntityId> all, view_.find_handle(begin));
  return passing(all);
}

Result<std::vector<EntityId>> FilteredView::find_prefix(std::string_view prefix,
                                                        std::size_t limit) const {
  if (!filters_entities()) return view_.find_prefix(prefix, limit);
  KG_ASSIGN(const std::vector<EntityId> all,
            view_.find_prefix(prefix, std::numeric_limits<std::size_t>::max()));
  return first_passing(all, limit);
}

Result<std::vector<EntityId>> FilteredView::find_words(std::string_view text,
                                                       std::size_t limit) const {
  if (!filters_entities()) return view_.find_words(text, limit);
  KG_ASSIGN(const std::vector<EntityId> all,
            view_.find_words(text, std::numeric_limits<std::size_t>::max()));
  return first_passing(all, limit);
}

Result<std::vector<EntityId>> FilteredView::first_passing(const std::vector<EntityId>& all,
                                                          std::size_t limit) const {
  std::vector<EntityId> found;
  for (const EntityId id : all) {
    if (found.size() >= limit) break;
    KG_ASSIGN(const bool fits, passes(id));
    if (fits) found.push_back(id);
  }
  return found;
}

}  // namespace kg
