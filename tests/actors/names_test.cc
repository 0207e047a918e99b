#include "extract/actors/names.h"

#include <gmock/gmock.h>

#include "actors/support_parses.h"

namespace kg {
namespace {

using testing::ElementsAre;

/// "PERSON Ada Moss" for each name and value of the text.
std::vector<std::string> names_of(const std::string& text) {
  const ParsedText input = parsed(text);
  const DocumentTree tree(input.document, input.annotation);
  std::vector<std::string> lines;
  for (const Name& name : find_names(tree))
    lines.push_back(std::string(to_string(name.type)) + " " + name.text);
  return lines;
}

TEST(Names, LoseTitleArticleAndPossessive) {
  EXPECT_THAT(names_of("UK Prime Minister Clara Hill spoke to French President Paul Roche. The "
                       "Prime Minister thanked him. The French president smiled."),
              ElementsAre("GPE UK", "PERSON Clara Hill", "NORP French", "PERSON Paul Roche",
                          "NORP French"));
  EXPECT_THAT(names_of("Mr Stone's plan failed. Stone blamed his rivals."),
              ElementsAre("PERSON Stone", "PERSON Stone"));
}

TEST(Names, KeepValuesAsValues) {
  EXPECT_THAT(names_of("The company bought Acme Corp. in 2012 for $5 million."),
              ElementsAre("ORG Acme Corp.", "DATE 2012", "MONEY $5 million"));
}

TEST(Names, OfSeatsOfGovernmentAreBodies) {
  EXPECT_THAT(names_of("The White House and the Kremlin disagree."),
              ElementsAre("ORG White House", "ORG Kremlin"));
}

TEST(Names, AreTypedByTheirNounAndByTheirPlace) {
  EXPECT_THAT(names_of("The Coalition attacked. Troops fought near Raqqah."),
              ElementsAre("ORG Coalition", "GPE Raqqah"));
}

TEST(Names, AreTypedByTheNounBeforeThem) {
  EXPECT_THAT(names_of("The novelist Dora Kim met the airline Kestrel."),
              ElementsAre("PERSON Dora Kim", "ORG Kestrel"));
}

TEST(Names, OfStormsAndOfTownsInStatesHaveTheirTypes) {
  EXPECT_THAT(names_of("Hurricane Odile hit Lincoln, Nebraska."),
              ElementsAre("EVENT Hurricane Odile", "GPE Lincoln", "GPE Nebraska"));
}

TEST(Names, AreWordsThatStandAloneAndOwnSomething) {
  EXPECT_THAT(names_of("Trump’s visit was short. Trump met a farmer. Trump’s plane left at noon."),
              testing::Contains("OTHER Trump").Times(3));
}

TEST(Names, BeginWithANationality) {
  EXPECT_THAT(names_of("Velora, formerly Danish Gas, opened an office."),
              ElementsAre("ORG Velora", "OTHER Danish Gas"));
}

TEST(Names, OfWhatRenamesItselfOrHiresAreBodies) {
  EXPECT_THAT(names_of("Acme, which renamed itself Zenix, sold a mill."),
              testing::Contains("ORG Acme"));
  EXPECT_THAT(names_of("Meier AG sold a mill. Twitter hired engineers in Dublin."),
              ElementsAre("ORG Meier AG", "ORG Twitter", "GPE Dublin"));
}

TEST(Names, OfWhatHasAMayorArePlaces) {
  EXPECT_THAT(names_of("Ferrum dug near Inari. The mayor of Inari was glad."),
              testing::IsSupersetOf({"GPE Inari", "GPE Inari"}));
}

TEST(Names, OfBodiesAreNotTakenForPeople) {
  EXPECT_THAT(names_of("Ada Moss met Radio Himal and Dalton Rovers."),
              ElementsAre("PERSON Ada Moss", "ORG Radio Himal", "ORG Dalton Rovers"));
}

TEST(Names, OfGovernmentsAreNoPeople) {
  EXPECT_THAT(names_of("The Lund administration ended. Ada Lund left Oslo."),
              ElementsAre("ORG Lund administration", "PERSON Ada Lund", "GPE Oslo"));
}

TEST(Names, OfCapitalsArePlaces) {
  EXPECT_THAT(names_of("Biden flew to Helsinki after the summit."),
              ElementsAre("PERSON Biden", "GPE Helsinki"));
}

TEST(Names, JoinedByAHyphenAreTwo) {
  EXPECT_THAT(names_of("UK-US ties are strong."), ElementsAre("GPE UK", "GPE US"));
}

TEST(Names, AreNotMadeByTheCapitalsOfAHeadline) {
  EXPECT_THAT(names_of("A Wave of Diplomatic Landmines\n\nAda Moss resigned. Her party fell."),
              ElementsAre("PERSON Ada Moss"));
}

TEST(Names, KnownToTheTextAreFoundInItsHeadline) {
  EXPECT_THAT(names_of("Moss's Last Stand\n\nAda Moss resigned on Friday."),
              ElementsAre("PERSON Moss", "PERSON Ada Moss", "DATE Friday"));
}

TEST(Names, OfNationalitiesAndMinistriesHaveTheirTypes) {
  const auto names = names_of("President Lund met German voters and the Ministry of Justice.");
  EXPECT_THAT(names, ElementsAre("PERSON Lund", "NORP German", "ORG Ministry of Justice"));
}

}  // namespace
}  // namespace kg
