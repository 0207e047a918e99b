// What phrases say about somebody's office.
#include "graph/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kg {
namespace {

using testing::Eq;

// "title | body | country | field", with "past" and "one" (holder) where they are so.
std::string said(std::string_view phrase, std::string_view after = {}) {
  const auto office = read_office(phrase, after);
  if (!office) return "-";
  std::string text = office->title + " | " + office->body + " | " + std::string(office->country) +
                     " | " + std::string(office->field);
  if (office->single) text += " | one";
  if (office->past) text += " | past";
  return text;
}

TEST(Office, OfACountryIsReadBeforeAndBehindTheTitle) {
  EXPECT_EQ(said("UK Prime Minister"), "prime minister | United Kingdom | GBR | politics | one");
  EXPECT_EQ(said("the Norwegian foreign minister"),
            "foreign minister | Norway | NOR | politics | one");
  EXPECT_EQ(said("Britain's foreign secretary"),
            "foreign secretary | United Kingdom | GBR | politics | one");
  EXPECT_EQ(said("the president of Poland"), "president | Poland | POL | politics | one");
  EXPECT_EQ(said("president", "France"), "president | France | FRA | politics | one");
}

TEST(Office, OfAMinisterHasOneSpellingForItsCharge) {
  for (const char* phrase : {"the defence minister of Kenya", "Kenya's defense minister",
                             "the Kenyan minister of defence", "minister for defence of Kenya"})
    EXPECT_EQ(said(phrase), "defence minister | Kenya | KEN | politics | one") << phrase;
  EXPECT_EQ(said("the Greek minister of foreign affairs"),
            "foreign minister | Greece | GRC | politics | one");
}

TEST(Office, OfABodyIsReadAsWritten) {
  EXPECT_EQ(said("chief executive of Acme Corp"),
            "chief executive | Acme Corp |  | business | one");
  EXPECT_EQ(said("the Labour leader"), "leader | Labour |  |  | one");
  EXPECT_EQ(said("mayor of New York City, where she lives"),
            "mayor | New York City |  | politics | one");
}

TEST(Office, ANationalityIsNoBodyOfAnOccupation) {
  EXPECT_EQ(said("an Australian footballer"), "footballer |  | AUS | sport");
  EXPECT_EQ(said("the French novelist"), "novelist |  | FRA | arts");
}

TEST(Office, ThatIsOverIsMarked) {
  EXPECT_EQ(said("the former president of Chile"),
            "president | Chile | CHL | politics | one | past");
  EXPECT_EQ(said("ex-president of Chile"), "president | Chile | CHL | politics | one | past");
  EXPECT_EQ(said("then prime minister"), "prime minister |  |  | politics | one | past");
}

TEST(Office, OfAnEnvoyNamesWhereTo) {
  EXPECT_EQ(said("US ambassador to France"),
            "ambassador to France | United States | USA | politics | one");
}

TEST(Office, IsNotSeenInOtherPhrases) {
  for (const char* phrase : {"the old harbour", "a friend of the president", "", "of", "the"})
    EXPECT_EQ(said(phrase), "-") << phrase;
}

}  // namespace
}  // namespace kg
