#ifndef KG_EXTRACT_CLAIMS_PHRASE_H_
#define KG_EXTRACT_CLAIMS_PHRASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/tree.h"

namespace kg {

/// One word of a claim's part: a token of the sentence, or a supplied word ("is", "has").
struct Word {
  MaybeToken token;
  std::string supplied;  ///< when there is no token

  static Word of(TokenIndex token) { return {token, {}}; }
  static Word supply(std::string_view word) { return {std::nullopt, std::string(word)}; }
};
using Words = std::vector<Word>;

/// A part of a claim before its text is made.
struct Phrase {
  Words words;
  MaybeToken head;  ///< syntactic head; nothing when wholly supplied

  bool empty() const { return words.empty(); }
};

Words words_of(const std::vector<TokenIndex>& tokens);

/// The words as the document writes them: white space as one space, nothing where there is none.
std::string text_of(const Tree& tree, const Words& words);

/// Text, spans, head and core of a phrase.
ClaimPart part_of(const Tree& tree, const Phrase& phrase);

/// The head of a phrase with the modifiers right before it: "a more ambitious 5% target" -> tokens
/// of "ambitious 5% target"; for a name the whole name.
TokenRange core_of(const Tree& tree, TokenIndex head);

/// What a noun phrase leaves out.
struct PhraseOptions {
  bool single = false;  ///< without the conjuncts of the head (coordination is distributed)
  MaybeToken clause =
      std::nullopt;  ///< without relative and participle clauses that contain this predicate
  std::vector<TokenIndex> without = {};  ///< without these subtrees
  bool bare = false;  ///< without any relative clause, participle clause or time phrase
};

/// The tokens of the noun phrase with this head: determiners, modifiers, restrictive relative
/// clauses and prepositional phrases stay; appositives, relative clauses, prepositional phrases and
/// adverbs set off by a comma, dash or bracket, parataxis and "such as" lists go. Edge punctuation
/// and a final possessive 's are trimmed.
std::vector<TokenIndex> noun_phrase(const Tree& tree, TokenIndex head,
                                    const PhraseOptions& options = {});

/// The tokens of a whole clause or other subtree, without the subtrees in `without`, trimmed.
std::vector<TokenIndex> whole_phrase(const Tree& tree, TokenIndex head,
                                     const std::vector<TokenIndex>& without = {});

/// The heads that a coordinated phrase says something of one by one: the head and its conjuncts, or
/// the head alone when there are none, too many (more than 40), when one name holds them all, or
/// when the conjunction does not add ("&", "rather than", "not").
std::vector<TokenIndex> conjuncts(const Tree& tree, TokenIndex head);

/// "or" between the conjuncts of `head`; nothing if they are added up.
MaybeToken alternative(const Tree& tree, TokenIndex head);

/// Whether a noun names a time: a date or time entity, or a word such as "week".
bool is_time(const Tree& tree, TokenIndex noun);

/// Whether a child of a noun is a time phrase that belongs to the event rather than to the noun:
/// "met him *in May*".
bool is_time_phrase_of_noun(const Tree& tree, TokenIndex child);

/// Whether the child is one that noun_phrase leaves out as a loose addition to its head.
bool is_loose(const Tree& tree, TokenIndex child);

/// Whether the token ends "each other" or "one another".
bool is_each_other(const Tree& tree, TokenIndex token);

/// Whether a preposition opens examples: "such as", "including".
bool opens_examples(const Tree& tree, TokenIndex preposition);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_PHRASE_H_
