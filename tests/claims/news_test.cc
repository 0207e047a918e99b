// What news needs beside plain clauses: mutual verbs, insertions, headings.
#include <gtest/gtest.h>

#include "claims/support_claims.h"
#include "extract/claims/claims.h"

namespace kg {
namespace {

TEST(ClaimsMutual, TwoThatMeetMeetEachOther) {
  expect_claims("Putin and Xi met in Moscow.",
                {"Putin; met in; Moscow", "Xi; met in; Moscow", "Putin; met; Xi; in Moscow"});
  expect_claims("France and Germany agreed on a budget.",
                {"France; agreed on; a budget", "Germany; agreed on; a budget",
                 "France; agreed with; Germany; on a budget"});
  expect_claims("Kim and Bo were married in 1990.",
                {"Kim; were married in; 1990", "Bo; were married in; 1990",
                 "Kim; were married to; Bo; in 1990"});
  expect_claims("Nissan and Honda may merge.",
                {"Nissan; may merge [possible: may]", "Honda; may merge [possible: may]",
                 "Nissan; may merge with; Honda [possible: may]"});
  expect_claims(
      "The firm and the union failed to agree.",
      {"The firm; failed to agree [not: failed to]", "the union; failed to agree [not: failed to]",
       "The firm; failed to agree with; the union [not: failed to]"});
}

TEST(ClaimsMutual, ContractsAndRivalsJoinTwo) {
  expect_claims("Putin and Xi signed a deal.",
                {"Putin; signed; a deal", "Xi; signed; a deal", "Putin; signed a deal with; Xi"});
  expect_claims(
      "Ford and General Motors are rivals.",
      {"Ford; are; rivals", "General Motors; are; rivals", "Ford; are rivals of; General Motors"});
}

TEST(ClaimsMutual, EachOtherNamesBoth) {
  expect_claims("Trump and Kim praised each other.",
                {"Trump; praised; Kim", "Kim; praised; Trump"});
  expect_claims("Lind and Berg accused each other of lying.",
                {"Lind; accused; Berg; of lying", "Berg; accused; Lind; of lying"});
}

TEST(ClaimsMutual, OtherSubjectsAreNotPaired) {
  expect_claims("Lind or Berg met Ray.", {"Lind; met; Ray", "Berg; met; Ray"});
  expect_claims("Lind and Berg met with Ray.", {"Lind; met with; Ray", "Berg; met with; Ray"});
  expect_claims("Lind and Berg bought a house.",
                {"Lind; bought; a house", "Berg; bought; a house"});
  expect_claims("The two leaders met in Oslo.", {"The two leaders; met in; Oslo"});
}

TEST(ClaimsInsertions, DescriptionsBetweenDashes) {
  expect_claims("The islands -- home to a large base -- belong to Britain.",
                {"The islands; are; home to a large base", "The islands; belong to; Britain"});
  expect_claims("The senator -- who opposed the war -- voted against the bill.",
                {"The senator; opposed; the war", "The senator; voted against; the bill"});
}

TEST(ClaimsInsertions, WhatSumsUpTheSentenceIsNoPartOfTheLastNoun) {
  expect_claims("Berg sold the bank, a move that angered its workers.",
                {"Berg; sold; the bank", "a move; angered; its workers"});
  expect_claims("Kyiv fired missiles at the bridge -- the first attack since May.",
                {"Kyiv; fired; missiles; at the bridge"});
  expect_claims(
      "Trump defended his plan to tax imports, citing what he sees as unfair trade -- a step that "
      "could hurt exporters.",
      {"Trump; defended; his plan to tax imports",
       "Trump; was citing; what he sees as unfair trade", "he; sees as; unfair trade",
       "a step; could hurt; exporters [possible: could]"});
}

TEST(ClaimsInsertions, WhoseAsObject) {
  expect_claims("Ray, a lawyer whose firm the police searched, left.",
                {"Ray; is; a lawyer whose firm the police searched",
                 "the police; searched; a lawyer's firm", "Ray; left"});
}

TEST(ClaimsInsertions, KnownForAndEnRouteTo) {
  expect_claims(
      "Lind met a president known for his temper.",
      {"Lind; met; a president known for his temper", "a president; was known for; his temper"});
  expect_claims("Speaking en route to Oslo, Lind praised the deal.",
                {"Lind; was Speaking en route to; Oslo", "Lind; praised; the deal"});
}

TEST(ClaimsMutual, WhatIsExchanged) {
  expect_claims("Kyiv and Moscow exchanged prisoners.",
                {"Kyiv; exchanged; prisoners", "Moscow; exchanged; prisoners",
                 "Kyiv; exchanged prisoners with; Moscow"});
}

TEST(ClaimsPlaces, PersonsTakeNone) {
  expect_claims("Erdogan met Ulf Kristersson and Jens Stoltenberg in Vilnius on Monday.",
                {"Erdogan; met; Ulf Kristersson; in Vilnius; on Monday",
                 "Erdogan; met; Jens Stoltenberg; in Vilnius; on Monday"});
}

TEST(ClaimsInsertions, WhatGoesOnBesideIsActual) {
  expect_claims("While advocating peace, Lind must raise the budget.",
                {"Lind; is advocating; peace", "Lind; must raise; the budget [required: must]"});
}

TEST(ClaimsInsertions, NameOfAPersonIsTheSubjectOfAnApposition) {
  expect_claims("Malaysia's Prime Minister, Najib Razak, left the party.",
                {"Malaysia; has; Prime Minister", "Najib Razak; is; Malaysia's Prime Minister",
                 "Najib Razak; is Prime Minister of; Malaysia",
                 "Malaysia's Prime Minister; left; the party"});
  expect_claims("Image: Home Office.", {});
}

TEST(ClaimsInsertions, WhoseBehindAPlural) {
  expect_claims("Fishermen rescued refugees whose boats sank.",
                {"Fishermen; rescued; refugees whose boats sank", "refugees' boats; sank"});
}

TEST(ClaimsInsertions, WhoDrivesIsOpen) {
  expect_claims(
      "Lind urged Mia to keep calm while driving.",
      {"Lind; urged; Mia; to keep calm while driving", "Mia; to keep; calm [requested: urged]"});
}

TEST(ClaimsHeadings, InfinitiveIsPlanned) {
  expect_claims("PM to visit Kyiv next week", {"PM; to visit; Kyiv; next week [planned: to]"});
  expect_claims("Plan to cut costs", {});
}

TEST(ClaimsHeadings, ParticipleIsTheVerb) {
  expect_claims("Three killed in Kabul blast", {"Three; killed in; Kabul blast"});
}

TEST(ClaimsHeadings, VerbsThatLookLikeNouns) {
  expect_claims("UK and US sign trade deal",
                {"UK; sign; trade deal", "US; sign; trade deal", "UK; sign trade deal with; US"});
  expect_claims("Judge orders release of files", {"Judge; orders; release of files"});
  expect_claims("European leaders rally for support", {"European leaders; rally for; support"});
  expect_claims("Iran nuclear talks", {});
}

TEST(ClaimsHeadings, ColonNamesTheSpeakerOrTheTopic) {
  expect_claims("Trump: Europe must pay more",
                {"Europe; must pay; more [required: must] [Trump: :]"});
  expect_claims("World Cup: England beat Sweden", {"England; beat; Sweden"});
}

TEST(ClaimsHeadings, ParticiplesArePassiveUnlessSomethingFollows) {
  const Parsed& rescued = tree_of("Over 900 refugees rescued off coast");
  EXPECT_TRUE(find_claims(rescued.document, rescued.annotation).at(0).passive);
  const Parsed& police = tree_of("Police rescued 900 refugees");
  EXPECT_FALSE(find_claims(police.document, police.annotation).at(0).passive);
}

TEST(ClaimsHeadings, NounsMakeNoClaims) {
  expect_claims("Merkel's criticism of Orban", {});
  expect_claims("Iran nuclear talks", {});
}

}  // namespace
}  // namespace kg
