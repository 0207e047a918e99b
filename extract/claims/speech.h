#ifndef KG_EXTRACT_CLAIMS_SPEECH_H_
#define KG_EXTRACT_CLAIMS_SPEECH_H_

#include <optional>

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

/// The nearest speech around the clause: a verb of speech or thought whose clause object it is in,
/// a verb of speech that interrupts it ("Rents, Li added, fell"), "according to", or a noun with
/// content and holder ("his claim that ..."). Nothing if the text itself says it.
std::optional<Speech> speech_around(const Tree& tree, const ClauseTable& clauses,
                                    const Clause& clause);

/// The clause that an interrupting verb of speech reports: "*Rents*, Li added, *fell*" for "added".
MaybeToken interrupted_clause(const Tree& tree, const Clause& speech);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SPEECH_H_
