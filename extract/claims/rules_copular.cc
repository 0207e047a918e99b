// Rules of clauses that say what something is: be, become, remain; "there is".
#include <algorithm>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

std::vector<DraftArgument> as_objects(std::vector<Phrase> phrases,
                                      const PrepositionalPhrase* preposition = nullptr) {
  std::vector<DraftArgument> objects;
  for (Phrase& phrase : phrases) {
    DraftArgument object;
    object.phrase = std::move(phrase);
    if (preposition) {
      object.role = ArgumentRole::Prepositional;
      object.preposition = preposition->words;
    }
    objects.push_back(std::move(object));
  }
  return objects;
}

bool is_copular_clause(const Clause& clause) {
  return !clause.silent && !clause.existential && !clause.object && clause.complement;
}

std::vector<PrepositionalPhrase> phrases_after(const Tree& tree, TokenIndex head) {
  std::vector<PrepositionalPhrase> phrases;
  for (TokenIndex c : tree.children(head)) {
    if (tree.dep(c) != Dep::Prep || c < head || is_loose(tree, c)) continue;
    if (auto phrase = prepositional_phrase(tree, c)) phrases.push_back(*phrase);
  }
  return phrases;
}

// "the capital of": the words of the noun phrase up to and with its first "of".
std::optional<PrepositionalPhrase> relational_of(const Tree& tree, const Clause& clause) {
  TokenIndex noun = *clause.complement;
  if (!tree.is_noun(noun) || tree.has_child(noun, {Dep::Conj})) return std::nullopt;
  auto phrases = phrases_after(tree, noun);
  if (phrases.empty() || phrases[0].clausal || phrases[0].words.size() != 1) return std::nullopt;
  if (tree.lower(phrases[0].preposition) != "of" || phrases[0].preposition != noun + 1)
    return std::nullopt;
  return phrases[0];
}

std::optional<PrepositionalPhrase> adjective_phrase(const Tree& tree, const Clause& clause) {
  TokenIndex complement = *clause.complement;
  bool adjective = tree[complement].pos == Pos::Adj || tree.dep(complement) == Dep::Acomp;
  if (!adjective || tree.has_child(complement, {Dep::Conj})) return std::nullopt;
  for (auto& phrase : phrases_after(tree, complement))
    if (!phrase.time) return phrase;
  return std::nullopt;
}

// The relation with the complement's words up to the end of the preposition.
Phrase relation_through(const RuleContext& context, const Clause& clause,
                        const PrepositionalPhrase& phrase, bool* implicit) {
  Phrase relation = relation_of(context.tree, clause, implicit);
  for (TokenIndex t : noun_phrase(context.tree, *clause.complement))
    if (t < phrase.words.front()) relation.words.push_back(Word::of(t));
  for (TokenIndex t : phrase.words) relation.words.push_back(Word::of(t));
  return relation;
}

void through_preposition(const RuleContext& context, const Clause& clause,
                         const PrepositionalPhrase& phrase, std::string_view rule) {
  Draft draft;
  draft.rules = {rule};
  draft.relation = relation_through(context, clause, phrase, &draft.implicit);
  draft.lemma = lemma_of(context.tree, clause) + " " + context.tree.lower(*clause.complement) +
                " " + preposition_text(context.tree, phrase);
  draft.arguments = further_arguments(context.tree, clause);
  emit(context, clause, draft,
       as_objects(objects_of(context.tree, clause, phrase.object), &phrase));
}

}  // namespace

void rule_copula_of(const RuleContext& context, const Clause& clause) {
  if (!is_copular_clause(clause)) return;
  if (auto phrase = relational_of(context.tree, clause))
    through_preposition(context, clause, *phrase, "copula-of");
}

void rule_adjective_preposition(const RuleContext& context, const Clause& clause) {
  if (!is_copular_clause(clause) || clause.clause_object) return;
  if (auto phrase = adjective_phrase(context.tree, clause))
    through_preposition(context, clause, *phrase, "adjective-preposition");
}

void rule_copula(const RuleContext& context, const Clause& clause) {
  if (!is_copular_clause(clause) || relational_of(context.tree, clause) ||
      adjective_phrase(context.tree, clause) || (clause.clause_object && !clause.copula))
    return;
  bool clause_behind = clause.clause_object && *clause.clause_object > clause.verb;
  if (clause_behind && context.tree[*clause.complement].pos == Pos::Adj) return;
  Draft draft;
  draft.rules = {"copula"};
  draft.lemma = lemma_of(context.tree, clause);
  draft.alternative = alternative(context.tree, *clause.complement);
  draft.arguments = further_arguments(context.tree, clause);
  emit(context, clause, draft, as_objects(objects_of(context.tree, clause, *clause.complement)));
}

void rule_existential(const RuleContext& context, const Clause& clause) {
  const Tree& tree = context.tree;
  auto pivot = clause.complement ? clause.complement : clause.object;
  if (!clause.existential || !pivot) return;
  const PrepositionalPhrase* phrase = nullptr;
  auto own = phrases_after(tree, *pivot);
  for (const auto& p : own)
    if (!phrase && !p.clausal) phrase = &p;
  for (const auto& p : clause.phrases)
    if (!phrase && !p.clausal) phrase = &p;
  Draft draft;
  draft.rules = {"existential"};
  draft.clause = &clause;
  draft.anchor = clause.verb;
  draft.lemma = lemma_of(tree, clause);
  draft.relation = {words_of(clause.relation), clause.verb};
  if (!phrase) {
    TokenIndex there = *tree.child(clause.verb, {Dep::Expl});
    draft.subject = {{Word::of(there)}, there};
    draft.arguments = as_objects({phrase_of(tree, clause, *pivot, false)});
    context.out.push_back(draft);
    return;
  }
  for (TokenIndex t : phrase->words) draft.relation.words.push_back(Word::of(t));
  draft.lemma += " " + preposition_text(tree, *phrase);
  auto tokens = noun_phrase(tree, *pivot);
  std::erase_if(tokens, [&](TokenIndex t) { return tree.dominates(phrase->preposition, t); });
  draft.subject = {words_of(tokens), *pivot};
  draft.arguments = as_objects({phrase_of(tree, clause, phrase->object, false)}, phrase);
  context.out.push_back(draft);
}

}  // namespace kg
