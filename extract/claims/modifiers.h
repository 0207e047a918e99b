#ifndef KG_EXTRACT_CLAIMS_MODIFIERS_H_
#define KG_EXTRACT_CLAIMS_MODIFIERS_H_

#include <vector>

#include "extract/claims/phrase.h"

namespace kg {

/// "tax and trade rules" speaks of tax rules and of trade rules: the phrase once for each of the
/// coordinated modifiers before its head, without the other ones. The phrase itself when there are
/// none, or when the head is a name ("the Food and Drug Administration").
std::vector<Phrase> distribute_modifiers(const Tree& tree, const Phrase& phrase);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_MODIFIERS_H_
