// Rules of clauses: what is said with a verb.
#include <gtest/gtest.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

TEST(ClaimsObjects, DirectObject) {
  expect_claims("Starmer met Trump.", {"Starmer; met; Trump"});
  expect_claims("Ada sold the farm to Bo in May.", {"Ada; sold; the farm; to Bo; in May"});
  expect_claims("The group claimed responsibility for the attack.",
                {"The group; claimed; responsibility for the attack"});
}

TEST(ClaimsObjects, RecipientIsAnArgument) {
  expect_claims("The company gave its workers a bonus last week.",
                {"The company; gave; a bonus; its workers; last week"});
  expect_claims("The committee sent Kim a letter.", {"The committee; sent; a letter; Kim"});
}

TEST(ClaimsObjects, NameBehindAVerbOfGivingIsTheReceiver) {
  expect_claims("The allies offered Ukraine long-term security guarantees.",
                {"The allies; offered; long-term security guarantees; Ukraine"});
  expect_claims("The court has granted Berg immediate relief.",
                {"The court; has granted; immediate relief; Berg"});
  expect_claims("The law gave US citizens new rights.", {"The law; gave; new rights; US citizens"});
}

TEST(ClaimsObjects, PurposeBehindATimePhraseIsTheVerbs) {
  expect_claims("The minister flew to Oslo after the vote to meet the king.",
                {"The minister; flew to; Oslo; after the vote; to meet the king",
                 "The minister; to meet; the king [planned: to]"});
  expect_claims("She resigned after a decision to cut the budget.",
                {"She; resigned after; a decision to cut the budget",
                 "a decision; to cut; the budget [planned: decision to]"});
}

TEST(ClaimsObjects, WhomAWishIsAboutIsLinked) {
  expect_claims("Germany wants Hungary to lift its veto.",
                {"Germany; wants; Hungary to lift its veto", "Germany; wants; Hungary",
                 "Hungary; to lift; its veto [desired: wants]"});
}

TEST(ClaimsObjects, PrepositionCompletesAVerbWithoutObject) {
  expect_claims("Kim moved to Rome in 1980.", {"Kim; moved to; Rome; in 1980"});
  expect_claims("The troops pulled out of Mali.", {"The troops; pulled out of; Mali"});
  expect_claims("Prices fell sharply on Monday.", {"Prices; fell sharply on; Monday"});
}

TEST(ClaimsObjects, ParticlesBelongToTheVerb) {
  expect_claims("Lind turned down the offer.", {"Lind; turned down; the offer"});
  expect_claims("The army pushed ahead with the attack.",
                {"The army; pushed ahead with; the attack"});
}

TEST(ClaimsObjects, PrepositionsOfSeveralWords) {
  expect_claims(
      "China imposed sanctions on two American companies in response to arms sales to Taiwan.",
      {"China; imposed; sanctions on two American companies; in response to arms sales to Taiwan",
       "China; imposed sanctions on; two American companies"});
  expect_claims("The minister resigned because of the scandal.",
                {"The minister; resigned because of; the scandal"});
  expect_claims("Following the war, the king fled to Spain.",
                {"the king; fled to; Spain; following the war"});
}

TEST(ClaimsObjects, NothingButAVerb) {
  expect_claims("The talks collapsed.", {"The talks; collapsed"});
}

TEST(ClaimsPassive, DoerComesFirst) {
  expect_claims("Kim was hired by Ford in 1990.", {"Kim; was hired by; Ford; in 1990"});
  expect_claims(
      "The rebels were driven out of the city by government forces backed by Russian jets.",
      {"The rebels; were driven by; government forces backed by Russian jets; out of the city",
       "government forces; were backed by; Russian jets"});
}

TEST(ClaimsPassive, WithoutDoer) {
  expect_claims("The minister was arrested in Lagos.", {"The minister; was arrested in; Lagos"});
  expect_claims("No deal was reached.", {"No deal; was reached [not: No]"});
}

TEST(ClaimsPassive, DoerHungOnANoun) {
  expect_claims(
      "He was replaced as finance minister by Karin Holt, a former banker.",
      {"He; was replaced by; Karin Holt; as finance minister", "Karin Holt; is; a former banker"});
}

TEST(ClaimsCopula, NounsAndAdjectives) {
  expect_claims("The hut is empty.", {"The hut; is; empty"});
  expect_claims("Mara became president in 2012.", {"Mara; became; president; in 2012"});
  expect_claims("The plan remains popular and cheap.",
                {"The plan; remains; popular", "The plan; remains; cheap"});
}

TEST(ClaimsCopula, NounWithOfJoinsTheRelation) {
  expect_claims("Oslo is the capital of Norway.", {"Oslo; is the capital of; Norway"});
  expect_claims("Rossi, 54, was elected mayor of Turin in 2016 and served two terms.",
                {"Rossi; was elected mayor of; Turin; in 2016", "Rossi; served; two terms"});
}

TEST(ClaimsCopula, AdjectiveWithPreposition) {
  expect_claims("Kim was vague about dates.", {"Kim; was vague about; dates"});
}

TEST(ClaimsCopula, ThereIs) {
  expect_claims("There were doubts about the cost.", {"doubts; were about; the cost"});
  expect_claims("There is no money.", {"There; is; no money [not: no]"});
}

