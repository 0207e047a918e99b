#include "extract/claims/event_qualifiers.h"
#include "core/words.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

namespace kg {
namespace {

constexpr Cue kActual = {Modality::Actual, false};
constexpr Cue kNotActual = {Modality::Actual, true};
constexpr Cue kPlanned = {Modality::Planned, false};
constexpr Cue kDesired = {Modality::Desired, false};
constexpr Cue kPossible = {Modality::Possible, false};
constexpr Cue kNotPossible = {Modality::Possible, true};
constexpr Cue kRequired = {Modality::Required, false};
constexpr Cue kRequested = {Modality::Requested, false};
constexpr Cue kPrevented = {Modality::Prevented, false};
constexpr Cue kQuestioned = {Modality::Questioned, false};

struct Row {
  std::string_view word;
  Cue cue;
  bool takes_part = false;
};

constexpr Row kGovernors[] = {{"abandon", kNotActual, true},
                              {"cancel", kNotActual, true},
                              {"drop", kNotActual, true},
                              {"lift", kNotActual, true},
                              {"manage", kActual, true},
                              {"renounce", kNotActual, true},
                              {"revoke", kNotActual, true},
                              {"scrap", kNotActual, true},
                              {"withdraw", kNotActual, true},
                              {"announce", kActual, true},
                              {"avert", kPrevented},
                              {"avoid", kNotActual, true},
                              {"begin", kActual, true},
                              {"block", kPrevented},
                              {"break", kActual, true},
                              {"carry out", kActual, true},
                              {"conclude", kActual, true},
                              {"conduct", kActual, true},
                              {"consider", kPossible, true},
                              {"contemplate", kPossible, true},
                              {"continue", kActual, true},
                              {"cut", kNotActual, true},
                              {"cut off", kNotActual, true},
                              {"freeze", kNotActual, true},
                              {"sever", kNotActual, true},
                              {"suspend", kNotActual, true},
                              {"declare", kActual, true},
                              {"delay", kPlanned},
                              {"deliver", kActual, true},
                              {"demand", kRequested},
                              {"deny", kNotActual},
                              {"deter", kPrevented},
                              {"end", kActual, true},
                              {"enjoy", kActual, true},
                              {"enter", kActual, true},
                              {"envisage", kPossible},
                              {"escalate", kActual, true},
                              {"establish", kActual, true},
                              {"expand", kActual, true},
                              {"expect", kPossible},
                              {"explore", kPossible, true},
                              {"express", kActual, true},
                              {"extend", kActual, true},
                              {"favour", kDesired},
                              {"favor", kDesired},
                              {"fear", kPossible},
                              {"file", kActual, true},
                              {"forbid", kPrevented},
                              {"forge", kActual, true},
                              {"give", kActual, true},
                              {"halt", kPrevented},
                              {"have", kActual, true},
                              {"hold", kActual, true},
                              {"impose", kActual, true},
                              {"increase", kActual, true},
                              {"intensify", kActual, true},
                              {"issue", kActual, true},
                              {"launch", kActual, true},
                              {"lead", kActual, true},
                              {"lodge", kActual, true},
                              {"maintain", kActual, true},
                              {"make", kActual, true},
                              {"mount", kActual, true},
                              {"mull", kPossible, true},
                              {"need", kRequired, true},
                              {"negotiate", kPlanned, true},
                              {"offer", kPlanned, true},
                              {"open", kActual, true},
                              {"order", kRequested, true},
                              {"pay", kActual, true},
                              {"plan", kPlanned, true},
                              {"pledge", kPlanned, true},
                              {"postpone", kPlanned},
                              {"predict", kPossible},
                              {"prepare", kPlanned, true},
                              {"prevent", kPrevented},
                              {"promise", kPlanned, true},
                              {"propose", kPlanned, true},
                              {"provide", kActual, true},
                              {"pursue", kDesired, true},
                              {"question", kQuestioned},
                              {"reach", kActual, true},
                              {"refuse", kNotActual, true},
                              {"reject", kNotActual, true},
                              {"request", kRequested},
                              {"require", kRequired},
                              {"restore", kActual, true},
                              {"resume", kActual, true},
                              {"risk", kPossible, true},
                              {"rule out", kNotPossible, true},
                              {"schedule", kPlanned},
                              {"seal", kActual, true},
                              {"seek", kDesired, true},
                              {"set up", kActual, true},
                              {"show", kActual, true},
                              {"sign", kActual, true},
                              {"stage", kActual, true},
                              {"start", kActual, true},
                              {"step up", kActual, true},
                              {"stop", kPrevented},
                              {"strike", kActual, true},
                              {"suggest", kPossible},
                              {"threaten", kPlanned, true},
                              {"undertake", kActual, true},
                              {"urge", kRequested},
                              {"voice", kActual, true},
                              {"wage", kActual, true},
                              {"want", kDesired, true},
                              {"win", kActual, true}};

// Verbs before a preposition: "*called for* talks".
constexpr Row kVerbsWithPreposition[] = {
    {"appeal for", kRequested},  {"ask for", kRequested},    {"brace for", kPossible},
    {"call for", kRequested},    {"hope for", kDesired},     {"lead to", kActual},
    {"plan for", kPlanned},      {"prepare for", kPlanned},  {"press for", kRequested},
    {"push for", kRequested},    {"rule out", kNotPossible}, {"warn about", kPossible},
    {"warn against", kPossible}, {"warn of", kPossible}};

constexpr Row kModifiers[] = {
    {"alleged", kPossible},      {"attempted", kDesired},   {"eventual", kPossible},
    {"expected", kPossible},     {"forthcoming", kPlanned}, {"future", kPossible},
    {"hypothetical", kPossible}, {"imminent", kPlanned},    {"impending", kPlanned},
    {"likely", kPossible},       {"looming", kPossible},    {"planned", kPlanned},
    {"possible", kPossible},     {"potential", kPossible},  {"proposed", kPlanned},
    {"prospective", kPossible},  {"reported", kPossible},   {"scheduled", kPlanned},
    {"supposed", kPossible},     {"suspected", kPossible},  {"threatened", kPlanned},
    {"upcoming", kPlanned}};

// Nouns above the event, beside those of noun_cue.
constexpr Row kNouns[] = {
    {"absence", kNotActual}, {"danger", kPossible},     {"doubt", kPossible},
    {"fear", kPossible},     {"forecast", kPossible},   {"idea", kPossible},
    {"lack", kNotActual},    {"rejection", kNotActual}, {"rumor", kPossible},
    {"rumour", kPossible},   {"scenario", kPossible},   {"speculation", kPossible},
    {"talk", kPossible},     {"warning", kPossible}};

const Row* find(std::span<const Row> table, std::string_view word) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Row& row) { return row.word == word; });
  return found == table.end() ? nullptr : &*found;
}

