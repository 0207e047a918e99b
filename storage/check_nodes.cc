// Entities with their names, types and terms, as their documents have them.
#include <algorithm>

#include "core/unicode.h"
#include "storage/node_names.h"
#include "storage/store_checker.h"

namespace kg {

Status StoreChecker::check_docnode() {
  KG_TRY(each(Column::Docnode, {}, [&](auto key, auto bytes) -> Status {
    KG_ASSIGN(const DocnodeKey place, decode_docnode_key(key));
    KG_ASSIGN(const DocumentUse use, decode_docnode(bytes));
    return check_use(place, use);
  }));
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Nodedoc, {}, [&](auto key, auto value) -> Status {
    ++rows;
    KG_ASSIGN(const DocnodeKey place, decode_nodedoc_key(key));
    KG_ASSIGN(const bool there, has(Column::Docnode, docnode_key(place.document, place.entity)));
    if (!there || !value.empty())
      report("entity {} lists a document that does not mention it", place.entity.value);
    return {};
  }));
  require(rows == docnode_rows_, "entities list other documents than mention them");
  return {};
}

Status StoreChecker::check_use(const DocnodeKey& place, const DocumentUse& use) {
  const EntityId id = place.entity;
  ++docnode_rows_;
  ++node_uses_[id];
  std::set<std::string> normals;
  for (const std::string& spelling : use.spellings) {
    ++spelling_uses_[{spelling, id}];
    normals.insert(normal_word(spelling));
  }
  for (const std::string& normal : normals) ++name_uses_[{normal, id}];
  for (const StoredTerm& term : use.terms) {
    ++term_uses_[{term.term, id}];
    KG_ASSIGN(const bool text, has(Column::Text, text_key(place.document, term.sentence)));
    if (!text) report("a term of entity {} cites a sentence that is not there", id.value);
  }
  KG_ASSIGN(const bool document, has(Column::Doc, id_key(place.document.value)));
  if (!document) report("entity {} is used by a document that is not there", id.value);
  KG_ASSIGN(const bool listed, has(Column::Nodedoc, nodedoc_key(id, place.document)));
  if (!listed) report("entity {} does not list a document that mentions it", id.value);
  return {};
}

Status StoreChecker::check_nodes() {
  KG_TRY(each(Column::Node, {}, [&](auto key, auto bytes) -> Status {
    ++counted_.entities;
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    KG_ASSIGN(const NodeValue node, decode_node(bytes));
    return check_node(EntityId(id), node);
  }));
  require(node_uses_.size() <= counted_.entities, "a document uses an entity that is not there");
  require(spelling_uses_.size() == spellings_of_nodes_, "a spelling in use is not with its entity");
  return {};
}

Status StoreChecker::check_node(EntityId id, const NodeValue& node) {
  if (id.value >= next_node_) report("entity {} is beyond the next free number", id.value);
  const auto uses = node_uses_.find(id);
  if (uses == node_uses_.end() || uses->second != node.documents)
    report("entity {} counts {} documents and has {}", id.value, node.documents,
           uses == node_uses_.end() ? 0 : uses->second);
  check_spellings(id, node);
  if (node.named) named_.insert(id);
  labels_of_nodes_ += node.labels.size();
  for (std::uint16_t label : node.labels) {
    KG_ASSIGN(const bool labelled, has(Column::Label, label_key(label, id)));
    if (!labelled || label == 0 || label > stored_.words[1])
      report("entity {} is not listed under its label", id.value);
  }
  return check_node_keys(id, node);
}

Status StoreChecker::check_node_keys(EntityId id, const NodeValue& node) {
  KG_ASSIGN(const auto identity, engine_.get(Column::Ekey, entity_key(node.hash)));
  if (identity != encode_number(id.value)) report("entity {} is not found by its key", id.value);
  if (node.labels.empty()) return {};
  KG_ASSIGN(const auto type,
            engine_.get(Column::Default, number_key(Dictionary::Label, node.labels.front())));
  const auto known = entity_type_from(type.value_or(""));
  if (known && node.hash != entity_hash(*known, node.named, node.key))
    report("the key of entity {} is not the one that it is found by", id.value);
  return {};
}

