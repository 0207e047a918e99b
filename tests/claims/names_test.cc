// What a sentence says of names without a verb, and sentences whose subject is not where it
// usually stands.
#include <gtest/gtest.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

TEST(ClaimsOfNames, ATypeNounBeforeANameTellsItsKind) {
  expect_claims("The oil giant Shell bought a bank.",
                {"The oil giant Shell; bought; a bank", "Shell; is; The oil giant"});
}

TEST(ClaimsOfNames, ATypeNounThatTheParserTakesForASubjectBelongsToTheName) {
  expect_claims("Local football team Ammanford AFC play in the league.",
                {"Local football team Ammanford AFC; play in; the league",
                 "Ammanford AFC; is; Local football team"});
}

TEST(ClaimsOfNames, OtherNounsBeforeANameTellNothing) {
  expect_claims("The summer Olympics opened in Paris.", {"The summer Olympics; opened in; Paris"});
}

TEST(ClaimsOfNames, ANumberBehindAPersonIsAnAge) {
  expect_claims("Stanley Canter, 66, retired.",
                {"Stanley Canter; retired", "Stanley Canter; is; 66"});
  expect_claims("In the race with Lind, 66 runners finished.",
                {"66 runners; finished; in the race with Lind"});
}

TEST(ClaimsOfNames, APluralBehindTwoNamesSpeaksOfBoth) {
  expect_claims("Mark and Marisa, the presenters, left.",
                {"Mark; left", "Marisa; left", "Mark and Marisa; are; the presenters"});
}

TEST(ClaimsOfNames, OneOfAGroupIsNamed) {
  expect_claims("One of its specialists, Steve White, left.",
                {"One of its specialists; left", "Steve White; is; One of its specialists"});
}

TEST(ClaimsOfNames, ExamplesAreOfThePlural) {
  expect_claims("They met the leaders of the region, such as Lind and Berg.",
                {"They; met; the leaders of the region", "They; met; Lind", "They; met; Berg",
                 "the leaders of the region; are such as; Lind",
                 "the leaders of the region; are such as; Berg"});
}

TEST(ClaimsOfNames, WhatIsDoneToAGroupIsDoneToItsNamedMembers) {
  expect_claims("Lind met leaders, including Berg and Moss.",
                {"Lind; met; leaders", "Lind; met; Berg", "Lind; met; Moss",
                 "leaders; are including; Berg", "leaders; are including; Moss"});
  expect_claims(
      "Lind met with officials such as Berg.",
      {"Lind; met with; officials", "Lind; met with; Berg", "officials; are such as; Berg"});
}

TEST(ClaimsWordOrder, ACleftSaysItsContentOfWhatItSinglesOut) {
  expect_claims("It was Lind who signed the deal.", {"Lind; signed; the deal"});
  expect_claims("It was not Lind who signed the deal.", {"Lind; signed; the deal [not: not]"});
}

TEST(ClaimsWordOrder, ItWithAnIndefiniteNounIsNoCleft) {
  expect_claims("It is a company that makes cars.",
                {"It; is; a company that makes cars", "a company; makes; cars"});
}

TEST(ClaimsWordOrder, ASubjectMayStandBehindBe) {
  expect_claims("Among the dead were three children.", {"three children; were Among; the dead"});
  expect_claims("Buried at the cemetery are his wife and his son.",
                {"his wife; are Buried at; the cemetery", "his son; are Buried at; the cemetery"});
}

TEST(ClaimsWordOrder, AParticipleWithItsDoerSpeaksOfTheThingMade) {
  expect_claims("The ministry published a report on Monday, written by two former judges.",
                {"The ministry; published; a report; on Monday",
                 "a report; was written by; two former judges"});
  expect_claims("Lind visited the plant on Monday, accompanied by two ministers.",
                {"Lind; visited; the plant; on Monday", "Lind; was accompanied by; two ministers"});
}

}  // namespace
}  // namespace kg
