// Relation words of a clause: auxiliaries, negation, near adverbs, particle, and the chain of
// governors whose complement the predicate is.
#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

void sort_unique(std::vector<TokenIndex>& tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

bool has_object_before(const Tree& tree, TokenIndex governor, TokenIndex verb) {
  for (TokenIndex c : tree.children(governor))
    if (c < verb && tree.has_dep(c, {Dep::Dobj, Dep::Dative}) && c > governor) return true;
  return false;
}

// Between the two verbs no complement of another kind may stand ("is a chance to win").
bool is_adjective_complement(const Tree& tree, TokenIndex token) {
  return tree[token].pos == Pos::Adj && tree.has_dep(token, {Dep::Acomp, Dep::Oprd, Dep::Conj});
}

// "was involved in the strike and *helped* to raise money": whoever wants an infinitive of somebody
// is passive ("was arrested and ordered to leave"), any other verb before one acts.
bool acts(const Tree& tree, TokenIndex verb) {
  if (in_lexicon(Lexicon::ObjectlessVerb, tree.lemma(verb))) return true;
  MaybeToken infinitive = tree.child(verb, {Dep::Xcomp});
  if (!infinitive || *infinitive < verb || !is_infinitive(tree, *infinitive)) return false;
  return tree.lemma(verb) == "help" || !object_control_cue(tree.lemma(verb));
}

// "was forced", "were re-elected": a past participle that spaCy may tag as a past tense.
bool looks_like_participle(const Tree& tree, TokenIndex verb) {
  return tree[verb].tag == Tag::Vbn ||
         (tree[verb].tag == Tag::Vbd && tree.lower(verb).ends_with("ed") && !acts(tree, verb));
}

}  // namespace

bool is_finite(const Tree& tree, TokenIndex verb) {
  if (tree.has_tag(verb, {Tag::Vbd, Tag::Vbz, Tag::Vbp, Tag::Md})) return true;
  // "as they unite": a present tense that looks like an infinitive.
  if (tree[verb].tag == Tag::Vb && tree.has_child(verb, {Dep::Nsubj}) &&
      tree.dep(verb) == Dep::Advcl && !is_infinitive(tree, verb))
    return true;
  for (TokenIndex c : tree.children(verb))
    if (tree.has_dep(c, {Dep::Aux, Dep::Auxpass}) &&
        tree.has_tag(c, {Tag::Vbd, Tag::Vbz, Tag::Vbp, Tag::Md}))
      return true;
  return false;
}

bool is_infinitive(const Tree& tree, TokenIndex verb) {
  for (TokenIndex c : tree.children(verb))
    if (tree.dep(c) == Dep::Aux && tree[c].tag == Tag::To) return true;
  return false;
}

MaybeToken doer_behind_preposition(const Tree& tree, TokenIndex governor, TokenIndex infinitive) {
  static constexpr std::string_view kVerbs[] = {"call", "appeal",  "rely",  "count", "depend",
                                                "wait", "prevail", "plead", "press"};
  if (std::find(std::begin(kVerbs), std::end(kVerbs), tree.lemma(governor)) == std::end(kVerbs))
    return std::nullopt;
  for (TokenIndex c : tree.children(governor)) {
    if (tree.dep(c) != Dep::Prep || c < governor || c > infinitive) continue;
    if (auto doer = tree.child(c, {Dep::Pobj})) return doer;
  }
  return std::nullopt;
}

bool is_chained(const Tree& tree, TokenIndex verb) {
  if (!tree.is_verb(verb) || !tree.has_dep(verb, {Dep::Xcomp, Dep::Ccomp})) return false;
  if (tree.has_child(verb, {Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj, Dep::Expl})) return false;
  if (tree.dep(verb) == Dep::Ccomp && (is_finite(tree, verb) || tree.has_child(verb, {Dep::Mark})))
    return false;
  TokenIndex governor = *tree.head(verb);
  if (verb < governor) return false;
  if (is_adjective_complement(tree, governor)) {
    MaybeToken copula = tree.head(governor);
    return copula && tree.is_verb(*copula) && !has_object_before(tree, *copula, governor);
  }
  return tree.is_verb(governor) && is_predicate(tree, governor) &&
         !has_object_before(tree, governor, verb) &&
         !doer_behind_preposition(tree, governor, verb) &&
         !tree.has_child(governor, {Dep::Attr, Dep::Acomp});
}

