// Rules of noun phrases: what a sentence says without a verb.
#include <algorithm>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/noun_claims.h"

namespace kg {
namespace {

// A claim of the form "subject is/has object" with a supplied verb.
void supply(const RuleContext& context, std::string_view rule, TokenIndex anchor, Phrase subject,
            std::string_view verb, std::string_view lemma, DraftArgument object) {
  context.out.push_back(supplied_draft(rule, anchor, std::move(subject), verb, std::string(lemma),
                                       std::move(object)));
}

// "*One* of its specialists, Steve White": the member of a group.
bool is_one_of(const Tree& tree, TokenIndex token) {
  const MaybeToken of = tree.child(token, {Dep::Prep});
  return tree.lower(token) == "one" && of && tree.lower(*of) == "of";
}

bool is_amount(const Tree& tree, TokenIndex token) {
  if (is_one_of(tree, token)) return false;
  Ner entity = tree[token].entity;
  return tree[token].pos == Pos::Num || is_time(tree, token) ||
         (entity != Ner::None && !is_name(entity));
}

bool in_brackets(const Tree& tree, TokenIndex token) {
  TokenIndex first = tree.left_edge(token);
  if (tree[first].tag == Tag::Lrb) return true;
  return first > tree.range().first && tree[first - 1].tag == Tag::Lrb;
}

bool is_place(const Tree& tree, TokenIndex token) {
  Ner entity = tree[token].entity;
  return entity == Ner::Gpe || entity == Ner::Loc || entity == Ner::Fac;
}

bool has_of(const Tree& tree, TokenIndex noun) {
  for (TokenIndex c : tree.children(noun))
    if (tree.dep(c) == Dep::Prep && tree.lower(c) == "of") return true;
  return false;
}

// "Anbar province, Iraq": a place in a region, not a second name of it.
bool in_region(const Tree& tree, TokenIndex noun, TokenIndex region) {
  static constexpr std::string_view kPlaces[] = {"province", "city",   "town",       "district",
                                                 "region",   "county", "village",    "state",
                                                 "suburb",   "area",   "governorate"};
  if (tree[region].entity != Ner::Gpe && tree[region].entity != Ner::Loc) return false;
  if (is_place(tree, noun)) return true;
  bool type =
      std::find(std::begin(kPlaces), std::end(kPlaces), tree.lower(noun)) != std::end(kPlaces);
  return type && noun > tree.range().first && tree[noun - 1].pos == Pos::Propn;
}

// "its backers, *notably* Russia": one of them, not all.
bool singles_out(const Tree& tree, TokenIndex appositive) {
  static constexpr std::string_view kWords[] = {"notably", "especially", "particularly", "mainly",
                                                "mostly",  "primarily",  "including"};
  for (TokenIndex c : tree.children(appositive))
    if (std::find(std::begin(kWords), std::end(kWords), tree.lower(c)) != std::end(kWords))
      return true;
  return false;
}

// "Mark and Marisa, *the presenters*,": a plural behind a coordination of names with commas around
// it.
bool speaks_of_all(const Tree& tree, TokenIndex noun, TokenIndex appositive) {
  const auto heads = conjuncts(tree, noun);
  return heads.size() == 2 && heads.back() < appositive && tree[appositive].tag == Tag::Nns &&
         tree.has_child(appositive, {Dep::Det, Dep::Poss}) &&
         std::all_of(heads.begin(), heads.end(),
                     [&](TokenIndex t) { return tree[t].pos == Pos::Propn; });
}

// Appositives that go on as a list ("three oaks, two elms, one ash") equate nothing.
bool is_list(const Tree& tree, TokenIndex noun, TokenIndex appositive) {
  if (speaks_of_all(tree, noun, appositive)) return false;
  int appositives = 0;
  for (TokenIndex c : tree.children(noun)) {
    appositives += tree.dep(c) == Dep::Appos ? 1 : 0;
    if (tree.dep(c) == Dep::Conj || (tree.dep(c) == Dep::Cc && c > noun)) return true;
  }
  auto members = conjuncts(tree, noun);
  return appositives > 1 || tree.has_child(appositive, {Dep::Appos}) ||
         std::find(members.begin(), members.end(), appositive) != members.end();
}

// "Ada Lind, *the Special Adviser to ...*": models take long offices for names.
bool is_office_with_article(const Tree& tree, TokenIndex office) {
  return tree.has_child(office, {Dep::Det}) && in_lexicon(Lexicon::Title, tree.lemma(office));
}

bool is_appositive_pair(const Tree& tree, TokenIndex noun, TokenIndex appositive) {
  if (!tree.is_noun(noun) || !tree.is_noun(appositive)) return false;
  if (is_amount(tree, noun) || is_amount(tree, appositive)) return false;
  if (tree[noun].pos == Pos::Pron || tree[appositive].pos == Pos::Pron) return false;
  if (in_brackets(tree, appositive) || is_list(tree, noun, appositive)) return false;
  // Two names with types are two things (or one and its abbreviation).
  if (is_name(tree[noun].entity) && is_name(tree[appositive].entity) &&
      !is_office_with_article(tree, appositive))
    return false;
  if (in_region(tree, noun, appositive) || singles_out(tree, appositive)) return false;
  // "Image: Home Office": a label.
  constexpr TokenIndex kLongestLabel = 3;
  for (TokenIndex t = std::min(noun, appositive); t < std::max(noun, appositive); ++t)
    if (tree.lower(t) == ":" && t - tree.range().first <= kLongestLabel) return false;
  // A plural and a singular are one only if the plural is a body or a name.
  bool plural = tree.has_tag(noun, {Tag::Nns}), one = tree.has_tag(appositive, {Tag::Nn});
  return tree.lower(noun) != tree.lower(appositive) && !(plural && one);
}

// "Minister for Schools, Ada Lind,": all that headings have as appositives for certain.
bool is_holder_and_office(const Tree& tree, TokenIndex appositive) {
  const MaybeToken noun = tree.head(appositive);
  if (!noun) return false;
  const auto holds = [&](TokenIndex person, TokenIndex office) {
    return tree[person].entity == Ner::Person && in_lexicon(Lexicon::Title, tree.lemma(office));
  };
  return holds(*noun, appositive) || holds(appositive, *noun);
}

// "an agreement on the islands - home to a base -": what is a home is the place before the dash.
MaybeToken place_before(const Tree& tree, TokenIndex appositive) {
  static constexpr std::string_view kPlaceNouns[] = {"home", "site", "capital", "birthplace"};
  if (std::find(std::begin(kPlaceNouns), std::end(kPlaceNouns), tree.lower(appositive)) ==
      std::end(kPlaceNouns))
    return std::nullopt;
  for (TokenIndex t = tree.left_edge(appositive); t-- > tree.range().first;) {
    if (tree.is_punct(t)) continue;
    if (!is_place(tree, t)) return std::nullopt;
    return t;
  }
  return std::nullopt;
}

bool is_plural(const Tree& tree, TokenIndex noun) {
  return tree.has_tag(noun, {Tag::Nns, Tag::Nnps});
}

// The noun that examples are of: what governs them, or a plural above it ("talks with *the leaders*
// of the region, such as ...").
MaybeToken group_above(const Tree& tree, TokenIndex preposition) {
  MaybeToken noun = tree.head(preposition);
  if (!noun || is_plural(tree, *noun) || tree[*noun].pos == Pos::Verb) return noun;
  for (MaybeToken at = tree.head(*noun); at; at = tree.head(*at)) {
    if (is_plural(tree, *at)) return at;
    if (!tree.has_dep(*at, {Dep::Prep, Dep::Pobj, Dep::Relcl, Dep::Dobj})) break;
  }
  return noun;
}

// The first token of the name whose last token is `last`: its entity, or the proper nouns behind
// a title.
TokenIndex name_start(const Tree& tree, TokenIndex last) {
  if (auto name = tree.entity(last); name && tree[last].entity == Ner::Person) return name->first;
  TokenIndex first = last;
  while (first > tree.range().first && tree[first - 1].tag == Tag::Nnp &&
         tree.head(first - 1) == last && !in_lexicon(Lexicon::Title, tree.lower(first - 1)))
    --first;
  return first;
}

bool is_title_word(const Tree& tree, TokenIndex word, bool person) {
  if (in_lexicon(Lexicon::Honorific, tree.lower(word))) return false;
  if (in_lexicon(Lexicon::Title, tree.lemma(word))) return true;
  return person && tree.has_tag(word, {Tag::Nn}) && tree[word].pos == Pos::Noun;
}

// The words left of a name that hang on it, without gaps.
std::vector<TokenIndex> title_words(const Tree& tree, TokenIndex name, TokenIndex first) {
  std::vector<TokenIndex> words;
  for (TokenIndex c : tree.children(name)) {
    if (c >= first || !tree.has_dep(c, {Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss, Dep::Det}))
      continue;
    for (TokenIndex t : tree.subtree(c)) words.push_back(t);
  }
  std::sort(words.begin(), words.end());
  std::vector<TokenIndex> run;
  for (TokenIndex t = first; t-- > tree.range().first;) {
    if (!std::binary_search(words.begin(), words.end(), t)) break;
    run.insert(run.begin(), t);
  }
  return run;
}

// ", home to a base,": read as an adverb by parsers.
bool is_home_behind(const Tree& tree, TokenIndex token) {
  MaybeToken noun = tree.head(token);
  return tree.lower(token) == "home" && noun && *noun < token && tree.is_noun(*noun) &&
         (tree.has_dep(token, {Dep::Advmod, Dep::Npadvmod}) ||
          (tree.dep(token) == Dep::Appos && !tree.is_noun(token))) &&
         tree.has_child(token, {Dep::Prep}) && tree.is_punct(token - 1);
}

// "notably *Russia*": the phrase without the adverb.
Phrase name_alone(const Tree& tree, TokenIndex name) {
  std::vector<TokenIndex> adverbs;
  for (TokenIndex c : tree.children(name))
    if (c < name && tree.dep(c) == Dep::Advmod) adverbs.push_back(c);
  return noun_without(tree, name, adverbs);
}

// "its backers, *notably Russia*", "US ships *Hopper* and *Mahan*": some of them.
bool names_members(const Tree& tree, TokenIndex group, TokenIndex member) {
  if (!is_plural(tree, group) || tree[group].pos != Pos::Noun || !is_named(tree, member) ||
      is_plural(tree, member))
    return false;
  return singles_out(tree, member) || tree.left_edge(member) == group + 1;
}

void emit_members(const RuleContext& context, TokenIndex group, TokenIndex first) {
  const Tree& tree = context.tree;
  for (TokenIndex member : conjuncts(tree, first)) {
    supply(context, "examples", member, noun_without(tree, group, {first}), "include", "include",
           object_of(name_alone(tree, member)));
    context.out.back().rules.push_back("member");
  }
}

}  // namespace

void rule_apposition(const RuleContext& context, TokenIndex appositive) {
  const Tree& tree = context.tree;
  if (context.heading && !is_holder_and_office(tree, appositive)) return;
  if (is_home_behind(tree, appositive)) {
    TokenIndex place = place_before(tree, appositive).value_or(*tree.head(appositive));
    supply(context, "apposition", appositive, noun_without(tree, place, {appositive}),
           present_be(tree, place), "be", object_of(noun_without(tree, appositive, {})));
    return;
  }
  if (tree.dep(appositive) != Dep::Appos || !tree.head(appositive)) return;
  TokenIndex noun = *tree.head(appositive);
  if (names_members(tree, noun, appositive)) return emit_members(context, noun, appositive);
  if (!is_appositive_pair(tree, noun, appositive)) return;
  if (auto place = place_before(tree, appositive)) noun = *place;
  // "Malaysia's Prime Minister, Najib Razak": titles are tagged as names too.
  const bool person = tree[appositive].entity == Ner::Person && !is_name(tree[noun].entity);
  bool reversed = tree[appositive].pos == Pos::Propn && (person || tree[noun].pos != Pos::Propn);
  const bool all = speaks_of_all(tree, noun, appositive);
  Phrase first = all ? Phrase{words_of(noun_phrase(tree, noun, {.without = {appositive}})), noun}
                     : noun_without(tree, noun, {appositive});
  Phrase second = noun_without(tree, appositive, {});
  if (reversed) std::swap(first, second);
  supply(context, "apposition", appositive, first, all ? "are" : present_be(tree, *first.head),
         "be", object_of(second));
  add_roles(context);
}

void rule_title(const RuleContext& context, TokenIndex name) {
  const Tree& tree = context.tree;
  if (tree[name].pos != Pos::Propn) return;
  auto entity = tree.entity(name);
  bool person = entity && tree[name].entity == Ner::Person;
  if (person && name + 1 != entity->last) return;
  TokenIndex first = name_start(tree, name);
  auto title = title_words(tree, name, first);
  if (title.empty() || !is_title_word(tree, title.back(), person)) return;
  bool unnamed = tree[name].entity == Ner::None && !in_lexicon(Lexicon::Title, tree.lower(name));
  if (!person && (!unnamed || tree[title.back()].tag == Tag::Nn)) return;
  std::vector<TokenIndex> words;
  for (TokenIndex t = first; t <= name; ++t) words.push_back(t);
  supply(context, "title", name, {words_of(words), name}, "is", "be",
         object_of({words_of(title), title.back()}));
  add_roles(context);
}

void rule_place_in_region(const RuleContext& context, TokenIndex region) {
  const Tree& tree = context.tree;
  if (!tree.has_dep(region, {Dep::Appos, Dep::Npadvmod}) || !tree.head(region)) return;
  TokenIndex city = *tree.head(region);
  if (tree[region].entity != Ner::Gpe || !in_region(tree, city, region) || city > region) return;
  if (tree.left_edge(region) != city + 2 || is_list(tree, city, region)) return;
  Phrase place = noun_without(tree, city, {region});
  supply(context, "place-in-region", region, place, "is in", "be in",
         object_of(noun_without(tree, region, {})));
}

void rule_examples(const RuleContext& context, TokenIndex preposition) {
  const Tree& tree = context.tree;
  if (tree.dep(preposition) != Dep::Prep || !opens_examples(tree, preposition)) return;
  MaybeToken noun = group_above(tree, preposition);
  auto phrase = prepositional_phrase(tree, preposition);
  if (!noun || !phrase || phrase->clausal || !tree.is_noun(*noun)) return;
  for (TokenIndex member : conjuncts(tree, phrase->object)) {
    DraftArgument object = object_of(noun_without(tree, member, {}));
    object.role = ArgumentRole::Prepositional;
    object.preposition = phrase->words;
    supply(context, "examples", preposition, noun_without(tree, *noun, {preposition}),
           present_be(tree, *noun), "include", object);
  }
}

void rule_postnominal_adjective(const RuleContext& context, TokenIndex adjective) {
  const Tree& tree = context.tree;
  if (tree.dep(adjective) != Dep::Amod || tree[adjective].pos != Pos::Adj) return;
  MaybeToken noun = tree.head(adjective);
  MaybeToken preposition = tree.child(adjective, {Dep::Prep});
  if (!noun || *noun > adjective || !preposition || !tree.is_noun(*noun)) return;
  auto phrase = prepositional_phrase(tree, *preposition);
  if (!phrase || phrase->clausal) return;
  for (TokenIndex member : conjuncts(tree, phrase->object)) {
    DraftArgument object = object_of(noun_without(tree, member, {}));
    object.role = ArgumentRole::Prepositional;
    object.preposition = {adjective};
    object.preposition.insert(object.preposition.end(), phrase->words.begin(), phrase->words.end());
    supply(context, "postnominal-adjective", adjective, noun_without(tree, *noun, {adjective}),
           present_be(tree, *noun),
           "be " + tree.lower(adjective) + " " + preposition_text(tree, *phrase), object);
  }
}

void rule_possessive(const RuleContext& context, TokenIndex owner) {
  const Tree& tree = context.tree;
  if (tree.dep(owner) != Dep::Poss || !tree.head(owner)) return;
  TokenIndex thing = *tree.head(owner);
  bool named = tree[owner].pos == Pos::Propn && is_name(tree[owner].entity);
  if (!named || !in_lexicon(Lexicon::OwnableNoun, tree.lemma(thing)) || has_of(tree, thing)) return;
  Phrase what = noun_without(tree, thing, {owner});
  supply(context, "possessive", thing, noun_without(tree, owner, {}), "has", "have",
         object_of(what));
}

void rule_noun_place(const RuleContext& context, TokenIndex preposition) {
  const Tree& tree = context.tree;
  if (!is_place_of_thing(tree, preposition)) return;
  const TokenIndex noun = *tree.head(preposition);
  const auto phrase = prepositional_phrase(tree, preposition);
  for (TokenIndex place : conjuncts(tree, phrase->object))
    supply(context, "noun-place", preposition, noun_without(tree, noun, {preposition}),
           present_be(tree, noun), "be " + preposition_text(tree, *phrase),
           object_behind(noun_without(tree, place), phrase->words));
}

}  // namespace kg
