#include <fmt/format.h>

#include <utility>

#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/node_names.h"
#include "storage/scan_decoded.h"
#include "storage/store.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

// Edges whose values are fetched together when they are reached from their far end.
constexpr std::size_t kEdgesAtOnce = 256;

tl::unexpected<Error> not_found(const char* what, std::uint64_t id) {
  return failure(ErrorCode::NotFound, fmt::format("there is no {} {}", what, id));
}

tl::unexpected<Error> missing(const char* what) {
  return failure(ErrorCode::Corruption, fmt::format("the database lacks {}", what));
}

Result<EdgeRow> edge_row(const EdgeKey& key, std::string_view bytes) {
  KG_ASSIGN(const OutValue value, decode_out(bytes));
  return EdgeRow{.key = key,
                 .number = value.number,
                 .evidence = value.evidence,
                 .confidence = confidence_of(value.confidence),
                 .duration = value.duration};
}

}  // namespace

StoreSnapshot::StoreSnapshot(std::unique_ptr<EngineSnapshot> engine) : engine_(std::move(engine)) {}
StoreSnapshot::~StoreSnapshot() = default;

Status StoreSnapshot::load() {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Default, kCountsKey));
  if (!bytes) return missing("its counters");
  KG_ASSIGN(const CountsValue value, decode_counts(*bytes));
  counts_ = value.counts;
  for (std::uint32_t label = 1; label <= value.words[1]; ++label) {
    KG_ASSIGN(const std::string name, word('L', label));
    types_[label] = entity_type_from(name).value_or(EntityType::Other);
  }
  return {};
}

Result<std::string> StoreSnapshot::word(char dictionary, std::uint32_t number) const {
  KG_ASSIGN(auto bytes,
            engine_->get(Column::Default, number_key(static_cast<Dictionary>(dictionary), number)));
  if (!bytes) return missing("a word of its dictionaries");
  return std::move(*bytes);
}

Result<EntityType> StoreSnapshot::type_of(std::uint32_t label) const {
  const auto type = types_.find(label);
  if (type == types_.end()) return missing("a label of an entity");
  return type->second;
}

Result<NodeRow> StoreSnapshot::decode_node_row(EntityId id, std::string_view bytes) const {
  KG_ASSIGN(NodeValue value, decode_node(bytes));
  ShownNames names = shown_names(value);
  NodeRow row{.id = id,
              .type = EntityType::Other,
              .named = value.named,
              .key = std::move(value.key),
              .hash = value.hash,
              .name = std::move(names.name),
              .aliases = std::move(names.aliases),
              .documents = value.documents};
  if (value.labels.empty()) return row;
  KG_ASSIGN(row.type, type_of(value.labels.front()));
  return row;
}

Result<NodeRow> StoreSnapshot::node(EntityId id) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Node, id_key(id.value)));
  if (!bytes) return not_found("entity", id.value);
  return decode_node_row(id, *bytes);
}

Result<std::string> StoreSnapshot::relation(RelationId id) const {
  KG_ASSIGN(auto bytes, engine_->get(Column::Default, number_key(Dictionary::Relation, id.value)));
  if (!bytes) return not_found("relation", id.value);
  return std::move(*bytes);
}

Result<DocumentRow> StoreSnapshot::decode_document_row(DocumentId id,
                                                       std::string_view bytes) const {
  KG_ASSIGN(DocValue value, decode_doc(bytes));
  KG_ASSIGN(std::string extractor, word('X', value.extractor));
  return DocumentRow{.id = id,
                     .metadata = std::move(value.metadata),
                     .sha256 = value.sha256,
                     .replaceable = value.replaceable,
                     .sentences = value.sentences,
                     .facts = value.facts,
                     .extractor = std::move(extractor)};
}

Result<DocumentRow> StoreSnapshot::document(DocumentId id) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Doc, id_key(id.value)));
  if (!bytes) return not_found("document", id.value);
  return decode_document_row(id, *bytes);
}

Result<std::string> StoreSnapshot::sentence(DocumentId document, std::uint32_t index) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Text, text_key(document, index)));
  if (!bytes) return not_found("sentence", index);
  return decode_text(*bytes);
}

Status StoreSnapshot::for_each_node(const std::function<bool(const NodeRow&)>& visit) const {
  const auto decode = [&](std::string_view key, std::string_view value) -> Result<NodeRow> {
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    return decode_node_row(EntityId(id), value);
  };
  return scan_decoded(*engine_, Column::Node, {}, decode, visit);
}

Status StoreSnapshot::for_each_document(
    const std::function<bool(const DocumentRow&)>& visit) const {
  const auto decode = [&](std::string_view key, std::string_view value) -> Result<DocumentRow> {
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    return decode_document_row(DocumentId(id), value);
  };
  return scan_decoded(*engine_, Column::Doc, {}, decode, visit);
}

Status StoreSnapshot::for_each_edge(const std::function<bool(const EdgeRow&)>& visit) const {
  const auto decode = [](std::string_view key, std::string_view value) -> Result<EdgeRow> {
    KG_ASSIGN(const EdgeKey edge, decode_out_key(key));
    return edge_row(edge, value);
  };
  return scan_decoded(*engine_, Column::Out, {}, decode, visit);
}

Status StoreSnapshot::for_each_edge_from(EntityId subject,
                                         const std::function<bool(const EdgeRow&)>& visit) const {
  const auto decode = [](std::string_view key, std::string_view value) -> Result<EdgeRow> {
    KG_ASSIGN(const EdgeKey edge, decode_out_key(key));
    return edge_row(edge, value);
  };
  return scan_decoded(*engine_, Column::Out, id_key(subject.value), decode, visit);
}

