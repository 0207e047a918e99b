#ifndef KG_EXTRACT_CLAIMS_CLAUSE_BUILDER_H_
#define KG_EXTRACT_CLAIMS_CLAUSE_BUILDER_H_

#include <map>
#include <vector>

#include "extract/claims/clause.h"

namespace kg {

/// Builds clause frames, governors before governed, each once.
class ClauseBuilder {
 public:
  explicit ClauseBuilder(const Tree& tree) : tree_(tree) {}

  /// The frame of the clause with predicate `verb`. REQUIRES: is_predicate(tree, verb).
  const Clause& build(TokenIndex verb);

 private:
  struct SubjectFound {
    MaybeToken head;
    SubjectSource source = SubjectSource::None;
    MaybeToken content_noun;
  };

  // Subject (clause_subject.cc).
  void find_subject(Clause& clause);
  SubjectFound own_subject(TokenIndex subject) const;
  SubjectFound inherited_subject(const Clause& clause);
  SubjectFound subject_of_conjunct(TokenIndex verb);
  SubjectFound subject_of_complement(const Clause& clause);
  SubjectFound subject_of_adverbial(const Clause& clause);
  SubjectFound subject_of_noun_clause(const Clause& clause);
  SubjectFound subject_of_heading(TokenIndex noun) const;
  SubjectFound subject_of_user(TokenIndex noun);
  SubjectFound subject_of_gerund(const Clause& clause);
  SubjectFound holder_of(TokenIndex noun, TokenIndex verb);

  // Relation words and chains (clause_relation.cc).
  void find_relation(Clause& clause);
  void join_chain(Clause& clause);
  void inherit_auxiliaries(Clause& clause);
  MaybeToken chain_governor(TokenIndex verb) const;
  bool is_near_adverb(const Clause& clause, TokenIndex adverb) const;

  // Objects and everything else (clause_arguments.cc).
  void find_arguments(Clause& clause);
  void sort_child(Clause& clause, TokenIndex child);
  void add_phrase(Clause& clause, TokenIndex preposition, bool inherited);
  void add_phrases_of_object(Clause& clause);
  void add_relative_argument(Clause& clause);
  void add_from_governors(Clause& clause);
  void share_object(Clause& clause) const;

  const Tree& tree_;
  std::map<TokenIndex, Clause> built_;
};

/// Whether a verb form is finite: it has a tense or a modal.
bool is_finite(const Tree& tree, TokenIndex verb);

/// Whether the clause has "to" before its verb.
bool is_infinitive(const Tree& tree, TokenIndex verb);

/// Whether the chained complement `verb` takes over its governor: "continues to *push*".
bool is_chained(const Tree& tree, TokenIndex verb);

/// "It was Lind who *signed* the deal": the predicate with the content of a cleft sentence whose
/// "be" is `verb`; nothing when the clause is no cleft.
MaybeToken cleft_content(const Tree& tree, TokenIndex verb);

/// "called *on NATO* to act": the noun whose action the infinitive is, behind a preposition.
MaybeToken doer_behind_preposition(const Tree& tree, TokenIndex governor, TokenIndex infinitive);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CLAUSE_BUILDER_H_
