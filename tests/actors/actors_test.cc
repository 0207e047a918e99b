#include "extract/actors/actors.h"

#include <gmock/gmock.h>

#include "actors/support_parses.h"
#include "extract/actors/coref.h"

namespace kg {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Actors, LinkSurnamesAndPronounsToTheFullName) {
  EXPECT_THAT(chains_of("Ada Moss met Peter Lund in Oslo. Moss praised him."),
              ElementsAre("PERSON Ada Moss: Ada Moss, Moss",
                          "PERSON Peter Lund: Peter Lund in Oslo, him", "GPE Oslo: Oslo"));
}

TEST(Actors, KeepTheRuleOfEachLink) {
  const std::string text = "Anna Berg runs the union. Berg said that she would leave.";
  EXPECT_EQ(rule_of(text, "Anna Berg"), "name");
  EXPECT_EQ(rule_of(text, "Berg"), "name.person");
  EXPECT_EQ(rule_of(text, "she"), "pronoun.third");
}

TEST(Actors, LinkAcronyms) {
  EXPECT_THAT(chains_of("The Free Press Union sued the city. The FPU lost the case."),
              ElementsAre("ORG Free Press Union: The Free Press Union, The FPU"));
}

TEST(Actors, LinkAllNamesOfACountry) {
  EXPECT_THAT(chains_of("Britain and the UK are one. The United Kingdom left the EU."),
              ElementsAre("GPE Britain: Britain, the UK, The United Kingdom", "ORG EU: the EU"));
}

TEST(Actors, KeepACapitalApartFromItsCountry) {
  EXPECT_THAT(
      chains_of("The US sent ships. Washington gave no reason. The United States will send "
                "more."),
      ElementsAre("GPE United States: The US, The United States", "GPE Washington: Washington"));
}

TEST(Actors, LinkARoleToThePersonIntroducedWithIt) {
  EXPECT_THAT(chains_of("UK Prime Minister Clara Hill spoke to French President Paul Roche. The "
                        "Prime Minister thanked him. The French president smiled."),
              ElementsAre("PERSON Clara Hill: UK Prime Minister Clara Hill, The Prime Minister",
                          "GPE UK: UK",
                          "PERSON Paul Roche: French President Paul Roche, him, The French "
                          "president"));
}

TEST(Actors, LearnARoleFromAPredicateAndDoNotShowThePredicate) {
  EXPECT_EQ(
      chain_with("Maria Lund is the mayor of Bergen. The mayor opened the bridge.", "The mayor"),
      "PERSON Maria Lund: Maria Lund, The mayor");
}

TEST(Actors, LinkDefiniteNounsWithTheSameHead) {
  EXPECT_THAT(
      chains_of("A bus hit a red car near the station. The bus was empty. The red car "
                "burned."),
      ElementsAre("OTHER A bus: A bus, The bus", "OTHER a red car: a red car, The red car"));
}

TEST(Actors, DoNotLinkADefiniteNounThatSaysMore) {
  EXPECT_THAT(chains_of("A car stopped. The red car burned."), IsEmpty());
}

TEST(Actors, LinkTheCountryToTheNearestCountry) {
  EXPECT_THAT(chains_of("Norway raised its budget. The country wants new ships."),
              ElementsAre("GPE Norway: Norway, its, The country"));
}

TEST(Actors, LinkReflexivesToTheSubject) {
  const std::string text = "Peter Lund hurt himself.";
  EXPECT_THAT(chains_of(text), ElementsAre("PERSON Peter Lund: Peter Lund, himself"));
  EXPECT_EQ(rule_of(text, "himself"), "pronoun.reflexive");
}

TEST(Actors, LinkTheFirstPersonOfAQuotationToItsSpeaker) {
  EXPECT_THAT(chains_of("\"I am tired,\" said Peter Lund. \"We will rest.\""),
              ElementsAre("PERSON Peter Lund: I, Peter Lund"));
}

TEST(Actors, LetAPronounStandBeforeItsName) {
  EXPECT_THAT(chains_of("When he arrived, Peter Lund thanked the crew."),
              ElementsAre("PERSON Peter Lund: he, Peter Lund"));
}

TEST(Actors, DoNotLinkTheArgumentsOfOneVerb) {
  EXPECT_THAT(chains_of("Peter Lund saw him in the garden."),
              ElementsAre("PERSON Peter Lund: Peter Lund"));
}

TEST(Actors, LeaveEmptyItAlone) {
  EXPECT_THAT(chains_of("It is likely that the talks fail. It rained."), IsEmpty());
}

TEST(Actors, LinkPluralPronounsToGroups) {
  EXPECT_THAT(chains_of("The soldiers left the village because they were hungry."),
              ElementsAre("NORP The soldiers: The soldiers, they"));
}

TEST(Actors, MakeOneMentionOfAnAppositionAndItsName) {
  EXPECT_EQ(chain_with("His father, Ivan Moss, wrote to Ada Lane, the foreign minister.",
                       "His father, Ivan Moss"),
            "PERSON Ivan Moss: His father, Ivan Moss");
}

