#include "extract/claims/oie_format.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/claim.h"
#include "extract/claims/binary_edges.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/claims.h"
#include "extract/claims/sentence_parts.h"

namespace kg {
namespace {

// Longer lists in one further argument stay one.
constexpr std::size_t kMostDistributed = 4;

// The end of the run of arguments from `at` that share one preposition: conjuncts, which the n-ary
// form leaves together.
std::size_t run_end(const Claim& claim, std::size_t at) {
  std::size_t end = at + 1;
  Span preposition = claim.arguments[at].preposition_span;
  if (at == 0 || preposition.empty()) return end;
  while (end < claim.arguments.size() && claim.arguments[end].preposition_span == preposition)
    ++end;
  return end;
}

std::string collapsed(std::string_view text) {
  std::string words;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  return words;
}

// "moved *to*": the preposition is a word of the relation. A supplied one always is.
bool is_in_relation(const Claim& claim, const ClaimArgument& argument) {
  const Span preposition = argument.preposition_span;
  const auto& spans = claim.relation.spans;
  return preposition.empty() || std::any_of(spans.begin(), spans.end(),
                                            [&](Span span) { return span.contains(preposition); });
}

// The preposition as the sentence writes it, unless the relation ends with it already.
std::string argument_text(const Document& document, const Claim& claim, std::size_t at,
                          std::size_t end) {
  const ClaimArgument& argument = claim.arguments[at];
  std::string text = argument.part.text;
  if (end > at + 1)
    text = collapsed(slice(
        document.text, {argument.part.extent().begin, claim.arguments[end - 1].part.extent().end}));
  std::string preposition(slice(document.text, argument.preposition_span));
  if (preposition.empty()) preposition = argument.preposition;
  if (preposition.empty() || (at == 0 && is_in_relation(claim, argument))) return text;
  return preposition + " " + text;
}

OieRow row_of(const Document& document, const Claim& claim) {
  OieRow row = {document.text, fmt::format("{:.3f}", claim.confidence), claim.relation.text,
                claim.subject.text};
  for (std::size_t i = 0, end = 0; i < claim.arguments.size(); i = end) {
    end = run_end(claim, i);
    // A place that stands in an argument before it too is said already.
    const auto holds_it = [&](const ClaimArgument& before) {
      return before.part.extent().contains(claim.arguments[i].part.extent());
    };
    const auto at = claim.arguments.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(claim.arguments.begin(), at, holds_it)) continue;
    row.push_back(argument_text(document, claim, i, end));
  }
  return row;
}

// The claim with one of the conjuncts [first, last) of its arguments.
Claim with_one_of(const Claim& claim, std::size_t first, std::size_t last, std::size_t kept) {
  Claim one = claim;
  one.arguments.assign(claim.arguments.begin(),
                       claim.arguments.begin() + static_cast<std::ptrdiff_t>(first));
  one.arguments.push_back(claim.arguments[kept]);
  one.arguments.insert(one.arguments.end(),
                       claim.arguments.begin() + static_cast<std::ptrdiff_t>(last),
                       claim.arguments.end());
  return one;
}

}  // namespace

bool is_in_benchmark(const Claim& claim) {
  return claim.object() &&
         std::all_of(claim.rules.begin(), claim.rules.end(), [](const std::string& name) {
           const ClaimRule* rule = find_claim_rule(name);
           return !rule || rule->benchmark;
         });
}

std::vector<OieRow> claim_rows(const Document& document, const Claim& claim) {
  std::vector<OieRow> rows;
  for (std::size_t i = 1, end = 0; i < claim.arguments.size(); i = end) {
    end = run_end(claim, i);
    if (end - i < 2 || end - i > kMostDistributed) continue;
    for (std::size_t kept = i; kept < end; ++kept)
      rows.push_back(row_of(document, with_one_of(claim, i, end, kept)));
    return rows;
  }
  rows.push_back(row_of(document, claim));
  return rows;
}

std::vector<OieRow> oie_rows(const Document& document, const Annotation& annotation) {
  std::vector<OieRow> rows;
  for (const Claim& claim : find_claims(document, annotation))
    if (is_in_benchmark(claim))
      for (OieRow& row : claim_rows(document, claim)) rows.push_back(std::move(row));
  return rows;
}

std::vector<OieRow> binary_rows(const Document& document, const Annotation& annotation) {
  std::vector<OieRow> rows;
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    TokenIndex size = annotation.sentences[s].size();
    if (size == 0 || size > kLongestSentence) continue;  // no benchmark has such
    Tree tree(document, annotation, s);
    for (const BinaryEdge& edge : binary_edges(tree, ClauseTable(tree)))
      rows.push_back({document.text, fmt::format("{:.3f}", edge.confidence),
                      text_of(tree, words_of(edge.relation)), text_of(tree, words_of(edge.subject)),
                      text_of(tree, words_of(edge.object))});
  }
  return rows;
}

}  // namespace kg
