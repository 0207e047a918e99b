// The table of rules: every rule does what its example says, and docs/claims.md has the same table.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "claims/support_claims.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/claims.h"

namespace kg {
namespace {

std::string contents(const std::string& file) {
  std::ifstream in(std::string(KG_SOURCE_DIR) + "/" + file);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

// What stands on both sides of " => ".
std::pair<std::string, std::string> example_of(const ClaimRule& rule) {
  const auto arrow = rule.example.find(" => ");
  if (arrow == std::string_view::npos) return {};
  return {std::string(rule.example.substr(0, arrow)), std::string(rule.example.substr(arrow + 4))};
}

// The claims of a sentence of example_trees.txt, as running text and as a heading, that the rule
// had a part in.
std::vector<std::string> claims_by(const ClaimRule& rule, const std::vector<Parsed>& trees) {
  std::vector<std::string> claims;
  for (Parsed parsed : trees) {
    if (parsed.document.text != example_of(rule).first) continue;
    for (const ParagraphKind kind : {ParagraphKind::Body, ParagraphKind::Heading}) {
      parsed.document.paragraphs.front().kind = kind;
      for (const Claim& claim : find_claims(parsed.document, parsed.annotation))
        if (std::find(claim.rules.begin(), claim.rules.end(), rule.name) != claim.rules.end())
          claims.push_back(describe(claim, parsed.document.text));
    }
  }
  return claims;
}

TEST(RuleExamples, EveryRuleMakesTheClaimOfItsExample) {
  const auto trees = read_trees(contents("tests/claims/example_trees.txt"));
  for (const ClaimRule& rule : claim_rules()) {
    const auto [sentence, claim] = example_of(rule);
    const std::string& wanted = claim;
    const auto claims = claims_by(rule, trees);
    const bool made = std::any_of(claims.begin(), claims.end(), [&](const std::string& made_claim) {
      return made_claim == wanted || made_claim.starts_with(wanted + " [");  // with qualifiers
    });
    EXPECT_TRUE(made) << rule.name << ": '" << sentence << "' gives "
                      << testing::PrintToString(claims) << ", not '" << wanted
                      << "' (a new rule or example: run tests/claims/make_trees.py)";
  }
}

// The rows of the table as "| `name` | description | sentence | claim | precision |".
std::vector<std::string> documented_rules() {
  std::vector<std::string> rows;
  std::istringstream in(contents("docs/claims.md"));
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("| `")) rows.push_back(line);
  return rows;
}

TEST(RuleExamples, TheDocumentedTableIsTheTableOfRules) {
  std::vector<std::string> rows;
  for (const ClaimRule& rule : claim_rules()) {
    const auto [sentence, claim] = example_of(rule);
    rows.push_back("| `" + std::string(rule.name) + "` | " + std::string(rule.description) + " | " +
                   sentence + " | " + claim + " | " + fmt::format("{:.2f}", rule.precision) + " |");
  }
  EXPECT_EQ(documented_rules(), rows);
}

}  // namespace
}  // namespace kg
