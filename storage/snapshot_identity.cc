// What a snapshot says about who is who: keys, terms, actors, decisions.
#include <fmt/format.h>

#include <set>

#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/pending_terms.h"
#include "storage/scan_decoded.h"
#include "storage/store.h"
#include "storage/value_codec.h"

namespace kg {

Result<std::optional<EntityId>> StoreSnapshot::find_key(EntityType type, bool named,
                                                        std::string_view key) const {
  KG_ASSIGN(const auto bytes,
            engine_->get(Column::Ekey, entity_key(entity_hash(type, named, key))));
  if (!bytes) return std::optional<EntityId>();
  KG_ASSIGN(const std::uint64_t id, decode_number(*bytes));
  return std::optional<EntityId>(id);
}

Status StoreSnapshot::for_each_hash(std::string_view prefix,
                                    const std::function<bool(EntityId id)>& visit) const {
  const auto decode = [](std::string_view, std::string_view value) { return decode_number(value); };
  return scan_decoded(*engine_, Column::Ekey, entity_key(prefix), decode,
                      [&](std::uint64_t id) { return visit(EntityId(id)); });
}

Status StoreSnapshot::for_each_term(
    EntityId id,
    const std::function<bool(std::string_view term, std::uint64_t documents)>& visit) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Nodeterm, id_key(id.value)));
  if (!bytes) return {};
  KG_ASSIGN(const std::vector<TermUses> terms, decode_nodeterm(*bytes));
  for (const TermUses& term : terms)
    if (!visit(term.term, term.documents)) break;
  return {};
}

Status StoreSnapshot::for_each_with_term(
    std::string_view prefix,
    const std::function<bool(std::string_view term, EntityId id)>& visit) const {
  const auto decode = [](std::string_view key, std::string_view) { return decode_term_key(key); };
  return scan_decoded(*engine_, Column::Term, prefix, decode,
                      [&](const TermKey& row) { return visit(row.term, row.id); });
}

Status StoreSnapshot::for_each_document_of(
    EntityId id, const std::function<bool(DocumentId document)>& visit) const {
  const auto decode = [](std::string_view key, std::string_view) {
    return decode_nodedoc_key(key);
  };
  return scan_decoded(*engine_, Column::Nodedoc, id_key(id.value), decode,
                      [&](const DocnodeKey& row) { return visit(row.document); });
}

Result<DocumentUse> StoreSnapshot::use(DocumentId document, EntityId id) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Docnode, docnode_key(document, id)));
  if (!bytes)
    return failure(ErrorCode::NotFound,
                   fmt::format("document {} does not mention entity {}", document.value, id.value));
  return decode_docnode(*bytes);
}

Status StoreSnapshot::for_each_pending(
    const std::function<bool(std::string_view term)>& visit) const {
  KG_ASSIGN(const std::set<std::string> terms, pending_terms(*engine_));
  for (const std::string& term : terms)
    if (!visit(term)) break;
  return {};
}

Result<EntityId> StoreSnapshot::actor_of(EntityId id) const {
  KG_ASSIGN(const auto bytes, engine_->get(Column::Actor, id_key(id.value)));
  if (!bytes) return id;
  KG_ASSIGN(const std::uint64_t actor, decode_number(*bytes));
  return EntityId(actor);
}

Status StoreSnapshot::for_each_member(EntityId actor,
                                      const std::function<bool(EntityId id)>& visit) const {
  bool alone = true;
  const auto decode = [](std::string_view key, std::string_view) { return decode_member_key(key); };
  KG_TRY(scan_decoded(*engine_, Column::Member, id_key(actor.value), decode,
                      [&](const MemberKey& row) {
                        alone = false;
                        return visit(row.node);
                      }));
  if (alone) visit(actor);
  return {};
}

Status StoreSnapshot::for_each_merged(
    const std::function<bool(EntityId node, EntityId actor)>& visit) const {
  const auto decode = [](std::string_view key,
                         std::string_view value) -> Result<std::pair<EntityId, EntityId>> {
    KG_ASSIGN(const std::uint64_t node, decode_id_key(key));
    KG_ASSIGN(const std::uint64_t actor, decode_number(value));
    return std::pair(EntityId(node), EntityId(actor));
  };
  return scan_decoded(*engine_, Column::Actor, {}, decode,
                      [&](const auto& row) { return visit(row.first, row.second); });
}

Status StoreSnapshot::for_each_decision(
    const std::function<bool(const StoredDecision&)>& visit) const {
  const auto identity = [&](DecisionValue::Entity& entity) -> Result<NodeIdentity> {
    KG_ASSIGN(const EntityType type, type_of(entity.label));
    return NodeIdentity{.type = type,
                        .named = entity.named,
                        .key = std::move(entity.key),
                        .name = std::move(entity.name)};
  };
  const auto decode = [&](std::string_view key, std::string_view bytes) -> Result<StoredDecision> {
    KG_ASSIGN(const std::uint64_t number, decode_id_key(key));
    KG_ASSIGN(DecisionValue value, decode_decision(bytes));
    StoredDecision decision{.number = number,
                            .kind = value.kind,
                            .undoes = value.undoes,
                            .made = value.made,
                            .note = std::move(value.note)};
    KG_ASSIGN(decision.a, identity(value.a));
    KG_ASSIGN(decision.b, identity(value.b));
    return decision;
  };
  return scan_decoded(*engine_, Column::Decision, {}, decode, visit);
}

}  // namespace kg
