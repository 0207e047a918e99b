#include "extract/claims/speech_sources.h"

#include <algorithm>

#include "core/words.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

bool is_content_noun(std::string_view lemma) {
  static constexpr std::string_view kNouns[] = {
      "accusation", "admission",  "allegation", "announcement", "argument",   "assertion",
      "assessment", "assurance",  "belief",     "claim",        "comment",    "complaint",
      "conclusion", "contention", "conviction", "declaration",  "estimate",   "fear",
      "finding",    "forecast",   "hint",       "hope",         "insistence", "opinion",
      "prediction", "remark",     "report",     "revelation",   "stance",     "statement",
      "suggestion", "suspicion",  "testimony",  "view",         "warning"};
  return std::find(std::begin(kNouns), std::end(kNouns), lemma) != std::end(kNouns);
}

bool is_view(std::string_view lemma) {
  return is_one_of(lemma, {"view", "opinion", "word", "eye", "estimation", "assessment", "judgment",
                           "judgement", "telling", "account", "mind"});
}

bool is_person(const Tree& tree, TokenIndex token) {
  return tree[token].entity == Ner::Person ||
         is_one_of(tree.lower(token), {"me", "him", "her", "us", "them"});
}

// "in *Li's* view", "in the words *of Li*".
std::optional<Speech> of_view(const Tree& tree, const PrepositionalPhrase& phrase) {
  if (!is_view(tree.lemma(phrase.object))) return std::nullopt;
  MaybeToken holder = tree.child(phrase.object, {Dep::Poss});
  for (TokenIndex c : tree.children(phrase.object))
    if (!holder && tree.dep(c) == Dep::Prep && tree.lower(c) == "of")
      holder = tree.child(c, {Dep::Pobj});
  if (!holder) return std::nullopt;
  return Speech{*holder, {phrase.object}, false, false};
}

// "*For Li*, the deal is a trap": before a copula and set off by a comma.
std::optional<Speech> of_standpoint(const Tree& tree, const Clause& clause,
                                    const PrepositionalPhrase& phrase) {
  const TokenIndex behind = tree.right_edge(phrase.preposition) + 1;
  const bool comma = tree.range().contains(behind) && tree[behind].tag == Tag::Comma;
  if (!clause.copula || !phrase.fronted || !comma || !is_person(tree, phrase.object))
    return std::nullopt;
  return Speech{phrase.object, {phrase.preposition}, false, false};
}

// "as *Li put it*", "as *Li warned*".
std::optional<Speech> of_as_clause(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  MaybeToken mark = tree.child(verb, {Dep::Mark, Dep::Advmod});
  const Clause* clause = clauses.at(verb);
  if (!mark || tree.lower(*mark) != "as" || !clause || !clause->subject || clause->passive)
    return std::nullopt;
  const bool put =
      tree.lemma(verb) == "put" && clause->object && tree.lower(*clause->object) == "it";
  const bool says = in_lexicon(Lexicon::SpeechVerb, tree.lemma(verb)) && !clause->object &&
                    !clause->clause_object;
  if (!put && !says) return std::nullopt;
  return Speech{*clause->subject, {verb}, false, false};
}

}  // namespace

std::optional<Speech> source_phrase(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  const Clause* clause = clauses.at(verb);
  for (TokenIndex c : tree.children(verb)) {
    if (tree.has_dep(c, {Dep::Advcl}))
      if (auto speech = of_as_clause(tree, clauses, c)) return speech;
    if (tree.dep(c) != Dep::Prep) continue;
    auto phrase = prepositional_phrase(tree, c);
    if (!phrase || phrase->clausal) continue;
    phrase->fronted = c < verb;
    const std::string& word = tree.lower(phrase->words.front());
    if (word == "according" && phrase->words.size() == 2)
      return Speech{phrase->object, phrase->words, false, false};
    if (word == "in" || word == "to" || word == "by")
      if (auto speech = of_view(tree, *phrase)) return speech;
    if (clause && (word == "for" || word == "to"))
      if (auto speech = of_standpoint(tree, *clause, *phrase)) return speech;
  }
  return std::nullopt;
}

std::optional<Speech> holder_of_content(const Tree& tree, TokenIndex noun) {
  if (!is_content_noun(tree.lemma(noun))) return std::nullopt;
  MaybeToken holder = tree.child(noun, {Dep::Poss});
  for (TokenIndex c : tree.children(noun))
    if (!holder && tree.dep(c) == Dep::Prep && is_one_of(tree.lower(c), {"by", "from", "of"}))
      holder = tree.child(c, {Dep::Pobj});
  if (!holder) return std::nullopt;
  return Speech{*holder, {noun}, false, false};
}

std::optional<Speech> speaker_before_colon(const Tree& tree, TokenIndex verb) {
  const MaybeToken colon = tree.speaker_colon();
  if (!colon) return std::nullopt;
  const bool front = *colon < verb;
  // The speaker's head: the last word before the colon, or of the sentence.
  MaybeToken speaker = front ? *colon - 1 : tree.range().last - 1;
  while (tree.head(*speaker)) speaker = tree.head(*speaker);
  if ((*speaker < *colon) != front) return std::nullopt;
  return Speech{*speaker, {*colon}, false, false};
}

}  // namespace kg
