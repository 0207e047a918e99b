// Rules of noun phrases, participles and infinitives.
#include <gtest/gtest.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

TEST(ClaimsNouns, Apposition) {
  expect_claims("Ray, a lawyer from Leeds, sued the bank.",
                {"Ray; is; a lawyer from Leeds", "Ray; sued; the bank"});
  expect_claims("Her vet, Tom Ray, called the police.",
                {"Tom Ray; is; Her vet", "Her vet; called; the police"});
  expect_claims("The islands, home to a large base, belong to Britain.",
                {"The islands; are; home to a large base", "The islands; belong to; Britain"});
}

TEST(ClaimsNouns, Titles) {
  expect_claims("UK Prime Minister Keir Starmer visited Kyiv.",
                {"Keir Starmer; is; UK Prime Minister", "Keir Starmer; is Prime Minister of; UK",
                 "UK Prime Minister Keir Starmer; visited; Kyiv"});
  expect_claims(
      "French President Emmanuel Macron met Chancellor Olaf Scholz.",
      {"Emmanuel Macron; is; French President", "Emmanuel Macron; is President of; French",
       "French President Emmanuel Macron; met; Chancellor Olaf Scholz",
       "Olaf Scholz; is; Chancellor"});
}

TEST(ClaimsNouns, Places) {
  expect_claims("The firm opened an office in Lyon, France.",
                {"The firm; opened; an office in Lyon, France", "an office; is in; Lyon, France",
                 "Lyon; is in; France"});
  expect_claims(
      "The bank, which was founded in 1920 by two brothers, employs 4,000 people in Spain and "
      "Portugal.",
      {"The bank; was founded by; two brothers; in 1920",
       "The bank; employs; 4,000 people in Spain and Portugal", "4,000 people; are in; Spain",
       "4,000 people; are in; Portugal"});
  expect_claims("The army left Anbar province, Iraq, in June.",
                {"The army; left; Anbar province; in June", "Anbar province; is in; Iraq"});
}

TEST(ClaimsNouns, SomeOfThemAreNotAllOfThem) {
  expect_claims("The regime and its backers, notably Russia, bombed the city.",
                {"The regime; bombed; the city", "its backers; bombed; the city",
                 "its backers; include; Russia"});
}

TEST(ClaimsNouns, PossessorsHaveThings) {
  expect_claims("Brazil's army crossed the border.",
                {"Brazil; has; army", "Brazil's army; crossed; the border"});
}

TEST(ClaimsNouns, AdjectivesBehindNouns) {
  expect_claims("People loyal to Rex stormed the palace.",
                {"People; are loyal to; Rex", "People loyal to Rex; stormed; the palace"});
}

TEST(ClaimsNouns, Examples) {
  expect_claims("Farmers grow fruits such as figs and dates.",
                {"Farmers; grow; fruits", "Farmers; grow; figs", "Farmers; grow; dates",
                 "fruits; are such as; figs", "fruits; are such as; dates"});
}

TEST(ClaimsParticiples, SpeakOfTheirNoun) {
  expect_claims("The song written by Eve won a prize.",
                {"The song; was written by; Eve", "The song written by Eve; won; a prize"});
  expect_claims("The man wearing a hat robbed the bank.",
                {"The man; was wearing; a hat", "The man wearing a hat; robbed; the bank"});
  expect_claims(
      "Talks between Israel and Hamas, mediated by Egypt and Qatar, ended without agreement.",
      {"Israel; Talks; Hamas", "Talks between Israel and Hamas; were mediated by; Egypt",
       "Talks between Israel and Hamas; were mediated by; Qatar",
       "Talks between Israel and Hamas; ended without; agreement"});
}

TEST(ClaimsParticiples, BorrowTheSubject) {
  expect_claims("Smiling at the crowd, Lind left the stage.",
                {"Lind; was Smiling at; the crowd", "Lind; left; the stage"});
  expect_claims("Founded in 1902, the firm makes engines.",
                {"the firm; is Founded in; 1902", "the firm; makes; engines"});
}

TEST(ClaimsParticiples, UsersAreThoseWhoAct) {
  expect_claims("The army conducted 23 strikes using drones.",
                {"The army; conducted; 23 strikes using drones", "The army; was using; drones"});
}

TEST(ClaimsParticiples, Gerunds) {
  expect_claims("The firm makes money by selling phones.",
                {"The firm; makes; money; by selling phones", "The firm; selling; phones"});
  expect_claims(
      "Berg won the race without breaking a rule.",
      {"Berg; won; the race; without breaking a rule", "Berg; breaking; a rule [not: without]"});
}

TEST(ClaimsInfinitives, PurposeIsPlanned) {
  expect_claims("Lind flew to Paris to meet Macron.",
                {"Lind; flew to; Paris; to meet Macron", "Lind; to meet; Macron [planned: to]"});
  expect_claims(
      "Hungary is the only EU member to oppose the plan.",
      {"Hungary; is; the only EU member; to oppose the plan", "Hungary; to oppose; the plan"});
}

TEST(ClaimsInfinitives, EmptyItDoesNothing) {
  expect_claims("It is crucial to hold talks.", {"It; is; crucial; to hold talks"});
}

