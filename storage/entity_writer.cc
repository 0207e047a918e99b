// Entities of a document: their nodes, names and terms, added and taken away again.
#include <fmt/format.h>

#include <algorithm>

#include "storage/actor_groups.h"
#include "storage/document_writer.h"
#include "storage/name_words.h"
#include "storage/pending_terms.h"

namespace kg {
namespace {

tl::unexpected<Error> missing(const char* what, EntityId id) {
  return failure(ErrorCode::Corruption, fmt::format("{}entity {} is missing", what, id.value));
}

std::vector<StoredTerm> sorted(std::vector<StoredTerm> terms) {
  std::ranges::sort(terms, {}, &StoredTerm::term);
  return terms;
}

}  // namespace

Result<EntityId> DocumentWriter::add_entity(const StoredEntity& entity, DocumentId document) {
  NodeValue node;
  KG_ASSIGN(const EntityId id, find_or_make_node(entity, node));
  ++node.documents;
  UsedNames names = used_names(entity);
  for (const std::string& normal : add_names(node, names)) {
    changes_.put(Column::Name, name_key(normal, id), {});
    if (node.named) add_words(changes_, normal, id);
  }
  const std::vector<StoredTerm> terms = sorted(entity.terms);
  KG_TRY(add_terms(terms, id));
  changes_.put(Column::Node, id_key(id.value), encode_node(node));
  changes_.put(Column::Docnode, docnode_key(document, id),
               encode_docnode({std::move(names.spellings), terms}));
  changes_.put(Column::Nodedoc, nodedoc_key(id, document), {});
  return id;
}

Result<EntityId> DocumentWriter::find_or_make_node(const StoredEntity& entity, NodeValue& node) {
  node.hash = entity_hash(entity.type, entity.named, entity.key);
  const std::string identity = entity_key(node.hash);
  KG_ASSIGN(const auto known, changes_.read_number(Column::Ekey, identity));
  if (known) {
    KG_ASSIGN(const auto bytes, changes_.read(Column::Node, id_key(*known)));
    if (!bytes) return missing("", EntityId(*known));
    KG_ASSIGN(node, decode_node(*bytes));
    return EntityId(*known);
  }
  const EntityId id = changes_.next_node();
  KG_ASSIGN(const std::uint32_t label,
            changes_.number_of(Dictionary::Label, to_string(entity.type)));
  node.named = entity.named;
  node.key = entity.key;
  node.labels = {static_cast<std::uint16_t>(label)};
  changes_.put(Column::Ekey, identity, encode_number(id.value));
  changes_.put(Column::Label, label_key(node.labels[0], id), {});
  ++changes_.counts().entities;
  ++changes_.counts().actors;
  return id;
}

Status DocumentWriter::add_terms(const std::vector<StoredTerm>& terms, EntityId id) {
  if (terms.empty()) return {};
  KG_ASSIGN(std::vector<TermUses> uses, terms_of(id));
  for (const StoredTerm& term : terms) {
    const auto place = std::ranges::lower_bound(uses, term.term, {}, &TermUses::term);
    if (place != uses.end() && place->term == term.term) {
      if (is_news(++place->documents)) news_.insert(term.term);
    } else {
      news_.insert(term.term);
      uses.insert(place, {term.term, 1});
      changes_.put(Column::Term, term_key(term.term, id), {});
    }
  }
  changes_.put(Column::Nodeterm, id_key(id.value), encode_nodeterm(uses));
  return {};
}

Status DocumentWriter::retract_terms(const std::vector<StoredTerm>& terms, EntityId id) {
  if (terms.empty()) return {};
  KG_ASSIGN(std::vector<TermUses> uses, terms_of(id));
  for (const StoredTerm& term : terms) {
    const auto place = std::ranges::lower_bound(uses, term.term, {}, &TermUses::term);
    if (place == uses.end() || place->term != term.term) return missing("a term of ", id);
    if (is_news(place->documents)) KG_TRY(mark_pending(changes_, term.term));
    if (--place->documents > 0) continue;
    uses.erase(place);
    changes_.erase(Column::Term, term_key(term.term, id));
  }
  if (uses.empty())
    changes_.erase(Column::Nodeterm, id_key(id.value));
  else
    changes_.put(Column::Nodeterm, id_key(id.value), encode_nodeterm(uses));
  return {};
}

Result<std::vector<TermUses>> DocumentWriter::terms_of(EntityId id) const {
  KG_ASSIGN(const auto bytes, changes_.read(Column::Nodeterm, id_key(id.value)));
  if (!bytes) return std::vector<TermUses>();
  return decode_nodeterm(*bytes);
}

Status DocumentWriter::retract_entities(DocumentId document) {
  std::vector<std::pair<EntityId, DocumentUse>> uses;
  Status inner;
  KG_TRY(changes_.scan(Column::Docnode, id_key(document.value), [&](auto key, auto value) {
    Result<DocnodeKey> place = decode_docnode_key(key);
    Result<DocumentUse> use = decode_docnode(value);
    if (!place || !use) inner = tl::unexpected<Error>(place ? use.error() : place.error());
    if (!inner) return false;
    changes_.erase(Column::Docnode, std::string(key));
    changes_.erase(Column::Nodedoc, nodedoc_key(place->entity, document));
    uses.emplace_back(place->entity, std::move(*use));
    return true;
  }));
  KG_TRY(inner);
  for (const auto& [id, use] : uses) KG_TRY(retract_entity(id, use));
  return {};
}

Status DocumentWriter::retract_entity(EntityId id, const DocumentUse& use) {
  KG_ASSIGN(const auto bytes, changes_.read(Column::Node, id_key(id.value)));
  if (!bytes) return missing("", id);
  KG_ASSIGN(NodeValue node, decode_node(*bytes));
  KG_ASSIGN(const auto gone, remove_names(node, used_names(use.spellings)));
  for (const std::string& normal : gone) changes_.erase(Column::Name, name_key(normal, id));
  if (node.named) retract_words(changes_, node, gone, id);
  KG_TRY(retract_terms(use.terms, id));
  if (node.documents <= 1) return erase_node(id, node);
  --node.documents;
  changes_.put(Column::Node, id_key(id.value), encode_node(node));
  return {};
}

// The actor's other nodes may have belonged together through this one only.
Status DocumentWriter::erase_node(EntityId id, const NodeValue& node) {
  KG_ASSIGN(const std::vector<EntityId> others, dissolve_actor(changes_, id));
  for (EntityId other : others) {
    KG_ASSIGN(const std::vector<TermUses> terms, terms_of(other));
    for (const TermUses& term : terms) KG_TRY(mark_pending(changes_, term.term));
  }
  changes_.erase(Column::Node, id_key(id.value));
  changes_.erase(Column::Ekey, entity_key(node.hash));
  for (std::uint16_t label : node.labels) changes_.erase(Column::Label, label_key(label, id));
  --changes_.counts().entities;
  --changes_.counts().actors;
  return {};
}

}  // namespace kg