// Where the event hangs, conjuncts taken together.
TokenIndex first_conjunct(const Tree& tree, TokenIndex noun) {
  while (tree.dep(noun) == Dep::Conj && tree.head(noun) && tree.is_noun(*tree.head(noun)))
    noun = *tree.head(noun);
  return noun;
}

bool is_subject(const Tree& tree, TokenIndex noun) {
  return tree.has_dep(noun, {Dep::Nsubj, Dep::Nsubjpass});
}

// Gathers cues from the noun outwards; the first modality stays.
class Reader {
 public:
  Reader(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  Qualifiers read(TokenIndex noun, const Clause* host, bool state, bool held) {
    read_modifiers(noun);
    const TokenIndex first = first_conjunct(tree_, noun);
    read_above(first);
    if (host && (held || depends_on(*host, noun, first, state))) read_host(*host, first);
    found_.polarity = negations_ % 2 == 1 ? Polarity::Negative : Polarity::Positive;
    if (found_.polarity == Polarity::Positive) found_.polarity_cue = {};
    return found_;
  }

 private:
  void apply(const Cue& cue, TokenIndex first, TokenIndex last) {
    const Span span{tree_[first].span.begin, tree_[last].span.end};
    if (cue.modality != Modality::Actual && found_.modality == Modality::Actual) {
      found_.modality = cue.modality;
      found_.modality_cue = span;
    }
    if (!cue.negative) return;
    ++negations_;
    if (found_.polarity_cue.empty()) found_.polarity_cue = span;
  }

  void read_modifiers(TokenIndex noun) {
    for (const TokenIndex c : tree_.children(noun)) {
      const std::string& word = tree_.lower(c);
      if (tree_.dep(c) == Dep::Det && word == "no") apply(kNotActual, c, c);
      if (tree_.dep(c) == Dep::Det && word == "any") apply(kPossible, c, c);
      if (!tree_.has_dep(c, {Dep::Amod, Dep::Compound, Dep::Nmod})) continue;
      if (const Row* row = find(kModifiers, word)) apply(row->cue, c, c);
    }
  }

  // The nouns and the verb that the event depends on: "called *for* a *plan* for talks".
  void read_above(TokenIndex noun) {
    const MaybeToken above = tree_.head(noun);
    if (!above) return;
    if (tree_.is_verb(*above)) {
      const auto governor = event_governor(tree_, *above);
      if (tree_.dep(noun) == Dep::Dobj && governor) apply(governor->cue, *above, *above);
      return;
    }
    if (tree_.dep(*above) != Dep::Prep || !tree_.head(*above)) return;
    const TokenIndex governor = *tree_.head(*above);
    if (tree_.lower(*above) == "without") apply(kNotActual, *above, *above);
    if (tree_.is_verb(governor)) {
      const Row* row =
          find(kVerbsWithPreposition, tree_.lemma(governor) + " " + tree_.lower(*above));
      if (row) apply(row->cue, governor, *above);
      return;
    }
    if (!tree_.is_noun(governor)) return;
    if (const auto cue = noun_cue(tree_.lemma(governor)))
      apply(*cue, governor, governor);
    else if (const Row* row = find(kNouns, tree_.lemma(governor)))
      apply(row->cue, governor, governor);
    else
      return;
  }

  bool has_owner(TokenIndex noun) const { return tree_.has_child(noun, {Dep::Poss}); }

  bool is_definite(TokenIndex noun) const {
    const MaybeToken det = tree_.child(noun, {Dep::Det});
    return has_owner(noun) ||
           (det && is_one_of(tree_.lower(*det), {"the", "this", "that", "these", "those"}));
  }

  // Whether what the clause says decides if there is such an event. "A war between X and Y would
  // ..." supposes one; "talks between X and Y will go on" does not.
  bool depends_on(const Clause& host, TokenIndex noun, TokenIndex first, bool state) const {
    const bool happens =
        is_one_of(tree_.lemma(host.verb), {"begin", "start", "happen", "occur", "hold", "schedule",
                                           "resume", "take", "expect", "impose", "sign", "reach"});
    if (is_subject(tree_, first) && happens && !state) return true;
    if (state || is_definite(noun)) return false;
    if (!is_subject(tree_, first)) return true;
    const MaybeToken det = tree_.child(noun, {Dep::Det});
    return det && is_one_of(tree_.lower(*det), {"a", "an", "any", "another", "no"});
  }

  void read_host(const Clause& host, TokenIndex noun) {
    const Qualifiers above = qualifiers_of(tree_, clauses_, host);
    if (found_.modality == Modality::Actual) {
      found_.modality = above.modality;
      found_.modality_cue = above.modality_cue;
    }
    const bool own = !found_.polarity_cue.empty();  // "no deal was reached": counted already
    const bool direct = host.object == noun || host.complement == noun || host.subject == noun;
    if (above.polarity == Polarity::Negative && !own && direct) {
      ++negations_;
      found_.polarity_cue = above.polarity_cue;
    }
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  Qualifiers found_;
  int negations_ = 0;
};

}  // namespace

std::optional<EventGovernor> event_governor(const Tree& tree, TokenIndex verb) {
  std::string word = tree.lemma(verb);
  const MaybeToken particle = tree.child(verb, {Dep::Prt});
  const Row* row = particle ? find(kGovernors, word + " " + tree.lower(*particle)) : nullptr;
  if (!row) row = find(kGovernors, word);
  if (!row) return std::nullopt;
  return EventGovernor{row->cue, row->takes_part};
}

const Clause* host_of_event(const Tree& tree, const ClauseTable& clauses, TokenIndex noun) {
  for (MaybeToken at = tree.head(noun); at; at = tree.head(*at))
    if (const Clause* clause = clauses.at(*at)) return clause;
  return nullptr;
}

Qualifiers event_qualifiers(const Tree& tree, const ClauseTable& clauses, TokenIndex noun,
                            const Clause* host, bool state, bool held) {
  return Reader(tree, clauses).read(noun, host, state, held);
}

}  // namespace kg
