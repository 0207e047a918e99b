// Rules of what a noun phrase holds beside its noun: who has it, how many they are, what it is of.
// The claims are about the phrase, not about an event, and true whatever the clause says.
#include <algorithm>
#include <iterator>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/noun_claims.h"
#include "extract/claims/number_words.h"
#include "extract/claims/places.h"

namespace kg {
namespace {

// "Jo Lind, 54, *of Leeds*,"
bool is_origin(const Tree& tree, TokenIndex person, TokenIndex preposition) {
  const MaybeToken place = tree.child(preposition, {Dep::Pobj});
  return (tree.lower(preposition) == "of" || tree.lower(preposition) == "from") && place &&
         tree[person].entity == Ner::Person && tree[*place].entity == Ner::Gpe;
}

// The prepositional phrases that belong to a noun and not to what is said of it.
std::vector<PrepositionalPhrase> phrases_of_noun(const Tree& tree, TokenIndex noun) {
  std::vector<PrepositionalPhrase> phrases;
  for (TokenIndex c : tree.children(noun)) {
    if (tree.dep(c) != Dep::Prep || c < noun || opens_examples(tree, c)) continue;
    if (is_loose(tree, c) && !is_origin(tree, noun, c)) continue;
    auto phrase = prepositional_phrase(tree, c);
    if (phrase && !phrase->clausal && !phrase->time) phrases.push_back(*phrase);
  }
  return phrases;
}

// "tunnels *near Homs*", "attacks *in Kabul*".
std::vector<DraftArgument> places_of_noun(const Tree& tree, TokenIndex noun) {
  std::vector<DraftArgument> places;
  for (const auto& phrase : phrases_of_noun(tree, noun)) {
    for (TokenIndex place : conjuncts(tree, phrase.object)) {
      DraftArgument argument = object_behind(noun_without(tree, place), phrase.words);
      const bool near = tree.lower(phrase.words.front()) == "near" && is_named(tree, place);
      if (near || tells_where(tree, std::nullopt, argument)) places.push_back(std::move(argument));
    }
  }
  return places;
}

// "an ISIL tank" without ISIL is no "an tank".
std::vector<TokenIndex> indefinite_articles(const Tree& tree, TokenIndex noun) {
  std::vector<TokenIndex> articles;
  for (TokenIndex c : tree.children(noun))
    if (tree.lower(c) == "a" || tree.lower(c) == "an") articles.push_back(c);
  return articles;
}

// The noun without the modifier and without the phrases behind it.
Phrase bare_noun(const Tree& tree, TokenIndex noun, TokenIndex modifier) {
  std::vector<TokenIndex> without = indefinite_articles(tree, noun);
  without.push_back(modifier);
  for (TokenIndex c : tree.children(noun))
    if (c > noun) without.push_back(c);
  return noun_without(tree, noun, without);
}

void add_places(const Tree& tree, TokenIndex noun, Draft& draft) {
  for (DraftArgument& place : places_of_noun(tree, noun))
    draft.arguments.push_back(std::move(place));
}

// "dozens", "hundreds of thousands": numbers that are nouns.
bool is_number_noun(const Tree& tree, TokenIndex token) {
  static constexpr std::string_view kWords[] = {"billions", "dozens", "hundreds", "millions",
                                                "scores",   "tens",   "thousands"};
  return std::binary_search(std::begin(kWords), std::end(kWords), tree.lower(token));
}

MaybeToken of_phrase(const Tree& tree, TokenIndex noun) {
  const TokenIndex next = noun + 1;
  if (next >= tree.range().last || tree.lower(next) != "of" || tree.head(next) != noun)
    return std::nullopt;
  return tree.child(next, {Dep::Pobj});
}

Phrase words_between(TokenIndex first, TokenIndex last, TokenIndex head) {
  Phrase phrase;
  for (TokenIndex t = first; t <= last; ++t) phrase.words.push_back(Word::of(t));
  phrase.head = head;
  return phrase;
}

void emit_number(const RuleContext& context, TokenIndex noun, Phrase subject, Phrase number) {
  const bool plural = context.tree.has_tag(noun, {Tag::Nns, Tag::Nnps});
  context.out.push_back(supplied_draft("number", noun, std::move(subject),
                                       plural ? "number" : "numbers", "number",
                                       object_of(std::move(number))));
}

// "*hundreds of thousands* of Syrians"
void count_with_noun(const RuleContext& context, TokenIndex number) {
  const Tree& tree = context.tree;
  if (tree[number].tag != Tag::Nns || !is_number_noun(tree, number)) return;
  const MaybeToken of = tree.head(number);
  if (of && tree.lower(*of) == "of" && tree.head(*of) && is_number_noun(tree, *tree.head(*of)))
    return;  // the outer number is the whole
  TokenIndex last = number;
  MaybeToken counted = of_phrase(tree, last);
  while (counted && is_number_noun(tree, *counted)) {
    last = *counted;
    counted = of_phrase(tree, last);
  }
  if (!counted || tree[*counted].pos == Pos::Pron || is_amount_noun(tree, *counted)) return;
  emit_number(context, *counted, noun_without(tree, *counted),
              words_between(tree.left_edge(number), last, number));
}

// What "-held" and the like say of the name before the hyphen; empty for other words.
std::string_view preposition_behind(std::string_view participle) {
  struct Row {
    std::string_view participle, preposition;
  };
  static constexpr Row kRows[] = {
      {"administered", "by"},  {"approved", "by"},  {"armed", "by"},      {"backed", "by"},
      {"based", "in"},         {"besieged", "by"},  {"born", "in"},       {"brokered", "by"},
      {"built", "by"},         {"commanded", "by"}, {"controlled", "by"}, {"dominated", "by"},
      {"drafted", "by"},       {"financed", "by"},  {"funded", "by"},     {"governed", "by"},
      {"headquartered", "in"}, {"held", "by"},      {"imposed", "by"},    {"led", "by"},
      {"made", "by"},          {"mediated", "by"},  {"occupied", "by"},   {"organised", "by"},
      {"organized", "by"},     {"owned", "by"},     {"produced", "by"},   {"ruled", "by"},
      {"run", "by"},           {"sponsored", "by"}, {"supported", "by"},  {"trained", "by"}};
  const auto* found = std::find_if(std::begin(kRows), std::end(kRows),
                                   [&](const Row& row) { return row.participle == participle; });
  return found == std::end(kRows) ? std::string_view() : found->preposition;
}

// "the *Coalition* aircraft": a capital that does not come from the sentence's beginning.
bool is_written_as_name(const Tree& tree, TokenIndex token) {
  const char first = tree.text(token).front();
  const bool capital = first >= 'A' && first <= 'Z' && token > tree.range().first;
  return is_named(tree, token) || (capital && tree[token].pos == Pos::Noun);
}

// Whether the noun or a modifier before it is a name: "the *Sunni* tribe".
bool holds_name(const Tree& tree, TokenIndex noun) {
  if (is_named(tree, noun)) return true;
  for (TokenIndex c : tree.children(noun))
    if (c < noun && tree.has_dep(c, {Dep::Compound, Dep::Nmod, Dep::Amod, Dep::Poss}) &&
        is_named(tree, c))
      return true;
  return false;
}

// A modifier that names somebody or something, apart from the noun's own name.
bool is_name_before(const Tree& tree, TokenIndex modifier, TokenIndex noun) {
  const bool body = is_acting_body(tree, modifier) && tree.dep(modifier) == Dep::Compound;
  if (!body && !is_written_as_name(tree, modifier)) return false;
  if (tree[modifier].entity == Ner::Language) return false;
  const auto name = tree.entity(modifier);
  return !name || !is_name(tree[modifier].entity) ||
         (!name->contains(noun) && name->last == modifier + 1);
}

// The whole name: "the *White House* visit".
Phrase name_ending_with(const Tree& tree, TokenIndex last) {
  TokenIndex first = last;
  if (const auto name = tree.entity(last); name && is_name(tree[last].entity)) first = name->first;
  while (first > tree.range().first && tree.dep(first - 1) == Dep::Compound &&
         tree.head(first - 1) == last)
    --first;
  return words_between(first, last, last);
}

bool is_hand_made(const Tree& tree, TokenIndex token) {
  static constexpr std::string_view kWords[] = {"hand", "home", "machine", "purpose", "self"};
  return std::find(std::begin(kWords), std::end(kWords), tree.lower(token)) != std::end(kWords);
}

// "*north* of Homs": a direction, not a thing.
bool is_direction(const Tree& tree, TokenIndex noun) {
  static constexpr std::string_view kWords[] = {"east",  "north",     "northeast", "northwest",
                                                "south", "southeast", "southwest", "west"};
  return std::binary_search(std::begin(kWords), std::end(kWords), tree.lower(noun));
}

// "in *front* of", "on *behalf* of": a word of a preposition.
bool is_in_preposition(const Tree& tree, TokenIndex noun) {
  const MaybeToken governor = tree.head(noun);
  if (!governor || tree.dep(noun) != Dep::Pobj) return false;
  const auto phrase = prepositional_phrase(tree, *governor);
  return !phrase ||
         std::find(phrase->words.begin(), phrase->words.end(), noun) != phrase->words.end();
}

// "the Department of *Agriculture*"
bool in_one_name(const Tree& tree, TokenIndex noun, TokenIndex other) {
  const auto name = tree.entity(noun);
  return name && name->contains(other);
}

// "aid to *civilians* in Madaya": the noun right before a place that the parser gave to a noun
// above; people and names are where they are said to be.
MaybeToken nearest_noun(const Tree& tree, TokenIndex noun, const PrepositionalPhrase& phrase) {
  if (phrase.preposition == noun + 1 || phrase.preposition == tree.range().first)
    return std::nullopt;
  const TokenIndex nearest = phrase.preposition - 1;
  const bool thing = tree[nearest].tag == Tag::Nns || is_named(tree, nearest);
  if (!thing || is_amount_noun(tree, nearest) || !tree.dominates(noun, nearest))
    return std::nullopt;
  return nearest;
}

void link_by_preposition(const RuleContext& context, TokenIndex noun,
                         const PrepositionalPhrase& phrase, const DraftArgument& object) {
  const Tree& tree = context.tree;
  context.out.push_back(
      supplied_draft("noun-preposition", noun, noun_without(tree, noun, {phrase.preposition}),
                     present_be(tree, noun), "be " + preposition_text(tree, phrase), object));
}

// "an attack on a convoy *in Mali*" was in Mali.
void add_places_of_event(const RuleContext& context, TokenIndex noun,
                         const PrepositionalPhrase& phrase, TokenIndex other) {
  const Tree& tree = context.tree;
  if (!reaches_target(tree, noun, phrase)) return;
  for (const auto& inner : phrases_of_noun(tree, other)) {
    for (TokenIndex place : conjuncts(tree, inner.object)) {
      const DraftArgument where = object_behind(noun_without(tree, place), inner.words);
      if (tells_where(tree, std::nullopt, where)) link_by_preposition(context, noun, inner, where);
    }
  }
}

// A noun and what its preposition governs, if one is a name or the other a place.
void link_noun(const RuleContext& context, TokenIndex noun, const PrepositionalPhrase& phrase,
               TokenIndex other) {
  const Tree& tree = context.tree;
  const bool place =
      tells_where(tree, std::nullopt, object_behind({.words = {}, .head = other}, phrase.words));
  if (tree[noun].entity == Ner::Person && !place && !is_origin(tree, noun, phrase.preposition))
    return;  // parsers hang on people what belongs to the verb
  if (in_one_name(tree, noun, other)) return;
  if (!place && !holds_name(tree, noun) && !holds_name(tree, other)) return;
  const DraftArgument object = object_behind(noun_without(tree, other), phrase.words);
  link_by_preposition(context, noun, phrase, object);
  const MaybeToken nearest = place ? nearest_noun(tree, noun, phrase) : std::nullopt;
  if (nearest) link_by_preposition(context, *nearest, phrase, object);
}

}  // namespace

void rule_number(const RuleContext& context, TokenIndex number) {
  const Tree& tree = context.tree;
  count_with_noun(context, number);
  if (tree.dep(number) != Dep::Nummod || tree[number].tag != Tag::Cd || !tree.head(number)) return;
  const TokenIndex noun = *tree.head(number);
  const Ner entity = tree[number].entity;
  if (noun < number || (entity != Ner::None && entity != Ner::Cardinal)) return;
  if (tree[noun].pos == Pos::Pron || !tree.is_noun(noun) || is_amount_noun(tree, noun)) return;
  const bool set_apart = (number > tree.range().first && tree[number - 1].tag == Tag::Lrb) ||
                         tree[number + 1].tag == Tag::Hyph;
  if (set_apart || !measure(tree.lower(noun)).empty() || !currency(tree.lower(noun)).empty())
    return;
  emit_number(context, noun, noun_without(tree, noun, {number}),
              words_between(tree.left_edge(number), tree.right_edge(number), number));
}

void rule_hyphened_doer(const RuleContext& context, TokenIndex participle) {
  const Tree& tree = context.tree;
  if (participle < tree.range().first + 2 || tree[participle - 1].tag != Tag::Hyph) return;
  const std::string_view preposition = preposition_behind(tree.lower(participle));
  if (preposition.empty()) return;
  const TokenIndex doer = participle - 2;
  const MaybeToken noun = tree.head(participle);
  if (!noun || *noun < participle) return;
  const bool word = tree[doer].pos == Pos::Noun || is_named(tree, doer);
  const Ner entity = tree[doer].entity;
  const bool place = entity == Ner::Gpe || entity == Ner::Loc || entity == Ner::Fac;
  if (preposition == "in" && !place) return;  // "rule-based"
  if (!word || is_hand_made(tree, doer) || !tree.is_noun(*noun) || is_time(tree, doer)) return;
  std::vector<TokenIndex> modifier = indefinite_articles(tree, *noun);
  for (TokenIndex t = tree.left_edge(participle); t <= participle; ++t) modifier.push_back(t);
  Draft draft = supplied_draft("hyphened-doer", *noun, noun_without(tree, *noun, modifier),
                               present_be(tree, *noun),
                               tree.lower(participle) + " " + std::string(preposition),
                               object_of(name_ending_with(tree, doer)));
  draft.relation.words.push_back(Word::of(participle));
  draft.relation.words.push_back(Word::supply(preposition));
  draft.relation.head = participle;
  draft.arguments.front().role = ArgumentRole::Prepositional;
  draft.arguments.front().supplied_preposition = preposition;
  context.out.push_back(std::move(draft));
}

void rule_name_before_noun(const RuleContext& context, TokenIndex noun) {
  const Tree& tree = context.tree;
  if (tree[noun].pos != Pos::Noun) return;
  for (TokenIndex c : tree.children(noun)) {
    if (c > noun || !tree.has_dep(c, {Dep::Compound, Dep::Amod, Dep::Nmod})) continue;
    for (TokenIndex name : conjuncts(tree, c)) {
      if (name > noun || !is_name_before(tree, name, noun) || is_amount_noun(tree, noun)) continue;
      Draft draft =
          supplied_draft("name-before-noun", noun, bare_noun(tree, noun, c), present_be(tree, noun),
                         "be of", object_of(name_ending_with(tree, name)));
      draft.relation.words.push_back(Word::supply("of"));
      draft.arguments.front().role = ArgumentRole::Prepositional;
      draft.arguments.front().supplied_preposition = "of";
      add_places(tree, noun, draft);
      context.out.push_back(std::move(draft));
    }
  }
}

void rule_owner(const RuleContext& context, TokenIndex owner) {
  const Tree& tree = context.tree;
  if (tree.dep(owner) != Dep::Poss || !tree.head(owner) || !is_named(tree, owner)) return;
  const TokenIndex thing = *tree.head(owner);
  const bool possessive = is_name(tree[owner].entity) && tree[owner].pos == Pos::Propn &&
                          in_lexicon(Lexicon::OwnableNoun, tree.lemma(thing));
  if (possessive || !tree.is_noun(thing) || is_amount_noun(tree, thing)) return;
  Draft draft = supplied_draft("owner", thing, noun_without(tree, owner), "has", "have",
                               object_of(bare_noun(tree, thing, owner)));
  add_places(tree, thing, draft);
  context.out.push_back(std::move(draft));
}

void rule_noun_preposition(const RuleContext& context, TokenIndex noun) {
  const Tree& tree = context.tree;
  if (!tree.is_noun(noun) || tree[noun].pos == Pos::Pron || tree.children(noun).empty()) return;
  const auto phrases = phrases_of_noun(tree, noun);
  if (phrases.empty() || is_amount_noun(tree, noun) || is_direction(tree, noun) ||
      in_lexicon(Lexicon::QuantityNoun, tree.lemma(noun)) || is_in_preposition(tree, noun))
    return;
  for (const auto& phrase : phrases) {
    if (is_place_of_thing(tree, phrase.preposition)) continue;
    for (TokenIndex other : conjuncts(tree, phrase.object)) {
      if (!tree.is_noun(other) || tree[other].pos == Pos::Pron || is_amount_noun(tree, other))
        continue;
      add_places_of_event(context, noun, phrase, other);
      link_noun(context, noun, phrase, other);
    }
  }
}

}  // namespace kg
