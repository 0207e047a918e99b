// Edges from both ends, and their evidence.
#include <algorithm>

#include "storage/store_checker.h"

namespace kg {

Status StoreChecker::check_out() {
  return each(Column::Out, {}, [&](auto key, auto bytes) -> Status {
    KG_ASSIGN(const EdgeKey edge, decode_out_key(key));
    KG_ASSIGN(const OutValue value, decode_out(bytes));
    return check_out_row(edge, value);
  });
}

Status StoreChecker::check_out_row(const EdgeKey& edge, const OutValue& value) {
  ++counted_.edges;
  const std::uint64_t subject = edge.subject.value, object = edge.object.value;
  KG_ASSIGN(const bool reversed, has(Column::In, in_key(edge)));
  if (!reversed) report("the edge {} -> {} is not listed at its object", subject, object);
  KG_ASSIGN(const bool from, has(Column::Node, id_key(subject)));
  KG_ASSIGN(const bool to, has(Column::Node, id_key(object)));
  if (!from || !to) report("the edge {} -> {} joins an entity that is not there", subject, object);
  if (edge.relation.value > stored_.words[0])
    report("the edge {} -> {} has an unknown relation", subject, object);
  if (value.number == 0 || value.number >= stored_.next_edge ||
      !edge_numbers_.insert(value.number).second)
    report("the edge {} -> {} has a wrong number", subject, object);
  KG_ASSIGN(const Support support, support_of(out_key(edge)));
  if (value.evidence == 0 || support.evidence != value.evidence)
    report("the edge {} -> {} counts {} pieces of evidence and has {}", subject, object,
           value.evidence, support.evidence);
  if (support.confidence != value.confidence)
    report("the edge {} -> {} has not the confidence of its best evidence", subject, object);
  if (support.duration != value.duration)
    report("the edge {} -> {} does not last as long as its evidence says", subject, object);
  if (edge.start == kNoTime) {
    if (value.duration != 0) report("the edge {} -> {} lasts and has no time", subject, object);
    return {};
  }
  ++timed_edges_;
  KG_ASSIGN(const auto timed, engine_.get(Column::Etime, etime_key(edge)));
  if (timed != encode_etime(value.duration))
    report("the edge {} -> {} is not found by its time", subject, object);
  return {};
}

Result<StoreChecker::Support> StoreChecker::support_of(std::string_view edge_key) {
  Support support;
  KG_TRY(each(Column::Prov, edge_key, [&](auto, auto bytes) -> Status {
    KG_ASSIGN(const ProvValue value, decode_prov(bytes));
    ++support.evidence;
    support.confidence = std::max(support.confidence, value.confidence);
    support.duration = std::max(support.duration, value.duration);
    return {};
  }));
  return support;
}

Status StoreChecker::check_in() {
  KG_TRY(each(Column::In, {}, [&](auto key, auto value) -> Status {
    ++in_rows_;
    KG_ASSIGN(const EdgeKey edge, decode_in_key(key));
    KG_ASSIGN(const bool forward, has(Column::Out, out_key(edge)));
    if (!forward || !value.empty())
      report("entity {} lists an edge that is not there", edge.object.value);
    return {};
  }));
  require(in_rows_ == counted_.edges, "the two directions of edges differ in number");
  return {};
}

Status StoreChecker::check_prov() {
  return each(Column::Prov, {}, [&](auto key, auto bytes) -> Status {
    ++counted_.evidence;
    KG_ASSIGN(const ProvKey place, decode_prov_key(key));
    KG_ASSIGN(const ProvValue value, decode_prov(bytes));
    return check_prov_row(place, value);
  });
}

Status StoreChecker::check_prov_row(const ProvKey& place, const ProvValue& value) {
  const std::uint64_t document = place.document.value;
  KG_ASSIGN(const bool edge, has(Column::Out, out_key(place.edge)));
  if (!edge) report("document {} supports an edge that is not there", document);
  KG_ASSIGN(
      const auto listed,
      engine_.get(Column::Docedge, docedge_key(place.document, place.sentence, place.ordinal)));
  if (listed != out_key(place.edge)) report("document {} does not list its evidence", document);
  if (value.rule > stored_.words[2] || value.extractor > stored_.words[3])
    report("evidence in document {} has an unknown rule or extractor", document);
  KG_ASSIGN(const auto text, engine_.get(Column::Text, text_key(place.document, place.sentence)));
  if (!text) {
    report("document {} lacks its cited sentence {}", document, place.sentence);
    return {};
  }
  KG_ASSIGN(const std::string sentence, decode_text(*text));
  for (Span span : {value.subject, value.relation, value.object})
    if (span.end > sentence.size())
      report("evidence in document {}, sentence {} is outside the sentence", document,
             place.sentence);
  return {};
}

Status StoreChecker::check_docedge() {
  KG_TRY(each(Column::Docedge, {}, [&](auto key, auto value) -> Status {
    ++docedge_rows_;
    KG_ASSIGN(const DocedgeKey place, decode_docedge_key(key));
    KG_ASSIGN(const EdgeKey edge, decode_out_key(value));
    ++facts_[place.document];
    KG_ASSIGN(const bool there,
              has(Column::Prov, prov_key(edge, place.document, place.sentence, place.ordinal)));
    if (!there) report("document {} lists evidence that is not there", place.document.value);
    return {};
  }));
  require(docedge_rows_ == counted_.evidence,
          "evidence and its lists by document differ in number");
  return {};
}

Status StoreChecker::check_times() {
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Etime, {}, [&](auto key, auto) -> Status {
    ++rows;
    KG_ASSIGN(const EdgeKey edge, decode_etime_key(key));
    KG_ASSIGN(const bool there, has(Column::Out, out_key(edge)));
    if (!there)
      report("a time leads to an edge {} -> {}, which is not there", edge.subject.value,
             edge.object.value);
    return {};
  }));
  require(rows == timed_edges_, "a time leads to an edge that does not have it");
  return {};
}

}  // namespace kg