void StoreChecker::check_spellings(EntityId id, const NodeValue& node) {
  std::set<std::string> forms;
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    const SpellingGroup& group = node.names[i];
    const std::string form =
        normal_word(i == 0 ? name_part(node.key) : std::string_view(group.spellings.front().text));
    if (!forms.insert(form).second) report("entity {} has a name in two places", id.value);
    check_uses("name", form, id, group.documents, name_uses_);
    for (const Spelling& spelling : group.spellings) {
      ++spellings_of_nodes_;
      check_uses("spelling", spelling.text, id, spelling.documents, spelling_uses_);
      if (normal_word(spelling.text) != form)
        report("the spelling '{}' of entity {} stands with other names", spelling.text, id.value);
    }
  }
}

void StoreChecker::check_uses(const char* what, const std::string& text, EntityId id,
                              std::uint64_t documents, const Uses& uses) {
  const auto known = uses.find({text, id});
  const std::uint64_t found = known == uses.end() ? 0 : known->second;
  if (found != documents)
    report("the {} '{}' of entity {} counts {} documents and has {}", what, text, id.value,
           documents, found);
}

Status StoreChecker::check_names() {
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Name, {}, [&](auto key, auto value) -> Status {
    ++rows;
    KG_ASSIGN(const NameKey name, decode_name_key(key));
    if (!name_uses_.contains({name.name, name.id}) || !value.empty())
      report("the name '{}' leads to entity {}, which does not have it", name.name, name.id.value);
    return {};
  }));
  require(rows == name_uses_.size(), "a name in use cannot be looked up");
  return {};
}

Status StoreChecker::check_words() {
  std::set<std::pair<std::string, EntityId>> words;
  for (const auto& [name, documents] : name_uses_) {
    if (!named_.contains(name.second)) continue;
    for (std::string& word : split_words(name.first)) words.emplace(std::move(word), name.second);
  }
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Tok, {}, [&](auto key, auto value) -> Status {
    ++rows;
    KG_ASSIGN(const TokKey tok, decode_tok_key(key));
    if (!words.contains({tok.word, tok.id}) || !value.empty())
      report("the word '{}' leads to entity {}, which does not have it", tok.word, tok.id.value);
    return {};
  }));
  require(rows == words.size(), "a word of a name cannot be looked up");
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

Status StoreChecker::check_terms() {
  std::uint64_t counted = 0, listed = 0;
  KG_TRY(each(Column::Nodeterm, {}, [&](auto key, auto bytes) -> Status {
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    KG_ASSIGN(const std::vector<TermUses> terms, decode_nodeterm(bytes));
    counted += terms.size();
    for (const TermUses& term : terms)
      check_uses("term", term.term, EntityId(id), term.documents, term_uses_);
    return {};
  }));
  KG_TRY(each(Column::Term, {}, [&](auto key, auto value) -> Status {
    ++listed;
    KG_ASSIGN(const TermKey term, decode_term_key(key));
    if (!term_uses_.contains({term.term, term.id}) || !value.empty())
      report("the term '{}' leads to entity {}, which does not have it", term.term, term.id.value);
    return {};
  }));
  require(counted == term_uses_.size(), "a term in use is not with its entity");
  require(listed == term_uses_.size(), "a term in use does not lead to its entity");
  return check_pending();
}

Status StoreChecker::check_pending() {
  std::uint64_t documents = 0, terms = 0;
  KG_TRY(each(Column::Pending, {}, [&](auto key, auto value) -> Status {
    KG_ASSIGN(const PendingKey pending, decode_pending_key(key));
    if (pending.document.value == 0) {
      ++terms;
      require(value.empty(), "a pending term has a value");
      return {};
    }
    ++documents;
    require(decode_pending(value).has_value(), "the pending terms of a document cannot be read");
    require(pending.document.value >= stored_.pending_from, "pending terms are overlooked");
    KG_ASSIGN(const bool there, has(Column::Doc, id_key(pending.document.value)));
    if (!there)
      report("the terms of document {}, which is not there, are pending", pending.document.value);
    return {};
  }));
  require(documents == stored_.pending_documents && terms == stored_.pending_terms,
          "terms that were pending are missing");
  return {};
}

}  // namespace kg
