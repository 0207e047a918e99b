#include "claims/support_claims.h"

#include <gmock/gmock.h>
#include <algorithm>

#include <fstream>
#include <sstream>

#include "extract/claims/claims.h"

namespace kg {
namespace {

std::string cue(std::string_view text, std::string_view what, Span span) {
  return " [" + std::string(what) + ": " + std::string(slice(text, span)) + "]";
}

std::vector<std::string> described(const Parsed& parsed, bool with_edges) {
  std::vector<std::string> lines;
  for (const Claim& claim : find_claims(parsed.document, parsed.annotation))
    if (claim.edge == with_edges) lines.push_back(describe(claim, parsed.document.text));
  return lines;
}

}  // namespace

const std::vector<Parsed>& all_trees() {
  static const std::vector<Parsed> all = [] {
    std::ifstream in(std::string(KG_SOURCE_DIR) + "/tests/claims/trees.txt");
    std::stringstream content;
    content << in.rdbuf();
    return read_trees(content.str());
  }();
  return all;
}

std::string describe(const Claim& claim, std::string_view text) {
  std::string line = claim.subject.text + "; " + claim.relation.text;
  for (std::size_t i = 0; i < claim.arguments.size(); ++i) {
    const ClaimArgument& argument = claim.arguments[i];
    const bool said = std::any_of(
        claim.arguments.begin(), claim.arguments.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const auto& before) { return before.part.extent().contains(argument.part.extent()); });
    if (said) continue;
    line += "; ";
    const auto& words = claim.relation.spans;
    const bool in_relation = i == 0 && (argument.preposition_span.empty() ||
                                        std::any_of(words.begin(), words.end(), [&](Span span) {
                                          return span.contains(argument.preposition_span);
                                        }));
    if (!argument.preposition.empty() && !in_relation) line += argument.preposition + " ";
    line += argument.part.text;
  }
  if (claim.modality != Modality::Actual)
    line += cue(text, to_string(claim.modality), claim.modality_cue);
  if (claim.polarity == Polarity::Negative) line += cue(text, "not", claim.polarity_cue);
  for (const Attribution& one : claim.attributions)
    line += " [" + one.claimant.text + ": " + one.cue.text + "]";
  return line;
}

std::vector<std::string> claims_in(const Parsed& parsed) { return described(parsed, true); }

const Parsed& tree_of(std::string_view sentence) {
  static const Parsed none;
  for (const Parsed& parsed : all_trees())
    if (parsed.document.text == sentence) return parsed;
  ADD_FAILURE() << "not in trees.txt (see make_trees.py): " << sentence;
  return none;
}

void expect_claims(std::string_view sentence, const std::vector<std::string>& expected) {
  EXPECT_THAT(claims_in(tree_of(sentence)), testing::UnorderedElementsAreArray(expected))
      << sentence;
}

void expect_phrase_claims(std::string_view sentence, const std::vector<std::string>& expected) {
  EXPECT_THAT(described(tree_of(sentence), false), testing::UnorderedElementsAreArray(expected))
      << sentence;
}

}  // namespace kg
