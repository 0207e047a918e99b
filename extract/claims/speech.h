#ifndef KG_EXTRACT_CLAIMS_SPEECH_H_
#define KG_EXTRACT_CLAIMS_SPEECH_H_

#include <optional>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/phrase.h"
#include "extract/claims/tree.h"

namespace kg {

/// Who says what a clause says.
struct Speech {
  TokenIndex claimant = 0;      ///< head of the phrase
  std::vector<TokenIndex> cue;  ///< the verb, or "according to"
  bool denied = false;          ///< the claimant says that it is not so: "denied that"
  bool disclaimed = false;      ///< it is said that nobody says so: "did not say that"
};

/// The speeches around the clause, innermost first: verbs of speech or thought whose clause object
/// it is in, verbs of speech that interrupt it ("Rents, Li added, fell"), "according to", nouns
/// with content and holder ("his claim that ..."). Empty if the text itself says it. Behind a
/// question ("asked whether") and behind what was not said nobody says it, so the list ends there.
std::vector<Speech> speeches_around(const Tree& tree, const ClauseTable& clauses,
                                    const Clause& clause);

/// The clause that an interrupting verb of speech reports: "*Rents*, Li added, *fell*" for "added".
MaybeToken interrupted_clause(const Tree& tree, const Clause& speech);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SPEECH_H_
