#ifndef KG_EXTRACT_ACTORS_CLUSTERS_H_
#define KG_EXTRACT_ACTORS_CLUSTERS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/mentions.h"

namespace kg {

/// Index of a reference in the list that find_references gives.
using ReferenceIndex = std::uint32_t;

/// What is known of all references that were linked together.
struct Cluster {
  std::vector<ReferenceIndex> members;  ///< ascending
  Gender gender = Gender::Unknown;
  bool weak_gender = true;
  Animacy animacy = Animacy::Unknown;
  EntityType type = EntityType::Other;
  bool named = false;
  std::uint32_t full_mentions = 0;  ///< names and nominals, no pronouns
  std::set<std::string> titles;     ///< of all members
  std::set<std::string> words;      ///< titles, modifiers, words of names and nominals
};

/// A partition of the references that only grows coarser. Each member keeps the rule that linked it
/// to what stood before; the first of its cluster keeps "name", "nominal" or "pronoun".
class Clusters {
 public:
  Clusters(const DocumentTree& tree, const std::vector<Reference>& references);

  ReferenceIndex root(ReferenceIndex i) const;
  const Cluster& of(ReferenceIndex i) const { return clusters_[root(i)]; }
  bool same(ReferenceIndex a, ReferenceIndex b) const { return root(a) == root(b); }
  /// Whether the cluster of `i` has members besides `i`.
  bool is_linked(ReferenceIndex i) const { return of(i).members.size() > 1; }

  /// Makes one cluster of two; `rule` is noted at the anaphor.
  void link(ReferenceIndex anaphor, ReferenceIndex antecedent, std::string_view rule);
  const std::string& rule(ReferenceIndex i) const { return rules_[i]; }

  /// Keeps a reference out of the result though it is linked (predicate nouns).
  void hide(ReferenceIndex i) { hidden_[i] = true; }
  bool is_hidden(ReferenceIndex i) const { return hidden_[i]; }

 private:
  mutable std::vector<ReferenceIndex> parent_;  // paths are shortened on the way
  std::vector<Cluster> clusters_;
  std::vector<std::string> rules_;
  std::vector<bool> hidden_;
};

/// Whether no known gender speaks against one being the other.
bool genders_agree(const Cluster& a, const Cluster& b);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_CLUSTERS_H_
