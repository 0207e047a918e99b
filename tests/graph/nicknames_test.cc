// Short forms of given names, and what words say that two names are one actor's.
#include "graph/nicknames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/country_words.h"
#include "graph/renamings.h"

namespace kg {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Nicknames, AreKnownWithAllNamesTheyStandFor) {
  EXPECT_THAT(given_names_of("bill"), ElementsAre("william"));
  EXPECT_THAT(given_names_of("ted"), ElementsAre("edward", "theodore"));
  EXPECT_THAT(given_names_of("william"), IsEmpty());
  EXPECT_TRUE(has_short_form("william"));
  EXPECT_FALSE(has_short_form("bill"));
  EXPECT_THAT(given_names_of(""), IsEmpty());
}

TEST(CountryWords, KnowOwnersAndSpellings) {
  EXPECT_EQ(without_possessive("Britain’s"), "Britain");
  EXPECT_EQ(without_possessive("States'"), "States");
  EXPECT_EQ(without_possessive("Britain"), std::nullopt);
  EXPECT_EQ(ministry_word("Defense"), "defence");
  EXPECT_EQ(country_named("French"), country_named("France"));
  EXPECT_EQ(country_named("Narnia"), nullptr);
}

/// The renamings in a text whose names are these words; of one chain each, or all of one.
std::vector<std::string> renamings_in(const std::string& text,
                                      const std::vector<std::string>& names, bool one_chain) {
  Extraction extraction;
  extraction.document.text = text;
  extraction.sentences = {{0, static_cast<std::uint32_t>(text.size())}};
  for (const std::string& name : names) {
    Mention mention;
    const auto begin = static_cast<std::uint32_t>(text.find(name));
    mention.span = mention.head = {begin, begin + static_cast<std::uint32_t>(name.size())};
    mention.kind = MentionKind::Name;
    mention.chain = one_chain ? 0 : static_cast<std::uint32_t>(extraction.mentions.size());
    extraction.mentions.push_back(mention);
  }
  std::vector<std::string> found;
  for (const Renaming& one : read_renamings(extraction))
    found.push_back(one.name + " = " + one.other_name);
  return found;
}

TEST(Renamings, AreReadFromTheWordsBetweenTwoNames) {
  for (const bool one_chain : {false, true}) {
    EXPECT_THAT(
        renamings_in("Velora, formerly Danish Gas, left.", {"Velora", "Danish Gas"}, one_chain),
        ElementsAre("Velora = Danish Gas"));
    EXPECT_THAT(
        renamings_in("Acme, which renamed itself Zenix, left.", {"Acme", "Zenix"}, one_chain),
        ElementsAre("Acme = Zenix"));
    EXPECT_THAT(renamings_in("Acme changed its name to Zenix.", {"Acme", "Zenix"}, one_chain),
                ElementsAre("Acme = Zenix"));
    EXPECT_THAT(renamings_in("Acme, a rival of Zenix, left.", {"Acme", "Zenix"}, one_chain),
                IsEmpty());
  }
}

}  // namespace
}  // namespace kg
