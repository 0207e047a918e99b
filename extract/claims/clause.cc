#include "extract/claims/clause.h"

#include <algorithm>
#include <map>

#include "extract/claims/clause_builder.h"
#include "extract/claims/lexicon.h"

namespace kg {

namespace {

// A verb, or a word tagged as a noun that stands where only a verb can: "if they must *brace*".
bool is_verbal(const Tree& tree, TokenIndex token) {
  if (tree.is_verb(token)) return true;
  if (!tree.is_noun(token) || !tree.has_child(token, {Dep::Nsubj, Dep::Nsubjpass})) return false;
  return tree.has_child(token, {Dep::Aux, Dep::Auxpass}) ||
         (tree.has_dep(token, {Dep::Root, Dep::Conj, Dep::Ccomp}) &&
          tree.has_child(token, {Dep::Dobj, Dep::Prep, Dep::Advmod}));
}

// What taggers take for verbs now and then: names, and pieces of hyphenated words ("co" "-"
// "operate").
bool is_slip(const Tree& tree, TokenIndex token) {
  if (is_name(tree[token].entity)) return true;
  const std::string& word = tree.lower(token);
  return word == "-" || word == "co" || word == "re" || word == "pre" || word == "non";
}

// "the president, whose return ...": the noun right before a relative pronoun whose clause the
// parser hung elsewhere.
MaybeToken noun_before(const Tree& tree, TokenIndex pronoun) {
  TokenIndex at = pronoun;
  while (at > tree.range().first && (tree.is_punct(at - 1) || tree[at - 1].pos == Pos::Adp)) --at;
  if (at == tree.range().first || at == pronoun) return std::nullopt;
  if (!tree.is_noun(at - 1) || tree.has_tag(at - 1, {Tag::Wp, Tag::Wdt})) return std::nullopt;
  return at - 1;
}

}  // namespace

bool is_predicate(const Tree& tree, TokenIndex token) {
  if (!is_verbal(tree, token) || is_slip(tree, token)) return false;
  switch (tree.dep(token)) {
    case Dep::Root:
    case Dep::Ccomp:
    case Dep::Xcomp:
    case Dep::Advcl:
    case Dep::Relcl:
    case Dep::Acl:
    case Dep::Parataxis:
    case Dep::Csubj:
    case Dep::Csubjpass:
    case Dep::Pcomp:
    case Dep::Dep:
      return true;
    case Dep::Conj:
      return is_predicate(tree, *tree.head(token)) ||
             tree.has_child(token, {Dep::Nsubj, Dep::Nsubjpass});
    default:
      return tree.has_child(token, {Dep::Nsubj, Dep::Nsubjpass}) &&
             !tree.has_dep(token, {Dep::Aux, Dep::Auxpass});
  }
}

MaybeToken enclosing_relative_clause(const Tree& tree, TokenIndex token) {
  for (MaybeToken at = token; at; at = tree.head(*at)) {
    if (tree.dep(*at) == Dep::Relcl) return at;
    bool passes = tree.has_dep(*at, {Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj, Dep::Pobj, Dep::Prep,
                                     Dep::Poss, Dep::Conj, Dep::Ccomp, Dep::Xcomp, Dep::Acomp,
                                     Dep::Attr, Dep::Dative, Dep::Advmod, Dep::Agent, Dep::Pcomp});
    if (!passes) return std::nullopt;
  }
  return std::nullopt;
}

MaybeToken antecedent_of(const Tree& tree, TokenIndex pronoun) {
  const std::string& word = tree.lower(pronoun);
  if (word != "who" && word != "which" && word != "that" && word != "whom" && word != "whose")
    return std::nullopt;
  if (!tree.has_tag(pronoun, {Tag::Wdt, Tag::Wp, Tag::WpS})) return std::nullopt;
  auto clause = enclosing_relative_clause(tree, pronoun);
  if (clause) return tree.head(*clause);
  if (word == "that") return std::nullopt;
  return noun_before(tree, pronoun);
}

ClauseTable::ClauseTable(const Tree& tree) {
  ClauseBuilder builder(tree);
  for (TokenIndex t = tree.range().first; t < tree.range().last; ++t)
    if (is_predicate(tree, t)) clauses_.push_back(builder.build(t));
}

const Clause* ClauseTable::at(TokenIndex verb) const {
  auto found = std::lower_bound(clauses_.begin(), clauses_.end(), verb,
                                [](const Clause& c, TokenIndex t) { return c.verb < t; });
  return found != clauses_.end() && found->verb == verb ? &*found : nullptr;
}

}  // namespace kg
