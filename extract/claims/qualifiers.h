#ifndef KG_EXTRACT_CLAIMS_QUALIFIERS_H_
#define KG_EXTRACT_CLAIMS_QUALIFIERS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/clause.h"
#include "extract/claims/tree.h"

namespace kg {

/// Whether and in what world a clause holds, with the words that say so.
struct Qualifiers {
  Polarity polarity = Polarity::Positive;
  Span polarity_cue;
  Modality modality = Modality::Actual;
  Span modality_cue;
};

/// What the words in and above a clause say about it: auxiliaries, governors ("plans to"), nouns
/// with content ("bid to"), conjunctions ("if"), verbs of request and prevention, negation.
/// A clause without a tense takes the modality of the clause it depends on when it has none.
Qualifiers qualifiers_of(const Tree& tree, const ClauseTable& clauses, const Clause& clause);

/// Whether a noun has a content that need not be fact: plan, bid, reluctance. By lemma.
bool has_content_modality(std::string_view noun);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_QUALIFIERS_H_
