#include "extract/claims/edge_phrases.h"

#include <algorithm>

#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

bool has(const Tokens& tokens, TokenIndex token) {
  return std::binary_search(tokens.begin(), tokens.end(), token);
}

bool is_quantity(const Tree& tree, TokenIndex noun) {
  return in_lexicon(Lexicon::QuantityNoun, tree.lemma(noun));
}

bool is_several(const Tree& tree, TokenIndex noun) {
  return tree.has_tag(noun, {Tag::Nns, Tag::Nnps});
}

bool in_own_name(const Tree& tree, TokenIndex noun, TokenIndex token) {
  auto name = tree.entity(noun);
  return name && name->contains(token);
}

// "of" tells what the noun is of; every other preposition adds where, when or for whom it is. So
// does a gerund, "the stages *of selling shares*".
bool adds(const Tree& tree, TokenIndex preposition) {
  return tree.lower(preposition) != "of" || tree.has_child(preposition, {Dep::Pcomp});
}

Tokens phrase_of_extent(const Tree& tree, TokenIndex head, bool single, EdgeExtent extent) {
  PhraseOptions options{.single = single, .bare = true};
  Tokens phrase = noun_phrase(tree, head, options);
  if (extent == EdgeExtent::Full) return phrase;
  for (TokenIndex t : phrase)
    if (tree.dep(t) == Dep::Prep && t > head && adds(tree, t) && !in_own_name(tree, head, t))
      options.without.push_back(t);
  return noun_phrase(tree, head, options);
}

// "*Scout* and *Guide* camps"
Tokens coordinated_modifiers(const Tree& tree, TokenIndex head) {
  if (!is_several(tree, head)) return {};
  for (TokenIndex c : tree.children(head)) {
    if (c > head || !tree.has_dep(c, {Dep::Amod, Dep::Compound, Dep::Nmod})) continue;
    if (in_own_name(tree, head, c)) continue;
    auto members = conjuncts(tree, c);
    if (members.size() > 1 && members.back() < head) return members;
  }
  return {};
}

// "a mix of *oaks* and *elms*", "wives of *miners* and *sailors*"
Tokens coordinated_contents(const Tree& tree, TokenIndex head) {
  if (!is_quantity(tree, head) && !is_several(tree, head)) return {};
  for (TokenIndex c : tree.children(head)) {
    if (tree.dep(c) != Dep::Prep || tree.lower(c) != "of" || c < head) continue;
    MaybeToken object = tree.child(c, {Dep::Pobj});
    if (!object || in_own_name(tree, head, c)) continue;
    auto members = conjuncts(tree, *object);
    if (members.size() > 1) return members;
  }
  return {};
}

bool is_both(const Tree& tree, TokenIndex token) {
  return tree.lower(token) == "both" || tree.lower(token) == "either";
}

// One form for each member: the other members go, and the conjunctions with them.
std::vector<Tokens> spread(const Tree& tree, const Tokens& phrase, const Tokens& members) {
  std::vector<Tokens> forms;
  const Tokens all = tree.subtree(members.front());
  for (TokenIndex member : members) {
    const Tokens own = noun_phrase(tree, member, {.single = true, .bare = true});
    Tokens form;
    for (TokenIndex t : phrase) {
      bool both = t + 1 == all.front() && is_both(tree, t);
      if (has(own, t) || (!has(all, t) && !both)) form.push_back(t);
    }
    forms.push_back(std::move(form));
  }
  return forms;
}

Tokens subject_words(const Tree& tree, TokenIndex verb) {
  MaybeToken subject = tree.child(verb, {Dep::Nsubj, Dep::Nsubjpass});
  return subject && *subject < verb ? tree.subtree(*subject) : Tokens{};
}

// The predicates of finite clauses coordinated with `verb`, itself first.
Tokens coordinated_clauses(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  Tokens members = {verb};
  for (std::size_t i = 0; i < members.size(); ++i)
    for (TokenIndex c : tree.children(members[i]))
      if (const Clause* clause = clauses.at(c);
          tree.dep(c) == Dep::Conj && clause && clause->finite)
        members.push_back(c);
  return members;
}

}  // namespace

std::vector<Tokens> edge_phrases(const Tree& tree, TokenIndex head, bool single,
                                 EdgeExtent extent) {
  Tokens phrase = phrase_of_extent(tree, head, single, extent);
  Tokens members = coordinated_modifiers(tree, head);
  if (members.empty()) members = coordinated_contents(tree, head);
  if (members.empty() || !has(phrase, members.back())) return {phrase};
  return spread(tree, phrase, members);
}

std::vector<Tokens> edge_clauses(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  Tokens members = coordinated_clauses(tree, clauses, verb);
  Tokens loose;
  for (TokenIndex t : tree.subtree(verb))
    if (t != verb && is_loose(tree, t)) loose.push_back(t);
  MaybeToken mark = tree.child(verb, {Dep::Mark});
  std::vector<Tokens> phrases;
  for (TokenIndex member : members) {
    Tokens without = loose;
    for (TokenIndex other : members)
      if (other > member) without.push_back(other);
    Tokens phrase;
    if (member != verb && mark && !tree.has_child(member, {Dep::Mark})) phrase.push_back(*mark);
    if (member != verb && subject_words(tree, member).empty())
      for (TokenIndex t : subject_words(tree, verb)) phrase.push_back(t);
    for (TokenIndex t : whole_phrase(tree, member, without)) phrase.push_back(t);
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

bool opens_into(const Tree& tree, TokenIndex head, TokenIndex preposition) {
  if (is_quantity(tree, head)) return false;
  Ner entity = tree[head].entity;
  if (entity == Ner::Money || entity == Ner::Percent || entity == Ner::Quantity) return false;
  return !in_own_name(tree, head, preposition) &&
         (tree.is_noun(head) || tree[head].pos == Pos::Adj);
}

Tokens unquoted(const Tree& tree, Tokens tokens) {
  std::erase_if(tokens, [&](TokenIndex t) {
    const std::string& word = tree.lower(t);
    return tree.has_tag(t, {Tag::OpeningQuote, Tag::ClosingQuote}) || word == "\"" ||
           word == "``" || word == "''";
  });
  auto trims = [&](TokenIndex t) { return tree.has_tag(t, {Tag::Comma, Tag::Colon}); };
  while (!tokens.empty() && trims(tokens.back())) tokens.pop_back();
  while (!tokens.empty() && trims(tokens.front())) tokens.erase(tokens.begin());
  return tokens;
}

}  // namespace kg
