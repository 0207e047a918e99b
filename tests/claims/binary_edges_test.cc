#include "extract/claims/binary_edges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/support_claims.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

// The edges of a sentence of trees.txt as "subject | relation | object".
std::vector<std::string> edges(std::string_view sentence) {
  const Parsed& parsed = tree_of(sentence);
  std::vector<std::string> lines;
  if (parsed.annotation.sentences.empty()) return lines;
  Tree tree(parsed.document, parsed.annotation, 0);
  for (const BinaryEdge& edge : binary_edges(tree, ClauseTable(tree)))
    lines.push_back(text_of(tree, words_of(edge.subject)) + " | " +
                    text_of(tree, words_of(edge.relation)) + " | " +
                    text_of(tree, words_of(edge.object)));
  return lines;
}

TEST(BinaryEdges, PrepositionsOfAnObjectHaveEdgesOfTheirOwn) {
  EXPECT_THAT(edges("The council approved a plan for schools in Leeds."),
              UnorderedElementsAre("The council | approved | a plan",
                                   "The council | approved a plan for | schools",
                                   "The council | approved a plan for schools in | Leeds"));
}

TEST(BinaryEdges, OfBelongsToItsNoun) {
  EXPECT_THAT(edges("The firm built a bridge of stone over the river."),
              UnorderedElementsAre("The firm | built | a bridge of stone",
                                   "The firm | built a bridge of | stone",
                                   "The firm | built a bridge of stone over | the river"));
}

TEST(BinaryEdges, SeveralThingsSpreadOverACoordinationBehindOf) {
  EXPECT_THAT(
      edges("Lind met leaders of Norway and Sweden."),
      UnorderedElementsAre("Lind | met | leaders of Norway", "Lind | met | leaders of Sweden",
                           "Lind | met leaders of | Norway", "Lind | met leaders of | Sweden"));
}

TEST(BinaryEdges, AmountsSpreadAndAreNotOpened) {
  EXPECT_THAT(
      edges("The firm owns a mix of farms and mills."),
      UnorderedElementsAre("The firm | owns | a mix of farms", "The firm | owns | a mix of mills"));
}

TEST(BinaryEdges, OneThingOfSeveralStaysOne) {
  EXPECT_THAT(edges("The school teaches the history of art and music."),
              UnorderedElementsAre("The school | teaches | the history of art and music",
                                   "The school | teaches the history of | art",
                                   "The school | teaches the history of | music"));
}

TEST(BinaryEdges, ModifiersOfSeveralThingsSpread) {
  EXPECT_THAT(
      edges("The club runs both Scout and Guide camps."),
      UnorderedElementsAre("The club | runs | Scout camps", "The club | runs | Guide camps"));
}

TEST(BinaryEdges, EveryConjunctOfTheObjectGoesIntoFurtherRelations) {
  EXPECT_THAT(edges("Kim sold the boat and the house to Bo."),
              UnorderedElementsAre("Kim | sold | the boat", "Kim | sold | the house",
                                   "Kim | sold the boat to | Bo", "Kim | sold the house to | Bo"));
}

TEST(BinaryEdges, WhoDidItCompletesAPassive) {
  EXPECT_THAT(edges("The school was founded as an academy by Ray."),
              UnorderedElementsAre("The school | was founded as | an academy",
                                   "The school | was founded by | Ray"));
}

TEST(BinaryEdges, APhraseSetOffStartsAnew) {
  EXPECT_THAT(edges("The choir sings across Wales, at small schools."),
              UnorderedElementsAre("The choir | sings across | Wales",
                                   "The choir | sings at | small schools"));
}

TEST(BinaryEdges, FrontedPhrasesAndTimesFollowTheCompletingPhrase) {
  EXPECT_THAT(edges("In 1990, Kim moved to Rome."),
              UnorderedElementsAre("Kim | moved to | Rome", "Kim | moved to Rome In | 1990"));
  EXPECT_THAT(edges("Kim died in Oslo two years later."),
              UnorderedElementsAre("Kim | died in | Oslo", "Kim | died in Oslo | two years later"));
  EXPECT_THAT(edges("Kim won the race last May."),
              UnorderedElementsAre("Kim | won | the race", "Kim | won the race | last May"));
}

TEST(BinaryEdges, GerundsThatAreToldHaveEdgesOfTheirOwn) {
  EXPECT_THAT(edges("Kim collapsed after giving a speech in Leeds."),
              UnorderedElementsAre("Kim | collapsed after giving | a speech",
                                   "Kim | collapsed after giving a speech in | Leeds",
                                   "Kim | giving | a speech", "Kim | giving a speech in | Leeds"));
  EXPECT_THAT(edges("Kim was fined for selling stolen cars."),
              UnorderedElementsAre("Kim | was fined for selling | stolen cars"));
  EXPECT_THAT(edges("Kim could win by beating Ray."),
              UnorderedElementsAre("Kim | could win by beating | Ray"));
  EXPECT_THAT(edges("Kim won not by cheating rivals but by training."),
              UnorderedElementsAre("Kim | won not by cheating | rivals"));
}

