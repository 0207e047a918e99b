#ifndef KG_EXTRACT_CLAIMS_FRAME_H_
#define KG_EXTRACT_CLAIMS_FRAME_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/draft.h"

namespace kg {

/// The name of the rule that gave a clause its subject ("relative-clause", "shared-subject", ...);
/// empty when the subject is its own.
std::string_view subject_rule(const Clause& clause);

/// The subject phrases of a clause, one a conjunct. "whose wife" becomes "the man 's wife".
std::vector<Phrase> subjects_of(const Tree& tree, const Clause& clause);

/// The noun phrases that an object's head stands for, one a conjunct, as seen from the clause.
std::vector<Phrase> objects_of(const Tree& tree, const Clause& clause, TokenIndex head);

/// A noun phrase, or the whole clause when the head is a verb.
Phrase phrase_of(const Tree& tree, const Clause& clause, TokenIndex head, bool single);

/// A clause as an argument, without "that" and without the clause that speaks.
Phrase clause_phrase(const Tree& tree, const Clause& clause, TokenIndex head);

/// The relation's words with a supplied form of "be" for participles; `implicit` tells whether
/// something was supplied.
Phrase relation_of(const Tree& tree, const Clause& clause, bool* implicit);

/// "is", "are", "was" or "were", agreeing with the noun in number and with the nearest finite verb
/// above `anchor` in tense.
std::string be_form(const Tree& tree, TokenIndex noun, TokenIndex anchor);

/// The relation's normal form: the verb's lemma (the participle for a passive), its particle, and
/// those governors that are more than a shade: "continue to push" is "push", "help to build" stays.
std::string lemma_of(const Tree& tree, const Clause& clause);

/// The words of a preposition, lower case.
std::string preposition_text(const Tree& tree, const PrepositionalPhrase& phrase);

/// Arguments beside the object: recipient, open complement, prepositional phrases but `skip`,
/// adverbs, short adverbial clauses, then times.
std::vector<DraftArgument> further_arguments(const Tree& tree, const Clause& clause,
                                             const PrepositionalPhrase* skip = nullptr);

/// The arguments that a prepositional phrase is, one a conjunct of its object; all have the same
/// preposition.
std::vector<DraftArgument> arguments_of(const Tree& tree, const Clause& clause,
                                        const PrepositionalPhrase& phrase);

/// Puts one claim for each subject and each of `objects` (one without when empty) into the context.
/// The objects get `role`; `prototype` gives rules, relation, lemma and further arguments.
void emit(const RuleContext& context, const Clause& clause, const Draft& prototype,
          const std::vector<DraftArgument>& objects);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_FRAME_H_
