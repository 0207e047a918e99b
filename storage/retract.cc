// The removal of a document: the cost is proportional to its own facts.
#include <fmt/format.h>

#include <algorithm>

#include "core/unicode.h"
#include "storage/document_writer.h"

namespace kg {
namespace {

tl::unexpected<Error> missing(const char* what, std::uint64_t id) {
  return failure(ErrorCode::Corruption, fmt::format("{} {} is missing", what, id));
}

}  // namespace

Status DocumentWriter::retract(DocumentId document) {
  KG_ASSIGN(const auto bytes, read(Column::Doc, id_key(document.value)));
  if (!bytes)
    return failure(ErrorCode::NotFound, fmt::format("there is no document {}", document.value));
  KG_ASSIGN(const DocValue value, decode_doc(*bytes));
  KG_TRY(retract_facts(document));
  KG_TRY(retract_names(document));
  return retract_document(document, value);
}

Status DocumentWriter::retract_facts(DocumentId document) {
  std::map<std::string, Affected> edges;  // by key, so that the order is fixed
  Status inner;
  KG_TRY(engine_->scan(Column::Docedge, id_key(document.value), [&](auto key, auto value) {
    Result<DocedgeKey> place = decode_docedge_key(key);
    Result<EdgeKey> edge = decode_out_key(value);
    if (!place || !edge) inner = tl::unexpected<Error>(place ? edge.error() : place.error());
    if (!inner) return false;
    batch_.erase(Column::Docedge, std::string(key));
    batch_.erase(Column::Prov, prov_key(*edge, document, place->sentence, place->ordinal));
    Affected& affected = edges[std::string(value)];
    affected.edge = *edge;
    ++affected.lost;
    return true;
  }));
  KG_TRY(inner);
  for (const auto& [key, affected] : edges) KG_TRY(retract_from_edge(affected));
  return {};
}

Status DocumentWriter::retract_from_edge(const Affected& affected) {
  const std::string key = out_key(affected.edge);
  KG_ASSIGN(const auto bytes, read(Column::Out, key));
  if (!bytes) return missing("an edge of entity", affected.edge.subject.value);
  KG_ASSIGN(OutValue value, decode_out(*bytes));
  counts_.counts.evidence -= affected.lost;
  if (value.evidence <= affected.lost) {
    batch_.erase(Column::Out, key);
    batch_.erase(Column::In, in_key(affected.edge));
    --counts_.counts.edges;
    return {};
  }
  value.evidence -= affected.lost;
  KG_ASSIGN(value.confidence, best_confidence(affected.edge));
  batch_.put(Column::Out, key, encode_out(value));
  return {};
}

// Of the evidence that is left: the engine's rows that the batch does not remove, and the batch's.
Result<float> DocumentWriter::best_confidence(const EdgeKey& edge) const {
  const std::string prefix = out_key(edge);
  float best = 0;
  Status inner;
  const auto consider = [&](std::string_view value) {
    Result<ProvValue> evidence = decode_prov(value);
    if (evidence)
      best = std::max(best, evidence->confidence);
    else
      inner = tl::unexpected<Error>(evidence.error());
    return evidence.has_value();
  };
  KG_TRY(engine_->scan(Column::Prov, prefix, [&](auto key, auto value) {
    return batch_.find(Column::Prov, key) != nullptr || consider(value);
  }));
  auto row = batch_.rows().lower_bound({Column::Prov, prefix});
  for (; row != batch_.rows().end() && row->first.first == Column::Prov &&
         row->first.second.starts_with(prefix);
       ++row)
    if (row->second && !consider(*row->second)) break;
  KG_TRY(inner);
  return best;
}

Status DocumentWriter::retract_names(DocumentId document) {
  std::vector<std::pair<EntityId, std::vector<std::string>>> uses;
  Status inner;
  KG_TRY(engine_->scan(Column::Docnode, id_key(document.value), [&](auto key, auto value) {
    Result<DocnodeKey> use = decode_docnode_key(key);
    Result<std::vector<std::string>> names = decode_docnode(value);
    if (!use || !names) inner = tl::unexpected<Error>(use ? names.error() : use.error());
    if (!inner) return false;
    batch_.erase(Column::Docnode, std::string(key));
    uses.emplace_back(use->entity, std::move(*names));
    return true;
  }));
  KG_TRY(inner);
  for (const auto& [id, names] : uses) KG_TRY(retract_node(id, names));
  return {};
}

Status DocumentWriter::retract_node(EntityId id, const std::vector<std::string>& names) {
  KG_ASSIGN(const auto bytes, read(Column::Node, id_key(id.value)));
  if (!bytes) return missing("entity", id.value);
  KG_ASSIGN(NodeValue node, decode_node(*bytes));
  for (const std::string& name : names) KG_TRY(retract_name(name, id, node));
  if (node.documents <= 1) {
    erase_node(id, node);
    return {};
  }
  --node.documents;
  batch_.put(Column::Node, id_key(id.value), encode_node(node));
  return {};
}

// A name that no document uses any more goes; if it was the canonical one, the oldest alias
// follows.
Status DocumentWriter::retract_name(const std::string& name, EntityId id, NodeValue& node) {
  const std::string key = name_key(name, id);
  KG_ASSIGN(const auto bytes, read(Column::Name, key));
  if (!bytes) return missing("a name of entity", id.value);
  KG_ASSIGN(NameValue value, decode_name(*bytes));
  if (value.documents > 1) {
    --value.documents;
    batch_.put(Column::Name, key, encode_name(value));
    return {};
  }
  batch_.erase(Column::Name, key);
  if (value.kind == NameKind::Alias) {
    std::erase_if(node.aliases, [&](const std::string& alias) {
      return clip_word(normalize_name(alias)) == name;
    });
    return {};
  }
  if (node.aliases.empty()) return {};  // the node itself is about to go
  node.name = node.aliases.front();
  node.aliases.erase(node.aliases.begin());
  const std::string heir = name_key(clip_word(normalize_name(node.name)), id);
  KG_ASSIGN(const auto heir_bytes, read(Column::Name, heir));
  if (!heir_bytes) return missing("a name of entity", id.value);
  KG_ASSIGN(NameValue heir_value, decode_name(*heir_bytes));
  heir_value.kind = NameKind::Canonical;
  batch_.put(Column::Name, heir, encode_name(heir_value));
  return {};
}

void DocumentWriter::erase_node(EntityId id, const NodeValue& node) {
  batch_.erase(Column::Node, id_key(id.value));
  batch_.erase(Column::Ekey, entity_key(node.hash));
  for (std::uint16_t label : node.labels) batch_.erase(Column::Label, label_key(label, id));
  --counts_.counts.entities;
}

Status DocumentWriter::retract_document(DocumentId document, const DocValue& value) {
  for (std::uint64_t i = 0; i < value.sentences; ++i)
    batch_.erase(Column::Text, text_key(document, static_cast<std::uint32_t>(i)));
  batch_.erase(Column::Doc, id_key(document.value));
  KG_TRY(erase_identity(content_key(value.sha256), document));
  if (value.replaceable) KG_TRY(erase_identity(source_key(value.metadata.source), document));
  --counts_.counts.documents;
  counts_.counts.sentences -= value.sentences;
  return {};
}

Status DocumentWriter::erase_identity(const std::string& key, DocumentId document) {
  KG_ASSIGN(const auto owner, read_number(Column::Ekey, key));
  if (owner == document.value) batch_.erase(Column::Ekey, key);
  return {};
}

}  // namespace kg
