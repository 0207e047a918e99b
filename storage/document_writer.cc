#include "storage/document_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/unicode.h"

namespace kg {
namespace {

std::size_t index_of(Dictionary dictionary) {
  constexpr std::string_view kOrder = "RLQX";
  return kOrder.find(static_cast<char>(dictionary));
}

// Labels have 16 bits in a node, relations 24 in a key.
std::uint32_t capacity(Dictionary dictionary) {
  switch (dictionary) {
    case Dictionary::Relation:
      return kMaxRelation;
    case Dictionary::Label:
      return std::numeric_limits<std::uint16_t>::max();
    case Dictionary::Rule:
    case Dictionary::Extractor:
      break;
  }
  return std::numeric_limits<std::uint32_t>::max();
}

}  // namespace

Result<DocumentWriter> DocumentWriter::begin(const Engine& engine) {
  DocumentWriter writer(engine);
  KG_ASSIGN(const auto node, writer.read_number(Column::Default, kNextNodeKey));
  KG_ASSIGN(const auto document, writer.read_number(Column::Default, kNextDocumentKey));
  KG_ASSIGN(const auto counts, writer.read(Column::Default, kCountsKey));
  writer.next_node_ = node.value_or(1);
  writer.next_document_ = document.value_or(1);
  if (counts) {
    KG_ASSIGN(writer.counts_, decode_counts(*counts));
  }
  return writer;
}

Batch DocumentWriter::finish() && {
  batch_.put(Column::Default, std::string(kNextNodeKey), encode_number(next_node_));
  batch_.put(Column::Default, std::string(kNextDocumentKey), encode_number(next_document_));
  batch_.put(Column::Default, std::string(kCountsKey), encode_counts(counts_));
  return std::move(batch_);
}

Result<std::optional<std::string>> DocumentWriter::read(Column column, std::string_view key) const {
  if (const std::optional<std::string>* change = batch_.find(column, key)) return *change;
  return engine_->get(column, key);
}

Result<std::optional<std::uint64_t>> DocumentWriter::read_number(Column column,
                                                                 std::string_view key) const {
  KG_ASSIGN(const auto bytes, read(column, key));
  if (!bytes) return std::optional<std::uint64_t>();
  KG_ASSIGN(const std::uint64_t number, decode_number(*bytes));
  return std::optional<std::uint64_t>(number);
}

Result<std::optional<DocumentId>> DocumentWriter::with_source(std::string_view source) const {
  KG_ASSIGN(const auto id, read_number(Column::Ekey, source_key(source)));
  return id ? std::optional<DocumentId>(*id) : std::nullopt;
}

Result<std::optional<DocumentId>> DocumentWriter::with_content(const Sha256& sha256) const {
  KG_ASSIGN(const auto id, read_number(Column::Ekey, content_key(sha256)));
  return id ? std::optional<DocumentId>(*id) : std::nullopt;
}

Result<std::uint32_t> DocumentWriter::number_of(Dictionary dictionary, std::string_view word) {
  word = clip_word(word);
  const std::string key = word_key(dictionary, word);
  KG_ASSIGN(const auto known, read(Column::Default, key));
  if (known) return decode_word_number(*known);
  std::uint32_t& size = counts_.words[index_of(dictionary)];
  if (size >= capacity(dictionary))
    return failure(ErrorCode::Unsupported,
                   fmt::format("the database '{}' cannot hold more different relations; begin "
                               "another one",
                               engine_->path().string()));
  ++size;
  batch_.put(Column::Default, key, encode_word_number(size));
  batch_.put(Column::Default, number_key(dictionary, size), std::string(word));
  return size;
}

Result<DocumentId> DocumentWriter::add(const StoredDocument& document) {
  const DocumentId id(next_document_++);
  KG_ASSIGN(const std::uint32_t extractor, number_of(Dictionary::Extractor, document.extractor));
  std::vector<EntityId> ids;
  for (const StoredEntity& entity : document.entities) {
    KG_ASSIGN(const EntityId entity_id, add_entity(entity, id));
    ids.push_back(entity_id);
  }
  for (const StoredFact& fact : document.facts) KG_TRY(add_fact(fact, ids, id, extractor));
  KG_TRY(add_document(document, id, extractor));
  return id;
}

Result<EntityId> DocumentWriter::add_entity(const StoredEntity& entity, DocumentId document) {
  NodeValue node;
  KG_ASSIGN(const EntityId id, find_or_make_node(entity, node));
  ++node.documents;
  std::vector<std::string> used;
  KG_TRY(add_name(entity.name, id, node, used));
  for (const std::string& alias : entity.aliases) KG_TRY(add_name(alias, id, node, used));
  batch_.put(Column::Node, id_key(id.value), encode_node(node));
  batch_.put(Column::Docnode, docnode_key(document, id), encode_docnode(used));
  return id;
}

Result<EntityId> DocumentWriter::find_or_make_node(const StoredEntity& entity, NodeValue& node) {
  node.hash = entity_hash(entity.type, entity.named, entity.key);
  const std::string identity = entity_key(node.hash);
  KG_ASSIGN(const auto known, read_number(Column::Ekey, identity));
  if (known) {
    KG_ASSIGN(const auto bytes, read(Column::Node, id_key(*known)));
    if (!bytes) return failure(ErrorCode::Corruption, fmt::format("entity {} is missing", *known));
    KG_ASSIGN(node, decode_node(*bytes));
    return EntityId(*known);
  }
  const EntityId id(next_node_++);
  KG_ASSIGN(const std::uint32_t label, number_of(Dictionary::Label, to_string(entity.type)));
  node.named = entity.named;
  node.name = entity.name;
  node.labels = {static_cast<std::uint16_t>(label)};
  batch_.put(Column::Ekey, identity, encode_number(id.value));
  batch_.put(Column::Label, label_key(node.labels[0], id), {});
  ++counts_.counts.entities;
  return id;
}

// `used` collects the normal forms that this document uses for this entity, each once.
Status DocumentWriter::add_name(const std::string& name, EntityId id, NodeValue& node,
                                std::vector<std::string>& used) {
  const std::string normal(clip_word(normalize_name(name)));
  if (normal.empty() || std::ranges::find(used, normal) != used.end()) return {};
  used.push_back(normal);
  const std::string key = name_key(normal, id);
  KG_ASSIGN(const auto known, read(Column::Name, key));
  NameValue value;
  if (known) {
    KG_ASSIGN(value, decode_name(*known));
  } else if (normal != clip_word(normalize_name(node.name))) {
    value.kind = NameKind::Alias;
    node.aliases.push_back(name);
  }
  ++value.documents;
  batch_.put(Column::Name, key, encode_name(value));
  return {};
}

Status DocumentWriter::add_fact(const StoredFact& fact, const std::vector<EntityId>& ids,
                                DocumentId document, std::uint32_t extractor) {
  EdgeKey edge;
  edge.subject = ids[fact.subject];
  edge.object = ids[fact.object];
  edge.polarity = fact.polarity;
  edge.modality = fact.modality;
  KG_ASSIGN(const std::uint32_t relation, number_of(Dictionary::Relation, fact.relation));
  edge.relation = RelationId(relation);
  ProvValue value{.subject = fact.subject_span,
                  .relation = fact.relation_span,
                  .object = fact.object_span,
                  .confidence = static_cast<float>(fact.confidence),
                  .extractor = extractor,
                  .claimant = fact.claimant};
  KG_ASSIGN(value.rule, number_of(Dictionary::Rule, fact.rule));
  const auto ordinal = static_cast<std::uint16_t>(fact.ordinal);
  batch_.put(Column::Prov, prov_key(edge, document, fact.sentence, ordinal), encode_prov(value));
  batch_.put(Column::Docedge, docedge_key(document, fact.sentence, ordinal), out_key(edge));
  ++counts_.counts.evidence;
  return add_to_edge(edge, value.confidence);
}

Status DocumentWriter::add_to_edge(const EdgeKey& edge, float confidence) {
  const std::string key = out_key(edge);
  KG_ASSIGN(const auto known, read(Column::Out, key));
  OutValue value;
  if (known) {
    KG_ASSIGN(value, decode_out(*known));
  } else {
    value.number = counts_.next_edge++;
    ++counts_.counts.edges;
    batch_.put(Column::In, in_key(edge), {});
  }
  ++value.evidence;
  value.confidence = std::max(value.confidence, confidence);
  batch_.put(Column::Out, key, encode_out(value));
  return {};
}

Status DocumentWriter::add_document(const StoredDocument& document, DocumentId id,
                                    std::uint32_t extractor) {
  for (std::size_t i = 0; i < document.sentences.size(); ++i)
    batch_.put(Column::Text, text_key(id, static_cast<std::uint32_t>(i)),
               encode_text(document.sentences[i]));
  const DocValue value{.replaceable = document.replaceable && !document.metadata.source.empty(),
                       .sha256 = document.sha256,
                       .metadata = document.metadata,
                       .sentences = document.sentences.size(),
                       .facts = document.facts.size(),
                       .extractor = extractor};
  batch_.put(Column::Doc, id_key(id.value), encode_doc(value));
  batch_.put(Column::Ekey, content_key(value.sha256), encode_number(id.value));
  if (value.replaceable)
    batch_.put(Column::Ekey, source_key(document.metadata.source), encode_number(id.value));
  ++counts_.counts.documents;
  counts_.counts.sentences += value.sentences;
  return {};
}

}  // namespace kg
