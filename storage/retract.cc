// The removal of a document: the cost is proportional to its own facts.
#include <fmt/format.h>

#include <algorithm>

#include "core/date.h"
#include "storage/document_writer.h"
#include "storage/pending_terms.h"

namespace kg {
namespace {

tl::unexpected<Error> missing(const char* what, std::uint64_t id) {
  return failure(ErrorCode::Corruption, fmt::format("{} {} is missing", what, id));
}

}  // namespace

Status DocumentWriter::retract(DocumentId document) {
  KG_ASSIGN(const auto bytes, changes_.read(Column::Doc, id_key(document.value)));
  if (!bytes)
    return failure(ErrorCode::NotFound, fmt::format("there is no document {}", document.value));
  KG_ASSIGN(const DocValue value, decode_doc(*bytes));
  KG_TRY(retract_facts(document));
  KG_TRY(retract_entities(document));
  return retract_document(document, value);
}

Status DocumentWriter::retract_facts(DocumentId document) {
  std::map<std::string, Affected> edges;  // by key, so that the order is fixed
  Status inner;
  KG_TRY(changes_.scan(Column::Docedge, id_key(document.value), [&](auto key, auto value) {
    Result<DocedgeKey> place = decode_docedge_key(key);
    Result<EdgeKey> edge = decode_out_key(value);
    if (!place || !edge) inner = tl::unexpected<Error>(place ? edge.error() : place.error());
    if (!inner) return false;
    changes_.erase(Column::Docedge, std::string(key));
    changes_.erase(Column::Prov, prov_key(*edge, document, place->sentence, place->ordinal));
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
  KG_ASSIGN(const auto bytes, changes_.read(Column::Out, key));
  if (!bytes) return missing("an edge of entity", affected.edge.subject.value);
  KG_ASSIGN(OutValue value, decode_out(*bytes));
  changes_.counts().evidence -= affected.lost;
  if (value.evidence <= affected.lost) {
    changes_.erase(Column::Out, key);
    changes_.erase(Column::In, in_key(affected.edge));
    if (affected.edge.start != kNoTime) changes_.erase(Column::Etime, etime_key(affected.edge));
    --changes_.counts().edges;
    return {};
  }
  value.evidence -= affected.lost;
  KG_TRY(take_best(affected.edge, value));
  changes_.put(Column::Out, key, encode_out(value));
  if (affected.edge.start != kNoTime)
    changes_.put(Column::Etime, etime_key(affected.edge), encode_etime(value.duration));
  return {};
}

// Confidence and duration, of the evidence that is left.
Status DocumentWriter::take_best(const EdgeKey& edge, OutValue& value) const {
  value.confidence = 0;
  value.duration = 0;
  Status inner;
  KG_TRY(changes_.scan(Column::Prov, out_key(edge), [&](auto, auto bytes) {
    Result<ProvValue> evidence = decode_prov(bytes);
    if (!evidence) {
      inner = tl::unexpected<Error>(evidence.error());
      return false;
    }
    value.confidence = std::max(value.confidence, evidence->confidence);
    value.duration = std::max(value.duration, evidence->duration);
    return true;
  }));
  return inner;
}

Status DocumentWriter::retract_document(DocumentId document, const DocValue& value) {
  for (std::uint64_t i = 0; i < value.sentences; ++i)
    changes_.erase(Column::Text, text_key(document, static_cast<std::uint32_t>(i)));
  changes_.erase(Column::Doc, id_key(document.value));
  if (const auto date = parse_iso_date(value.metadata.date))
    changes_.erase(Column::Docdate, docdate_key(date->begin, document));
  KG_TRY(forget_pending(changes_, document));
  KG_TRY(erase_identity(content_key(value.sha256), document));
  if (value.replaceable) KG_TRY(erase_identity(source_key(value.metadata.source), document));
  --changes_.counts().documents;
  changes_.counts().sentences -= value.sentences;
  return {};
}

Status DocumentWriter::erase_identity(const std::string& key, DocumentId document) {
  KG_ASSIGN(const auto owner, changes_.read_number(Column::Ekey, key));
  if (owner == document.value) changes_.erase(Column::Ekey, key);
  return {};
}

}  // namespace kg
