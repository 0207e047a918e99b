#include "extract/claims/oie_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Rows without sentence and confidence, their fields joined.
std::vector<std::string> fields(const std::vector<OieRow>& rows) {
  std::vector<std::string> lines;
  for (const OieRow& row : rows) {
    std::string line;
    for (std::size_t i = 2; i < row.size(); ++i) line += (i > 2 ? " | " : "") + row[i];
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> nary(std::string_view sentence) {
  const Parsed& parsed = tree_of(sentence);
  return fields(oie_rows(parsed.document, parsed.annotation));
}

std::vector<std::string> binary(std::string_view sentence) {
  const Parsed& parsed = tree_of(sentence);
  return fields(binary_rows(parsed.document, parsed.annotation));
}

TEST(OieFormat, RowsBeginWithTheSentenceAndAConfidence) {
  const Parsed& parsed = tree_of("Starmer met Trump.");
  auto rows = oie_rows(parsed.document, parsed.annotation);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0][0], "Starmer met Trump.");
  EXPECT_GT(std::stod(rows[0][1]), 0);
  EXPECT_LE(std::stod(rows[0][1]), 1);
}

TEST(OieFormat, PrepositionsStandBeforeFurtherArguments) {
  EXPECT_THAT(nary("Ada sold the farm to Bo in May."),
              UnorderedElementsAre("sold | Ada | the farm | to Bo | in May"));
}

TEST(OieFormat, ConjunctsOfAFurtherArgumentMakeARowEach) {
  EXPECT_THAT(nary("The US and its allies have supplied Ukraine with tanks, artillery and "
                   "ammunition."),
              UnorderedElementsAre("have supplied | The US | Ukraine | with tanks",
                                   "have supplied | The US | Ukraine | with artillery",
                                   "have supplied | The US | Ukraine | with ammunition",
                                   "have supplied | its allies | Ukraine | with tanks",
                                   "have supplied | its allies | Ukraine | with artillery",
                                   "have supplied | its allies | Ukraine | with ammunition"));
}

TEST(OieFormat, LeavesOutWhatTheTableLeavesOut) {
  EXPECT_THAT(
      nary("Ukraine accused Russia of shelling a hospital in Kharkiv."),
      UnorderedElementsAre("accused | Ukraine | Russia | of shelling a hospital in Kharkiv"));
}

TEST(OieFormat, LeavesOutClaimsThatSayNothingBeyondTheVerb) {
  EXPECT_THAT(nary("The talks collapsed."), IsEmpty());
}

TEST(OieFormat, PurposesAreClaims) {
  EXPECT_THAT(
      nary("Lind flew to Paris to meet Macron."),
      UnorderedElementsAre("flew to | Lind | Paris | to meet Macron", "to meet | Lind | Macron"));
}

TEST(OieFormat, BinaryEdgesCarryTheWordsBefore) {
  EXPECT_THAT(binary("Ada sold the farm to Bo in May."),
              UnorderedElementsAre("sold | Ada | the farm", "sold the farm to | Ada | Bo",
                                   "sold the farm in | Ada | May"));
}

TEST(OieFormat, BinaryEdgesOpenNounPhrases) {
  EXPECT_THAT(binary("Oslo is the capital of Norway."),
              UnorderedElementsAre("is | Oslo | the capital of Norway",
                                   "is the capital of | Oslo | Norway"));
}

TEST(OieFormat, BinaryEdgesCarryTheFirstPhraseOfAnIntransitiveVerb) {
  EXPECT_THAT(binary("Kim moved to Rome in 1980."),
              UnorderedElementsAre("moved to | Kim | Rome", "moved to Rome in | Kim | 1980"));
}

TEST(OieFormat, BinaryEdgesReachIntoPurpose) {
  EXPECT_THAT(
      binary("Lind flew to Paris to meet Macron."),
      UnorderedElementsAre("flew to | Lind | Paris", "flew to Paris to meet | Lind | Macron"));
}

TEST(OieFormat, BinaryEdgesHaveNoSuppliedWords) {
  EXPECT_THAT(binary("The song written by Eve won a prize."),
              UnorderedElementsAre("written by | The song | Eve", "won | The song | a prize"));
  EXPECT_THAT(binary("Ray, a lawyer from Leeds, sued the bank."),
              UnorderedElementsAre("sued | Ray | the bank"));
}

}  // namespace
}  // namespace kg
