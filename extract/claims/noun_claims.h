#ifndef KG_EXTRACT_CLAIMS_NOUN_CLAIMS_H_
#define KG_EXTRACT_CLAIMS_NOUN_CLAIMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/draft.h"

namespace kg {

// What the rules of nouns make their claims with.

/// The noun phrase of this head alone, without conjuncts and the subtrees in `without`.
Phrase noun_without(const Tree& tree, TokenIndex noun, const std::vector<TokenIndex>& without = {});

/// An argument of role Object.
DraftArgument object_of(Phrase phrase);

/// An argument of role Prepositional behind the words of a preposition.
DraftArgument object_behind(Phrase phrase, std::vector<TokenIndex> preposition);

/// "is", or "are" for a plural noun.
std::string_view present_be(const Tree& tree, TokenIndex noun);

/// A claim with a supplied verb: "subject *is*/*has* object". The words of the object's preposition
/// belong to the relation. `anchor` is the noun that the rule looked at.
Draft supplied_draft(std::string_view rule, TokenIndex anchor, Phrase subject,
                     std::string_view verb, std::string lemma, DraftArgument object);

/// Whether the token is in a name that the model knows, or is a proper noun.
bool is_named(const Tree& tree, TokenIndex token);

/// "a *police* raid", "the *government* crackdown": bodies that act, named by a plain noun.
bool is_acting_body(const Tree& tree, TokenIndex token);

/// Whether the noun names a time, an amount or a number.
bool is_amount_noun(const Tree& tree, TokenIndex noun);

/// Whether the preposition hangs on a thing that has a place, and what it governs is a named place:
/// the phrases of rule "noun-place".
bool is_place_of_thing(const Tree& tree, TokenIndex preposition);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_NOUN_CLAIMS_H_
