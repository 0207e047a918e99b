#ifndef KG_GRAPH_CONCEPT_H_
#define KG_GRAPH_CONCEPT_H_

#include <string>
#include <string_view>

#include "core/span.h"

namespace kg {

/// Whose thing a phrase speaks of: "*his* plan", "*the UK's* offer".
struct Owner {
  Span span;              ///< the words that say so, at the beginning of the phrase; empty = none
  std::string_view name;  ///< the name to put for them, without 's
};

/// The short noun phrase by which a thing without a name is a node: the words of `phrase` around
/// `head`, without article and edge punctuation, cut before a relative clause and to six words
/// ("security assurances for Ukraine"); what does not fit is left out by whole prepositional
/// phrases. The words of `owner` become its name with 's; a possessive pronoun without an owner is
/// dropped. Empty if nothing is left. REQUIRES: phrase contains head, both within text.
std::string concept_phrase(std::string_view text, Span phrase, Span head, const Owner& owner);

/// Whether the word is a personal, demonstrative, relative or indefinite pronoun, in any case.
bool is_pronoun_word(std::string_view word);

}  // namespace kg

#endif  // KG_GRAPH_CONCEPT_H_
