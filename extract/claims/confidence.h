#ifndef KG_EXTRACT_CLAIMS_CONFIDENCE_H_
#define KG_EXTRACT_CLAIMS_CONFIDENCE_H_

#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/draft.h"

namespace kg {

/// One thing that a claim's confidence depends on: group "depth", value "2". Both are views of
/// literals and outlive the sentence.
struct ClaimFeature {
  std::string_view group;
  std::string_view value;
};

/// The features of each of the claims of one sentence; `drafts[i]` is what `claims[i]` was made
/// from. Rules, depth of the clause, kind of the subject and its distance from the verb, lengths,
/// and how the claim stands among the others of its sentence. Groups with one value per claim come
/// once; "rule" comes once for each rule of the claim. Claims of rules that are not
/// ClaimRule::fitted have none and do not count.
std::vector<std::vector<ClaimFeature>> confidence_features(const Tree& tree,
                                                           const ClauseTable& clauses,
                                                           const std::vector<const Draft*>& drafts,
                                                           const std::vector<Claim>& claims);

/// How probable it is that a reader agrees with a claim of these features, in [0.02, 0.98].
/// A logistic regression over the features, its log-odds calibrated by a second one (Platt,
/// "Probabilistic outputs for support vector machines", 1999); the numbers stand in
/// data/claim_confidence.tsv, which scripts/fit_confidence.py makes.
double confidence_of(const std::vector<ClaimFeature>& features);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CONFIDENCE_H_
