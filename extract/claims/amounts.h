#ifndef KG_EXTRACT_CLAIMS_AMOUNTS_H_
#define KG_EXTRACT_CLAIMS_AMOUNTS_H_

#include <vector>

#include "core/claim.h"
#include "extract/claims/tree.h"

namespace kg {

/// The amounts of a sentence, in text order: numbers in figures and words with what is said before
/// them ("more than", "nearly", "$") and what they count or measure. Not dates, durations,
/// ordinals, ages, scores, and numbers in names ("Article 5", "F-16").
std::vector<Amount> amounts_in(const Tree& tree);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_AMOUNTS_H_
