#include "storage/decision_log.h"

#include <fmt/format.h>

namespace kg {
namespace {

Result<DecisionValue::Entity> to_value(Changes& changes, const NodeIdentity& identity) {
  KG_ASSIGN(const std::uint32_t label,
            changes.number_of(Dictionary::Label, to_string(identity.type)));
  return DecisionValue::Entity{
      .label = label, .named = identity.named, .key = identity.key, .name = identity.name};
}

// Whether decision `number` is there and is not an Undo, and no Undo names it.
Result<bool> stands(const Changes& changes, std::uint64_t number) {
  bool decided = false, undone = false;
  Status inner;
  KG_TRY(changes.scan(Column::Decision, {}, [&](auto key, auto bytes) {
    Result<std::uint64_t> at = decode_id_key(key);
    Result<DecisionValue> value = decode_decision(bytes);
    if (!at || !value) inner = tl::unexpected<Error>(at ? value.error() : at.error());
    if (!inner) return false;
    decided = decided || (*at == number && value->kind != DecisionKind::Undo);
    undone = undone || value->undoes == number;
    return true;
  }));
  KG_TRY(inner);
  return decided && !undone;
}

Status validate(const Changes& changes, const StoredDecision& decision) {
  if (decision.kind != DecisionKind::Undo) {
    if (decision.undoes == 0) return {};
    return failure(ErrorCode::InvalidInput, "only an undo undoes a decision");
  }
  KG_ASSIGN(const bool can_be_undone, stands(changes, decision.undoes));
  if (can_be_undone) return {};
  return failure(ErrorCode::InvalidInput,
                 fmt::format("there is no decision {} that could be undone", decision.undoes));
}

}  // namespace

Result<std::uint64_t> append_decision(Changes& changes, const StoredDecision& decision) {
  KG_TRY(validate(changes, decision));
  DecisionValue value{.kind = decision.kind,
                      .undoes = decision.undoes,
                      .made = decision.made,
                      .note = decision.note};
  KG_ASSIGN(value.a, to_value(changes, decision.a));
  KG_ASSIGN(value.b, to_value(changes, decision.b));
  const std::uint64_t number = ++changes.counts().decisions;
  changes.put(Column::Decision, id_key(number), encode_decision(value));
  return number;
}

}  // namespace kg