TEST(ClaimsCopula, AdjectiveWithAClause) {
  expect_claims("It is unclear whether the two leaders will meet.",
                {"It; is unclear; whether the two leaders will meet",
                 "the two leaders; will meet [questioned: whether]"});
}

TEST(ClaimsChains, GovernorsJoinTheRelation) {
  expect_claims("The US continues to push NATO allies toward a 5% target.",
                {"The US; continues to push; NATO allies; toward a 5% target"});
  expect_claims("The club is likely to try to sell shares.",
                {"The club; is likely to try to sell; shares [desired: try to]"});
  expect_claims("Workers were forced to leave the plant.",
                {"Workers; were forced to leave; the plant"});
  expect_claims("The police began searching the house.",
                {"The police; began searching; the house"});
}

TEST(ClaimsChains, GovernorsThatSayMoreStayInTheLemma) {
  expect_claims("Lind stopped selling arms to Iran.", {"Lind; stopped selling; arms; to Iran"});
  expect_claims("Lawmakers voted to impeach the president after weeks of protests.",
                {"Lawmakers; voted to impeach; the president; after weeks of protests"});
}

TEST(ClaimsRelative, SubjectIsTheNoun) {
  expect_claims("The mayor who left Rome met the pope.",
                {"The mayor; left; Rome", "The mayor who left Rome; met; the pope"});
  expect_claims("The mine, which employs 900 people, will close.",
                {"The mine; employs; 900 people", "The mine; will close [planned: will]"});
}

TEST(ClaimsRelative, ObjectIsTheNoun) {
  expect_claims("The barge that Kim built sank in 1999.",
                {"Kim; built; The barge", "The barge that Kim built; sank in; 1999"});
  expect_claims("The bridge Kim built collapsed.",
                {"Kim; built; The bridge", "The bridge Kim built; collapsed"});
}

TEST(ClaimsRelative, WhereAndWhose) {
  expect_claims("The town where Kim lived flourished.",
                {"Kim; lived in; The town", "The town where Kim lived; flourished"});
  expect_claims(
      "Downing Street aims to avoid a conflict with the US president, whose return to power has "
      "reshaped diplomacy.",
      {"Downing Street; aims to avoid; a conflict with the US president [planned: aims to]",
       "Downing Street; aims to avoid conflict with; the US president [planned: aims to] [not: "
       "avoid]",
       "the US president's return to power; has reshaped; diplomacy"});
  expect_claims("The senator, whose wife is ill, left the chamber.",
                {"The senator's wife; is; ill", "The senator; left; the chamber"});
}

TEST(ClaimsCoordination, VerbsShareTheSubject) {
  expect_claims("Kim rose and left the room.", {"Kim; rose", "Kim; left; the room"});
  expect_claims("Police arrested three men and charged them with fraud.",
                {"Police; arrested; three men", "Police; charged; them; with fraud"});
  expect_claims("The shop sells bread and the bakery sells cakes.",
                {"The shop; sells; bread", "the bakery; sells; cakes"});
}

TEST(ClaimsCoordination, VerbsShareAuxiliaries) {
  expect_claims("The hall was cleaned and painted.",
                {"The hall; was cleaned", "The hall; was painted"});
  expect_claims("Kim hoped to win and to retire.", {"Kim; hoped to win [desired: hoped to]",
                                                    "Kim; hoped to retire [desired: hoped to]"});
}

TEST(ClaimsCoordination, SubjectsAndObjectsAreDistributed) {
  expect_claims("France and Germany signed the treaty.",
                {"France; signed; the treaty", "Germany; signed; the treaty",
                 "France; signed the treaty with; Germany"});
  expect_claims("Kim visited Oslo, Rome and Paris.",
                {"Kim; visited; Oslo", "Kim; visited; Rome", "Kim; visited; Paris"});
  expect_claims(
      "The US and its allies have supplied Ukraine with tanks, artillery and ammunition.",
      {"The US; have supplied; Ukraine; with tanks; with artillery; with ammunition",
       "its allies; have supplied; Ukraine; with tanks; with artillery; with ammunition"});
}

TEST(ClaimsCoordination, ListsReadAsAppositives) {
  expect_claims("The town has two schools, three banks, four parks and one church.",
                {"The town; has; two schools", "The town; has; three banks",
                 "The town; has; four parks", "The town; has; one church"});
}

TEST(ClaimsCoordination, NamesAreNotTakenApart) {
  expect_claims("Mills & Boon publishes novels.", {"Mills & Boon; publishes; novels"});
}

TEST(ClaimsCoordination, AVerbThatMustHaveAnObjectSharesThatOfTheNext) {
  expect_claims(
      "Traders buy and sell large amounts of coffee.",
      {"Traders; buy; large amounts of coffee", "Traders; sell; large amounts of coffee"});
  expect_claims("Kim rose and left the room.", {"Kim; rose", "Kim; left; the room"});
}

TEST(ClaimsCoordination, AVerbThatHasNoPassiveSharesNone) {
  expect_claims(
      "The estates were separated from the town and consisted of small houses.",
      {"The estates; were separated from; the town", "The estates; consisted of; small houses"});
}

}  // namespace
}  // namespace kg