bool ClauseBuilder::is_near_adverb(const Clause& clause, TokenIndex adverb) const {
  if (tree_.subtree(adverb).size() > 2 || tree_.has_tag(adverb, {Tag::Wrb})) return false;
  if (is_time(tree_, adverb) || in_lexicon(Lexicon::PlaceAdverb, tree_.lower(adverb))) return false;
  // "also" and "still" belong to the verb when they stand right before it.
  bool discourse = in_lexicon(Lexicon::DiscourseAdverb, tree_.lower(adverb));
  const std::string& word = tree_.lower(adverb);
  if (discourse && !(adverb + 1 == clause.verb && (word == "also" || word == "still")))
    return false;
  if (adverb < clause.verb) {
    MaybeToken subject = tree_.child(clause.verb, {Dep::Nsubj, Dep::Nsubjpass});
    if (subject && adverb < *subject) return false;
    return !tree_.has_break(adverb, clause.verb);
  }
  bool be = tree_.lemma(clause.verb) == "be";
  bool free = !tree_.has_child(clause.verb, {Dep::Dobj, Dep::Attr, Dep::Acomp, Dep::Ccomp});
  return tree_.left_edge(adverb) == clause.verb + 1 && (be || free);
}

void ClauseBuilder::join_chain(Clause& clause) {
  if (!is_chained(tree_, clause.verb)) return;
  TokenIndex governor = *tree_.head(clause.verb);
  bool adjective = !tree_.is_verb(governor);
  MaybeToken verb = governor;
  while (verb && !is_predicate(tree_, *verb)) verb = tree_.head(*verb);
  if (!verb) return;
  const Clause& above = build(*verb);
  clause.governors = above.governors;
  clause.governors.push_back(*verb);
  clause.relation.insert(clause.relation.end(), above.relation.begin(), above.relation.end());
  if (!adjective) return;
  clause.governors.push_back(governor);
  clause.relation.push_back(governor);
  for (TokenIndex c : tree_.children(governor))
    if (tree_.has_dep(c, {Dep::Advmod, Dep::Neg}) && c < governor) clause.relation.push_back(c);
}

void ClauseBuilder::inherit_auxiliaries(Clause& clause) {
  if (tree_.dep(clause.verb) != Dep::Conj) return;
  TokenIndex first = *tree_.head(clause.verb);
  if (!is_predicate(tree_, first)) return;
  const Clause& above = build(first);
  bool own = tree_.has_child(clause.verb, {Dep::Aux, Dep::Auxpass, Dep::Nsubj, Dep::Nsubjpass});
  bool same = tree_[clause.verb].tag == tree_[first].tag &&
              tree_.has_tag(first, {Tag::Vb, Tag::Vbn, Tag::Vbg});
  bool passive = above.passive && looks_like_participle(tree_, clause.verb) &&
                 !tree_.has_child(clause.verb, {Dep::Dobj});
  bool infinitive = is_infinitive(tree_, clause.verb) && !above.governors.empty();
  if (!(infinitive || (!own && (same || passive)))) return;
  if (infinitive || !above.governors.empty()) clause.governors = above.governors;
  TokenIndex limit = infinitive ? above.governors.back() + 1 : first;
  for (TokenIndex t : above.relation)
    if (t < limit && (tree_.dep(t) != Dep::Advmod || tree_.head(t) != first))
      clause.relation.push_back(t);
  if (!own && above.passive && (same || passive)) clause.passive = true;
}

void ClauseBuilder::find_relation(Clause& clause) {
  clause.finite = is_finite(tree_, clause.verb);
  join_chain(clause);
  inherit_auxiliaries(clause);
  clause.relation.push_back(clause.verb);
  for (TokenIndex c : tree_.children(clause.verb)) {
    bool word = tree_.has_dep(c, {Dep::Aux, Dep::Auxpass, Dep::Neg, Dep::Prt});
    if (word || (tree_.dep(c) == Dep::Advmod && is_near_adverb(clause, c)))
      for (TokenIndex t : tree_.subtree(c)) clause.relation.push_back(t);
    if (tree_.dep(c) == Dep::Auxpass) clause.passive = true;
  }
  sort_unique(clause.relation);
}

}  // namespace kg
