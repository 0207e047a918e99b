// Who says it, whether it is so, and in what world.
#include <gtest/gtest.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

TEST(ClaimsSpeech, BothTheSpeechAndWhatIsSaid) {
  expect_claims("Lind said that the talks had failed.",
                {"Lind; said that; the talks had failed", "the talks; had failed [Lind: said]"});
  expect_claims("\"We won the vote,\" Berg said.",
                {"We; won; the vote [Berg: said]", "Berg; said; We won the vote"});
  expect_claims("Rents, Lind added, fell in June.",
                {"Lind; added; Rents fell in June", "Rents; fell in; June [Lind: added]"});
  expect_claims(
      "Germany and France have agreed to share intelligence with Britain, officials said.",
      {"Germany; have agreed to share; intelligence with Britain [planned: agreed to] [officials: "
       "said]",
       "France; have agreed to share; intelligence with Britain [planned: agreed to] [officials: "
       "said]",
       "officials; said; Germany and France have agreed to share intelligence with Britain"});
}

TEST(ClaimsSpeech, NothingSaidIsNoClaim) { expect_claims("Lind said:", {}); }

TEST(ClaimsSpeech, AccordingTo) {
  expect_claims("According to Reuters, the army left the town.",
                {"the army; left; the town; according to Reuters [Reuters: According to]"});
}

TEST(ClaimsSpeech, NounsWithContent) {
  expect_claims("Berg's claim that the bank lied was false.",
                {"the bank; lied [Berg: claim]", "Berg's claim that the bank lied; was; false"});
}

TEST(ClaimsSpeech, DenialsTurnTheClaim) {
  expect_claims("Lind denied that Berg paid the bribe.",
                {"Lind; denied that; Berg paid the bribe",
                 "Berg; paid; the bribe [not: denied] [Lind: denied]"});
}

TEST(ClaimsSpeech, WhatWasNotSaidIsOpen) {
  expect_claims("Lind did not say that the bank had failed.",
                {"Lind; did not say that; the bank had failed [not: not]",
                 "the bank; had failed [questioned: say]"});
  expect_claims("A spokesman for the ministry refused to say when the talks would resume.",
                {"A spokesman for the ministry; refused to say; when the talks would resume [not: "
                 "refused to]",
                 "the talks; would resume [conditional: would]"});
}

TEST(ClaimsSpeech, ReachesIntoConditions) {
  expect_claims(
      "The United Nations warned that millions of people could face famine unless aid arrives "
      "soon.",
      {"The United Nations; warned that; millions of people could face famine unless aid arrives "
       "soon",
       "millions of people; could face; famine [possible: could] [The United Nations: warned]",
       "aid; arrives soon [conditional: unless] [The United Nations: warned]"});
}

TEST(ClaimsPolarity, Negation) {
  expect_claims("The bank did not publish the report.",
                {"The bank; did not publish; the report [not: not]"});
  expect_claims("He never paid the fine.", {"He; never paid; the fine [not: never]"});
  expect_claims("Nobody signed the letter.", {"Nobody; signed; the letter [not: Nobody]"});
  expect_claims("Neither side has confirmed the report.",
                {"Neither side; has confirmed; the report [not: Neither]"});
  expect_claims("The union refused to sign the deal.",
                {"The union; refused to sign; the deal [not: refused to]"});
}

TEST(ClaimsModality, Auxiliaries) {
  expect_claims("Russia could attack Estonia.",
                {"Russia; could attack; Estonia [possible: could]"});
  expect_claims("The council must approve the budget.",
                {"The council; must approve; the budget [required: must]"});
  expect_claims("Brussels hopes that Serbia will join the bloc by 2030.",
                {"Brussels; hopes that; Serbia will join the bloc by 2030",
                 "Serbia; will join; the bloc; by 2030 [desired: hopes] [Brussels: hopes]"});
  expect_claims(
      "Without the loan, the country would have run out of money.",
      {"the country; would have run out of; money; without the loan [conditional: would]"});
}

TEST(ClaimsModality, FutureInThePast) {
  expect_claims("The leader said he would resign.",
                {"The leader; said; he would resign",
                 "he; would resign [planned: would] [The leader: said]"});
}

TEST(ClaimsModality, Governors) {
  expect_claims("The firm plans to build a factory in Poland.",
                {"The firm; plans to build; a factory; in Poland [planned: plans to]"});
  expect_claims("The deal is set to expire in June.",
                {"The deal; is set to expire in; June [planned: set to]"});
  expect_claims(
      "Moscow has threatened to cut off gas supplies to Europe.",
      {"Moscow; has threatened to cut off; gas supplies; to Europe [planned: threatened to]"});
}

TEST(ClaimsModality, WantingAnother) {
  expect_claims("The government wants Berg to resign.",
                {"The government; wants; Berg to resign", "The government; wants; Berg",
                 "Berg; to resign [desired: wants]"});
  expect_claims("The deal will allow all parties to focus on trade.",
                {"The deal; will allow; all parties to focus on trade [planned: will]",
                 "The deal; will allow; all parties [planned: will]",
                 "all parties; to focus on; trade [possible: allow]"});
}

TEST(ClaimsModality, Conditions) {
  expect_claims(
      "If Russia attacks Estonia, NATO will respond.",
      {"Russia; attacks; Estonia [conditional: If]", "NATO; will respond [planned: will]"});
}

TEST(ClaimsModality, Questions) {
  expect_claims("Lind asked whether Berg had paid the fine.",
                {"Lind; asked; whether Berg had paid the fine",
                 "Berg; had paid; the fine [questioned: whether]"});
  expect_claims("Did Berg sign the treaty?", {"Berg; Did sign; the treaty [questioned: ?]"});
}

TEST(ClaimsModality, Ensuring) {
  expect_claims("Lind ensured that Berg was paid.",
                {"Lind; ensured that; Berg was paid", "Berg; was paid"});
  expect_claims("The firm is keen to ensure that Berg is paid.",
                {"The firm; is keen to ensure that; Berg is paid [desired: keen to]",
                 "Berg; is paid [desired: keen to]"});
}

TEST(ClaimsModality, Alternatives) {
  expect_claims("Berg met Lind or Ray.",
                {"Berg; met; Lind [possible: or]", "Berg; met; Ray [possible: or]"});
}

TEST(ClaimsPolarity, NotBeforeAPrepositionDeniesItsGerund) {
  expect_claims("Kim won not by cheating rivals but by training.",
                {"Kim; won not by; cheating rivals", "Kim; cheating; rivals [not: not]"});
}

}  // namespace
}  // namespace kg
