// A document as it was put into the store, and how documents are found.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/scan_decoded.h"
#include "storage/store.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

struct Used {  // an entity with its number
  EntityId id;
  StoredEntity entity;
};

auto order_of(const Used& used) {
  return std::tuple(to_string(used.entity.type), used.entity.named,
                    std::string_view(used.entity.key));
}

}  // namespace

Status StoreSnapshot::for_each_content(
    std::string_view prefix,
    const std::function<bool(const Sha256& sha256, DocumentId document)>& visit) const {
  const auto decode = [](std::string_view key,
                         std::string_view value) -> Result<std::pair<Sha256, DocumentId>> {
    std::pair<Sha256, DocumentId> row;
    KG_ASSIGN(row.first, decode_content_key(key));
    KG_ASSIGN(const std::uint64_t id, decode_number(value));
    row.second = DocumentId(id);
    return row;
  };
  return scan_decoded(*engine_, Column::Ekey, "D" + std::string(prefix), decode,
                      [&](const auto& row) { return visit(row.first, row.second); });
}

Result<std::optional<DocumentId>> StoreSnapshot::find_source(std::string_view source) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Ekey, source_key(source)));
  if (!bytes) return std::optional<DocumentId>();
  KG_ASSIGN(const std::uint64_t id, decode_number(*bytes));
  return std::optional<DocumentId>(id);
}

Result<StoredDocument> StoreSnapshot::stored_document(DocumentId id) const {
  KG_ASSIGN(DocumentRow row, document(id));
  StoredDocument stored{.metadata = std::move(row.metadata),
                        .sha256 = row.sha256,
                        .replaceable = row.replaceable,
                        .extractor = std::move(row.extractor),
                        .sentences = {},
                        .entities = {},
                        .facts = {}};
  const auto decode = [](auto, auto value) { return decode_text(value); };
  KG_TRY(scan_decoded(*engine_, Column::Text, id_key(id.value), decode, [&](std::string& sentence) {
    stored.sentences.push_back(std::move(sentence));
    return true;
  }));
  KG_ASSIGN(const EntityIndex entities, add_stored_entities(id, stored));
  KG_TRY(add_stored_facts(id, entities, stored));
  return stored;
}

Result<StoreSnapshot::EntityIndex> StoreSnapshot::add_stored_entities(
    DocumentId id, StoredDocument& stored) const {
  std::vector<Used> all;
  Status inner;
  KG_TRY(engine_->scan(Column::Docnode, id_key(id.value), [&](auto key, auto value) {
    inner = [&]() -> Status {
      KG_ASSIGN(const DocnodeKey place, decode_docnode_key(key));
      KG_ASSIGN(DocumentUse use, decode_docnode(value));
      KG_ASSIGN(NodeRow row, node(place.entity));
      Used used{place.entity,
                {row.type, row.named, std::move(row.key), {}, {}, std::move(use.terms)}};
      if (!use.spellings.empty()) {
        used.entity.name = use.spellings.front();
        used.entity.aliases.assign(use.spellings.begin() + 1, use.spellings.end());
      }
      all.push_back(std::move(used));
      return {};
    }();
    return inner.has_value();
  }));
  KG_TRY(inner);
  std::ranges::sort(all, [](const Used& a, const Used& b) { return order_of(a) < order_of(b); });
  EntityIndex index;
  for (Used& used : all) {
    index[used.id] = static_cast<std::uint32_t>(stored.entities.size());
    stored.entities.push_back(std::move(used.entity));
  }
  return index;
}

Status StoreSnapshot::add_stored_facts(DocumentId id, const EntityIndex& entities,
                                       StoredDocument& stored) const {
  std::unordered_map<std::uint32_t, std::string> relations;
  Status inner;
  KG_TRY(engine_->scan(Column::Docedge, id_key(id.value), [&](auto key, auto value) {
    inner = [&]() -> Status {
      KG_ASSIGN(const DocedgeKey place, decode_docedge_key(key));
      KG_ASSIGN(const EdgeKey edge, decode_out_key(value));
      const std::string row_key = prov_key(edge, id, place.sentence, place.ordinal);
      KG_ASSIGN(const auto bytes, engine_->get(Column::Prov, row_key));
      const auto subject = entities.find(edge.subject), object = entities.find(edge.object);
      if (!bytes || subject == entities.end() || object == entities.end())
        return failure(ErrorCode::Corruption, "the database lacks evidence that it lists");
      KG_ASSIGN(EvidenceRow row, decode_evidence_row(row_key, *bytes));
      std::string& words = relations[edge.relation.value];
      if (words.empty()) {
        KG_ASSIGN(words, relation(edge.relation));
      }
      stored.facts.push_back({.subject = subject->second,
                              .relation = words,
                              .object = object->second,
                              .sentence = place.sentence,
                              .ordinal = place.ordinal,
                              .subject_span = row.subject,
                              .relation_span = row.relation,
                              .object_span = row.object,
                              .polarity = edge.polarity,
                              .modality = edge.modality,
                              .confidence = row.confidence,
                              .claimant = std::move(row.claimant),
                              .rule = std::move(row.rule),
                              .start = edge.start,
                              .duration = row.duration,
                              .parallel = edge.parallel});
      return {};
    }();
    return inner.has_value();
  }));
  return inner;
}

}  // namespace kg
