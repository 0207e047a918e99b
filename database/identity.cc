#include "database/identity.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "database/identity_blocks.h"

namespace kg {
namespace {

/// One run over all that is pending. Full names first; then the short names that may stand for
/// them, each of which joins one or stays with others of its kind.
class IdentityPass {
 public:
  IdentityPass(const StoreSnapshot& snapshot, const DecisionTable& decisions)
      : snapshot_(snapshot), decisions_(decisions), blocks_(snapshot, decisions) {}

  Result<IdentityUpdate> run() {
    KG_TRY(snapshot_.for_each_pending([&](std::string_view term) {
      update_.settled.emplace_back(term);
      return true;
    }));
    for (const std::string& term : update_.settled) KG_TRY(begin_with(term));
    for (const DecisionTable::Entry& entry : decisions_.entries()) KG_TRY(begin_with(entry));
    for (const std::string& term : short_terms_) KG_TRY(attach(term));
    KG_TRY(collect());
    return std::move(update_);
  }

 private:
  Status begin_with(const std::string& term) {
    for (std::string& other : short_terms_of(term)) short_terms_.insert(std::move(other));
    KG_ASSIGN(const auto seeds, blocks_.seeds_of(term));
    for (const EntityId seed : seeds) KG_TRY(join_full_names(seed));
    return {};
  }

  /// A decision that the store does not show yet: one of its nodes came later.
  Status begin_with(const DecisionTable::Entry& entry) {
    KG_ASSIGN(const EntityId a, snapshot_.actor_of(entry.a));
    KG_ASSIGN(const EntityId b, snapshot_.actor_of(entry.b));
    if ((a == b) == (entry.kind == DecisionKind::Same)) return {};
    for (const EntityId node : {entry.a, entry.b}) {
      KG_TRY(join_full_names(node));
      KG_TRY(add_short_terms(node));
    }
    return {};
  }

  Status join_full_names(EntityId seed) {
    if (actor_.contains(seed)) return {};
    KG_ASSIGN(const LoadedBlock loaded, blocks_.full_names({seed}));
    const Identity identity = resolve_identity(loaded.block);
    for (std::uint32_t v = 0; v < loaded.ids.size(); ++v) {
      actor_[loaded.ids[v]] = loaded.ids[identity.component[v]];
      for (const auto& [term, documents] : loaded.block.vertices[v].terms)
        for (std::string& other : short_terms_of(term)) short_terms_.insert(std::move(other));
      for (const EntityId partner : decisions_.partners(loaded.ids[v]))
        KG_TRY(add_short_terms(partner));
    }
    return {};
  }

  Status add_short_terms(EntityId node) {
    return snapshot_.for_each_term(node, [&](std::string_view term, std::uint64_t) {
      if (is_short_term(term)) short_terms_.emplace(term);
      return true;
    });
  }

  Status attach(const std::string& term) {
    KG_ASSIGN(const LoadedBlock loaded, blocks_.short_names(term));
    const Identity identity = resolve_identity(loaded.block);
    const auto& vertices = loaded.block.vertices;
    std::map<std::uint32_t, EntityId> full;  // component -> a full name in it
    for (std::uint32_t v = 0; v < vertices.size(); ++v)
      if (vertices[v].key.form == NameForm::Full)
        full.emplace(identity.component[v], loaded.ids[v]);
    for (std::uint32_t v = 0; v < vertices.size(); ++v) {
      if (!vertices[v].terms.contains(term)) continue;
      const auto found = full.find(identity.component[v]);
      if (found == full.end()) {
        actor_[loaded.ids[v]] = loaded.ids[identity.component[v]];
      } else {
        KG_ASSIGN(const EntityId actor, full_actor(found->second));
        actor_[loaded.ids[v]] = actor;
      }
    }
    return {};
  }

  /// A node that stands for the actor of a full name, looked at in this run or not.
  Result<EntityId> full_actor(EntityId node) {
    const auto known = actor_.find(node);
    if (known != actor_.end()) return known->second;
    KG_ASSIGN(const EntityId actor, snapshot_.actor_of(node));
    // All of its full names, which keep together.
    KG_TRY(snapshot_.for_each_member(actor, [&](EntityId member) {
      untouched_[node].push_back(member);
      return true;
    }));
    for (const EntityId member : untouched_[node]) actor_.try_emplace(member, node);
    return node;
  }

  Status collect() {
    std::map<EntityId, std::vector<EntityId>> components;
    for (const auto& [node, actor] : actor_) components[actor].push_back(node);
    for (auto& [actor, nodes] : components) update_.components.push_back(std::move(nodes));
    return {};
  }

  const StoreSnapshot& snapshot_;
  const DecisionTable& decisions_;
  BlockReader blocks_;
  std::set<std::string> short_terms_;
  std::map<EntityId, EntityId> actor_;  // of every node looked at: one node for each actor
  std::map<EntityId, std::vector<EntityId>> untouched_;
  IdentityUpdate update_;
};

}  // namespace

Status update_identity(Store& store, bool sync) {
  KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store.snapshot());
  KG_ASSIGN(const DecisionTable decisions, DecisionTable::load(*snapshot));
  KG_ASSIGN(const IdentityUpdate update, IdentityPass(*snapshot, decisions).run());
  if (update.components.empty() && update.settled.empty()) return {};
  return store.put_identity(update, sync);
}

}  // namespace kg
