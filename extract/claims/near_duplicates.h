#ifndef KG_EXTRACT_CLAIMS_NEAR_DUPLICATES_H_
#define KG_EXTRACT_CLAIMS_NEAR_DUPLICATES_H_

#include <cstddef>
#include <vector>

#include "core/claim.h"

namespace kg {

/// Merges claims of one sentence that a reader counts as one: the same relation at the same place,
/// and subjects and objects that are the same or of which one is a part of the other ("the deal",
/// "the deal with Iran"); claims with supplied relations ("is") also when their words are the same
/// ("President Trump" named twice). The fuller claim stays, at the place of the first, with the
/// rules of both (its own first), the better confidence, and the arguments that only the other one
/// has. Claims that differ in polarity, in modality or in the role of their objects stay apart, as
/// do those of different verbs. `claims` from `first` on are those of the sentence.
void merge_near_duplicates(std::vector<Claim>& claims, std::size_t first);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_NEAR_DUPLICATES_H_