Status StoreSnapshot::for_each_edge_to(EntityId object,
                                       const std::function<bool(const EdgeRow&)>& visit) const {
  std::vector<EdgeKey> edges;
  bool more = true;
  const auto flush = [&]() -> Status {
    std::vector<std::string> keys;
    for (const EdgeKey& edge : edges) keys.push_back(out_key(edge));
    KG_ASSIGN(const auto values, engine_->get_all(Column::Out, keys));
    for (std::size_t i = 0; i < edges.size() && more; ++i) {
      if (!values[i]) return missing("an edge that it lists");
      KG_ASSIGN(const EdgeRow row, edge_row(edges[i], *values[i]));
      more = visit(row);
    }
    edges.clear();
    return {};
  };
  Status inner;
  const auto decode = [](std::string_view key, std::string_view) { return decode_in_key(key); };
  KG_TRY(scan_decoded(*engine_, Column::In, id_key(object.value), decode, [&](const EdgeKey& edge) {
    edges.push_back(edge);
    if (edges.size() == kEdgesAtOnce) inner = flush();
    return inner && more;
  }));
  KG_TRY(inner);
  return more ? flush() : Status();
}

Result<EvidenceRow> StoreSnapshot::decode_evidence_row(std::string_view key,
                                                       std::string_view bytes) const {
  KG_ASSIGN(const ProvKey place, decode_prov_key(key));
  KG_ASSIGN(ProvValue value, decode_prov(bytes));
  KG_ASSIGN(std::string rule, word('Q', value.rule));
  return EvidenceRow{.edge = place.edge,
                     .document = place.document,
                     .sentence = place.sentence,
                     .ordinal = place.ordinal,
                     .subject = value.subject,
                     .relation = value.relation,
                     .object = value.object,
                     .confidence = confidence_of(value.confidence),
                     .claimant = std::move(value.claimant),
                     .rule = std::move(rule),
                     .duration = value.duration};
}

Status StoreSnapshot::for_each_evidence(
    const EdgeKey& edge, const std::function<bool(const EvidenceRow&)>& visit) const {
  const auto decode = [&](auto key, auto bytes) { return decode_evidence_row(key, bytes); };
  return scan_decoded(*engine_, Column::Prov, out_key(edge), decode, visit);
}

Status StoreSnapshot::for_each_evidence_between(
    const EdgeKey& edge, const std::function<bool(const EvidenceRow&)>& visit) const {
  const auto decode = [&](auto key, auto bytes) { return decode_evidence_row(key, bytes); };
  return scan_decoded(*engine_, Column::Prov, edges_prefix(edge), decode, visit);
}

Status StoreSnapshot::for_each_edge_of_time(
    std::int64_t since, std::int64_t until,
    const std::function<bool(const EdgeKey& edge, std::uint64_t duration)>& visit) const {
  const auto decode = [](std::string_view key,
                         std::string_view value) -> Result<std::pair<EdgeKey, std::uint64_t>> {
    KG_ASSIGN(const EdgeKey edge, decode_etime_key(key));
    KG_ASSIGN(const std::uint64_t duration, decode_etime(value));
    return std::pair(edge, duration);
  };
  return scan_range_decoded(*engine_, Column::Etime, time_key(since), time_key(until), decode,
                            [&](const auto& row) { return visit(row.first, row.second); });
}

Status StoreSnapshot::for_each_document_of_time(
    std::int64_t since, std::int64_t until,
    const std::function<bool(DocumentId document, std::int64_t date)>& visit) const {
  const auto decode = [](auto key, auto) { return decode_docdate_key(key); };
  return scan_range_decoded(*engine_, Column::Docdate, time_key(since), time_key(until), decode,
                            [&](const DocdateKey& row) { return visit(row.document, row.begin); });
}

Status StoreSnapshot::for_each_with_word(std::string_view word,
                                         const std::function<bool(EntityId id)>& visit) const {
  const auto decode = [](auto key, auto) { return decode_tok_key(key); };
  return scan_decoded(*engine_, Column::Tok, tok_prefix(word), decode,
                      [&](const TokKey& row) { return visit(row.id); });
}

Result<bool> StoreSnapshot::has_word(std::string_view word, EntityId id) const {
  KG_ASSIGN(const auto row, engine_->get(Column::Tok, tok_key(word, id)));
  return row.has_value();
}

Status StoreSnapshot::for_each_name(
    std::string_view prefix,
    const std::function<bool(std::string_view name, EntityId id)>& visit) const {
  const std::string normal = normal_word(prefix);
  const auto decode = [](std::string_view key, std::string_view) { return decode_name_key(key); };
  return scan_decoded(*engine_, Column::Name, normal, decode,
                      [&](const NameKey& row) { return visit(row.name, row.id); });
}

Status StoreSnapshot::for_each_named(std::string_view name,
                                     const std::function<bool(EntityId id)>& visit) const {
  const std::string normal = normal_word(name);
  if (normal.empty()) return {};
  const auto decode = [](std::string_view key, std::string_view) { return decode_name_key(key); };
  return scan_decoded(*engine_, Column::Name, name_prefix(normal), decode,
                      [&](const NameKey& row) { return visit(row.id); });
}

Status StoreSnapshot::for_each_row(const RowVisitor& visit) const {
  bool more = true;
  for (const ColumnFamily& column : kColumnFamilies) {
    KG_TRY(engine_->scan(column.column, {}, [&](std::string_view key, std::string_view value) {
      more = visit(column.name, key, value);
      return more;
    }));
    if (!more) break;
  }
  return {};
}

}  // namespace kg
