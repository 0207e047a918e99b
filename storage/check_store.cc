#include "storage/check_store.h"

#include <array>

#include "core/date.h"
#include "storage/store_checker.h"

namespace kg {

Status StoreChecker::read_counters() {
  KG_ASSIGN(const auto node, engine_.get(Column::Default, kNextNodeKey));
  KG_ASSIGN(const auto document, engine_.get(Column::Default, kNextDocumentKey));
  KG_ASSIGN(const auto counts, engine_.get(Column::Default, kCountsKey));
  if (!node || !document || !counts)
    return failure(ErrorCode::Corruption, "the database lacks its counters");
  KG_ASSIGN(next_node_, decode_number(*node));
  KG_ASSIGN(next_document_, decode_number(*document));
  KG_ASSIGN(stored_, decode_counts(*counts));
  return {};
}

Status StoreChecker::check_documents() {
  KG_TRY(each(Column::Text, {}, [&](auto key, auto) -> Status {
    KG_ASSIGN(const TextKey place, decode_text_key(key));
    ++texts_[place.document];
    return {};
  }));
  return each(Column::Doc, {}, [&](auto key, auto bytes) -> Status {
    ++counted_.documents;
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    KG_ASSIGN(const DocValue document, decode_doc(bytes));
    return check_document(DocumentId(id), document);
  });
}

Status StoreChecker::check_document(DocumentId id, const DocValue& document) {
  counted_.sentences += document.sentences;
  if (id.value >= next_document_) report("document {} is beyond the next free number", id.value);
  if (facts_[id] != document.facts)
    report("document {} counts {} facts and has {}", id.value, document.facts, facts_[id]);
  if (texts_[id] != document.sentences)
    report("document {} counts {} sentences and has {}", id.value, document.sentences, texts_[id]);
  if (document.extractor > stored_.words[3])
    report("document {} has an unknown extractor", id.value);
  KG_ASSIGN(const auto content, engine_.get(Column::Ekey, content_key(document.sha256)));
  if (content != encode_number(id.value))
    report("document {} is not found by its content", id.value);
  if (const auto date = parse_iso_date(document.metadata.date)) {
    ++dated_documents_;
    KG_ASSIGN(const bool dated, has(Column::Docdate, docdate_key(date->begin, id)));
    if (!dated) report("document {} is not found by its date", id.value);
  }
  if (!document.replaceable) return {};
  KG_ASSIGN(const auto source, engine_.get(Column::Ekey, source_key(document.metadata.source)));
  if (source != encode_number(id.value)) report("document {} is not found by its source", id.value);
  return {};
}

Status StoreChecker::check_texts() {
  for (const auto& [document, sentences] : texts_) {
    KG_ASSIGN(const bool there, has(Column::Doc, id_key(document.value)));
    if (!there)
      report("{} sentences belong to document {}, which is not there", sentences, document.value);
  }
  return {};
}

Status StoreChecker::check_dates() {
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Docdate, {}, [&](auto key, auto value) -> Status {
    ++rows;
    KG_ASSIGN(const DocdateKey date, decode_docdate_key(key));
    KG_ASSIGN(const bool there, has(Column::Doc, id_key(date.document.value)));
    if (!there) report("a date leads to document {}, which is not there", date.document.value);
    require(value.empty(), "a date of a document has a value");
    return {};
  }));
  require(rows == dated_documents_, "a date leads to a document that does not have it");
  return {};
}

Status StoreChecker::check_identities() {
  std::uint64_t entities = 0, contents = 0;
  KG_TRY(each(Column::Ekey, {}, [&](auto key, auto value) -> Status {
    KG_ASSIGN(const std::uint64_t id, decode_number(value));
    const bool entity = key.starts_with('E');
    entities += entity ? 1 : 0;
    contents += key.starts_with('D') ? 1 : 0;
    KG_ASSIGN(const bool there, has(entity ? Column::Node : Column::Doc, id_key(id)));
    if (!there)
      report("a key leads to {} {}, which is not there", entity ? "entity" : "document", id);
    return {};
  }));
  require(entities == counted_.entities, "entities and their keys differ in number");
  require(contents == counted_.documents, "documents and their keys differ in number");
  return {};
}

Status StoreChecker::check_dictionaries() {
  constexpr std::array<Dictionary, 4> kOrder = {Dictionary::Relation, Dictionary::Label,
                                                Dictionary::Rule, Dictionary::Extractor};
  for (std::size_t i = 0; i < kOrder.size(); ++i) {
    for (std::uint32_t number = 1; number <= stored_.words[i]; ++number) {
      KG_ASSIGN(const auto word, engine_.get(Column::Default, number_key(kOrder[i], number)));
      if (!word) {
        report("word {} of dictionary {} is missing", number, static_cast<char>(kOrder[i]));
        continue;
      }
      KG_ASSIGN(const auto back, engine_.get(Column::Default, word_key(kOrder[i], *word)));
      if (back != encode_word_number(number))
        report("the word '{}' does not lead back to its number", *word);
    }
  }
  return {};
}

void StoreChecker::compare_counts() {
  counted_.relations = stored_.words[0];
  require(counted_ == stored_.counts, "the counters do not say what is there");
}

Result<std::vector<std::string>> check_store(const StoreSnapshot& snapshot, std::size_t limit,
                                             Progress* progress) {
  NullProgress silent;
  return StoreChecker(snapshot, limit, progress != nullptr ? *progress : silent).check();
}

}  // namespace kg
