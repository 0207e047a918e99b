#ifndef KG_EXTRACT_CLAIMS_CLAUSE_H_
#define KG_EXTRACT_CLAIMS_CLAUSE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/claims/tree.h"

namespace kg {

/// How a clause came by its subject.
enum class SubjectSource : std::uint8_t {
  None,
  Own,               ///< "*Kim* left"
  Relative,          ///< "the man *who* left": the antecedent
  Cleft,             ///< "it was *Lind* who left"
  Shared,            ///< "Kim rose and *left*"
  Controlled,        ///< "Kim hoped to *leave*" without a chain, "helped *leave*"
  ObjectControlled,  ///< "told Kim to *leave*"
  Borrowed,          ///< "*Taking* notes, Kim left"
  Purpose,           ///< "Kim left to *take* notes"
  Gerund,            ///< "Kim left without *taking* notes"
  Participle,        ///< "a song *written* by Eve": the noun
  Infinitive,        ///< "a plan to *cut* costs": the noun
  Heading,           ///< "PM to *visit* Kyiv": of a headline without another verb
  Holder,            ///< "Kim's plan to *cut* costs": who has the plan
};

/// A preposition of a clause and what it governs.
struct PrepositionalPhrase {
  TokenIndex preposition = 0;     ///< the word that hangs on the predicate (or on its object)
  std::vector<TokenIndex> words;  ///< the whole preposition, "in exchange for"; empty when supplied
  std::string supplied;           ///< "in" of "the river *where* he lived"
  TokenIndex object = 0;          ///< head of the governed phrase
  bool clausal = false;           ///< the governed phrase is a clause: "by *selling shares*"
  bool time = false;
  bool agent = false;      ///< "by" of a passive
  bool fronted = false;    ///< stands before the predicate
  bool inherited = false;  ///< hangs on a governor of the chain
};

/// One predicate with everything that belongs to it: what all rules look at. Built once.
struct Clause {
  TokenIndex verb = 0;
  std::vector<TokenIndex> governors;  ///< of an xcomp chain, outermost first: "*is likely* to try"
  std::vector<TokenIndex> relation;   ///< auxiliaries, negation, near adverbs, particle, chain
  MaybeToken subject;                 ///< head of the subject phrase
  SubjectSource source = SubjectSource::None;
  MaybeToken content_noun;  ///< "plan" of a Holder or Infinitive
  bool inverted = false;    ///< the subject stands behind: "Among them were *three children*"
  bool passive = false;
  bool finite = false;
  bool silent = false;  ///< makes no claim: its words are in a chain, or its subject is unknown
  bool existential = false;  ///< "there is ..."
  bool copula = false;       ///< be, become, remain and the like

  MaybeToken object;  ///< direct object
  bool object_is_antecedent = false;
  MaybeToken recipient;                      ///< "gave *Kim* a book"
  MaybeToken complement;                     ///< attr, acomp or oprd
  MaybeToken clause_object;                  ///< ccomp
  MaybeToken open_complement;                ///< xcomp after an object, which is not chained
  std::vector<PrepositionalPhrase> phrases;  ///< text order
  std::vector<TokenIndex> lifted;            ///< prepositions that hang on a noun of the clause but
                                             ///< belong to the event: "met him *in* May"
  std::vector<TokenIndex> times;             ///< "last week"
  std::vector<TokenIndex> adverbs;           ///< far adverbs, not in `relation`
  std::vector<TokenIndex> adverbials;        ///< adverbial clauses
};

/// The clauses of a sentence, by predicate.
class ClauseTable {
 public:
  explicit ClauseTable(const Tree& tree);

  const std::vector<Clause>& clauses() const { return clauses_; }
  /// The clause whose predicate is `verb`; null if there is none.
  const Clause* at(TokenIndex verb) const;

 private:
  std::vector<Clause> clauses_;  // text order
};

/// Whether the token is the predicate of a clause.
bool is_predicate(const Tree& tree, TokenIndex token);

/// Whether a participle clause works as a prepositional phrase: "*following* the war".
bool is_participle_preposition(const Tree& tree, TokenIndex verb);

/// The noun that a relative pronoun stands for; nothing for any other word.
MaybeToken antecedent_of(const Tree& tree, TokenIndex pronoun);

/// The root of the relative clause around a token, through coordination and complements.
MaybeToken enclosing_relative_clause(const Tree& tree, TokenIndex token);

/// The preposition that starts at a child "prep", with what it governs; nothing when it governs
/// nothing, or when the phrase only links sentences ("in addition").
std::optional<PrepositionalPhrase> prepositional_phrase(const Tree& tree, TokenIndex preposition);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CLAUSE_H_
