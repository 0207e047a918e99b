#include "extract/part_chains.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kg {
namespace {

Mention mention(Span span, Span head, std::uint32_t chain) {
  Mention m;
  m.span = span;
  m.head = head;
  m.chain = chain;
  return m;
}

// "Mayor Anna Lindqvist of Port Ellery spoke": 6..20 the name, 24..35 the town.
const std::vector<Mention> kMentions = {mention({0, 35}, {6, 20}, 0), mention({6, 20}, {6, 20}, 0),
                                        mention({24, 35}, {24, 35}, 1)};

std::optional<std::uint32_t> mention_of(const MentionHeads& heads, Span head) {
  const auto found = heads.find(head);
  if (!found) return std::nullopt;
  return found->mention;
}

TEST(MentionHeads, FindTheShortestMentionOfAHead) {
  const MentionHeads heads(kMentions);
  EXPECT_EQ(mention_of(heads, {6, 20}), 1u);
  EXPECT_EQ(mention_of(heads, {24, 35}), 2u);
}

TEST(MentionHeads, FindAMentionWhoseHeadOverlaps) {
  const MentionHeads heads(kMentions);
  EXPECT_EQ(mention_of(heads, {11, 20}), 1u);  // the surname alone
  EXPECT_EQ(mention_of(heads, {24, 28}), 2u);
}

TEST(MentionHeads, FindNothingBesideTheHeads) {
  const MentionHeads heads(kMentions);
  EXPECT_EQ(mention_of(heads, {0, 5}), std::nullopt);    // in the first mention, but not its head
  EXPECT_EQ(mention_of(heads, {20, 24}), std::nullopt);  // ends touch, but do not overlap
  EXPECT_EQ(mention_of(heads, {36, 41}), std::nullopt);
  EXPECT_EQ(mention_of(heads, {7, 7}), std::nullopt);
  EXPECT_EQ(mention_of(MentionHeads({}), {0, 5}), std::nullopt);
}

TEST(MentionHeads, AgreeWithLookingAtEveryMention) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<Mention> mentions;
    for (auto n = random() % 12; n > 0; --n) {
      const auto begin = static_cast<std::uint32_t>(random() % 40);
      const Span head{begin, begin + 1 + static_cast<std::uint32_t>(random() % 6)};
      mentions.push_back(
          mention({head.begin, head.end + static_cast<std::uint32_t>(random() % 9)}, head, 0));
    }
    const MentionHeads heads(mentions);
    for (std::uint32_t at = 0; at < 45; ++at) {
      const Span head{at, at + 3};
      std::optional<std::uint32_t> best;
      for (bool exact : {true, false})
        for (std::uint32_t i = 0;
             i < mentions.size() && !(best && !exact && mentions[*best].head == head); ++i) {
          const bool fits = exact ? mentions[i].head == head : mentions[i].head.overlaps(head);
          if (fits && (!best || mentions[i].span.length() < mentions[*best].span.length()))
            best = i;
        }
      ASSERT_EQ(mention_of(heads, head), best);
    }
  }
}

TEST(MentionHeads, FindANameByItsAppositionUnlessThatIsAMentionItself) {
  // "the spokesman, Anna Moss, spoke": 4..13 the noun, 15..24 the name.
  Mention name = mention({0, 24}, {15, 24}, 0);
  name.appositions = {{4, 13}};
  const std::vector<Mention> alone = {name};
  ASSERT_TRUE(MentionHeads(alone).find({4, 13}));
  EXPECT_TRUE(MentionHeads(alone).find({4, 13})->apposition);
  EXPECT_FALSE(MentionHeads(alone).find({15, 24})->apposition);
  const std::vector<Mention> both = {name, mention({0, 13}, {4, 13}, 1)};
  EXPECT_EQ(mention_of(MentionHeads(both), {4, 13}), 1u);
}

TEST(AttachChains, GivesAnAppositionItsNameButNotAsWhatIsSaidOfTheName) {
  Mention name = mention({0, 24}, {15, 24}, 0);
  name.appositions = {{4, 13}};
  std::vector<Claim> claims(2);
  claims[0].subject.head = {4, 13};  // "the spokesman ... spoke"
  claims[1].subject.head = {15, 24};
  claims[1].arguments.resize(1);
  claims[1].arguments[0].part.head = {4, 13};  // "Anna Moss is the spokesman"
  attach_chains(std::vector<Mention>{name}, claims);
  EXPECT_EQ(claims[0].subject.chain, 0u);
  EXPECT_EQ(claims[1].subject.chain, 0u);
  EXPECT_EQ(claims[1].arguments[0].part.chain, std::nullopt);
}

TEST(AttachChains, ReachesSubjectsArgumentsAndClaimants) {
  std::vector<Claim> claims(1);
  Claim& claim = claims[0];
  claim.subject.head = {6, 20};
  claim.arguments.resize(2);
  claim.arguments[0].part.head = {36, 41};
  claim.arguments[1].part.head = {24, 35};
  claim.attributions.resize(2);
  claim.attributions[0].claimant.head = {11, 20};
  claim.attributions[1].claimant.head = {24, 35};
  attach_chains(kMentions, claims);
  EXPECT_EQ(claim.subject.chain, 0u);
  EXPECT_EQ(claim.arguments[0].part.chain, std::nullopt);
  EXPECT_EQ(claim.arguments[1].part.chain, 1u);
  EXPECT_EQ(claim.attributions[0].claimant.chain, 0u);
  EXPECT_EQ(claim.attributions[1].claimant.chain, 1u);
}

}  // namespace
}  // namespace kg
