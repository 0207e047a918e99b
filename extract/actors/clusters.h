#ifndef KG_EXTRACT_ACTORS_CLUSTERS_H_
#define KG_EXTRACT_ACTORS_CLUSTERS_H_

#include <optional>
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
  bool thing = false;                  ///< a noun for no person is a member ("the company")
  std::uint32_t full_mentions = 0;     ///< names and nominals, no pronouns
  const GivenName* given = nullptr;    ///< the actor of the user's table
  std::vector<const GivenName*> nots;  ///< actors of that table that it is not
  const KnownName* seat = nullptr;     ///< capital or seat of government, used as
  PlaceUse use = PlaceUse::None;       ///< this
  std::set<std::string> titles;        ///< of all members
  std::set<std::string> words;         ///< titles, modifiers, words of names and nominals
};

/// Why a reference is in its cluster.
struct CorefLink {
  std::string_view rule;  ///< "name.exact"; "name", "nominal" or "pronoun" where no rule linked it
  std::optional<ReferenceIndex> antecedent;
  double probability = 1.0;  ///< that the link is right
};

/// How often a rule's links are right, in [0, 1]; 1 for what is no rule. Measured as the share of
/// links whose two ends share a chain among links between gold mentions, on the OntoGUM chains of
/// 62 news-like documents of GUM 11 (docs/actors.md has the table and its date).
double rule_precision(std::string_view rule);

/// A partition of the references that only grows coarser. Each member keeps the link that joined it
/// to what stood before.
class Clusters {
 public:
  Clusters(const DocumentTree& tree, const std::vector<Reference>& references);

  ReferenceIndex root(ReferenceIndex i) const;
  const Cluster& of(ReferenceIndex i) const { return clusters_[root(i)]; }
  bool same(ReferenceIndex a, ReferenceIndex b) const { return root(a) == root(b); }
  /// Whether the cluster of `i` has members besides `i`.
  bool is_linked(ReferenceIndex i) const { return of(i).members.size() > 1; }

  /// Makes one cluster of two; the rule, a literal, is noted at the anaphor, with the precision of
  /// the rule as its probability. Nothing happens where they cannot be one (may_be_one).
  void link(ReferenceIndex anaphor, ReferenceIndex antecedent, std::string_view rule) {
    link(anaphor, antecedent, rule, rule_precision(rule));
  }
  void link(ReferenceIndex anaphor, ReferenceIndex antecedent, std::string_view rule,
            double probability);
  /// The link of a reference; the last one if several rules linked it.
  const CorefLink& link_of(ReferenceIndex i) const { return links_[i]; }
  /// Says that the cluster of `i` is a person of this gender (a name that "she" stands for).
  void set_person(ReferenceIndex i, Gender gender);

  /// Keeps a reference out of the result though it is linked (predicate nouns).
  void hide(ReferenceIndex i) { hidden_[i] = true; }
  bool is_hidden(ReferenceIndex i) const { return hidden_[i]; }

 private:
  mutable std::vector<ReferenceIndex> parent_;  // paths are shortened on the way
  std::vector<Cluster> clusters_;
  std::vector<CorefLink> links_;
  std::vector<bool> hidden_;
};

/// Whether the user's names and the use of places let an anaphor join what stands before it: two
/// actors of the user's table stay apart, such an actor joins no other name (another name may join
/// it), and so do "Moscow" the government and Moscow the place.
bool may_be_one(const Cluster& anaphor, const Cluster& antecedent);

/// Whether no known gender speaks against one being the other.
bool genders_agree(const Cluster& a, const Cluster& b);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_CLUSTERS_H_
