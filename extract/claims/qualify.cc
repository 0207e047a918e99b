#include "extract/claims/qualify.h"

#include "extract/claims/qualifiers.h"
#include "extract/claims/speech.h"

namespace kg {
namespace {

Attribution attribution_from(const Tree& tree, const Speech& speech) {
  Attribution attribution;
  PhraseOptions options{.clause = speech.cue.front()};
  attribution.claimant =
      part_of(tree, {words_of(noun_phrase(tree, speech.claimant, options)), speech.claimant});
  attribution.cue = part_of(tree, {words_of(speech.cue), speech.cue.front()});
  return attribution;
}

void add_attributions(const Tree& tree, const ClauseTable& clauses, const Clause& clause,
                      Claim& claim) {
  for (const Speech& speech : speeches_around(tree, clauses, clause)) {
    Span cue = tree[speech.cue.front()].span;
    if (speech.disclaimed) {
      if (claim.modality == Modality::Actual) {
        claim.modality = Modality::Questioned;
        claim.modality_cue = cue;
      }
      return;
    }
    claim.attributions.push_back(attribution_from(tree, speech));
    if (speech.denied && claim.polarity == Polarity::Positive) {
      claim.polarity = Polarity::Negative;
      claim.polarity_cue = cue;
    }
  }
}

}  // namespace

// The clause that a noun rule's claim stands in is no condition on it ("if Mayor Lind comes"), but
// who speaks does not matter for it either.
void qualify(const Tree& tree, const ClauseTable& clauses, const Draft& draft, Claim& claim) {
  if (!draft.clause && !draft.qualifiers) return;
  const Qualifiers qualifiers =
      draft.qualifiers ? *draft.qualifiers : qualifiers_of(tree, clauses, *draft.clause);
  claim.polarity = qualifiers.polarity;
  claim.polarity_cue = qualifiers.polarity_cue;
  claim.modality = qualifiers.modality;
  claim.modality_cue = qualifiers.modality_cue;
  claim.passive = draft.clause && draft.clause->passive;
  if (draft.alternative && claim.modality == Modality::Actual) {
    claim.modality = Modality::Possible;
    claim.modality_cue = tree[*draft.alternative].span;
  }
  const Clause* spoken = draft.clause ? draft.clause : draft.host;
  if (spoken) add_attributions(tree, clauses, *spoken, claim);
}

}  // namespace kg
