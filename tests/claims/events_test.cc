// Events that nouns name.
#include "extract/claims/event_nouns.h"

#include <gtest/gtest.h>

#include <set>

#include "claims/support_claims.h"
#include "core/claim.h"
#include "extract/claims/claims.h"

namespace kg {
namespace {

std::string lemma_of_event(std::string_view sentence) {
  const Parsed& parsed = tree_of(sentence);
  for (const Claim& claim : find_claims(parsed.document, parsed.annotation))
    if (claim.rules.front() == "nominal-event") return claim.relation_lemma;
  return "";
}

TEST(ClaimsEvents, OwnerAndPrepositionsTellWhoTakesPart) {
  expect_claims("Merkel's criticism of Orban angered Hungary.",
                {"Merkel; criticism of; Orban", "Merkel's criticism of Orban; angered; Hungary"});
  expect_claims("The arrest of Lind by police surprised the party.",
                {"police; arrest of; Lind", "The arrest of Lind by police; surprised; the party"});
  expect_claims(
      "The militia relies on support from Iran for Hezbollah.",
      {"The militia; relies on; support from Iran for Hezbollah", "Iran; support for; Hezbollah"});
  expect_claims("A visit by Macron to Berlin ended badly.",
                {"Macron; visit to; Berlin", "A visit by Macron to Berlin; ended badly"});
}

TEST(ClaimsEvents, OwnerIsTheObjectWhenAnotherDidIt) {
  expect_claims("Lind's arrest by police in Lagos angered the party.",
                {"police in Lagos; arrest; Lind", "police; are in; Lagos",
                 "Lind's arrest by police in Lagos; angered; the party"});
}

TEST(ClaimsEvents, ModifierTellsWhoTakesPart) {
  expect_claims(
      "The US withdrawal from Syria worried its allies.",
      {"US; withdrawal from; Syria", "The US withdrawal from Syria; worried; its allies"});
  expect_claims(
      "The Russian invasion of Ukraine began in 2022.",
      {"Russian; invasion of; Ukraine", "The Russian invasion of Ukraine; began in; 2022"});
  expect_claims("Oil exports to China fell.", {"Oil exports to China; fell"});
}

TEST(ClaimsEvents, VerbTellsWhoTakesPart) {
  expect_claims("The EU imposed sanctions on Russia.",
                {"The EU; imposed; sanctions on Russia", "The EU; imposed sanctions on; Russia"});
  expect_claims(
      "Sanctions were imposed on Iran by the EU in May.",
      {"the EU; Sanctions on; Iran", "Sanctions; were imposed by; the EU; on Iran; in May"});
  expect_claims("Germany wants to impose tariffs on China.",
                {"Germany; wants to impose; tariffs; on China [desired: wants to]",
                 "Germany; wants to impose tariffs on; China [desired: wants to]"});
  expect_claims("Hungary is in talks with Austria on a pipeline.",
                {"Hungary; is in; talks with Austria on a pipeline",
                 "Hungary; is in talks with; Austria; on a pipeline"});
  expect_claims("Macron flew to Rome for talks with Meloni.",
                {"Macron; flew to; Rome; for talks with Meloni",
                 "Macron; talks with; Meloni [planned: for]"});
}

TEST(ClaimsEvents, VerbThatGoesAheadOrEnds) {
  expect_claims(
      "The EU lifted sanctions on Syria.",
      {"The EU; lifted; sanctions on Syria", "The EU; lifted sanctions on; Syria [not: lifted]"});
  expect_claims("The UK is managing sensitive negotiations with the US.",
                {"The UK; is managing; sensitive negotiations with the US",
                 "The UK; is managing negotiations with; the US"});
  expect_claims("The US will move ahead with the transfer of jets to Turkey.",
                {"The US; will move ahead with; the transfer of jets to Turkey [planned: will]",
                 "The US; will move ahead with transfer of; jets; to Turkey [planned: will]"});
}

TEST(ClaimsEvents, SubjectOfTheVerbNeedNotTakePart) {
  expect_claims("Moscow cut gas supplies to Europe.", {"Moscow; cut; gas supplies; to Europe"});
  expect_claims("Ukraine's bid escalated the conflict with Russia.",
                {"Ukraine's bid; escalated; the conflict with Russia"});
}

TEST(ClaimsEvents, SidesOfAMutualEvent) {
  expect_claims(
      "Talks between Israel and Hamas ended without agreement.",
      {"Israel; Talks; Hamas", "Talks between Israel and Hamas; ended without; agreement"});
  expect_claims("The US-China trade war hurt farmers.",
                {"US; trade war; China", "The US-China trade war; hurt; farmers"});
}

TEST(ClaimsEvents, WhatNeedNotHappen) {
  expect_claims("Macron warned of a war between China and Taiwan.",
                {"Macron; warned of; a war between China and Taiwan",
                 "China; war; Taiwan [possible: warned of]"});
  expect_claims("Investors fear a possible merger between Nissan and Honda.",
                {"Investors; fear; a possible merger between Nissan and Honda",
                 "Nissan; merger; Honda [possible: possible]"});
  expect_claims("There was no agreement between Ford and the union.",
                {"no agreement; was between; Ford and the union [not: no]",
                 "Ford; agreement; the union [not: no]"});
  expect_claims("A war between China and Taiwan would hurt Europe.",
                {"China; war; Taiwan [conditional: would]",
                 "A war between China and Taiwan; would hurt; Europe [conditional: would]"});
  expect_claims(
      "Kim rejected talks with Seoul.",
      {"Kim; rejected; talks with Seoul", "Kim; rejected talks with; Seoul [not: rejected]"});
}

TEST(ClaimsEvents, SpeakerIsNamed) {
  expect_claims("Lind said that Musk's purchase of Twitter was a mistake.",
                {"Lind; said that; Musk's purchase of Twitter was a mistake",
                 "Musk; purchase of; Twitter [Lind: said]",
                 "Musk's purchase of Twitter; was; a mistake [Lind: said]"});
}

TEST(ClaimsEvents, OneWhoTakesPartIsNotEnough) {
  expect_claims("Lind's offer of help was rejected.", {"Lind's offer of help; was rejected"});
  expect_claims("The arrest of Lind surprised the party.",
                {"The arrest of Lind; surprised; the party"});
  expect_claims("Analysts expect talks with London.", {"Analysts; expect; talks with London"});
  expect_claims("Lind had the support of the union.", {"Lind; had; the support of the union"});
  expect_claims("Last week's attack on Paris shocked Europe.",
                {"Last week's attack on Paris; shocked; Europe"});
}

TEST(ClaimsEvents, NormalFormIsTheVerb) {
  EXPECT_EQ(lemma_of_event("Merkel's criticism of Orban angered Hungary."), "criticise");
  EXPECT_EQ(lemma_of_event("The Russian invasion of Ukraine began in 2022."), "invade");
  EXPECT_EQ(lemma_of_event("The US withdrawal from Syria worried its allies."), "withdraw from");
  EXPECT_EQ(lemma_of_event("Hungary is in talks with Austria on a pipeline."), "talk with");
  EXPECT_EQ(lemma_of_event("Talks between Israel and Hamas ended without agreement."), "talk with");
}

TEST(ClaimsEvents, WordsAreTheSentencesOwn) {
  const Parsed& parsed = tree_of("Merkel's criticism of Orban angered Hungary.");
  const Claim event = find_claims(parsed.document, parsed.annotation).at(0);
  EXPECT_FALSE(event.implicit);
  EXPECT_FALSE(event.passive);
  EXPECT_EQ(event.edge_label(event.arguments.at(0)), "criticise");
}

TEST(EventNouns, EveryRowSaysHowItsObjectIsMarked) {
  ASSERT_GE(event_nouns().size(), 250U);
  std::set<std::string_view> seen;
  for (const EventNoun& row : event_nouns()) {
    EXPECT_TRUE(seen.insert(row.noun).second) << row.noun;
    EXPECT_FALSE(row.verb.empty()) << row.noun;
    EXPECT_FALSE(row.objects.empty()) << row.noun;
    for (const auto& object : row.objects) EXPECT_FALSE(object.preposition.empty()) << row.noun;
    EXPECT_EQ(find_event_noun(row.noun), &row);
  }
  EXPECT_EQ(find_event_noun("table"), nullptr);
}

TEST(EventNouns, RowsAreRead) {
  const EventNoun* meeting = find_event_noun("meeting");
  ASSERT_NE(meeting, nullptr);
  EXPECT_TRUE(meeting->mutual);
  EXPECT_FALSE(meeting->patient);
  ASSERT_NE(meeting->object_marked_by("with"), nullptr);
  EXPECT_EQ(meeting->object_marked_by("with")->relation, "meet with");
  EXPECT_EQ(meeting->object_marked_by("of"), nullptr);
  EXPECT_TRUE(find_event_noun("support")->marks_subject("from"));
  EXPECT_TRUE(find_event_noun("arrest")->patient);
}

}  // namespace
}  // namespace kg
