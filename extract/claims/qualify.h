#ifndef KG_EXTRACT_CLAIMS_QUALIFY_H_
#define KG_EXTRACT_CLAIMS_QUALIFY_H_

#include "core/claim.h"
#include "extract/claims/draft.h"

namespace kg {

/// Sets everything on the claim that its parts do not say: polarity, modality, who says so.
/// REQUIRES: `claim` was made from `draft`.
void qualify(const Tree& tree, const ClauseTable& clauses, const Draft& draft, Claim& claim);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_QUALIFY_H_
