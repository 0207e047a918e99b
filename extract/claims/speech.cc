#include "extract/claims/speech.h"

#include <algorithm>

#include "extract/claims/lexicon.h"
#include "extract/claims/qualifiers.h"

namespace kg {
namespace {

bool speaks(const Tree& tree, TokenIndex verb) {
  return in_lexicon(Lexicon::SpeechVerb, tree.lemma(verb)) ||
         in_lexicon(Lexicon::ThoughtVerb, tree.lemma(verb));
}

bool is_content_noun(std::string_view lemma) {
  static constexpr std::string_view kNouns[] = {
      "claim",    "statement",  "view",       "belief",  "stance",     "allegation",
      "argument", "warning",    "suggestion", "opinion", "accusation", "assertion",
      "report",   "contention", "comment",    "remark",  "conclusion", "insistence"};
  return std::find(std::begin(kNouns), std::end(kNouns), lemma) != std::end(kNouns);
}

std::optional<Speech> speech_of_verb(const Tree& tree, const ClauseTable& clauses,
                                     TokenIndex verb) {
  const Clause* clause = clauses.at(verb);
  if (!clause || !speaks(tree, verb)) return std::nullopt;
  Speech speech;
  speech.cue = {verb};
  if (clause->passive) {
    auto agent = std::find_if(clause->phrases.begin(), clause->phrases.end(),
                              [](const auto& phrase) { return phrase.agent; });
    if (agent == clause->phrases.end()) return std::nullopt;
    speech.claimant = agent->object;
  } else {
    if (!clause->subject) return std::nullopt;
    speech.claimant = *clause->subject;
  }
  speech.denied = tree.lemma(verb) == "deny";
  speech.disclaimed = qualifiers_of(tree, clauses, *clause).polarity == Polarity::Negative;
  return speech;
}

// "his stance that ...": the noun's possessor holds it.
std::optional<Speech> speech_of_noun(const Tree& tree, TokenIndex noun) {
  if (!is_content_noun(tree.lemma(noun))) return std::nullopt;
  MaybeToken holder = tree.child(noun, {Dep::Poss});
  if (!holder) return std::nullopt;
  Speech speech;
  speech.claimant = *holder;
  speech.cue = {noun};
  return speech;
}

std::optional<Speech> source_phrase(const Tree& tree, TokenIndex verb) {
  for (TokenIndex c : tree.children(verb)) {
    if (tree.dep(c) != Dep::Prep) continue;
    auto phrase = prepositional_phrase(tree, c);
    if (!phrase || phrase->words.size() != 2 || tree.lower(phrase->words[0]) != "according")
      continue;
    Speech speech;
    speech.claimant = phrase->object;
    speech.cue = phrase->words;
    return speech;
  }
  return std::nullopt;
}

// "accused Berg of *lying*": the accuser says that Berg lied.
std::optional<Speech> accusation(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  if (tree.dep(verb) != Dep::Pcomp) return std::nullopt;
  MaybeToken host = tree.head(*tree.head(verb));
  const Clause* clause = host ? clauses.at(*host) : nullptr;
  if (!clause || clause->passive || !clause->subject) return std::nullopt;
  if (tree.lemma(*host) != "accuse" && tree.lemma(*host) != "suspect") return std::nullopt;
  Speech speech;
  speech.claimant = *clause->subject;
  speech.cue = {*host};
  return speech;
}

// A verb of speech set into the clause with this predicate.
std::optional<Speech> interruption(const Tree& tree, const ClauseTable& clauses, TokenIndex verb) {
  for (TokenIndex c : tree.children(verb)) {
    const Clause* clause = clauses.at(c);
    if (clause && interrupted_clause(tree, *clause) == verb)
      return speech_of_verb(tree, clauses, c);
  }
  return std::nullopt;
}

// "Trump: Europe must pay more".
std::optional<Speech> speech_before_colon(const Tree& tree, TokenIndex verb) {
  const MaybeToken colon = tree.speaker_colon();
  if (!colon) return std::nullopt;
  const bool front = *colon < verb;
  // The speaker's head: the last word before the colon, or of the sentence.
  MaybeToken speaker = front ? *colon - 1 : tree.range().last - 1;
  while (tree.head(*speaker)) speaker = tree.head(*speaker);
  if ((*speaker < *colon) != front) return std::nullopt;
  Speech speech;
  speech.claimant = *speaker;
  speech.cue = {*colon};
  return speech;
}

}  // namespace

MaybeToken interrupted_clause(const Tree& tree, const Clause& speech) {
  TokenIndex verb = speech.verb;
  if (!in_lexicon(Lexicon::SpeechVerb, tree.lemma(verb)) &&
      !in_lexicon(Lexicon::ThoughtVerb, tree.lemma(verb)))
    return std::nullopt;
  if (speech.clause_object || speech.object || speech.open_complement || speech.passive)
    return std::nullopt;
  MaybeToken host = tree.head(verb);
  bool inserted = tree.dep(verb) == Dep::Parataxis ||
                  (tree.has_dep(verb, {Dep::Ccomp, Dep::Advcl}) && host && *host > verb &&
                   tree.left_edge(*host) < tree.left_edge(verb));
  if (inserted && host && is_predicate(tree, *host) && !tree.has_child(verb, {Dep::Mark}) &&
      speech.source == SubjectSource::Own && speech.finite)
    return host;
  for (TokenIndex c : tree.children(verb))
    if (tree.dep(c) == Dep::Parataxis && c < verb && is_predicate(tree, c)) return c;
  return std::nullopt;
}

std::vector<Speech> speeches_around(const Tree& tree, const ClauseTable& clauses,
                                    const Clause& clause) {
  std::vector<Speech> speeches;
  auto add = [&](const std::optional<Speech>& speech) {
    if (!speech || speech->cue[0] == clause.verb) return;
    bool known = std::any_of(speeches.begin(), speeches.end(),
                             [&](const Speech& s) { return s.cue == speech->cue; });
    if (!known) speeches.push_back(*speech);
  };
  for (MaybeToken at = clause.verb; at; at = tree.head(*at)) {
    add(interruption(tree, clauses, *at));
    add(source_phrase(tree, *at));
    MaybeToken above = tree.head(*at);
    if (!above) add(speech_before_colon(tree, clause.verb));
    if (!above) break;
    add(accusation(tree, clauses, *at));
    if (auto mark = tree.child(*at, {Dep::Mark});
        mark && tree.dep(*at) == Dep::Ccomp && tree.lower(*mark) != "that")
      break;  // "asked whether": nobody says so
    if (const Clause* host = clauses.at(*above)) {
      if (host->clause_object == at || interrupted_clause(tree, *host) == at)
        add(speech_of_verb(tree, clauses, *above));
    }
    if (tree.has_dep(*at, {Dep::Acl, Dep::Ccomp, Dep::Relcl}) && tree.is_noun(*above) &&
        tree.has_child(*at, {Dep::Mark}))
      add(speech_of_noun(tree, *above));
    if (!speeches.empty() && speeches.back().disclaimed) break;
  }
  return speeches;
}

}  // namespace kg
