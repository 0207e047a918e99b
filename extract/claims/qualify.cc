#include "extract/claims/qualify.h"

#include <algorithm>

#include "extract/claims/amounts.h"
#include "extract/claims/places.h"
#include "extract/claims/speakers.h"

namespace kg {
namespace {

bool holds(const ClaimPart& part, Span span) {
  return std::any_of(part.spans.begin(), part.spans.end(),
                     [&](Span piece) { return piece.overlaps(span); });
}

// "*three days* after the vote": the time that a preposition measures from.
MaybeToken measured_time(const Tree& tree, const DraftArgument& argument) {
  if (argument.role != ArgumentRole::Prepositional || argument.preposition.empty())
    return std::nullopt;
  for (TokenIndex c : tree.children(argument.preposition.front()))
    if (tree.dep(c) == Dep::Npadvmod && c < argument.preposition.front() && is_time(tree, c))
      return c;
  return std::nullopt;
}

// The span from the first to the last word.
Span span_of(const Tree& tree, TokenIndex first, TokenIndex last) {
  return {tree[first].span.begin, tree[last].span.end};
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
    if (auto measure = measured_time(tree_, made_from)) {
      const Span span = span_of(tree_, tree_.left_edge(*measure), made_from.preposition.back());
      argument.role = ArgumentRole::Time;
      argument.preposition = std::string(slice(tree_.document().text, span));
      argument.preposition_span = span;
    }
  }
}

}  // namespace kg
