#include "extract/claims/noun_claims.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/claims/lexicon.h"

namespace kg {

Phrase noun_without(const Tree& tree, TokenIndex noun, const std::vector<TokenIndex>& without) {
  return {words_of(noun_phrase(tree, noun, {.single = true, .without = without})), noun};
}

DraftArgument object_of(Phrase phrase) {
  DraftArgument object;
  object.phrase = std::move(phrase);
  return object;
}

DraftArgument object_behind(Phrase phrase, std::vector<TokenIndex> preposition) {
  DraftArgument object = object_of(std::move(phrase));
  object.role = ArgumentRole::Prepositional;
  object.preposition = std::move(preposition);
  return object;
}

std::string_view present_be(const Tree& tree, TokenIndex noun) {
  return tree.has_tag(noun, {Tag::Nns, Tag::Nnps}) ? "are" : "is";
}

Draft supplied_draft(std::string_view rule, TokenIndex anchor, Phrase subject,
                     std::string_view verb, std::string lemma, DraftArgument object) {
  Draft draft;
  draft.rules = {rule};
  draft.anchor = anchor;
  draft.subject = std::move(subject);
  draft.relation.words.push_back(Word::supply(verb));
  for (TokenIndex t : object.preposition) draft.relation.words.push_back(Word::of(t));
  draft.lemma = std::move(lemma);
  draft.arguments.push_back(std::move(object));
  draft.implicit = true;
  return draft;
}

bool is_named(const Tree& tree, TokenIndex token) {
  const Ner entity = tree[token].entity;
  return is_name(entity) || (entity == Ner::None && tree[token].pos == Pos::Propn);
}

bool is_acting_body(const Tree& tree, TokenIndex token) {
  static constexpr std::string_view kBodies[] = {
      "army",       "coalition", "court",    "government", "guerrilla",
      "insurgent",  "military",  "militant", "militia",    "navy",
      "opposition", "police",    "rebel",    "regime",     "union"};
  return std::find(std::begin(kBodies), std::end(kBodies), tree.lemma(token)) != std::end(kBodies);
}

bool is_amount_noun(const Tree& tree, TokenIndex noun) {
  const Ner entity = tree[noun].entity;
  return tree[noun].pos == Pos::Num || is_time(tree, noun) ||
         (entity != Ner::None && !is_name(entity));
}

bool is_place_of_thing(const Tree& tree, TokenIndex preposition) {
  static constexpr std::string_view kPlaces[] = {"in", "at", "on", "near"};
  if (tree.dep(preposition) != Dep::Prep || !tree.head(preposition)) return false;
  if (std::find(std::begin(kPlaces), std::end(kPlaces), tree.lower(preposition)) ==
      std::end(kPlaces))
    return false;
  const TokenIndex noun = *tree.head(preposition);
  const bool thing = tree.is_noun(noun) && (is_name(tree[noun].entity) ||
                                            in_lexicon(Lexicon::OwnableNoun, tree.lemma(noun)));
  if (!thing) return false;
  const auto phrase = prepositional_phrase(tree, preposition);
  if (!phrase || phrase->clausal || preposition < noun || is_loose(tree, preposition)) return false;
  const Ner entity = tree[phrase->object].entity;
  return phrase->words.size() == 1 &&
         (entity == Ner::Gpe || entity == Ner::Loc || entity == Ner::Fac);
}

}  // namespace kg