TEST(Actors, NoteTheHeadsOfAppositionsOfAName) {
  const std::string text =
      "Norway, the only country that has ratified the pact, met Peter Lund, the envoy.";
  const ParsedText input = parsed(text);
  std::vector<std::string> found;
  for (const Mention& mention : find_actors(input.document, input.annotation).mentions)
    for (const Span head : mention.appositions)
      found.push_back(std::string(slice(text, mention.head)) + " = " +
                      std::string(slice(text, head)));
  EXPECT_THAT(found, ElementsAre("Norway = country", "Peter Lund = envoy"));
}

TEST(Actors, TakeOppositionToSomethingForNoBody) {
  EXPECT_EQ(chain_with("Her opposition to the deal grew.", "Her opposition to the deal"),
            "OTHER Her opposition to the deal: Her opposition to the deal");
}

TEST(Actors, LinkTheSamePossessionOfTheSameOwner) {
  const std::string text = "Ada Moss sold her album. Her album was loved.";
  EXPECT_EQ(chain_with(text, "Her album"), "OTHER her album: her album, Her album");
  EXPECT_EQ(rule_of(text, "Her album"), "nominal.possessed");
}

TEST(Actors, JoinANameWithAndWithoutTitle) {
  EXPECT_THAT(chains_of("Mr Stone's plan failed. Stone blamed his rivals."),
              ElementsAre("PERSON Stone: Mr Stone's, Stone, his"));
}

TEST(Actors, LinkAPossessiveInAClauseToTheNounOfTheClause) {
  const std::string known = "Ada Moss met a leader known for his temper.";
  EXPECT_EQ(chain_with(known, "his"),
            "PERSON a leader known for his temper: a leader known for "
            "his temper, his");
  EXPECT_EQ(rule_of(known, "his"), "pronoun.owner");
  EXPECT_EQ(rule_of("Peter Lund, who lost his job, sued the firm.", "his"), "pronoun.owner");
}

TEST(Actors, LinkThePronounInAPhraseThatThePersonFollows) {
  EXPECT_THAT(chain_with("In his career Peter Lund wrote ten books.", "his"),
              testing::StartsWith("PERSON Peter Lund:"));
}

TEST(Actors, DoNotTakeTheSpeakerForThePersonSpokenOf) {
  const std::string text = "\"She is right,\" Anna Berg said. \"I know it.\"";
  EXPECT_THAT(chain_with(text, "I"), testing::StartsWith("PERSON Anna Berg:"));
}

TEST(Actors, AreNamedInsideLongerNamesToo) {
  const std::string text = "They live in Leeds. Leeds University paid the fine.";
  EXPECT_EQ(chain_with(text, "Leeds"), "GPE Leeds: Leeds, Leeds");
  EXPECT_EQ(chain_with(text, "Leeds University"), "ORG Leeds University: Leeds University");
}

TEST(Actors, LinkTheEndOfALongNameBehindTheArticle) {
  const std::string text = "The Northern Rail Council met on Monday. The Rail Council will vote.";
  EXPECT_EQ(chain_with(text, "The Rail Council"),
            "ORG Northern Rail Council: The Northern Rail Council, The Rail Council");
  EXPECT_EQ(rule_of(text, "The Rail Council"), "name.short");
}

TEST(Actors, AreTypedByTheirCommonNoun) {
  const std::string text = "The rebels took a hostel. The worshippers and the defector fled.";
  EXPECT_EQ(type_of(text, "The rebels"), EntityType::Norp);  // many people together
  EXPECT_EQ(type_of(text, "a hostel"), EntityType::Fac);
  EXPECT_EQ(type_of(text, "The worshippers"), EntityType::Norp);
  EXPECT_EQ(type_of(text, "the defector"), EntityType::Person);
}

TEST(Actors, LookUpAPronounThatItsReflexiveIsLinkedTo) {
  EXPECT_EQ(chain_with("Peter Lund came home. He hurt himself there.", "He"),
            "PERSON Peter Lund: Peter Lund, He, himself");
}

TEST(Actors, LetTheObjectOfPersuadeDoWhatItIsPersuadedTo) {
  EXPECT_EQ(chain_with("They persuaded Norway to keep its promise.", "its"),
            "GPE Norway: Norway, its");
}

TEST(Actors, LinkANameToItsFormerName) {
  const std::string text = "The Velora Group, formerly Nordgas, grew. Nordgas paid a fine.";
  EXPECT_EQ(rule_of(text, "Nordgas"), "name.exact");
  EXPECT_THAT(chain_with(text, "Nordgas"), testing::HasSubstr("Velora"));
}

TEST(Actors, LinkTheNameThatABodyGaveItself) {
  EXPECT_EQ(chain_with("Acme, which renamed itself Zenix, sold a mill.", "Zenix"),
            "ORG Acme: Acme, which renamed itself Zenix, itself, Zenix");
}