TEST(BinaryEdges, WhatIsBeforeTheInfinitiveIsNotSaidAgainBehindIt) {
  EXPECT_THAT(edges("These are small prices to pay for peace."),
              UnorderedElementsAre("These | are | small prices"));
}

TEST(BinaryEdges, ReachThroughNounsIntoTheirClauses) {
  EXPECT_THAT(edges("The firm made an effort to cut costs."),
              UnorderedElementsAre("The firm | made | an effort",
                                   "The firm | made an effort to cut | costs"));
  EXPECT_THAT(edges("The firm is in the final stages of selling its bank."),
              UnorderedElementsAre("The firm | is in | the final stages",
                                   "The firm | is in the final stages of selling | its bank"));
}

TEST(BinaryEdges, IncludingLinksMembers) {
  EXPECT_THAT(edges("The farm grows many trees, including oaks and elms."),
              UnorderedElementsAre("The farm | grows | many trees", "many trees | including | oaks",
                                   "many trees | including | elms"));
}

TEST(BinaryEdges, SpeechMayStandBehindWhatIsSaid) {
  EXPECT_THAT(edges("\"The bank is safe,\" Lind added."),
              UnorderedElementsAre("The bank | is | safe", "Lind | added | The bank is safe"));
  EXPECT_THAT(edges("The engine works, the firm said."),
              UnorderedElementsAre("the firm | said | The engine works"));
}

TEST(BinaryEdges, ReachIntoClausesThatAnswer) {
  EXPECT_THAT(
      edges("The problem is that the firm sells weapons to rebels."),
      UnorderedElementsAre("The problem | is that the firm sells | weapons",
                           "The problem | is that the firm sells weapons to | rebels",
                           "the firm | sells | weapons", "the firm | sells weapons to | rebels"));
  EXPECT_THAT(edges("Kim showed how the fire was caused by the wind."),
              UnorderedElementsAre("Kim | showed how the fire was caused by | the wind",
                                   "Kim | showed | how the fire was caused by the wind",
                                   "the fire | was caused by | the wind"));
}

TEST(BinaryEdges, WhatIsAskedForIsNoObject) {
  EXPECT_THAT(edges("They could not say how much the city pays in tax."),
              UnorderedElementsAre("They | could not say how much the city pays in | tax",
                                   "They | could not say | how much the city pays in tax",
                                   "the city | pays in | tax"));
}

TEST(BinaryEdges, CoordinatedClausesAreSaidOneByOne) {
  EXPECT_THAT(edges("Lind said that the bank is safe and will open branches in May."),
              IsSupersetOf({"Lind | said | that the bank is safe",
                            "Lind | said | that the bank will open branches in May"}));
}

TEST(BinaryEdges, WhatIsSaidEndsBeforeALooseAddition) {
  EXPECT_THAT(edges("Lind believes the farm grows trees, including oaks."),
              UnorderedElementsAre("Lind | believes | the farm grows trees",
                                   "the farm | grows | trees", "trees | including | oaks"));
}

TEST(BinaryEdges, SmallClausesAreOpenedWhenSomethingIsInThem) {
  EXPECT_THAT(edges("The deal could help Berg win votes."),
              UnorderedElementsAre("The deal | could help Berg win | votes",
                                   "The deal | could help | Berg", "Berg | win | votes"));
  EXPECT_THAT(edges("They heard the song played."),
              UnorderedElementsAre("They | heard | the song played"));
}

TEST(BinaryEdges, ThereIsASubject) {
  EXPECT_THAT(
      edges("There is no proof of fraud."),
      UnorderedElementsAre("There | is | no proof of fraud", "There | is no proof of | fraud"));
}

TEST(BinaryEdges, AdjectivesAreOpened) {
  EXPECT_THAT(edges("The firm is aware of the risks."),
              UnorderedElementsAre("The firm | is | aware of the risks",
                                   "The firm | is aware of | the risks"));
}

TEST(BinaryEdges, WhoIsUrgedActs) {
  EXPECT_THAT(edges("It urged Mia to sell shares."),
              UnorderedElementsAre("It | urged | Mia", "It | urged Mia to sell | shares",
                                   "Mia | to sell | shares"));
}

TEST(BinaryEdges, AntecedentsStandInTheRelation) {
  EXPECT_THAT(edges("The tricks she used in her show became famous."),
              UnorderedElementsAre("she | used | The tricks", "she | used The tricks in | her show",
                                   "The tricks | became | famous"));
}

TEST(BinaryEdges, LeaveOutQuotationMarks) {
  EXPECT_THAT(edges("He sang \"Night Train\" in Leeds."),
              UnorderedElementsAre("He | sang | Night Train", "He | sang Night Train in | Leeds"));
}

TEST(BinaryEdges, OnlyVerbsThatWantAnActOfSomebodyShareAPassive) {
  EXPECT_THAT(
      edges("Kim was wounded in the crash, and helped to save a child."),
      UnorderedElementsAre("Kim | was wounded in | the crash", "Kim | helped to save | a child"));
  EXPECT_THAT(edges("Kim was arrested and ordered to leave the country."),
              UnorderedElementsAre("Kim | was ordered to leave | the country"));
}

