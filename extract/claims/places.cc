#include "extract/claims/places.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "extract/claims/cues.h"
#include "extract/claims/event_nouns.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

// Each list is in byte order, for binary search.
constexpr std::string_view kPlaceNoun[] = {
    "airfield",     "airport",    "apartment",   "arena",        "avenue",        "bar",
    "barracks",     "base",       "beach",       "border",       "bridge",        "building",
    "camp",         "campus",     "capital",     "castle",       "cathedral",     "cell",
    "cemetery",     "center",     "centre",      "checkpoint",   "church",        "city",
    "clinic",       "coast",      "college",     "compound",     "congress",      "consulate",
    "continent",    "country",    "countryside", "county",       "court",         "courthouse",
    "crossing",     "desert",     "district",    "dock",         "downtown",      "east",
    "embassy",      "factory",    "farm",        "forest",       "frontier",      "frontline",
    "garage",       "garden",     "gate",        "hall",         "harbor",        "harbour",
    "headquarters", "highway",    "hill",        "home",         "hospital",      "hotel",
    "house",        "island",     "jail",        "jungle",       "laboratory",    "lake",
    "library",      "mansion",    "market",      "mine",         "monastery",     "mosque",
    "motorway",     "mountain",   "museum",      "neighborhood", "neighbourhood", "north",
    "northeast",    "northwest",  "ocean",       "outskirts",    "palace",        "park",
    "parliament",   "peninsula",  "pier",        "place",        "plant",         "plaza",
    "port",         "prison",     "province",    "quay",         "railway",       "refinery",
    "region",       "restaurant", "river",       "road",         "roof",          "runway",
    "scene",        "school",     "sea",         "seafront",     "senate",        "shelter",
    "shop",         "shore",      "site",        "south",        "southeast",     "southwest",
    "square",       "stadium",    "station",     "store",        "strait",        "street",
    "studio",       "suburb",     "synagogue",   "temple",       "terminal",      "territory",
    "theater",      "theatre",    "town",        "tunnel",       "university",    "valley",
    "venue",        "village",    "warehouse",   "water",        "waters",        "west",
    "world",        "yard",       "zone"};

// Prepositions of rest. "on" and "at" have other senses before names: see below.
constexpr std::string_view kInside[] = {
    "above",   "across",     "along",      "alongside",  "around", "behind",
    "beneath", "beside",     "beyond",     "close to",   "in",     "in front of",
    "inside",  "inside of",  "near",       "next to",    "off",    "opposite",
    "outside", "outside of", "throughout", "underneath", "within"};

constexpr std::string_view kTakesIn[] = {"believe", "confide", "deal",       "interest",
                                         "invest",  "result",  "specialise", "specialize",
                                         "trade",   "trust"};
constexpr std::string_view kTakesOn[] = {"agree",       "base",   "bet",    "comment",
                                         "concentrate", "decide", "depend", "focus",
                                         "insist",      "rely",   "spend",  "vote"};
constexpr std::string_view kTakesAt[] = {"aim",    "anger", "direct", "fire",   "gaze",
                                         "glance", "laugh", "look",   "point",  "shoot",
                                         "shout",  "stare", "strike", "target", "throw"};

