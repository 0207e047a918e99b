// Prepositional phrases: prepositions of several words, and what they govern.
#include <algorithm>

#include "extract/claims/clause.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

std::string joined(const Tree& tree, const std::vector<TokenIndex>& tokens) {
  std::string text;
  for (TokenIndex t : tokens) text += (text.empty() ? "" : " ") + tree.lower(t);
  return text;
}

// The words from the preposition to a later one, when the list of compound prepositions has them.
std::vector<TokenIndex> compound_up_to(const Tree& tree, TokenIndex first, TokenIndex last) {
  std::vector<TokenIndex> words;
  for (TokenIndex t = first; t <= last && words.size() < 5; ++t) words.push_back(t);
  if (words.back() != last || !in_lexicon(Lexicon::CompoundPreposition, joined(tree, words)))
    return {};
  return words;
}

MaybeToken governed(const Tree& tree, TokenIndex preposition) {
  return tree.child(preposition, {Dep::Pobj, Dep::Pcomp});
}

// "in exchange for X": for and X hang on "exchange"; "out of X", "because of X": on the first word.
bool extend(const Tree& tree, PrepositionalPhrase& phrase) {
  std::vector<TokenIndex> places = {phrase.preposition};
  if (auto object = tree.child(phrase.preposition, {Dep::Pobj})) places.push_back(*object);
  for (TokenIndex place : places) {
    for (TokenIndex inner : tree.children(place)) {
      if (inner < phrase.preposition || !tree.has_dep(inner, {Dep::Prep, Dep::Pcomp})) continue;
      auto words = compound_up_to(tree, phrase.preposition, inner);
      auto object = governed(tree, inner);
      if (!object) object = tree.child(phrase.preposition, {Dep::Pobj});
      if (words.empty() || !object || *object == inner || *object == place) continue;
      phrase.words = words;
      phrase.object = *object;
      return true;
    }
  }
  return false;
}

bool links_sentences(const Tree& tree, const PrepositionalPhrase& phrase) {
  auto last = tree.right_edge(phrase.preposition);
  // What is set off behind the phrase does not belong to it: "Ray and Kim, for instance, both ...".
  if (auto object = tree.child(phrase.preposition, {Dep::Pobj});
      object && *object < last && (tree.is_punct(*object + 1) || tree.lower(*object) == "order"))
    last = *object;
  constexpr TokenIndex kLongest = 8;  // "on the other hand" with punctuation
  if (last - phrase.preposition >= kLongest) return false;
  std::vector<TokenIndex> words;
  for (TokenIndex t = phrase.preposition; t <= last && words.size() < 5; ++t)
    if (!tree.is_punct(t)) words.push_back(t);
  return in_lexicon(Lexicon::DiscoursePhrase, joined(tree, words));
}

// "from behind X": the inner preposition governs X, the outer one nothing.
void nest(PrepositionalPhrase& phrase, TokenIndex inner) {
  phrase.words.push_back(inner);
  std::sort(phrase.words.begin(), phrase.words.end());
}

std::optional<PrepositionalPhrase> plain_phrase(const Tree& tree, TokenIndex preposition) {
  PrepositionalPhrase phrase;
  phrase.preposition = preposition;
  phrase.words = {preposition};
  // "such as", "rather than" and the like begin one word earlier.
  if (preposition > tree.range().first && tree.head(preposition - 1) == preposition &&
      !compound_up_to(tree, preposition - 1, preposition).empty())
    phrase.words.insert(phrase.words.begin(), preposition - 1);
  phrase.agent = tree.dep(preposition) == Dep::Agent;
  if (is_participle_preposition(tree, preposition)) {
    phrase.object = *tree.child(preposition, {Dep::Dobj});
    phrase.time = is_time(tree, phrase.object);
    return phrase;
  }
  if (links_sentences(tree, phrase)) return std::nullopt;
  if (!extend(tree, phrase)) {
    auto object = governed(tree, preposition);
    if (!object || tree.dep(*object) == Dep::Pcomp) {
      for (TokenIndex inner : tree.children(preposition)) {
        if (!tree.has_dep(inner, {Dep::Prep, Dep::Pcomp}) || tree.is_verb(inner)) continue;
        auto deeper = tree.child(inner, {Dep::Pobj, Dep::Pcomp});
        if (!deeper || inner < preposition) continue;
        nest(phrase, inner);
        object = deeper;
        break;
      }
    }
    if (!object) return std::nullopt;
    phrase.object = *object;
  }
  phrase.clausal = tree.dep(phrase.object) == Dep::Pcomp;
  phrase.time = !phrase.clausal && is_time(tree, phrase.object);
  return phrase;
}

}  // namespace

bool is_participle_preposition(const Tree& tree, TokenIndex verb) {
  static constexpr std::string_view kWords[] = {"following", "regarding", "concerning",
                                                "including", "excluding", "considering",
                                                "given",     "pending",   "barring"};
  return tree.dep(verb) == Dep::Advcl && tree.child(verb, {Dep::Dobj}) &&
         !tree.has_child(verb, {Dep::Nsubj, Dep::Aux, Dep::Mark}) &&
         std::find(std::begin(kWords), std::end(kWords), tree.lower(verb)) != std::end(kWords);
}

std::optional<PrepositionalPhrase> prepositional_phrase(const Tree& tree, TokenIndex preposition) {
  auto phrase = plain_phrase(tree, preposition);
  // "*not* by force"
  if (phrase && phrase->words.front() > tree.range().first) {
    TokenIndex before = phrase->words.front() - 1;
    if (tree.lower(before) == "not" && tree.head(before) == preposition)
      phrase->words.insert(phrase->words.begin(), before);
  }
  return phrase;
}

}  // namespace kg
