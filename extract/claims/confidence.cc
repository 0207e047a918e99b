#include "extract/claims/confidence.h"

#include <algorithm>

#include "extract/claims/claim_rules.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

int clause_depth(const Tree& tree, const ClauseTable& clauses, TokenIndex token) {
  int depth = 0;
  for (MaybeToken at = tree.head(token); at; at = tree.head(*at))
    if (clauses.at(*at)) ++depth;
  return depth;
}

double shift_of(const Tree& tree, const ClauseTable& clauses, const Draft& draft) {
  double shift = 0;
  int depth = clause_depth(tree, clauses, draft.anchor);
  if (depth == 0) shift += 0.06;
  if (depth >= 3) shift -= 0.08;
  if (draft.subject.head && is_name(tree[*draft.subject.head].entity)) shift += 0.03;
  if (draft.clause && draft.subject.head) {
    auto distance = static_cast<int>(draft.clause->verb) - static_cast<int>(*draft.subject.head);
    if (distance > 15) shift -= 0.08;
  }
  if (!draft.arguments.empty()) {
    std::size_t words = draft.arguments.front().phrase.words.size();
    if (words >= 6 && words <= 8) shift += 0.02;
  } else {
    shift -= 0.1;
  }
  return shift;
}

}  // namespace

double confidence_of(const Tree& tree, const ClauseTable& clauses, const Draft& draft) {
  const ClaimRule* form = find_claim_rule(draft.rules.front());
  double confidence = form ? form->prior : 0.5;
  for (std::size_t i = 1; i < draft.rules.size(); ++i)
    if (const ClaimRule* rule = find_claim_rule(draft.rules[i]))
      confidence = std::min(confidence, rule->prior);
  return std::clamp(confidence + shift_of(tree, clauses, draft), 0.05, 0.95);
}

}  // namespace kg