template <std::size_t N>
bool has(const std::string_view (&list)[N], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

std::string joined(const Tree& tree, const std::vector<TokenIndex>& tokens) {
  std::string text;
  for (TokenIndex t : tokens) text += (text.empty() ? "" : " ") + tree.lower(t);
  return text;
}

// "the airport", "St Peter's *Square*", "the White *House*".
bool is_place_noun(const Tree& tree, TokenIndex noun) {
  return has(kPlaceNoun, tree.lemma(noun)) || has(kPlaceNoun, tree.lower(noun));
}

// "on the road *of recovery*"; "on the island *of Evia*" is a place.
bool has_abstract_of(const Tree& tree, TokenIndex noun) {
  for (TokenIndex c : tree.children(noun)) {
    if (tree.dep(c) != Dep::Prep || tree.lower(c) != "of" || c < noun) continue;
    auto whole = tree.child(c, {Dep::Pobj});
    return !whole || !is_name(tree[*whole].entity);
  }
  return false;
}

bool is_place(const Tree& tree, TokenIndex noun) {
  const Ner entity = tree[noun].entity;
  if (entity == Ner::Gpe || entity == Ner::Loc || entity == Ner::Fac) return true;
  if (entity == Ner::Person || entity == Ner::Date) return false;
  return is_place_noun(tree, noun);
}

// "on the island", "at the airport", "at the White House"; not "tariffs on China", "aimed at Iran".
bool is_spot(const Tree& tree, TokenIndex noun) {
  return tree[noun].entity == Ner::Fac || is_place_noun(tree, noun);
}

bool is_place_phrase(const Tree& tree, std::string_view verb, const DraftArgument& argument) {
  const TokenIndex noun = *argument.phrase.head;
  const std::string preposition = argument.preposition.empty() ? argument.supplied_preposition
                                                               : joined(tree, argument.preposition);
  if (preposition == "in" && has(kTakesIn, verb)) return false;
  if (preposition == "at") return is_spot(tree, noun) && !has(kTakesAt, verb);
  if (preposition == "on")
    return is_spot(tree, noun) && !has_abstract_of(tree, noun) && !has(kTakesOn, verb);
  if (preposition == "near" && is_name(tree[noun].entity)) return true;
  return has(kInside, preposition) && is_place(tree, noun);
}

// What one speaks of, feels about or deals with may be elsewhere.
bool is_done_there(const Tree& tree, TokenIndex verb) {
  static constexpr std::string_view kVerbs[] = {"acquire",   "back", "buy",     "fund",
                                                "like",      "name", "offer",   "oppose",
                                                "represent", "sell", "support", "want"};
  const std::string& lemma = tree.lemma(verb);
  return !in_lexicon(Lexicon::SpeechVerb, lemma) && !in_lexicon(Lexicon::ThoughtVerb, lemma) &&
         !blames(lemma) &&
         std::find(std::begin(kVerbs), std::end(kVerbs), lemma) == std::end(kVerbs);
}

bool is_known_thing(const Tree& tree, TokenIndex noun) {
  for (TokenIndex c : tree.children(noun))
    if (tree.dep(c) == Dep::Det && (tree.lower(c) == "the" || tree.lower(c).starts_with("th")))
      return true;
  return is_name(tree[noun].entity);
}

// The phrases of a noun of the clause that tell where; those that are the clause's own apart.
void add_places_of(const Tree& tree, const Clause& clause, TokenIndex noun,
                   std::vector<DraftArgument>& places) {
  for (TokenIndex c : tree.children(noun)) {
    if (tree.dep(c) != Dep::Prep || c < noun || is_loose(tree, c)) continue;
    if (std::find(clause.lifted.begin(), clause.lifted.end(), c) != clause.lifted.end()) continue;
    auto phrase = prepositional_phrase(tree, c);
    if (!phrase || phrase->clausal || phrase->time) continue;
    DraftArgument place;
    place.role = ArgumentRole::Prepositional;
    place.phrase = {words_of(noun_phrase(tree, phrase->object)), phrase->object};
    place.preposition = phrase->words;
    if (tells_where(tree, clause.verb, place)) places.push_back(std::move(place));
  }
}

}  // namespace

bool reaches_target(const Tree& tree, TokenIndex noun, const PrepositionalPhrase& phrase) {
  if (phrase.clausal || phrase.time || !find_event_noun(tree.lemma(noun))) return false;
  const std::string& word = tree.lower(phrase.words.front());
  return word == "on" || word == "against" || word == "of";
}

std::vector<DraftArgument> places_of_object(const Tree& tree, const Clause& clause) {
  std::vector<DraftArgument> places;
  if (clause.copula && !clause.object && tree.is_noun(*clause.complement))
    add_places_of(tree, clause, *clause.complement, places);
  if (!clause.object || clause.object_is_antecedent) return places;
  if (!is_done_there(tree, clause.verb) || is_known_thing(tree, *clause.object)) return places;
  add_places_of(tree, clause, *clause.object, places);
  for (TokenIndex c : tree.children(*clause.object)) {
    if (tree.dep(c) != Dep::Prep || c < *clause.object) continue;
    const auto phrase = prepositional_phrase(tree, c);
    if (phrase && reaches_target(tree, *clause.object, *phrase))
      add_places_of(tree, clause, phrase->object, places);
  }
  return places;
}

std::vector<DraftArgument> places_of_places(const Tree& tree, const Clause& clause) {
  static constexpr std::string_view kWords[] = {"at", "during", "in", "near", "on"};
  std::vector<DraftArgument> places;
  for (const PrepositionalPhrase& phrase : clause.phrases) {
    if (phrase.clausal || phrase.time || phrase.words.size() != 1) continue;
    const std::string& word = tree.lower(phrase.words.front());
    if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords)) continue;
    if (tree.is_noun(phrase.object)) add_places_of(tree, clause, phrase.object, places);
  }
  return places;
}

bool tells_where(const Tree& tree, MaybeToken verb, const DraftArgument& argument) {
  if (!argument.phrase.head) return false;
  const TokenIndex head = *argument.phrase.head;
  if (argument.role == ArgumentRole::Adverbial)
    return argument.preposition.empty() && in_lexicon(Lexicon::PlaceAdverb, tree.lower(head)) &&
           tree[head].pos == Pos::Adv;
  if (argument.role != ArgumentRole::Prepositional) return false;
  return is_place_phrase(tree, verb ? std::string_view(tree.lemma(*verb)) : "", argument);
}

}  // namespace kg
