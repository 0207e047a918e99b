#ifndef KG_APP_PRINT_EXPLANATION_H_
#define KG_APP_PRINT_EXPLANATION_H_

#include <cstdint>
#include <string>

#include "extract/rule_extractor.h"

namespace kg {

/// What the rules of claims see of a sentence, for people: its tree, a line a token, and the frame
/// of each of its clauses.
std::string explanation_text(const Analysis& analysis, std::uint32_t sentence, std::size_t width);

}  // namespace kg

#endif  // KG_APP_PRINT_EXPLANATION_H_
