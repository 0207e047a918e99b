#include "graph/canonical_view.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/evidence.h"

namespace kg {
namespace {

// What entities and documents are ordered by.
struct EntityKey {
  std::string name, handle;
  EntityType type;
  bool named;
  EntityId id;

  auto order() const { return std::tie(name, type, handle, named, id); }
};

struct DocumentKey {
  std::string date, source, name, title;
  DocumentId id;

  auto order() const { return std::tie(date, source, name, title, id); }
};

template <typename Key>
auto sorted_ids(std::vector<Key> keys) {
  std::sort(keys.begin(), keys.end(),
            [](const Key& a, const Key& b) { return a.order() < b.order(); });
  std::vector<decltype(Key::id)> ids;
  ids.reserve(keys.size());
  for (const Key& key : keys) ids.push_back(key.id);
  return ids;
}

}  // namespace

template <typename Id>
void CanonicalView::Numbers<Id>::set(std::vector<Id> order) {
  originals = std::move(order);
  const auto largest = std::max_element(originals.begin(), originals.end());
  numbers.assign(originals.empty() ? 1 : static_cast<std::size_t>(largest->value) + 1, 0);
  for (std::size_t i = 0; i < originals.size(); ++i)
    numbers[originals[i].value] = static_cast<std::uint32_t>(i + 1);
}

template <typename Id>
Id CanonicalView::Numbers<Id>::original(Id number) const {
  return number.value == 0 || number.value > originals.size() ? Id() : originals[number.value - 1];
}

template <typename Id>
Id CanonicalView::Numbers<Id>::number(Id original) const {
  return original.value < numbers.size() ? Id(numbers[original.value]) : Id();
}

Result<CanonicalView> CanonicalView::create(const GraphView& view) {
  CanonicalView made(view);
  KG_TRY(made.order_entities());
  KG_TRY(made.order_documents());
  return made;
}

Status CanonicalView::order_entities() {
  std::vector<EntityKey> keys;
  KG_TRY(view_->for_each_entity([&](const Entity& entity) {
    keys.push_back({entity.name, entity.handle, entity.type, entity.named, entity.id});
    return true;
  }));
  entities_.set(sorted_ids(std::move(keys)));
  return {};
}

Status CanonicalView::order_documents() {
  std::vector<DocumentKey> keys;
  KG_TRY(view_->for_each_document([&](const DocumentRecord& document) {
    const DocumentMetadata& known = document.metadata;
    keys.push_back({known.date, known.source, known.name, known.title, document.id});
    return true;
  }));
  documents_.set(sorted_ids(std::move(keys)));
  return {};
}

Result<EntityId> CanonicalView::number_of(EntityId original) const {
  const EntityId number = entities_.number(original);
  if (number == EntityId()) return no_such("entity", original.value);
  return number;
}

Result<Entity> CanonicalView::entity(EntityId id) const {
  const EntityId original = entities_.original(id);
  if (original == EntityId()) return no_such("entity", id.value);
  KG_ASSIGN(Entity found, view_->entity(original));
  found.id = id;
  return found;
}

Result<std::string_view> CanonicalView::words(RelationId id) const {
  const auto known = words_.find(id);
  if (known != words_.end()) return std::string_view(known->second);
  KG_ASSIGN(std::string found, view_->relation(id));
  return std::string_view(words_.emplace(id, std::move(found)).first->second);
}

Result<std::string> CanonicalView::relation(RelationId id) const {
  KG_ASSIGN(const std::string_view found, words(id));
  return std::string(found);
}

Result<DocumentRecord> CanonicalView::document(DocumentId id) const {
  const DocumentId original = documents_.original(id);
  if (original == DocumentId()) return no_such("document", id.value);
  KG_ASSIGN(DocumentRecord found, view_->document(original));
  found.id = id;
  return found;
}

Status CanonicalView::for_each_entity(const std::function<bool(const Entity&)>& visit) const {
  for (std::uint64_t i = 1; i <= entities_.originals.size(); ++i) {
    KG_ASSIGN(const Entity found, entity(EntityId(i)));
    if (!visit(found)) break;
  }
  return {};
}

Status CanonicalView::for_each_document(
    const std::function<bool(const DocumentRecord&)>& visit) const {
  for (std::uint64_t i = 1; i <= documents_.originals.size(); ++i) {
    KG_ASSIGN(const DocumentRecord found, document(DocumentId(i)));
    if (!visit(found)) break;
  }
  return {};
}

Status CanonicalView::for_each_edge(EntityId entity, Direction direction,
                                    const std::function<bool(const Edge&)>& visit) const {
  const EntityId original = entities_.original(entity);
  if (original == EntityId()) return {};
  std::vector<std::pair<std::string_view, Edge>> edges;
  Status inner;
  KG_TRY(view_->for_each_edge(original, direction, [&](Edge edge) {
    const Result<std::string_view> found = words(edge.relation);
    if (!found) inner = tl::unexpected<Error>(found.error());
    if (!found) return false;
    edge.subject = entities_.number(edge.subject);
    edge.object = entities_.number(edge.object);
    edges.emplace_back(*found, edge);
    return true;
  }));
  KG_TRY(inner);
  std::sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
    const Edge &x = a.second, &y = b.second;
    return std::tie(a.first, x.subject, x.object, x.polarity, x.modality) <
           std::tie(b.first, y.subject, y.object, y.polarity, y.modality);
  });
  for (const auto& [unused, edge] : edges)
    if (!visit(edge)) break;
  return {};
}

Status CanonicalView::for_each_evidence(const Edge& edge,
                                        const std::function<bool(const Evidence&)>& visit) const {
  Edge original = edge;
  original.subject = entities_.original(edge.subject);
  original.object = entities_.original(edge.object);
  std::vector<Evidence> all;
  all.reserve(edge.evidence_count);
  KG_TRY(view_->for_each_evidence(original, [&](const Evidence& evidence) {
    all.push_back(evidence);
    all.back().document = documents_.number(evidence.document);
    return true;
  }));
  std::sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.document, a.sentence, a.ordinal) <
           std::tie(b.document, b.sentence, b.ordinal);
  });
  for (const Evidence& evidence : all)
    if (!visit(evidence)) break;
  return {};
}

std::vector<EntityId> CanonicalView::numbers_of(const std::vector<EntityId>& originals) const {
  std::vector<EntityId> numbers;
  for (const EntityId id : originals) {
    const EntityId number = entities_.number(id);
    if (number != EntityId()) numbers.push_back(number);
  }
  return numbers;
}

Result<std::vector<EntityId>> CanonicalView::find_exact(std::string_view name) const {
  KG_ASSIGN(std::vector<EntityId> found, view_->find_exact(name));
  found = numbers_of(found);
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<EntityId>> CanonicalView::find_handle(std::string_view begin) const {
  KG_ASSIGN(std::vector<EntityId> found, view_->find_handle(begin));
  found = numbers_of(found);
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<EntityId>> CanonicalView::find_prefix(std::string_view prefix,
                                                         std::size_t limit) const {
  KG_ASSIGN(const std::vector<EntityId> found, view_->find_prefix(prefix, limit));
  return numbers_of(found);
}

}  // namespace kg
