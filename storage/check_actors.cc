// Which entities are one actor, and what people decided about that.
#include "storage/store_checker.h"

namespace kg {

Status StoreChecker::check_actors() {
  std::uint64_t rows = 0;
  KG_TRY(each(Column::Actor, {}, [&](auto key, auto bytes) -> Status {
    ++rows;
    KG_ASSIGN(const std::uint64_t node, decode_id_key(key));
    KG_ASSIGN(const std::uint64_t actor, decode_number(bytes));
    return check_actor(EntityId(node), EntityId(actor));
  }));
  counted_.actors = counted_.entities - rows;
  return {};
}

Status StoreChecker::check_actor(EntityId node, EntityId actor) {
  KG_ASSIGN(const bool node_there, has(Column::Node, id_key(node.value)));
  KG_ASSIGN(const bool actor_there, has(Column::Node, id_key(actor.value)));
  if (!node_there || !actor_there)
    report("entity {} or its actor {} is not there", node.value, actor.value);
  KG_ASSIGN(const bool second, has(Column::Actor, id_key(actor.value)));
  if (second || actor >= node)
    report("the actor of entity {} is not the smallest of its entities", node.value);
  KG_ASSIGN(const bool listed, has(Column::Member, member_key(actor, node)));
  KG_ASSIGN(const bool itself, has(Column::Member, member_key(actor, actor)));
  if (!listed || !itself)
    report("entity {} is not listed among those of its actor {}", node.value, actor.value);
  return {};
}

Status StoreChecker::check_members() {
  std::map<EntityId, std::uint64_t> sizes;
  KG_TRY(each(Column::Member, {}, [&](auto key, auto value) -> Status {
    KG_ASSIGN(const MemberKey member, decode_member_key(key));
    ++sizes[member.actor];
    if (!value.empty()) report("the actor {} has a malformed list", member.actor.value);
    if (member.node == member.actor) return {};
    KG_ASSIGN(const auto actor, engine_.get(Column::Actor, id_key(member.node.value)));
    if (actor != encode_number(member.actor.value))
      report("the actor {} lists entity {} of another one", member.actor.value, member.node.value);
    return {};
  }));
  for (const auto& [actor, size] : sizes)
    if (size < 2) report("the actor {} of one entity has a list", actor.value);
  return {};
}

Status StoreChecker::check_decisions() {
  return each(Column::Decision, {}, [&](auto key, auto bytes) -> Status {
    KG_ASSIGN(const std::uint64_t number, decode_id_key(key));
    KG_ASSIGN(const DecisionValue value, decode_decision(bytes));
    if (number != ++counted_.decisions) report("a decision before number {} is missing", number);
    check_decision(number, value);
    return {};
  });
}

void StoreChecker::check_decision(std::uint64_t number, const DecisionValue& value) {
  for (const DecisionValue::Entity* entity : {&value.a, &value.b})
    if (entity->label == 0 || entity->label > stored_.words[1])
      report("decision {} has an unknown label", number);
  if (value.kind != DecisionKind::Undo) {
    undone_[number] = false;
    return;
  }
  const auto target = undone_.find(value.undoes);
  if (target == undone_.end() || target->second)
    report("decision {} undoes what cannot be undone", number);
  else
    target->second = true;
}

}  // namespace kg
