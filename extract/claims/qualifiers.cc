#include "extract/claims/qualifiers.h"

#include <algorithm>

#include "extract/claims/cue_reader.h"

namespace kg {
namespace {

TokenIndex top_of(const Tree& tree, const Clause& clause) {
  TokenIndex top = clause.verb;
  for (TokenIndex governor : clause.governors) top = std::min(top, governor);
  while (tree.dep(top) == Dep::Conj && tree.head(top) && tree.is_verb(*tree.head(top)))
    top = *tree.head(top);
  return top;
}

Qualifiers read(const Tree& tree, const ClauseTable& clauses, QualifierReader& others,
                const Clause& clause) {
  FoundCues found(tree);
  const CueContext context{tree, clauses, others, clause, top_of(tree, clause), found};
  read_condition(context);
  read_words(context);
  read_source(context);
  read_adverbs(context);
  read_clause_above(context);
  found.settle_future();
  if (found.is_actual()) read_dependence(context);
  return found.result();
}

}  // namespace

void FoundCues::set(Modality modality, TokenIndex cue) {
  if (!is_actual() || modality == Modality::Actual) return;
  found_.modality = modality;
  found_.modality_cue = cue_span(cue);
}

void FoundCues::negate(TokenIndex cue) { negate(cue_span(cue)); }

void FoundCues::negate(Span cue) {
  ++negations_;
  if (found_.polarity_cue.empty()) found_.polarity_cue = cue;
}

void FoundCues::apply(const std::optional<Cue>& cue, TokenIndex token) {
  if (!cue) return;
  set(cue->modality, token);
  if (cue->negative) negate(token);
}

void FoundCues::set_future(const Cue& cue, TokenIndex token) {
  if (future_) return;
  future_ = cue;
  future_token_ = token;
}

void FoundCues::settle_future() {
  if (future_) set(future_->modality, future_token_);
}

void FoundCues::inherit(const Qualifiers& above) {
  found_.modality = above.modality;
  found_.modality_cue = above.modality_cue;
}

Qualifiers FoundCues::result() const {
  Qualifiers result = found_;
  result.polarity = negations_ % 2 == 1 ? Polarity::Negative : Polarity::Positive;
  if (result.polarity == Polarity::Positive) result.polarity_cue = {};
  return result;
}

bool FoundCues::is(TokenIndex token, std::string_view word) const {
  return tree_.range().contains(token) && tree_.lower(token) == word;
}

// A cue right before an infinitive has its "to": "set to", "refusal to"; "no" its "longer".
Span FoundCues::cue_span(TokenIndex cue) const {
  Span span = tree_[cue].span;
  const TokenIndex next = cue + 1;
  if (next >= tree_.range().last) return span;
  const bool longer = is(cue, "no") && is(next, "longer");
  if (tree_[next].tag == Tag::To || longer) span.end = tree_[next].span.end;
  if (is(cue, "case") && is(cue - 1, "in")) span.begin = tree_[cue - 1].span.begin;
  return span;
}

const Qualifiers& QualifierReader::of(const Clause& clause) {
  if (auto found = known_.find(clause.verb); found != known_.end()) return found->second;
  const Qualifiers qualifiers = read(tree_, clauses_, *this, clause);
  return known_.emplace(clause.verb, qualifiers).first->second;
}

Qualifiers qualifiers_of(const Tree& tree, const ClauseTable& clauses, const Clause& clause) {
  return QualifierReader(tree, clauses).of(clause);
}

bool has_content_modality(std::string_view noun) { return noun_cue(noun).has_value(); }

}  // namespace kg
