#ifndef KG_EXTRACT_ACTORS_RANKER_PAIR_H_
#define KG_EXTRACT_ACTORS_RANKER_PAIR_H_

#include "extract/actors/ranker.h"

namespace kg {

/// The part that a phrase plays in its clause.
enum class PhraseRole : std::uint8_t { Other, Subject, Passive, Object, Possessive, Preposition };
inline constexpr std::size_t kPhraseRoles = 6;
PhraseRole role_of(const DocumentTree& tree, TokenIndex anchor);
bool is_subject_role(PhraseRole role);

/// Where a candidate stands, seen from the pronoun.
enum class PairZone : std::uint8_t {
  SameClause,
  ClauseAbove,  ///< in a clause that the pronoun's clause belongs to
  Beside,       ///< before it elsewhere in the sentence
  After,        ///< behind it in its clause
  AfterAbove,   ///< behind it, in a clause above
  AfterBeside,
  Previous,  ///< in the sentence before
  TwoBack,
  Far,
};
inline constexpr std::size_t kPairZones = 9;

/// What kind of clause a predicate heads, by its label in the tree.
enum class ClauseKind : std::uint8_t {
  None,
  Root,
  Conjunct,
  Adverbial,
  Object,
  Relative,
  Open,
  Other
};
inline constexpr std::size_t kClauseKinds = 8;
ClauseKind kind_of_clause(const DocumentTree& tree, TokenIndex predicate);

/// Candidate m and pronoun p with what many features ask.
struct PronounPair {
  const Linking& linking;
  const DocumentTree& tree;
  const Reference &m, &p;
  const Cluster& cluster;
  TokenIndex m_anchor, p_anchor, m_clause, p_clause;
  PhraseRole m_role, p_role;
  bool after, same_sentence, p_possessive;
  std::uint32_t distance;  ///< sentences from m to p; 0 where m stands behind
  PairZone zone;

  PronounPair(const Linking& linking, ReferenceIndex candidate, ReferenceIndex pronoun);

  /// Whether m is subject of a clause above p's own.
  bool subject_above() const;

 private:
  PairZone find_zone() const;
};

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_RANKER_PAIR_H_
