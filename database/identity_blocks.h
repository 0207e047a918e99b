#ifndef KG_DATABASE_IDENTITY_BLOCKS_H_
#define KG_DATABASE_IDENTITY_BLOCKS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/identity.h"
#include "storage/store.h"

namespace kg {

/// People's decisions that hold, by the nodes they speak of.
class DecisionTable {
 public:
  /// Io, Corruption.
  static Result<DecisionTable> load(const StoreSnapshot& snapshot);

  struct Entry {
    DecisionKind kind = DecisionKind::Same;
    EntityId a, b;  ///< both are in the store
    std::uint64_t number = 0;
  };
  /// Those whose two nodes are in the store.
  const std::vector<Entry>& entries() const { return entries_; }
  /// The nodes that decisions name together with this one.
  std::vector<EntityId> partners(EntityId node) const;

 private:
  std::vector<Entry> entries_;
  std::unordered_multimap<EntityId, EntityId> partners_;
};

/// Names that have to be looked at together, and which nodes they are.
struct LoadedBlock {
  IdentityBlock block;
  std::vector<EntityId> ids;  ///< of the vertices

  std::optional<std::uint32_t> index_of(EntityId id) const;
};

/// Reads blocks of names from a store: everything that can bear on whether the names in it are one
/// actor. All functions: Io, Corruption.
class BlockReader {
 public:
  BlockReader(const StoreSnapshot& snapshot, const DecisionTable& decisions)
      : snapshot_(snapshot), decisions_(decisions) {}

  /// The full names that evidence or decisions join with some of `seeds`, over any number of steps.
  Result<LoadedBlock> full_names(const std::vector<EntityId>& seeds) const;
  /// The short names of one term ("b|starmer", "y|fpu", "q|prime minister|norway") with all that
  /// they may stand for, whose full names are joined as the store says. More than kMostCandidates
  /// candidates are left out: among so many, nothing tells who is meant.
  Result<LoadedBlock> short_names(std::string_view term) const;
  /// The nodes that have a term.
  Result<std::vector<EntityId>> with_term(std::string_view term) const;
  /// The full names that a pending term bears on.
  Result<std::vector<EntityId>> seeds_of(std::string_view term) const;

  static constexpr std::size_t kMostCandidates = 64;

 private:
  Result<NameVertex> vertex(EntityId id) const;
  Result<std::vector<EntityId>> linked_with(const NameVertex& vertex) const;
  Result<LoadedBlock> close(std::vector<EntityId> seeds) const;
  Result<std::vector<EntityId>> full_members(EntityId node) const;
  Result<std::vector<EntityId>> candidates_of(std::string_view term) const;
  void add_decisions(LoadedBlock& loaded) const;

  const StoreSnapshot& snapshot_;
  const DecisionTable& decisions_;
};

/// Whether a term is of a short name: "b|", "y|", "q|".
bool is_short_term(std::string_view term);
/// The terms of short names that may stand for somebody with this term of a full name.
std::vector<std::string> short_terms_of(std::string_view term);

}  // namespace kg

#endif  // KG_DATABASE_IDENTITY_BLOCKS_H_
