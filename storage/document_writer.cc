#include "storage/document_writer.h"

#include <algorithm>

#include "core/date.h"
#include "storage/pending_terms.h"

namespace kg {

Result<DocumentWriter> DocumentWriter::begin(const Engine& engine) {
  KG_ASSIGN(Changes changes, Changes::begin(engine));
  return DocumentWriter(std::move(changes));
}

Result<std::optional<DocumentId>> DocumentWriter::with_source(std::string_view source) const {
  KG_ASSIGN(const auto id, changes_.read_number(Column::Ekey, source_key(source)));
  return id ? std::optional<DocumentId>(*id) : std::nullopt;
}

Result<std::optional<DocumentId>> DocumentWriter::with_content(const Sha256& sha256) const {
  KG_ASSIGN(const auto id, changes_.read_number(Column::Ekey, content_key(sha256)));
  return id ? std::optional<DocumentId>(*id) : std::nullopt;
}

Result<DocumentId> DocumentWriter::add(const StoredDocument& document) {
  const DocumentId id = changes_.next_document();
  KG_ASSIGN(const std::uint32_t extractor,
            changes_.number_of(Dictionary::Extractor, document.extractor));
  std::vector<EntityId> ids;
  news_.clear();
  for (const StoredEntity& entity : document.entities) {
    KG_ASSIGN(const EntityId entity_id, add_entity(entity, id));
    ids.push_back(entity_id);
  }
  mark_pending(changes_, id, news_);
  for (const StoredFact& fact : document.facts) KG_TRY(add_fact(fact, ids, id, extractor));
  KG_TRY(add_document(document, id, extractor));
  return id;
}

Status DocumentWriter::add_fact(const StoredFact& fact, const std::vector<EntityId>& ids,
                                DocumentId document, std::uint32_t extractor) {
  EdgeKey edge;
  edge.subject = ids[fact.subject];
  edge.object = ids[fact.object];
  edge.polarity = fact.polarity;
  edge.modality = fact.modality;
  edge.start = fact.start;
  edge.parallel = fact.parallel;
  KG_ASSIGN(const std::uint32_t relation, changes_.number_of(Dictionary::Relation, fact.relation));
  edge.relation = RelationId(relation);
  ProvValue value{.subject = fact.subject_span,
                  .relation = fact.relation_span,
                  .object = fact.object_span,
                  .confidence = static_cast<float>(fact.confidence),
                  .extractor = extractor,
                  .claimant = fact.claimant,
                  .duration = fact.duration};
  KG_ASSIGN(value.rule, changes_.number_of(Dictionary::Rule, fact.rule));
  const auto ordinal = static_cast<std::uint16_t>(fact.ordinal);
  changes_.put(Column::Prov, prov_key(edge, document, fact.sentence, ordinal), encode_prov(value));
  changes_.put(Column::Docedge, docedge_key(document, fact.sentence, ordinal), out_key(edge));
  ++changes_.counts().evidence;
  return add_to_edge(edge, value);
}

Status DocumentWriter::add_to_edge(const EdgeKey& edge, const ProvValue& evidence) {
  const std::string key = out_key(edge);
  KG_ASSIGN(const auto known, changes_.read(Column::Out, key));
  OutValue value;
  if (known) {
    KG_ASSIGN(value, decode_out(*known));
  } else {
    value.number = changes_.counters().next_edge++;
    ++changes_.counts().edges;
    changes_.put(Column::In, in_key(edge), {});
  }
  ++value.evidence;
  value.confidence = std::max(value.confidence, evidence.confidence);
  value.duration = std::max(value.duration, evidence.duration);
  changes_.put(Column::Out, key, encode_out(value));
  if (edge.start != kNoTime)
    changes_.put(Column::Etime, etime_key(edge), encode_etime(value.duration));
  return {};
}

Status DocumentWriter::add_document(const StoredDocument& document, DocumentId id,
                                    std::uint32_t extractor) {
  for (std::size_t i = 0; i < document.sentences.size(); ++i)
    changes_.put(Column::Text, text_key(id, static_cast<std::uint32_t>(i)),
                 encode_text(document.sentences[i]));
  const DocValue value{.replaceable = document.replaceable && !document.metadata.source.empty(),
                       .sha256 = document.sha256,
                       .metadata = document.metadata,
                       .sentences = document.sentences.size(),
                       .facts = document.facts.size(),
                       .extractor = extractor};
  changes_.put(Column::Doc, id_key(id.value), encode_doc(value));
  changes_.put(Column::Ekey, content_key(value.sha256), encode_number(id.value));
  if (value.replaceable)
    changes_.put(Column::Ekey, source_key(document.metadata.source), encode_number(id.value));
  if (const auto date = parse_iso_date(document.metadata.date))
    changes_.put(Column::Docdate, docdate_key(date->begin, id), {});
  ++changes_.counts().documents;
  changes_.counts().sentences += value.sentences;
  return {};
}

}  // namespace kg