TEST(ClaimsInfinitives, WhoHasThePlan) {
  expect_claims(
      "Ukraine's bid to join NATO angered Russia.",
      {"Ukraine; to join; NATO [planned: bid to]", "Ukraine's bid to join NATO; angered; Russia"});
  expect_claims("Trump defended his plan to impose tariffs on Canada.",
                {"Trump; defended; his plan to impose tariffs on Canada",
                 "his; to impose; tariffs; on Canada [planned: plan to]",
                 "his; to impose tariffs on; Canada [planned: plan to]"});
  expect_claims("Lind showed reluctance to extend the loan.",
                {"Lind; showed; reluctance to extend the loan",
                 "Lind; to extend; the loan [desired: reluctance to] [not: reluctance to]"});
  expect_claims("A plan to cut costs failed.",
                {"A plan; to cut; costs [planned: plan to]", "A plan to cut costs; failed"});
}

TEST(ClaimsInfinitives, PromisesAreKeptByTheSubject) {
  expect_claims(
      "Kim promised Mia to leave the house.",
      {"Kim; promised; Mia; to leave the house", "Kim; to leave; the house [planned: promised]"});
}

TEST(ClaimsInfinitives, ObjectsDoWhatIsAsked) {
  expect_claims(
      "The judge told Berg to pay the fine.",
      {"The judge; told; Berg; to pay the fine", "Berg; to pay; the fine [requested: told]"});
  expect_claims("The teacher let the children leave the room.",
                {"The teacher; let; the children leave the room", "the children; leave; the room"});
  expect_claims(
      "Poland wants the EU to ban imports of grain from Ukraine.",
      {"Poland; wants; the EU to ban imports of grain from Ukraine", "Poland; wants; the EU",
       "the EU; to ban; imports of grain; from Ukraine [desired: wants]"});
  expect_claims(
      "Turkey's president, Recep Tayyip Erdogan, called on NATO to support the operation.",
      {"Turkey; has; president", "Recep Tayyip Erdogan; is; Turkey's president",
       "Recep Tayyip Erdogan; is president of; Turkey",
       "Turkey's president; called on; NATO; to support the operation",
       "NATO; to support; the operation [requested: called]"});
}

TEST(ClaimsInfinitives, ObjectsDoWhatTheGerundSays) {
  expect_claims("The law prevents banks from selling bonds.",
                {"The law; prevents; banks; from selling bonds",
                 "banks; selling; bonds [prevented: prevents]"});
  expect_claims("The senator criticized the government for failing to protect journalists.",
                {"The senator; criticized; the government; for failing to protect journalists",
                 "the government; failing to protect; journalists [not: failing to]"});
  expect_claims("Germany warned Hungary against blocking the deal.",
                {"Germany; warned; Hungary; against blocking the deal",
                 "Hungary; blocking; the deal [requested: warned] [not: against]"});
  expect_claims(
      "Ukraine accused Russia of shelling a hospital in Kharkiv.",
      {"Ukraine; accused; Russia; of shelling a hospital in Kharkiv",
       "Russia; shelling; a hospital; in Kharkiv [possible: accused] [Ukraine: accused]"});
}

TEST(ClaimsAdverbs, AlsoAndStillBelongToTheVerbTheyStandBefore) {
  expect_claims("The bank also bought a rival and still owns two farms.",
                {"The bank; also bought; a rival", "The bank; still owns; two farms"});
}

TEST(ClaimsCoordination, ModifiersMakeAPhraseEach) {
  expect_claims(
      "Russian and Chinese officials praised tax and trade rules.",
      {"Russian officials; praised; tax rules", "Russian officials; praised; trade rules",
       "Chinese officials; praised; tax rules", "Chinese officials; praised; trade rules"});
  expect_claims("The court struck down local, state and federal laws.",
                {"The court; struck down; local laws", "The court; struck down; state laws",
                 "The court; struck down; federal laws"});
}

TEST(ClaimsCoordination, ANameWithAndInsideStaysWhole) {
  expect_claims("The Food and Drug Administration approved the drug.",
                {"The Food and Drug Administration; approved; the drug"});
}

TEST(ClaimsCoordination, ConjunctsShareWhatIsBehindTheLast) {
  expect_claims("The rule applies to any size or form of business.",
                {"The rule; applies to; any size of business [possible: or]",
                 "The rule; applies to; form of business [possible: or]"});
}

TEST(ClaimsNouns, DatesAreWhole) {
  expect_claims("They bought the farm on June 3, 1990.",
                {"They; bought; the farm; on June 3, 1990"});
  expect_claims("The firm made a profit in the year ended March 31.",
                {"The firm; made; a profit; in the year ended March 31"});
}

TEST(ClaimsTypography, CurlyQuotesAndDashes) {
  expect_claims("Trump’s plan to leave NATO worries Germany’s allies.",
                {"Trump; to leave; NATO [planned: plan to]",
                 "Trump’s plan to leave NATO; worries; Germany’s allies", "Germany; has; allies"});
  expect_claims("“We lost the vote,” Berg said.",
                {"We; lost; the vote [Berg: said]", "Berg; said; We lost the vote"});
}

}  // namespace
}  // namespace kg
