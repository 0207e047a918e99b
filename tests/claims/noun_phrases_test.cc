// What a sentence says inside its noun phrases: how many, whose, of what, what it is also called.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/support_claims.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/claims.h"

namespace kg {
namespace {

TEST(ClaimsOfNumbers, ANumberBeforeANounCountsIt) {
  expect_phrase_claims("The army destroyed 34 tanks and two bridges.",
                       {"tanks; number; 34", "bridges; number; two"});
  expect_phrase_claims("More than 20 fighters surrendered.", {"fighters; number; More than 20"});
}

TEST(ClaimsOfNumbers, NumbersThatAreNounsCountToo) {
  expect_phrase_claims("Hundreds of thousands of Syrians fled.",
                       {"Syrians; number; Hundreds of thousands"});
  expect_phrase_claims("Dozens of villagers drowned.", {"villagers; number; Dozens"});
}

TEST(ClaimsOfNumbers, MeasuresAndDatesCountNothing) {
  expect_phrase_claims("The road is 20 km long.", {});
  expect_phrase_claims("Two people died on 12 May 2011.", {"people; number; Two"});
}

TEST(ClaimsOfNounPhrases, ANameBeforeANounSaysWhoseItIs) {
  expect_phrase_claims("The Coalition aircraft bombed the road.",
                       {"The aircraft; is of; Coalition"});
  expect_phrase_claims("French and Dutch police raided the flats.",
                       {"police; are of; French", "police; are of; Dutch"});
}

TEST(ClaimsOfNounPhrases, WhereTheyAreIsToldOfTheNameToo) {
  expect_phrase_claims("Hamas tunnels near Rafah collapsed.",
                       {"tunnels; are of; Hamas; near Rafah", "Hamas tunnels; are near; Rafah"});
}

TEST(ClaimsOfNounPhrases, ANameThatIsPartOfALongerOneIsNoOwner) {
  expect_phrase_claims("Oxford University students marched.",
                       {"students; are of; Oxford University"});
}

TEST(ClaimsOfNounPhrases, AnOwnerHasWhatFollows) {
  expect_phrase_claims("Lind's tour of the plant ended.",
                       {"Lind; has; tour", "Lind's tour; is of; the plant"});
  expect_phrase_claims("Orlov's attacks in Kabul continued.",
                       {"Orlov; has; attacks; in Kabul", "Orlov's attacks; are in; Kabul"});
  expect_phrase_claims("Last year's fair failed.", {});
}

TEST(ClaimsOfNounPhrases, APrepositionLinksANounWithAName) {
  expect_phrase_claims("The envoy of the Vatican met the mayor of Lyon.",
                       {"The envoy; is of; the Vatican", "the mayor; is of; Lyon"});
  expect_phrase_claims("The attack in Kabul killed a guard.", {"The attack; is in; Kabul"});
  expect_phrase_claims("Two members of the Sunni tribe left.",
                       {"members of the Sunni tribe; number; Two", "the tribe; is of; Sunni",
                        "Two members; are of; the Sunni tribe"});
  expect_phrase_claims("Tom Berg, 54, of Leeds, won.", {"Tom Berg; is of; Leeds"});
}

TEST(ClaimsOfNounPhrases, PeopleRightBeforeAPlaceAreThere) {
  expect_phrase_claims("The delivery of aid to villagers in Mali began.",
                       {"villagers; are in; Mali"});
}

TEST(ClaimsOfNounPhrases, BodiesThatActAreOwnersWithoutAName) {
  expect_phrase_claims("The regime bombardment ended.", {"The bombardment; is of; regime"});
}

TEST(ClaimsOfNounPhrases, WithoutANameOrPlaceAPrepositionLinksNothing) {
  expect_phrase_claims("The use of force angered workers.", {});
}

TEST(ClaimsOfNounPhrases, TheNounInsideAPrepositionIsNoThing) {
  expect_phrase_claims("Ada Lind spoke on behalf of Oxfam.", {});
}

TEST(ClaimsOfNounPhrases, AParticipleWithAHyphenHasItsDoerBeforeIt) {
  expect_claims("The army took the ISIL-held town.",
                {"The army; took; the ISIL-held town", "the town; is held by; ISIL"});
  expect_claims("The London-based bank closed.",
                {"The London-based bank; closed", "The bank; is based in; London"});
  expect_claims("A hand-held camera filmed it.", {"A hand-held camera; filmed; it"});
  expect_claims("The fan-based group met.", {"The fan-based group; met"});
}

TEST(ClaimsInBrackets, AShortNameIsAnAlias) {
  expect_claims(
      "The Farm Workers Union (FWU) called a strike.",
      {"The Farm Workers Union; called; a strike", "Farm Workers Union; is also called; FWU"});
  expect_claims("Police found an improvised explosive device (IED) near the road.",
                {"Police; found; an improvised explosive device",
                 "improvised explosive device; is also called; IED"});
  expect_claims("The FWU (Farm Workers Union) called a strike.",
                {"The FWU; called; a strike", "Farm Workers Union; is also called; FWU"});
}

TEST(ClaimsInBrackets, ASignOfCapitalsAndFiguresIsAnAlias) {
  expect_claims("The USS Harlow (DDG 98) left port.",
                {"The USS Harlow; left; port", "USS Harlow; is also called; DDG 98"});
}

TEST(ClaimsInBrackets, PartiesAndAgenciesAreNoAliases) {
  expect_claims("Ada Lind (D) won the seat.", {"Ada Lind (D); won; the seat"});
  expect_claims("They met in Lyon (AP) on Monday.", {"They; met in; Lyon; on Monday"});
}

TEST(ClaimsInBrackets, AnAmountInAnotherUnitIsTheSame) {
  expect_phrase_claims("The village lies 8 km (5 mi) north of Lyon.", {"8 km; is; 5 mi"});
  expect_phrase_claims("The dam passes 90 m3/s (3,178 cu ft/s) in spring.",
                       {"90 m3/s; is; 3,178 cu ft/s"});
  expect_phrase_claims("Thirty members (3%) left.", {"members; number; Thirty"});
}

TEST(ClaimsOfOffices, AnOfficeWithWhatItIsOfStandsBeforeItsHolder) {
  expect_claims("US Secretary of State Ada Lind arrived in Lyon.",
                {"US Secretary of State Ada Lind; arrived in; Lyon",
                 "Ada Lind; is; US Secretary of State", "Ada Lind; is Secretary of State of; US"});
  expect_claims("Minister for the Middle East Tom Berg condemned the attack.",
                {"Minister for the Middle East Tom Berg; condemned; the attack",
                 "Tom Berg; is; Minister for the Middle East"});
}

TEST(ClaimsOfOffices, AnOfficeBehindItsHolderMayBeTakenForAName) {
  expect_claims("Ada Lind, the Special Adviser to the Mayor, resigned.",
                {"Ada Lind; resigned", "Ada Lind; is; the Special Adviser to the Mayor"});
}

TEST(ClaimsOfRoles, WhatARoleIsOfStandsBeforeOrBehindIt) {
  expect_claims("Tom Berg, chief of the Harbour Board, resigned.",
                {"Tom Berg; resigned", "Tom Berg; is; chief of the Harbour Board",
                 "Tom Berg; is chief of; the Harbour Board"});
  expect_claims("Hamas leader Omar Zayd resigned.",
                {"Hamas leader Omar Zayd; resigned", "Omar Zayd; is; Hamas leader",
                 "Omar Zayd; is leader of; Hamas"});
  expect_claims("Tom Berg, a friend, resigned.", {"Tom Berg; resigned", "Tom Berg; is; a friend"});
}

TEST(ClaimsOfAttacks, ThoseBehindAnAttackDoWhatItDoes) {
  expect_claims("Russian missiles and Iranian drones hit Kyiv.",
                {"Russian missiles; hit; Kyiv", "Iranian drones; hit; Kyiv"});
  expect_claims("Israel's strike destroyed two houses.",
                {"Israel's strike; destroyed; two houses", "Israel; strike destroyed; two houses"});
  expect_claims("Lind's decision angered the workers.", {"Lind's decision; angered; the workers"});
}

TEST(ClaimsOfMembers, ThoseSingledOutBelongToTheGroup) {
  expect_claims("Two partners, especially Norway, objected.",
                {"Two partners; objected", "Two partners; include; Norway"});
}

TEST(ClaimsOfPlaces, AnAttackIsWhereItsTargetIs) {
  expect_phrase_claims("The attack on a convoy in Mali failed.",
                       {"a convoy; is in; Mali", "The attack on a convoy; is in; Mali"});
}

TEST(ClaimsOfPlaces, AllVerbsThatAreCoordinatedShareThePlaceBeforeThem) {
  expect_claims("In Paris, police raided two houses and arrested a man and seized a gun.",
                {"police; raided; two houses; in Paris", "police; arrested; a man; in Paris",
                 "police; seized; a gun; in Paris"});
}

TEST(ClaimsOfOffices, HeadingsNameHoldersToo) {
  expect_claims("Minister for Schools, Ada Lind, opens library in Lyon",
                {"Minister for Schools; opens; library; in Lyon",
                 "Ada Lind; is; Minister for Schools", "Ada Lind; is Minister for; Schools"});
  expect_claims("Mayor Ada Lind opens library in Lyon",
                {"Mayor Ada Lind; opens; library; in Lyon", "Ada Lind; is; Mayor"});
}

TEST(ClaimsOfOffices, OtherAppositivesOfHeadingsEquateNothing) {
  expect_claims("The challenge, a test of nerves", {});
}

TEST(ClaimsOfPlaces, TheFirstWordMayBeAPrepositionInSpiteOfItsCapital) {
  expect_claims(
      "Near Al Wahra, two bombs killed a guard and wounded a driver.",
      {"two bombs; killed; a guard; near Al Wahra", "two bombs; wounded; a driver; near Al Wahra"});
  expect_claims("In Turkey Minister Lind met Tom Berg.",
                {"Minister Lind; met; Tom Berg; in Turkey", "Lind; is; Minister"});
}

TEST(ClaimsOfPlaces, WhereTheFirstWasDoneTheSecondWas) {
  expect_claims("In Lyon, Ada Lind met Tom Berg and signed the deal.",
                {"Ada Lind; met; Tom Berg; in Lyon", "Ada Lind; signed; the deal; in Lyon"});
  expect_claims("In Lyon, Ada Lind met Tom Berg and flew to Rome.",
                {"Ada Lind; met; Tom Berg; in Lyon", "Ada Lind; flew to; Rome"});
}

// The places of the first claim of a sentence.
std::vector<std::string> places_in(std::string_view sentence) {
  const Parsed& parsed = tree_of(sentence);
  std::vector<std::string> places;
  const std::vector<Claim> claims = find_claims(parsed.document, parsed.annotation);
  for (const ClaimArgument& argument : claims.at(0).arguments)
    if (argument.role == ArgumentRole::Place) places.push_back(argument.part.text);
  return places;
}

TEST(ClaimsOfPlaces, APlaceInsideAnOccasionIsOneOfTheClaim) {
  EXPECT_THAT(places_in("Ada Lind died in an attack in Kabul."), testing::ElementsAre("Kabul"));
  EXPECT_THAT(places_in("Ada Lind spoke at a meeting in Lyon."), testing::ElementsAre("Lyon"));
  EXPECT_THAT(places_in("Sandu is a village in Mali."), testing::ElementsAre("Mali"));
}

TEST(ClaimsOfNounPhrases, HaveThePrecisionOfTheirRuleAsConfidence) {
  const Parsed& parsed = tree_of("The Coalition aircraft bombed the road.");
  for (const Claim& claim : find_claims(parsed.document, parsed.annotation)) {
    const ClaimRule* rule = find_claim_rule(claim.rules.front());
    ASSERT_NE(rule, nullptr);
    if (!rule->fitted) {
      EXPECT_EQ(claim.confidence, rule->precision);
    }
  }
}

}  // namespace
}  // namespace kg
