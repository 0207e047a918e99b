#include "extract/actors/ranker.h"

#include <gmock/gmock.h>

#include <set>

#include "actors/support_parses.h"

namespace kg {
namespace {

/// The pronouns that the ranker decides in a text, with what it weighed.
std::vector<RankedPronoun> ranked(const std::string& text) {
  const ParsedText input = parsed(text);
  const DocumentTree tree(input.document, input.annotation);
  const auto references = find_references(tree, find_names(tree));
  Linking linking(tree, references);
  return rank_third_person(linking);
}

std::set<std::string_view> features_of(const PronounFeatures& features) {
  std::set<std::string_view> names;
  for (const PronounFeature& feature : features)
    names.insert(pronoun_feature_names()[feature.index]);
  return names;
}

TEST(PronounFeatures, HaveDifferentNames) {
  const auto& names = pronoun_feature_names();
  EXPECT_EQ(std::set<std::string_view>(names.begin(), names.end()).size(), names.size());
}

TEST(PronounFeatures, TellWhereACandidateStandsAndWhatItIs) {
  const auto pronouns = ranked("Ada Moss met Peter Lund in Oslo. Moss praised him.");
  ASSERT_EQ(pronouns.size(), 1U);
  ASSERT_FALSE(pronouns[0].candidates.empty());
  EXPECT_EQ(pronouns[0].kind, PronounClass::HeShe);
  EXPECT_EQ(pronouns[0].place, PronounPlace::Object);
  bool lund = false;
  for (const PronounFeatures& features : pronouns[0].features)
    lund |= features_of(features).contains("role:object:previous");
  EXPECT_TRUE(lund);
}

TEST(PronounFeatures, LetItAndTheyStandAlone) {
  const auto pronouns = ranked("The union sued the city. It lost.");
  ASSERT_EQ(pronouns.size(), 1U);
  EXPECT_EQ(pronouns[0].kind, PronounClass::It);
  ASSERT_EQ(pronouns[0].features.size(), pronouns[0].candidates.size() + 1);
  EXPECT_TRUE(features_of(pronouns[0].features.back()).contains("none"));
}

TEST(PronounScore, IsTheSumOfTheWeightsOfItsColumn) {
  const auto score = [](PronounPlace place, std::uint16_t index, float value) {
    return pronoun_score(PronounClass::HeShe, place, {{index, value}});
  };
  const auto& names = pronoun_feature_names();
  const auto at = std::find(names.begin(), names.end(), "gender-known");
  ASSERT_NE(at, names.end());
  const auto index = static_cast<std::uint16_t>(at - names.begin());
  EXPECT_GT(score(PronounPlace::Subject, index, 1), 0);  // a known gender speaks for a person
  EXPECT_DOUBLE_EQ(score(PronounPlace::Subject, index, 2),
                   2 * score(PronounPlace::Subject, index, 1));
  EXPECT_EQ(pronoun_score(PronounClass::HeShe, PronounPlace::Subject, {}), 0);
}

}  // namespace
}  // namespace kg
