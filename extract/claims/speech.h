#ifndef KG_EXTRACT_CLAIMS_SPEECH_H_
#define KG_EXTRACT_CLAIMS_SPEECH_H_

#include <optional>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/phrase.h"
#include "extract/claims/qualifiers.h"
#include "extract/claims/tree.h"

namespace kg {

/// Who says what a clause says.
struct Speech {
  TokenIndex claimant = 0;      ///< head of the phrase
  std::vector<TokenIndex> cue;  ///< the verb, or "according to"
  bool denied = false;          ///< the claimant says that it is not so: "denied that"
  bool disclaimed = false;      ///< it is said that nobody says so: "did not say that"
};

/// Finds who says what the clauses of one sentence say.
class SpeechReader {
 public:
  /// REQUIRES: all outlive the reader.
  SpeechReader(const Tree& tree, const ClauseTable& clauses, QualifierReader& qualifiers)
      : tree_(tree), clauses_(clauses), qualifiers_(qualifiers) {}

  /// The speeches around a clause, innermost first: verbs of speech or thought whose clause object
  /// it is in, verbs of speech that interrupt it ("Rents, Li added, fell"), sources ("according
  /// to", "in her view", "for Li", "as Li put it"), passives ("is said by Li to"), accusations,
  /// nouns with content and holder ("his claim that"). Empty if the text itself says it. Behind a
  /// question ("asked whether") and behind what was not said nobody says it: the list ends there.
  std::vector<Speech> around(const Clause& clause);

  /// What a verb of speech or thought says of its subject, or of the doer of a passive; nothing for
  /// other verbs and without a claimant.
  std::optional<Speech> of_verb(TokenIndex verb);

 private:
  std::optional<Speech> of_agent(const Clause& clause) const;
  std::optional<Speech> of_interruption(TokenIndex verb);
  std::optional<Speech> of_host(TokenIndex at, TokenIndex above);
  std::optional<Speech> of_accusation(TokenIndex verb);
  std::optional<Speech> of_chain(const Clause& clause);

  const Tree& tree_;
  const ClauseTable& clauses_;
  QualifierReader& qualifiers_;
};

/// The clause that an interrupting verb of speech reports: "*Rents*, Li added, *fell*" for "added".
MaybeToken interrupted_clause(const Tree& tree, const Clause& speech);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SPEECH_H_
