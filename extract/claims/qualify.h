#ifndef KG_EXTRACT_CLAIMS_QUALIFY_H_
#define KG_EXTRACT_CLAIMS_QUALIFY_H_

#include <vector>

#include "core/claim.h"
#include "extract/claims/draft.h"
#include "extract/claims/qualifiers.h"
#include "extract/claims/speech.h"

namespace kg {

/// Says of the claims of one sentence what their parts do not say by themselves.
class SentenceQualifier {
 public:
  /// REQUIRES: both outlive this object.
  SentenceQualifier(const Tree& tree, const ClauseTable& clauses);

  /// Sets polarity, modality, who says so within the sentence, amounts, and which arguments are
  /// places and times. REQUIRES: `claim` has the parts of `draft`.
  void qualify(const Draft& draft, Claim& claim);

  SpeechReader& speech() { return speech_; }

 private:
  void add_attributions(const Clause& clause, Claim& claim);
  void add_amounts(Claim& claim) const;
  void set_roles(const Draft& draft, Claim& claim) const;
  void add_places_of_places(const Clause& clause, Claim& claim) const;

  const Tree& tree_;
  QualifierReader qualifiers_;
  SpeechReader speech_;
  std::vector<Amount> amounts_;  // of the sentence
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_QUALIFY_H_
