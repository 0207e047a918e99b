// What holds of every claim, whatever its rule.
#include "extract/claims/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/support_claims.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/oie_format.h"

namespace kg {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Claim claim_of(std::string_view sentence, std::size_t at = 0) {
  const Parsed& parsed = tree_of(sentence);
  return find_claims(parsed.document, parsed.annotation).at(at);
}

std::string without_space(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

// The bytes of the part's spans are the words of its text, supplied words apart.
void expect_spans_say_the_text(const ClaimPart& part, const std::string& document) {
  std::string bytes;
  std::uint32_t last = 0;
  for (Span span : part.spans) {
    EXPECT_LT(span.begin, span.end);
    EXPECT_GE(span.begin, last) << part.text;
    last = span.end;
    std::string piece = without_space(slice(document, span));
    EXPECT_NE(without_space(part.text).find(piece), std::string::npos)
        << part.text << " / " << piece;
    bytes += piece;
  }
  EXPECT_LE(bytes.size(), without_space(part.text).size());
  if (!part.head.empty()) {
    EXPECT_TRUE(part.core.contains(part.head)) << part.text;
    EXPECT_LE(part.core.end, document.size());
  }
}

TEST(Claims, SpansOfEveryPartAreItsWords) {
  Parsed all = join_trees(all_trees());
  auto claims = find_claims(all.document, all.annotation);
  ASSERT_GT(claims.size(), 150U);
  for (const Claim& claim : claims) {
    expect_spans_say_the_text(claim.subject, all.document.text);
    expect_spans_say_the_text(claim.relation, all.document.text);
    for (const ClaimArgument& argument : claim.arguments) {
      expect_spans_say_the_text(argument.part, all.document.text);
      EXPECT_LE(argument.preposition_span.end, all.document.text.size());
    }
    Span sentence = all.annotation.span(all.annotation.sentences[claim.sentence]);
    EXPECT_TRUE(sentence.contains(claim.subject.extent())) << claim.subject.text;
  }
}

TEST(Claims, EveryClaimNamesKnownRulesAndACue) {
  Parsed all = join_trees(all_trees());
  for (const Claim& claim : find_claims(all.document, all.annotation)) {
    ASSERT_FALSE(claim.rules.empty());
    for (const std::string& rule : claim.rules) EXPECT_NE(find_claim_rule(rule), nullptr) << rule;
    EXPECT_EQ(claim.polarity == Polarity::Negative, !claim.polarity_cue.empty());
    EXPECT_EQ(claim.modality != Modality::Actual, !claim.modality_cue.empty());
    EXPECT_GE(claim.confidence, 0);
    EXPECT_LE(claim.confidence, 1);
  }
}

TEST(Claims, SameInputGivesTheSameClaims) {
  Parsed all = join_trees(all_trees());
  auto once = claims_in(all), again = claims_in(all);
  EXPECT_EQ(once, again);
}

TEST(Claims, NormalFormLeavesShadesOut) {
  EXPECT_EQ(claim_of("The US continues to push NATO allies toward a 5% target.").relation_lemma,
            "push");
  EXPECT_EQ(claim_of("The club is likely to try to sell shares.").relation_lemma, "sell");
  EXPECT_EQ(claim_of("Kim was hired by Ford in 1990.").relation_lemma, "hired by");
  EXPECT_EQ(claim_of("Lind turned down the offer.").relation_lemma, "turn down");
  EXPECT_EQ(claim_of("Lind stopped selling arms to Iran.").relation_lemma, "stop selling");
  EXPECT_EQ(claim_of("Oslo is the capital of Norway.").relation_lemma, "be capital of");
}

TEST(Claims, EachEdgeHasItsOwnLabel) {
  Claim push = claim_of("The US continues to push NATO allies toward a 5% target.");
  EXPECT_EQ(push.edge_label(push.arguments.at(0)), "push");
  EXPECT_EQ(push.edge_label(push.arguments.at(1)), "push toward");
  Claim hire = claim_of("Kim was hired by Ford in 1990.");
  EXPECT_EQ(hire.edge_label(hire.arguments.at(0)), "hired by");
  EXPECT_EQ(hire.edge_label(hire.arguments.at(1)), "hired in");
  EXPECT_TRUE(hire.passive);
  Claim finish = claim_of("In the race with Lind, 66 runners finished.");
  EXPECT_EQ(finish.edge_label(finish.arguments.at(0)), "finish in");
}

TEST(Claims, PartsKeepTheirHeadAndItsCore) {
  const std::string text = "The US continues to push NATO allies toward a 5% target.";
  Claim push = claim_of(text);
  EXPECT_EQ(slice(text, push.arguments.at(1).part.head), "target");
  EXPECT_EQ(slice(text, push.arguments.at(1).part.core), "5% target");
  const std::string titled = "UK Prime Minister Keir Starmer visited Kyiv.";
  EXPECT_EQ(slice(titled, claim_of(titled, 1).subject.head), "Keir Starmer");
}

TEST(Claims, SuppliedWordsAreMarked) {
  EXPECT_TRUE(claim_of("Ray, a lawyer from Leeds, sued the bank.").implicit);
  EXPECT_TRUE(claim_of("Ray, a lawyer from Leeds, sued the bank.").relation.spans.empty());
  EXPECT_FALSE(claim_of("Starmer met Trump.").implicit);
}

TEST(Claims, RolesOfArguments) {
  Claim sold = claim_of("Ada sold the farm to Bo in May.");
  EXPECT_EQ(sold.arguments.at(0).role, ArgumentRole::Object);
  EXPECT_EQ(sold.arguments.at(1).role, ArgumentRole::Prepositional);
  EXPECT_EQ(sold.arguments.at(2).role, ArgumentRole::Time);
  Claim gave = claim_of("The company gave its workers a bonus last week.");
  EXPECT_EQ(gave.arguments.at(1).role, ArgumentRole::IndirectObject);
  EXPECT_EQ(claim_of("Lind said that the talks had failed.").arguments.at(0).role,
            ArgumentRole::Clause);
}

TEST(Claims, OfNominalClaimsHeadingsMakeThoseOfOfficesAlone) {
  EXPECT_THAT(claims_in(tree_of("Mayor Jo Lind meets Tom Ray, a lawyer")),
              testing::UnorderedElementsAre("Mayor Jo Lind; meets; Tom Ray", "Jo Lind; is; Mayor",
                                            "Tom Ray; is; a lawyer"));
  expect_phrase_claims("Mayor Jo Lind meets Tom Ray, a lawyer", {});
}

TEST(Claims, RepeatedHeadingsMakeNone) {
  Parsed heading = tree_of("Mayor Jo Lind meets Tom Ray, a lawyer");
  heading.document.paragraphs.at(0).repeated = true;
  EXPECT_THAT(claims_in(heading), IsEmpty());
}

TEST(Claims, BrokenTreesAreRepaired) {
  Parsed parsed = tree_of("Ada sold the farm to Bo in May.");
  parsed.annotation.tokens[0].head = 7000;  // outside the sentence
  parsed.annotation.tokens[4].head = 5;     // a cycle
  parsed.annotation.tokens[5].head = 4;
  EXPECT_THAT(claims_in(parsed), testing::Not(Contains(testing::HasSubstr("Ada; sold"))));
}

TEST(Claims, NothingButPunctuation) {
  auto parsed = read_trees("# text = ...\n1\t...\t...\tPUNCT\t.\t0\tROOT\tO\n");
  EXPECT_THAT(claims_in(parsed.at(0)), IsEmpty());
  EXPECT_THAT(oie_rows(parsed.at(0).document, parsed.at(0).annotation), IsEmpty());
}

TEST(Claims, EveryRuleOfTheTableIsDescribedAndUsed) {
  std::vector<std::string> used;
  Parsed all = join_trees(all_trees());
  for (const Claim& claim : find_claims(all.document, all.annotation))
    used.insert(used.end(), claim.rules.begin(), claim.rules.end());
  for (const ClaimRule& rule : claim_rules()) {
    EXPECT_NE(rule.example.find(" => "), std::string_view::npos) << rule.name;
    EXPECT_FALSE(rule.description.empty()) << rule.name;
    EXPECT_THAT(used, Contains(std::string(rule.name)));
  }
}

}  // namespace
}  // namespace kg
