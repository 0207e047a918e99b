#include "extract/claims/near_duplicates.h"

#include <gtest/gtest.h>

#include <string_view>

namespace kg {
namespace {

constexpr std::string_view kText = "Kim signed the deal with Iran and Bo signed the deal in May";

// A part whose text stands in kText, at its first place from `from` on, with its last word, or the
// one given, as head.
ClaimPart part(std::string_view text, std::string_view head = {}, std::size_t from = 0) {
  ClaimPart made;
  made.text = text;
  const auto begin = static_cast<std::uint32_t>(kText.find(text, from));
  made.spans = {{begin, begin + static_cast<std::uint32_t>(text.size())}};
  if (head.empty()) head = text.substr(text.rfind(' ') + 1);
  const auto at = static_cast<std::uint32_t>(kText.find(head, begin));
  made.head = {at, at + static_cast<std::uint32_t>(head.size())};
  return made;
}

Claim claim(ClaimPart subject, ClaimPart relation, ClaimPart object, std::string rule) {
  Claim made;
  made.subject = std::move(subject);
  made.relation = std::move(relation);
  made.relation_lemma = "sign";
  made.arguments = {{ArgumentRole::Object, std::move(object), {}, {}}};
  made.rules = {std::move(rule)};
  return made;
}

Claim supplied(ClaimPart subject, ClaimPart object, std::string rule) {
  Claim made = claim(std::move(subject), {}, std::move(object), std::move(rule));
  made.relation.text = "is";
  made.relation_lemma = "be";
  made.implicit = true;
  return made;
}

std::size_t second(std::string_view word) { return kText.find(word, kText.find(word) + 1); }

TEST(NearDuplicates, TheFullerClaimKeepsTheRulesOfBoth) {
  std::vector<Claim> claims = {
      claim(part("Kim"), part("signed"), part("the deal", "deal"), "direct-object"),
      claim(part("Kim"), part("signed"), part("the deal with Iran", "deal"), "nominal-event")};
  claims[0].confidence = 0.8;
  merge_near_duplicates(claims, 0);
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].arguments[0].part.text, "the deal with Iran");
  EXPECT_EQ(claims[0].rules, (std::vector<std::string>{"nominal-event", "direct-object"}));
  EXPECT_DOUBLE_EQ(claims[0].confidence, 0.8);
}

TEST(NearDuplicates, ArgumentsOfTheShorterClaimStay) {
  std::vector<Claim> claims = {
      claim(part("Kim"), part("signed"), part("the deal with Iran", "deal"), "direct-object"),
      claim(part("Kim"), part("signed"), part("the deal", "deal"), "direct-object")};
  claims[1].arguments.push_back({ArgumentRole::Time, part("May"), "in", {}});
  merge_near_duplicates(claims, 0);
  ASSERT_EQ(claims.size(), 1U);
  ASSERT_EQ(claims[0].arguments.size(), 2U);
  EXPECT_EQ(claims[0].arguments[1].part.text, "May");
}

TEST(NearDuplicates, TwoVerbsAreTwoFacts) {
  std::vector<Claim> claims = {
      claim(part("Kim"), part("signed"), part("the deal"), "direct-object"),
      claim(part("Kim"), part("signed", {}, second("signed")), part("the deal"), "direct-object")};
  merge_near_duplicates(claims, 0);
  EXPECT_EQ(claims.size(), 2U);
}

TEST(NearDuplicates, TwoSubjectsTwoRolesAndTwoWorldsStayApart) {
  const Claim base = claim(part("Kim"), part("signed"), part("the deal"), "direct-object");
  Claim other_subject = base, other_role = base, denied = base, planned = base;
  other_subject.subject = part("Bo");
  other_role.arguments[0].role = ArgumentRole::Clause;
  denied.polarity = Polarity::Negative;
  planned.modality = Modality::Planned;
  for (const Claim& other : {other_subject, other_role, denied, planned}) {
    std::vector<Claim> claims = {base, other};
    merge_near_duplicates(claims, 0);
    EXPECT_EQ(claims.size(), 2U);
  }
}

TEST(NearDuplicates, OneHeadMayStandForTwoThings) {
  Claim first = claim(part("Kim"), part("signed"), part("the deal with", "deal"), "direct-object");
  Claim other = claim(part("Kim"), part("signed"), part("deal with Iran", "deal"), "direct-object");
  std::vector<Claim> claims = {first, other};
  merge_near_duplicates(claims, 0);
  EXPECT_EQ(claims.size(), 2U);
}

TEST(NearDuplicates, TheSameDescriptionTwiceIsOneFact) {
  std::vector<Claim> claims = {
      supplied(part("deal"), part("Iran"), "title"),
      supplied(part("deal", {}, second("deal")), part("Iran"), "apposition"),
      supplied(part("Bo"), part("Iran"), "title")};
  merge_near_duplicates(claims, 0);
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].rules, (std::vector<std::string>{"title", "apposition"}));
}

TEST(NearDuplicates, EarlierSentencesAreLeftAlone) {
  const Claim base = claim(part("Kim"), part("signed"), part("the deal"), "direct-object");
  std::vector<Claim> claims = {base, base, base};
  merge_near_duplicates(claims, 1);
  EXPECT_EQ(claims.size(), 2U);
}

}  // namespace
}  // namespace kg
