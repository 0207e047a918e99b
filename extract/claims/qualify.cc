#include "extract/claims/qualify.h"

#include <algorithm>
#include <iterator>

#include "extract/claims/amounts.h"
#include "extract/claims/places.h"
#include "extract/claims/speakers.h"

namespace kg {
namespace {

bool holds(const ClaimPart& part, Span span) {
  return std::any_of(part.spans.begin(), part.spans.end(),
                     [&](Span piece) { return piece.overlaps(span); });
}

// "*three days* after the vote", "*shortly* before noon", "*late* on Sunday": what a preposition of
// time is measured by.
MaybeToken measure_of(const Tree& tree, const DraftArgument& argument) {
  static constexpr std::string_view kAdverbs[] = {"early", "immediately", "just",     "late",
                                                  "right", "shortly",     "sometime", "soon"};
  if (argument.preposition.empty()) return std::nullopt;
  const TokenIndex preposition = argument.preposition.front();
  const std::string& word = tree.lower(preposition);
  if (argument.role != ArgumentRole::Time && word != "after" && word != "before")
    return std::nullopt;
  for (TokenIndex c : tree.children(preposition)) {
    if (c > preposition) break;
    const bool adverb =
        tree.dep(c) == Dep::Advmod && c + 1 == preposition &&
        std::find(std::begin(kAdverbs), std::end(kAdverbs), tree.lower(c)) != std::end(kAdverbs);
    if (adverb || (tree.dep(c) == Dep::Npadvmod && is_time(tree, c))) return c;
  }
  return std::nullopt;
}

// "in time", "on time" name no time.
bool is_timely(const Tree& tree, const DraftArgument& argument) {
  return argument.role == ArgumentRole::Time && !argument.preposition.empty() &&
         argument.phrase.words.size() == 1 && argument.phrase.head &&
         tree.lower(*argument.phrase.head) == "time";
}

// The span from the first to the last word.
Span span_of(const Tree& tree, TokenIndex first, TokenIndex last) {
  return {tree[first].span.begin, tree[last].span.end};
}

// "from 1998 to 2004" is one time.
void join_periods(std::string_view text, std::vector<ClaimArgument>& arguments) {
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    ClaimArgument& from = arguments[i];
    const ClaimArgument& to = arguments[i + 1];
    const bool times = from.role == ArgumentRole::Time && to.role == ArgumentRole::Time;
    const bool words =
        from.preposition == "from" &&
        (to.preposition == "to" || to.preposition == "until" || to.preposition == "till");
    if (!times || !words || from.part.spans.empty() || to.part.spans.empty()) continue;
    const Span whole = {from.part.extent().begin, to.part.extent().end};
    if (from.part.extent().end + 1 != to.preposition_span.begin) continue;
    from.part.spans = {whole};
    from.part.text = slice(text, whole);
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

ClaimArgument place_from(const Tree& tree, const DraftArgument& draft) {
  ClaimArgument place;
  place.role = ArgumentRole::Place;
  place.part = part_of(tree, draft.phrase);
  for (TokenIndex t : draft.preposition)
    place.preposition += (place.preposition.empty() ? "" : " ") + tree.lower(t);
  place.preposition_span = span_of(tree, draft.preposition.front(), draft.preposition.back());
  return place;
}

}  // namespace

SentenceQualifier::SentenceQualifier(const Tree& tree, const ClauseTable& clauses)
    : tree_(tree),
      qualifiers_(tree, clauses),
      speech_(tree, clauses, qualifiers_),
      amounts_(amounts_in(tree)) {}

void SentenceQualifier::qualify(const Draft& draft, Claim& claim) {
  set_roles(draft, claim);
  add_amounts(claim);
  // The clause that a noun rule's claim stands in is no condition on it ("if Mayor Lind comes"),
  // and who speaks does not matter for it either.
  if (!draft.clause && !draft.qualifiers) return;
  const Qualifiers& qualifiers =
      draft.qualifiers ? *draft.qualifiers : qualifiers_.of(*draft.clause);
  claim.polarity = qualifiers.polarity;
  claim.polarity_cue = qualifiers.polarity_cue;
  claim.modality = qualifiers.modality;
  claim.modality_cue = qualifiers.modality_cue;
  claim.passive = draft.clause && draft.clause->passive;
  if (draft.alternative && claim.modality == Modality::Actual) {
    claim.modality = Modality::Possible;
    claim.modality_cue = tree_[*draft.alternative].span;
  }
  const Clause* spoken = draft.clause ? draft.clause : draft.host;
  if (spoken) add_attributions(*spoken, claim);
}

void SentenceQualifier::add_attributions(const Clause& clause, Claim& claim) {
  for (const Speech& speech : speech_.around(clause)) {
    const Span cue = tree_[speech.cue.front()].span;
    if (speech.disclaimed) {
      if (claim.modality == Modality::Actual) {
        claim.modality = Modality::Questioned;
        claim.modality_cue = cue;
      }
      return;
    }
    claim.attributions.push_back(attribution_from(tree_, speech));
    if (speech.denied && claim.polarity == Polarity::Positive) {
      claim.polarity = Polarity::Negative;
      claim.polarity_cue = cue;
    }
  }
}

// A clause that is an argument has claims of its own, and they its amounts.
void SentenceQualifier::add_amounts(Claim& claim) const {
  for (const Amount& amount : amounts_) {
    bool inside = holds(claim.subject, amount.span);
    for (const ClaimArgument& argument : claim.arguments)
      inside = inside || (argument.role != ArgumentRole::Clause &&
                          argument.role != ArgumentRole::Time && holds(argument.part, amount.span));
    if (inside) claim.amounts.push_back(amount);
  }
}

void SentenceQualifier::set_roles(const Draft& draft, Claim& claim) const {
  MaybeToken verb;
  if (draft.clause) verb = draft.clause->verb;
  for (std::size_t i = 0; i < claim.arguments.size(); ++i) {
    ClaimArgument& argument = claim.arguments[i];
    const DraftArgument& made_from = draft.arguments[i];
    if (tells_where(tree_, verb, made_from)) argument.role = ArgumentRole::Place;
    if (is_timely(tree_, made_from)) argument.role = ArgumentRole::Adverbial;
    if (auto measure = measure_of(tree_, made_from)) {
      const Span span = span_of(tree_, tree_.left_edge(*measure), made_from.preposition.back());
      argument.role = ArgumentRole::Time;
      argument.preposition = std::string(slice(tree_.document().text, span));
      argument.preposition_span = span;
    }
  }
  join_periods(tree_.document().text, claim.arguments);
  if (draft.clause && claim.object() && claim.object()->role == ArgumentRole::Object)
    for (const DraftArgument& place : places_of_object(tree_, *draft.clause))
      if (holds(claim.object()->part, tree_[*place.phrase.head].span))
        claim.arguments.push_back(place_from(tree_, place));
  if (draft.clause) add_places_of_places(*draft.clause, claim);
}

void SentenceQualifier::add_places_of_places(const Clause& clause, Claim& claim) const {
  for (const DraftArgument& place : places_of_places(tree_, clause)) {
    const Span head = tree_[*place.phrase.head].span;
    const auto has = [&](bool at_head) {
      return std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const auto& one) {
        return at_head ? one.part.head.overlaps(head) : holds(one.part, head);
      });
    };
    if (has(false) && !has(true)) claim.arguments.push_back(place_from(tree_, place));
  }
}

}  // namespace kg
