// What people decide about actors: stored, taken back, listed, exported and imported.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "database/actor_nodes.h"
#include "database/database.h"
#include "database/decision_text.h"
#include "database/identity.h"
#include "storage/key_codec.h"
#include "storage/store.h"

namespace kg {
namespace {

NodeIdentity identity_of(const NodeRow& row) { return {row.type, row.named, row.key, row.name}; }

std::string handle_of(const NodeIdentity& node) {
  NodeRow row;
  row.hash = entity_hash(node.type, node.named, node.key);
  return kg::handle_of(row);
}

Result<std::vector<StoredDecision>> all_decisions(const StoreSnapshot& snapshot) {
  std::vector<StoredDecision> all;
  KG_TRY(snapshot.for_each_decision([&](const StoredDecision& decision) {
    all.push_back(decision);
    return true;
  }));
  return all;
}

/// By which each decision was undone.
std::map<std::uint64_t, std::uint64_t> undone_in(const std::vector<StoredDecision>& all) {
  std::map<std::uint64_t, std::uint64_t> undone;
  for (const StoredDecision& decision : all)
    if (decision.kind == DecisionKind::Undo) undone.emplace(decision.undoes, decision.number);
  return undone;
}

DecisionRecord to_record(const StoredDecision& decision,
                         const std::map<std::uint64_t, std::uint64_t>& undone) {
  DecisionRecord record{.number = decision.number,
                        .kind = std::string(to_string(decision.kind)),
                        .a = decision.a.name,
                        .b = decision.b.name,
                        .a_handle = {},
                        .b_handle = {},
                        .undoes = decision.undoes,
                        .undone_by = 0,
                        .made = decision.made,
                        .note = decision.note};
  if (decision.kind != DecisionKind::Undo) {
    record.a_handle = handle_of(decision.a);
    record.b_handle = handle_of(decision.b);
  }
  const auto by = undone.find(decision.number);
  if (by != undone.end()) record.undone_by = by->second;
  return record;
}

/// The terms of the nodes that a decision is about, which are to be looked at again.
Result<std::vector<std::string>> terms_of(const StoreSnapshot& snapshot,
                                          const StoredDecision& decision) {
  std::set<std::string> terms;
  for (const NodeIdentity& node : {decision.a, decision.b}) {
    KG_ASSIGN(const auto id, snapshot.find_key(node.type, node.named, node.key));
    if (!id) continue;
    KG_TRY(snapshot.for_each_term(*id, [&](std::string_view term, std::uint64_t) {
      terms.emplace(term);
      return true;
    }));
  }
  return std::vector<std::string>(terms.begin(), terms.end());
}

/// What decisions that hold say together: names that are the same, step by step, and pairs that are
/// not.
class HeldDecisions {
 public:
  explicit HeldDecisions(const std::vector<StoredDecision>& all) {
    const auto undone = undone_in(all);
    for (const StoredDecision& decision : all)
      if (decision.kind != DecisionKind::Undo && !undone.contains(decision.number))
        held_.push_back(&decision);
  }

  /// InvalidInput, with the number of a decision to undo first, if `decision` contradicts them.
  Status check(const StoredDecision& decision) const {
    if (decision.kind == DecisionKind::Undo) return {};
    if (decision.kind == DecisionKind::Different) {
      if (!joined(nullptr, decision.a, decision.b)) return {};
      for (const StoredDecision* other : held_)
        if (other->kind == DecisionKind::Same && touches(*other, decision)) return refuse(*other);
      return refuse(*held_.front());
    }
    for (const StoredDecision* other : held_)
      if (other->kind == DecisionKind::Different && joined(&decision, other->a, other->b))
        return refuse(*other);
    return {};
  }

 private:
  static bool touches(const StoredDecision& one, const StoredDecision& other) {
    return one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b;
  }

  static tl::unexpected<Error> refuse(const StoredDecision& other) {
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("decision {} says that '{}' and '{}' are {}; to change it, first "
                    "'kg undo {}'",
                    other.number, other.a.name, other.b.name, to_string(other.kind), other.number));
  }

  /// Whether the decisions that call names the same, and `more`, lead from one to the other.
  bool joined(const StoredDecision* more, const NodeIdentity& from, const NodeIdentity& to) const {
    std::vector<NodeIdentity> reached = {from};
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const auto follow = [&](const StoredDecision& decision) {
        for (const auto& [x, y] :
             {std::pair(decision.a, decision.b), std::pair(decision.b, decision.a)})
          if (is_node(x, reached[i]) &&
              std::ranges::none_of(reached, [&](const auto& n) { return is_node(n, y); }))
            reached.push_back(y);
      };
      for (const StoredDecision* decision : held_)
        if (decision->kind == DecisionKind::Same) follow(*decision);
      if (more != nullptr) follow(*more);
    }
    return std::ranges::any_of(reached, [&](const auto& n) { return is_node(n, to); });
  }

  static bool is_node(const NodeIdentity& a, const NodeIdentity& b) {
    return std::tie(a.type, a.named, a.key) == std::tie(b.type, b.named, b.key);
  }

  std::vector<const StoredDecision*> held_;
};

Result<std::uint64_t> store_decision(Store& store, const StoredDecision& decision) {
  KG_ASSIGN(const auto snapshot, store.snapshot());
  KG_ASSIGN(const std::vector<StoredDecision> known, all_decisions(*snapshot));
  KG_TRY(HeldDecisions(known).check(decision));
  KG_ASSIGN(const std::vector<std::string> terms, terms_of(*snapshot, decision));
  return store.decide(decision, terms);
}

}  // namespace

