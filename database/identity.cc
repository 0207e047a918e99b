#include "database/identity.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "database/identity_blocks.h"

namespace kg {
namespace {

/// Finds which names a run has to look at: those that pending terms and decisions bear on.
class IdentityPass {
 public:
  IdentityPass(const StoreSnapshot& snapshot, const DecisionTable& decisions)
      : snapshot_(snapshot), decisions_(decisions), blocks_(snapshot, decisions) {}

  /// Joins full names. The terms of short names that may stand for them go to `short_terms`.
  Result<IdentityUpdate> full_names(const std::vector<std::string>& pending,
                                    std::set<std::string>& short_terms) {
    short_terms_ = &short_terms;
    for (const std::string& term : pending) KG_TRY(begin_with(term));
    for (const DecisionTable::Entry& entry : decisions_.entries()) KG_TRY(begin_with(entry));
    return take();
  }

  /// Lets each short name join the actor that it stands for. REQUIRES: the store has the actors of
  /// full names as full_names gave them.
  Result<IdentityUpdate> short_names(const std::set<std::string>& short_terms) {
    for (const std::string& term : short_terms) KG_TRY(attach(term));
    return take();
  }

 private:
  Status begin_with(const std::string& term) {
    for (std::string& other : short_terms_of(term)) short_terms_->insert(std::move(other));
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
        for (std::string& other : short_terms_of(term)) short_terms_->insert(std::move(other));
      for (const EntityId partner : decisions_.partners(loaded.ids[v]))
        KG_TRY(add_short_terms(partner));
    }
    return {};
  }

  Status add_short_terms(EntityId node) {
    return snapshot_.for_each_term(node, [&](std::string_view term, std::uint64_t) {
      if (is_short_term(term)) short_terms_->emplace(term);
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
        KG_ASSIGN(const EntityId actor, actor_of_full(found->second));
        actor_[loaded.ids[v]] = actor;
      }
    }
    return {};
  }

  /// The actor of a full name, all of whose names keep together but for short ones that go.
  Result<EntityId> actor_of_full(EntityId node) {
    KG_ASSIGN(const EntityId actor, snapshot_.actor_of(node));
    if (!kept_.insert(actor).second) return actor;
    KG_TRY(snapshot_.for_each_member(actor, [&](EntityId member) {
      actor_.try_emplace(member, actor);
      return true;
    }));
    return actor;
  }

  IdentityUpdate take() const {
    std::map<EntityId, std::vector<EntityId>> components;
    for (const auto& [node, actor] : actor_) components[actor].push_back(node);
    IdentityUpdate update;
    for (auto& [actor, nodes] : components) update.components.push_back(std::move(nodes));
    return update;
  }

  const StoreSnapshot& snapshot_;
  const DecisionTable& decisions_;
  BlockReader blocks_;
  std::set<std::string>* short_terms_ = nullptr;
  std::map<EntityId, EntityId> actor_;  // of every node looked at: one node for each actor
  std::set<EntityId> kept_;             // actors whose names are all in actor_
};

Result<std::vector<std::string>> pending_terms(const StoreSnapshot& snapshot) {
  std::vector<std::string> terms;
  KG_TRY(snapshot.for_each_pending([&](std::string_view term) {
    terms.emplace_back(term);
    return true;
  }));
  return terms;
}

}  // namespace

Status update_identity(Store& store, bool sync) {
  std::set<std::string> short_terms;
  std::vector<std::string> pending;
  {
    KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store.snapshot());
    KG_ASSIGN(const DecisionTable decisions, DecisionTable::load(*snapshot));
    KG_ASSIGN(pending, pending_terms(*snapshot));
    KG_ASSIGN(const IdentityUpdate update,
              IdentityPass(*snapshot, decisions).full_names(pending, short_terms));
    // Nothing is settled yet: whoever is interrupted here begins again.
    if (!update.components.empty()) KG_TRY(store.put_identity(update, false));
  }
  KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store.snapshot());
  KG_ASSIGN(const DecisionTable decisions, DecisionTable::load(*snapshot));
  KG_ASSIGN(IdentityUpdate update, IdentityPass(*snapshot, decisions).short_names(short_terms));
  update.settled = std::move(pending);
  if (update.components.empty() && update.settled.empty()) return {};
  return store.put_identity(update, sync);
}

}  // namespace kg
