#ifndef KG_EXTRACT_CLAIMS_CONFIDENCE_H_
#define KG_EXTRACT_CLAIMS_CONFIDENCE_H_

#include "extract/claims/draft.h"

namespace kg {

/// How far to trust a claim, in [0.05, 0.95]: the prior of the rule that gave its form, lowered
/// when the rule of its subject has a lower one, then shifted by features of the sentence (depth of
/// the clause, distance of the subject, a name as subject, length of the object).
/// The priors stand in the table of rules. They are our measurement on development data: the mean
/// word precision of a rule's claims against their best counterpart in the CaRB development set
/// (Bhardwaj, Aggarwal and Mausam 2019), one to one.
double confidence_of(const Tree& tree, const ClauseTable& clauses, const Draft& draft);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CONFIDENCE_H_
