#include "extract/claims/speech.h"

#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/speech_sources.h"

namespace kg {
namespace {

bool speaks(const Tree& tree, TokenIndex verb) {
  return in_lexicon(Lexicon::SpeechVerb, tree.lemma(verb)) ||
         in_lexicon(Lexicon::ThoughtVerb, tree.lemma(verb));
}

// "does not *think* that it will" thinks that it will not; "does not *say* that" says nothing.
bool thinks_the_contrary(std::string_view lemma) {
  return lemma == "think" || lemma == "believe" || lemma == "expect";
}

// "asked *whether*", "wondered *why*": nobody says so.
bool is_asked(const Tree& tree, TokenIndex verb) {
  MaybeToken mark = tree.child(verb, {Dep::Mark});
  return mark && tree.dep(verb) == Dep::Ccomp && tree.lower(*mark) != "that";
}

}  // namespace

MaybeToken interrupted_clause(const Tree& tree, const Clause& speech) {
  TokenIndex verb = speech.verb;
  if (!speaks(tree, verb)) return std::nullopt;
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

std::optional<Speech> SpeechReader::of_agent(const Clause& clause) const {
  for (const auto& phrase : clause.phrases)
    if (phrase.agent) return Speech{phrase.object, {clause.verb}, false, false};
  return std::nullopt;
}

std::optional<Speech> SpeechReader::of_verb(TokenIndex verb) {
  const Clause* clause = clauses_.at(verb);
  if (!clause || !speaks(tree_, verb) || doubts(tree_.lemma(verb))) return std::nullopt;
  std::optional<Speech> speech;
  if (clause->passive)
    speech = of_agent(*clause);
  else if (clause->subject)
    speech = Speech{*clause->subject, {verb}, false, false};
  if (!speech) return std::nullopt;
  speech->denied = tree_.lemma(verb) == "deny";
  speech->disclaimed = qualifiers_.of(*clause).polarity == Polarity::Negative &&
                       !thinks_the_contrary(tree_.lemma(verb));
  return speech;
}

// "accused Berg of *lying*": the accuser says that Berg lied.
std::optional<Speech> SpeechReader::of_accusation(TokenIndex verb) {
  if (tree_.dep(verb) != Dep::Pcomp) return std::nullopt;
  MaybeToken host = tree_.head(*tree_.head(verb));
  const Clause* clause = host ? clauses_.at(*host) : nullptr;
  if (!clause || (tree_.lemma(*host) != "accuse" && tree_.lemma(*host) != "suspect"))
    return std::nullopt;
  if (clause->passive) return of_agent(*clause);
  if (!clause->subject) return std::nullopt;
  return Speech{*clause->subject, {*host}, false, false};
}

// A verb of speech set into the clause with this predicate.
std::optional<Speech> SpeechReader::of_interruption(TokenIndex verb) {
  for (TokenIndex c : tree_.children(verb)) {
    const Clause* clause = clauses_.at(c);
    if (clause && interrupted_clause(tree_, *clause) == verb) return of_verb(c);
  }
  return std::nullopt;
}

// "*claims* to have won", "is *said* by Li to have won": who says so in the words of the chain.
std::optional<Speech> SpeechReader::of_chain(const Clause& clause) {
  for (std::size_t i = clause.governors.size(); i-- > 0;) {
    const TokenIndex governor = clause.governors[i];
    const std::string& lemma = tree_.lemma(governor);
    const Clause* above = clauses_.at(governor);
    if (!above) continue;
    if (above->passive && is_hearsay(lemma)) {
      if (auto speech = of_agent(*above)) return speech;
      continue;
    }
    const bool of_oneself = lemma == "claim" || lemma == "profess" || lemma == "deny" ||
                            lemma == "admit" || lemma == "acknowledge" || lemma == "confess";
    if (of_oneself && !above->passive && clause.subject)
      return Speech{*clause.subject, {governor}, false, false};
  }
  return std::nullopt;
}

// The verb or noun right above, when the clause is what it says.
std::optional<Speech> SpeechReader::of_host(TokenIndex at, TokenIndex above) {
  if (const Clause* host = clauses_.at(above)) {
    const bool said = host->clause_object == at || interrupted_clause(tree_, *host) == at;
    if (said)
      if (auto speech = of_verb(above)) return speech;
  }
  const bool content = tree_.has_dep(at, {Dep::Acl, Dep::Ccomp, Dep::Relcl}) &&
                       tree_.is_noun(above) && tree_.has_child(at, {Dep::Mark});
  return content ? holder_of_content(tree_, above) : std::nullopt;
}

std::vector<Speech> SpeechReader::around(const Clause& clause) {
  std::vector<Speech> speeches;
  auto add = [&](const std::optional<Speech>& speech) {
    if (!speech || speech->cue[0] == clause.verb) return;
    bool known = std::any_of(speeches.begin(), speeches.end(),
                             [&](const Speech& s) { return s.cue == speech->cue; });
    if (!known) speeches.push_back(*speech);
  };
  add(of_chain(clause));
  for (MaybeToken at = clause.verb; at; at = tree_.head(*at)) {
    add(of_interruption(*at));
    add(source_phrase(tree_, clauses_, *at));
    MaybeToken above = tree_.head(*at);
    if (!above) add(speaker_before_colon(tree_, clause.verb));
    if (!above) break;
    add(of_accusation(*at));
    if (is_asked(tree_, *at)) break;
    add(of_host(*at, *above));
    if (!speeches.empty() && speeches.back().disclaimed) break;
  }
  return speeches;
}

}  // namespace kg