TEST(BinaryEdges, ParticiplesOfMakingTellOfTheObject) {
  EXPECT_THAT(edges("She led a choir in Leeds, founded by Ray."),
              UnorderedElementsAre("She | led | a choir", "She | led a choir in | Leeds",
                                   "a choir in Leeds | founded by | Ray"));
  EXPECT_THAT(edges("Ray left the hall, followed by his dog."),
              UnorderedElementsAre("Ray | left | the hall", "Ray | followed by | his dog"));
}

TEST(BinaryEdges, PhrasesThatLinkSentencesMakeNone) {
  EXPECT_THAT(edges("Berg and Lind, for instance, both farmers, had to sell land."),
              UnorderedElementsAre("Berg | had to sell | land", "Lind | had to sell | land"));
  EXPECT_THAT(edges("Berg agreed in principle to sell the farm."),
              UnorderedElementsAre("Berg | agreed to sell | the farm"));
}

TEST(BinaryEdges, DatesAreWhole) {
  EXPECT_THAT(
      edges("They bought the farm on June 3, 1990."),
      UnorderedElementsAre("They | bought | the farm", "They | bought the farm on | June 3, 1990"));
  EXPECT_THAT(edges("The firm made a profit in the year ended March 31."),
              UnorderedElementsAre("The firm | made | a profit",
                                   "The firm | made a profit in | the year ended March 31"));
}

TEST(BinaryEdges, ConjunctsShareWhatIsBehindTheLast) {
  EXPECT_THAT(edges("The rule applies to any size or form of business."),
              UnorderedElementsAre("The rule | applies to | any size of business",
                                   "The rule | applies to any size of | business",
                                   "The rule | applies to | form of business"));
}

TEST(BinaryEdges, AmountsBehindTheVerbAreObjects) {
  EXPECT_THAT(edges("Shares of the firm rose 8% to a record."),
              UnorderedElementsAre("Shares of the firm | rose to | a record",
                                   "Shares of the firm | rose | 8%"));
}

TEST(BinaryEdges, IncludingLinksMembersOfWhatIsCounted) {
  EXPECT_THAT(edges("The fund owns a number of banks, including Barlow and Creedon."),
              UnorderedElementsAre("The fund | owns | a number of banks",
                                   "a number of banks | including | Barlow",
                                   "a number of banks | including | Creedon"));
}

TEST(BinaryEdges, AnAdverbIsAnObjectWhenThereIsNothingElse) {
  EXPECT_THAT(edges("The plan would work here."),
              UnorderedElementsAre("The plan | would work | here"));
  EXPECT_THAT(edges("The stars are so far away that nobody can reach them."),
              UnorderedElementsAre("The stars | are | so far away", "nobody | can reach | them"));
}

TEST(BinaryEdges, ReachIntoClausesOfBeforeAndAfter) {
  EXPECT_THAT(edges("Kim fled before Ray could stop the car."),
              UnorderedElementsAre("Kim | fled before Ray could stop | the car",
                                   "Ray | could stop | the car"));
  EXPECT_THAT(
      edges("Kim joined the club after Ray left."),
      UnorderedElementsAre("Kim | joined | the club", "Kim | joined the club after | Ray left"));
}

TEST(BinaryEdges, PhrasesBehindAnInfinitiveDoNotComeBeforeIt) {
  EXPECT_THAT(edges("Scientists set out to copy the trick with new tools."),
              UnorderedElementsAre("Scientists | set out to copy | the trick",
                                   "Scientists | set out to copy the trick with | new tools"));
}

TEST(BinaryEdges, ThatBeforeTheSubjectIsTheAntecedent) {
  EXPECT_THAT(edges("There are some rules here that nobody can explain."),
              UnorderedElementsAre("There | are | some rules here",
                                   "nobody | can explain | some rules here"));
}

TEST(BinaryEdges, WhatIsInAPlaceIsInItsRegion) {
  EXPECT_THAT(
      edges("Kim was born in Lyon, France."),
      UnorderedElementsAre("Kim | was born in | Lyon, France", "Kim | was born in | France"));
}

TEST(BinaryEdges, AdjectivesBehindTheirNounGo) {
  EXPECT_THAT(edges("The firm hired people loyal to the king."),
              UnorderedElementsAre("The firm | hired | people"));
}

TEST(BinaryEdges, ConfidenceFollowsKindAndSubject) {
  EXPECT_GT(confidence_of_edge(EdgeKind::Object, SubjectSource::Own),
            confidence_of_edge(EdgeKind::BesideObject, SubjectSource::Own));
  EXPECT_GT(confidence_of_edge(EdgeKind::Object, SubjectSource::Own),
            confidence_of_edge(EdgeKind::Object, SubjectSource::Shared));
  const Parsed& parsed = tree_of("Kim sold the boat and the house to Bo.");
  Tree tree(parsed.document, parsed.annotation, 0);
  for (const BinaryEdge& edge : binary_edges(tree, ClauseTable(tree)))
    EXPECT_EQ(edge.confidence, confidence_of_edge(edge.kind, SubjectSource::Own));
}

}  // namespace
}  // namespace kg
