#ifndef KG_GRAPH_CONCEPT_H_
#define KG_GRAPH_CONCEPT_H_

#include <string>
#include <string_view>

#include "core/span.h"

namespace kg {

/// The short noun phrase by which a thing without a name is a node: the words of `phrase` around
/// `head`, without article and edge punctuation, cut before a relative clause and to six words that
/// do not end in a preposition or article ("security assurances for Ukraine"). A possessive pronoun
/// in front becomes `owner` with 's, or is dropped when `owner` is empty. Empty if nothing is left.
/// REQUIRES: phrase contains head, both within text.
std::string concept_phrase(std::string_view text, Span phrase, Span head, std::string_view owner);

/// Whether the word is a personal, demonstrative, relative or indefinite pronoun, in any case.
bool is_pronoun_word(std::string_view word);

}  // namespace kg

#endif  // KG_GRAPH_CONCEPT_H_