Result<std::uint64_t> Database::decide(const DecisionRequest& request) {
  StoredDecision decision{.kind = request.same ? DecisionKind::Same : DecisionKind::Different,
                          .made = request.made,
                          .note = request.note};
  {
    KG_ASSIGN(const auto snapshot, store_->snapshot());
    KG_ASSIGN(const auto graph, view());
    KG_ASSIGN(const NodeRow a, find_node(*snapshot, *graph, request.a));
    KG_ASSIGN(const NodeRow b, find_node(*snapshot, *graph, request.b));
    if (a.id == b.id)
      return failure(
          ErrorCode::InvalidInput,
          fmt::format("'{}' and '{}' are one name; 'kg why' lists the names of an actor, "
                      "each with the #handle that singles it out",
                      request.a, request.b));
    decision.a = identity_of(a);
    decision.b = identity_of(b);
  }
  KG_ASSIGN(const std::uint64_t number, store_decision(*store_, decision));
  KG_TRY(update_identity(*store_, true));
  return number;
}

Result<std::uint64_t> Database::undo(std::uint64_t number, std::int64_t made) {
  StoredDecision undo{.kind = DecisionKind::Undo, .made = made, .note = {}};
  std::vector<std::string> terms;
  {
    KG_ASSIGN(const auto snapshot, store_->snapshot());
    KG_ASSIGN(const std::vector<StoredDecision> all, all_decisions(*snapshot));
    const auto undone = undone_in(all);
    const StoredDecision* found = nullptr;
    for (const StoredDecision& decision : all)
      if (decision.kind != DecisionKind::Undo && !undone.contains(decision.number) &&
          (number == 0 || decision.number == number))
        found = &decision;
    if (found == nullptr)
      return failure(ErrorCode::NotFound,
                     number == 0 ? "there is no decision to undo"
                                 : fmt::format("there is no decision {} that holds; 'kg decisions' "
                                               "lists them",
                                               number));
    undo.undoes = found->number;
    KG_ASSIGN(terms, terms_of(*snapshot, *found));
  }
  KG_TRY(store_->decide(undo, terms));
  KG_TRY(update_identity(*store_, true));
  return undo.undoes;
}

Result<std::vector<DecisionRecord>> Database::decisions(std::string_view name) const {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  KG_ASSIGN(const std::vector<StoredDecision> all, all_decisions(*snapshot));
  std::set<std::string> handles;  // of the names of the actor asked about
  if (!name.empty()) {
    KG_ASSIGN(const auto graph, view());
    KG_ASSIGN(const NodeRow node, find_node(*snapshot, *graph, name));
    KG_ASSIGN(const EntityId actor, snapshot->actor_of(node.id));
    KG_ASSIGN(const std::vector<NodeRow> rows, nodes_of(*snapshot, actor));
    for (const NodeRow& row : rows) handles.insert(kg::handle_of(row));
  }
  const auto undone = undone_in(all);
  std::set<std::uint64_t> about;
  std::vector<DecisionRecord> records;
  for (const StoredDecision& decision : all) {
    DecisionRecord record = to_record(decision, undone);
    const bool meant = name.empty() || handles.contains(record.a_handle) ||
                       handles.contains(record.b_handle) || about.contains(record.undoes);
    if (!meant) continue;
    about.insert(record.number);
    records.push_back(std::move(record));
  }
  return records;
}

Result<std::string> Database::export_decisions() const {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  KG_ASSIGN(const std::vector<StoredDecision> all, all_decisions(*snapshot));
  return decisions_text(all);
}

Result<std::uint64_t> add_decisions(Store& store, const std::vector<StoredDecision>& decisions) {
  std::map<std::uint64_t, std::uint64_t> numbers;  // given -> here
  std::set<std::uint64_t> taken;                   // here, for one that was given
  std::uint64_t added = 0;
  for (const StoredDecision& one : decisions) {
    KG_ASSIGN(const auto snapshot, store.snapshot());
    KG_ASSIGN(const std::vector<StoredDecision> known, all_decisions(*snapshot));
    const auto undone = undone_in(known);
    StoredDecision decision = one;
    if (one.kind == DecisionKind::Undo) {
      const auto meant = numbers.find(one.undoes);
      if (meant == numbers.end() || undone.contains(meant->second)) continue;
      decision.undoes = meant->second;
    } else {
      const auto there = std::ranges::find_if(known, [&](const StoredDecision& other) {
        return other.kind == one.kind && other.a == one.a && other.b == one.b &&
               other.made == one.made && !taken.contains(other.number);
      });
      if (there != known.end()) {
        numbers[one.number] = there->number;
        taken.insert(there->number);
        continue;
      }
    }
    KG_ASSIGN(const std::uint64_t number, store_decision(store, decision));
    numbers[one.number] = number;
    taken.insert(number);
    ++added;
  }
  return added;
}

Result<std::uint64_t> Database::import_decisions(std::string_view text) {
  KG_ASSIGN(const std::vector<StoredDecision> given, parse_decisions(text));
  KG_ASSIGN(const std::uint64_t added, add_decisions(*store_, given));
  KG_TRY(update_identity(*store_, true));
  return added;
}

}  // namespace kg