TEST(Actors, LinkNoBodyOfAnotherToTheLastOneNamed) {
  EXPECT_EQ(rule_of("The Halden Company met in Oslo. The council left.", "The council"), "nominal");
}

TEST(Actors, LetTheCompanyBeANameThatNothingIsKnownOf) {
  EXPECT_EQ(rule_of("Ferrum hired Ada Moss. The company grew.", "The company"), "nominal.typed");
}

TEST(Actors, LinkNothingToTheNounsOfAHeading) {
  EXPECT_EQ(rule_of("A City Divided\n\nAda Moss left the city.", "the city"), "nominal");
}

TEST(Actors, DoNotTakeAFormerHolderForTheHolder) {
  const std::string text = "Former president Ada Moss spoke in Oslo. The president listened.";
  EXPECT_EQ(rule_of(text, "The president"), "nominal");
}

TEST(Actors, KnowARoleThatIsDescribedByWhatItsHolderIsKnownFor) {
  EXPECT_EQ(chain_with("President Omar Roche met the Czech president, Jan Lund. Roche left early. "
                       "Minister Ada Hill spoke to a president known for his temper.",
                       "a president known for his temper"),
            "PERSON Omar Roche: President Omar Roche, Roche, a president known for his temper, "
            "his");
  // Of two who are spoken of alike it may be either, and the first mention of somebody is new.
  EXPECT_EQ(chain_with("President Omar Roche met the Czech president, Jan Lund. Minister Ada Hill "
                       "spoke to a president known for his temper.",
                       "a president known for his temper"),
            "PERSON a president known for his temper: a president known for his temper, his");
}

TEST(Actors, KeepTheCityAndTheCountryApart) {
  EXPECT_EQ(chain_with("Oslo raised taxes. The city wants ships.", "The city"),
            "GPE Oslo: Oslo, The city");
  EXPECT_EQ(chain_with("Norway raised taxes in Oslo. The country wants ships.", "The country"),
            "GPE Norway: Norway, The country");
}

TEST(Actors, LinkTheBeginningOfALongName) {
  EXPECT_EQ(chain_with("Norvik Foods grew. Norvik hired Ada Moss.", "Norvik"),
            "ORG Norvik Foods: Norvik Foods, Norvik");
}

TEST(Actors, DoNotTakeABodyForHeOrShe) {
  const std::string text = "The captain sued the Halden Yacht Club. He won.";
  EXPECT_EQ(chain_with(text, "He"), "PERSON The captain: The captain, He");
}

TEST(Actors, TakeNoFigureOfSpeechForAPlace) {
  EXPECT_EQ(type_of("The talks took place in Oslo.", "place"), EntityType::Other);
  const std::string stations = "The TV station showed the bus station.";
  EXPECT_EQ(type_of(stations, "The TV station"), EntityType::Org);
  EXPECT_EQ(type_of(stations, "the bus station"), EntityType::Fac);
}

TEST(Actors, TellWhatALinkedMentionWasLinkedTo) {
  const ParsedText text = parsed("The union sued the city. It lost.");
  const Actors actors = find_actors(text.document, text.annotation);
  const auto words = [&](const Mention& m) { return slice(text.document.text, m.span); };
  const Mention& pronoun = actors.mentions.back();
  ASSERT_EQ(words(pronoun), "It");
  ASSERT_TRUE(pronoun.antecedent);
  EXPECT_EQ(words(actors.mentions[*pronoun.antecedent]), "The union");
  EXPECT_GT(pronoun.probability, 0.3);
  EXPECT_LT(pronoun.probability, 1.0);
  EXPECT_FALSE(actors.mentions.front().antecedent);
  EXPECT_EQ(actors.mentions.front().probability, 1.0);
}

TEST(Rules, HaveAPrecisionEach) {
  for (const Sieve& sieve : sieves()) {
    if (sieve.name == "pronoun.third") continue;  // has a probability for each link
    EXPECT_LT(rule_precision(sieve.name), 1.0) << sieve.name;
    EXPECT_GT(rule_precision(sieve.name), 0.5) << sieve.name;
  }
  EXPECT_EQ(rule_precision("name"), 1.0);
}

TEST(Actors, OfAnEmptyTextAreNone) {
  const Document document;
  const Annotation annotation;
  const Actors actors = find_actors(document, annotation);
  EXPECT_THAT(actors.mentions, IsEmpty());
  EXPECT_THAT(actors.chains, IsEmpty());
}

TEST(Sieves, RunNamesBeforeNominalsBeforePronouns) {
  std::vector<std::string> names;
  for (const Sieve& sieve : sieves()) names.emplace_back(sieve.name);
  EXPECT_THAT(names,
              ElementsAre("name.exact", "name.person", "name.acronym", "name.alias", "name.short",
                          "nominal.predicate", "nominal.role", "nominal.described", "nominal.head",
                          "nominal.typed", "pronoun.reflexive", "pronoun.speaker", "pronoun.third",
                          "nominal.possessed"));
}

}  // namespace
}  // namespace kg
