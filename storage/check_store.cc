#include "storage/check_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/unicode.h"
#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg {

/// One pass over each column, in the order of the list in docs/storage_format.md.
class StoreChecker {
 public:
  StoreChecker(const StoreSnapshot& snapshot, std::size_t limit)
      : engine_(*snapshot.engine_), limit_(limit) {}

  Result<std::vector<std::string>> check() {
    KG_TRY(read_counters());
    KG_TRY(check_out());
    KG_TRY(check_in());
    KG_TRY(check_prov());
    KG_TRY(check_docedge());
    KG_TRY(check_docnode());
    KG_TRY(check_nodes());
    KG_TRY(check_names());
    KG_TRY(check_labels());
    KG_TRY(check_documents());
    KG_TRY(check_texts());
    KG_TRY(check_identities());
    KG_TRY(check_dictionaries());
    compare_counts();
    return std::move(violations_);
  }

 private:
  struct Support {  // what the evidence of one edge adds up to
    std::uint64_t evidence = 0;
    float confidence = 0;
  };

  template <typename... Arguments>
  void report(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    if (violations_.size() < limit_)
      violations_.push_back(fmt::format(text, std::forward<Arguments>(arguments)...));
  }
  void require(bool holds, const char* text) {
    if (!holds) report("{}", text);
  }

  // Visits a column's rows with (key, value) -> Status.
  template <typename Visit>
  Status each(Column column, std::string_view prefix, const Visit& visit) {
    Status inner;
    KG_TRY(engine_.scan(column, prefix, [&](std::string_view key, std::string_view value) {
      inner = visit(key, value);
      return inner.has_value();
    }));
    return inner;
  }
  Result<bool> has(Column column, std::string_view key) {
    KG_ASSIGN(const auto row, engine_.get(column, key));
    return row.has_value();
  }

  Status read_counters();
  Status check_out();
  Status check_out_row(const EdgeKey& edge, const OutValue& value);
  Result<Support> support_of(std::string_view edge_key);
  Status check_in();
  Status check_prov();
  Status check_prov_row(const ProvKey& place, const ProvValue& value);
  Status check_docedge();
  Status check_docnode();
  Status check_nodes();
  Status check_node(EntityId id, const NodeValue& node);
  Status check_names();
  Status check_labels();
  Status check_documents();
  Status check_document(DocumentId id, const DocValue& document);
  Status check_texts();
  Status check_identities();
  Status check_dictionaries();
  void compare_counts();

  const EngineSnapshot& engine_;
  std::size_t limit_;
  std::vector<std::string> violations_;
  CountsValue stored_;
  StoreCounts counted_;
  std::uint64_t next_node_ = 0, next_document_ = 0;
  std::uint64_t in_rows_ = 0, docedge_rows_ = 0, label_rows_ = 0;
  std::uint64_t labels_of_nodes_ = 0;
  std::set<std::uint64_t> edge_numbers_;
  std::map<std::pair<std::string, EntityId>, std::uint64_t> name_uses_;  // by documents
  std::map<EntityId, std::uint64_t> node_uses_;
  std::map<DocumentId, std::uint64_t> facts_, texts_;
};

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
  return {};
}

Result<StoreChecker::Support> StoreChecker::support_of(std::string_view edge_key) {
  Support support;
  KG_TRY(each(Column::Prov, edge_key, [&](auto, auto bytes) -> Status {
    KG_ASSIGN(const ProvValue value, decode_prov(bytes));
    ++support.evidence;
    support.confidence = std::max(support.confidence, value.confidence);
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

Status StoreChecker::check_docnode() {
  return each(Column::Docnode, {}, [&](auto key, auto bytes) -> Status {
    KG_ASSIGN(const DocnodeKey use, decode_docnode_key(key));
    KG_ASSIGN(const std::vector<std::string> names, decode_docnode(bytes));
    ++node_uses_[use.entity];
    for (const std::string& name : names) ++name_uses_[{name, use.entity}];
    KG_ASSIGN(const bool document, has(Column::Doc, id_key(use.document.value)));
    if (!document) report("entity {} is used by a document that is not there", use.entity.value);
    return {};
  });
}

Status StoreChecker::check_nodes() {
  KG_TRY(each(Column::Node, {}, [&](auto key, auto bytes) -> Status {
    ++counted_.entities;
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    KG_ASSIGN(const NodeValue node, decode_node(bytes));
    return check_node(EntityId(id), node);
  }));
  require(node_uses_.size() <= counted_.entities, "a document uses an entity that is not there");
  return {};
}

Status StoreChecker::check_node(EntityId id, const NodeValue& node) {
  if (id.value >= next_node_) report("entity {} is beyond the next free number", id.value);
  KG_ASSIGN(const auto identity, engine_.get(Column::Ekey, entity_key(node.hash)));
  if (identity != encode_number(id.value)) report("entity {} is not found by its key", id.value);
  const auto uses = node_uses_.find(id);
  if (uses == node_uses_.end() || uses->second != node.documents)
    report("entity {} counts {} documents and has {}", id.value, node.documents,
           uses == node_uses_.end() ? 0 : uses->second);
  labels_of_nodes_ += node.labels.size();
  for (std::uint16_t label : node.labels) {
    KG_ASSIGN(const bool labelled, has(Column::Label, label_key(label, id)));
    if (!labelled || label == 0 || label > stored_.words[1])
      report("entity {} is not listed under its label", id.value);
  }
  for (const std::string& alias : node.aliases)
    if (!name_uses_.contains({std::string(clip_word(normalize_name(alias))), id}))
      report("entity {} has an alias that no document uses", id.value);
  return {};
}

Status StoreChecker::check_names() {
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Name, {}, [&](auto key, auto bytes) -> Status {
    ++rows;
    KG_ASSIGN(const NameKey name, decode_name_key(key));
    KG_ASSIGN(const NameValue value, decode_name(bytes));
    const auto uses = name_uses_.find({name.name, name.id});
    if (uses == name_uses_.end() || uses->second != value.documents)
      report("the name '{}' of entity {} counts {} documents and has {}", name.name, name.id.value,
             value.documents, uses == name_uses_.end() ? 0 : uses->second);
    return {};
  }));
  require(rows == name_uses_.size(), "a name in use cannot be looked up");
  return {};
}

Status StoreChecker::check_labels() {
  KG_TRY(each(Column::Label, {}, [&](auto key, auto) -> Status {
    ++label_rows_;
    KG_ASSIGN(const LabelKey label, decode_label_key(key));
    KG_ASSIGN(const bool node, has(Column::Node, id_key(label.id.value)));
    if (!node) report("a label lists entity {}, which is not there", label.id.value);
    return {};
  }));
  require(label_rows_ == labels_of_nodes_, "labels list other entities than have them");
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

Result<std::vector<std::string>> check_store(const StoreSnapshot& snapshot, std::size_t limit) {
  return StoreChecker(snapshot, limit).check();
}

}  // namespace kg
