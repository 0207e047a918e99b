#include "query/verbs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/filtered_view.h"
#include "support/a_graph.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char* const kLines =
    "Ada:PERSON -lead-> Northwind:ORG x3 @0.8\n"
    "Northwind:ORG -buy-> Fabrikam:ORG\n"
    "Ada:PERSON -!leave-> Northwind:ORG\n"
    "Northwind:ORG -pay-> Ada:PERSON x2\n"
    "Ada:PERSON -fear-> rain\n"
    "Ada:PERSON -lead-> Northwind:ORG @0.95\n"
    "Ada:PERSON -lead-> Harbour Club:ORG\n"
    "Ada:PERSON -trust-> Ada:PERSON\n";

std::string text(const Link& link) {
  return link.subject.name + (link.edge.polarity == Polarity::Negative ? " -!" : " -") +
         link.relation + "-> " + link.object.name + " x" + std::to_string(link.edge.evidence_count);
}

std::string text(const std::vector<Link>& links) {
  std::string lines;
  for (const Link& link : links) lines += text(link) + "\n";
  return lines;
}

std::string text(const std::vector<RelationGroup>& groups) {
  std::string lines;
  for (const RelationGroup& group : groups) {
    lines += (group.polarity == Polarity::Negative ? "!" : "") + group.relation + " " +
             std::to_string(group.evidence_count) + ":";
    for (const auto& end : group.ends)
      lines += " " + end.entity.name + "=" + std::to_string(end.evidence_count);
    lines += "\n";
  }
  return lines;
}

TEST(Show, GroupsRelationsByDirectionWithCounts) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto report = show(graph, id_of(graph, "Ada"));
  ASSERT_TRUE(report);
  EXPECT_EQ(text(report->outgoing),
            "lead 5: Northwind=4 Harbour Club=1\n"
            "fear 1: rain=1\n"
            "!leave 1: Northwind=1\n"
            "trust 1: Ada=1\n");
  EXPECT_EQ(text(report->incoming), "pay 2: Northwind=2\ntrust 1: Ada=1\n");
  EXPECT_EQ(report->edge_count, 6u) << "the loop once";
  EXPECT_EQ(report->evidence_count, 10u);
  EXPECT_EQ(report->document_count, 7u);
  EXPECT_EQ(report->first_seen, "2025-01-01");
  EXPECT_EQ(report->last_seen, "2025-01-08");
}

TEST(Show, WorksWithoutAnyRelation) {
  KnowledgeGraph graph;
  const EntityId id = graph.add_entity(an_entity("Ada:PERSON"));
  const auto report = show(graph, id);
  EXPECT_EQ(report->entity.name, "Ada");
  EXPECT_THAT(report->outgoing, IsEmpty());
  EXPECT_EQ(report->first_seen, "");
}

TEST(Links, GivesEveryRelationBothWays) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = links(graph, id_of(graph, "Northwind"), id_of(graph, "Ada"));
  EXPECT_EQ(text(*found),
            "Northwind -pay-> Ada x2\n"
            "Ada -lead-> Northwind x4\n"
            "Ada -!leave-> Northwind x1\n");
  EXPECT_EQ(text(*links(graph, id_of(graph, "Ada"), id_of(graph, "Ada"))), "Ada -trust-> Ada x1\n");
  EXPECT_THAT(*links(graph, id_of(graph, "rain"), id_of(graph, "Fabrikam")), IsEmpty());
}

TEST(Links, QuotesTheBestSentencesWithDocumentAndDate) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = links(graph, id_of(graph, "Ada"), id_of(graph, "Northwind"), {.quotes = 2});
  const Link& lead = found->front();
  ASSERT_EQ(lead.quotes.size(), 2u);
  EXPECT_TRUE(lead.truncated);
  EXPECT_EQ(lead.quotes[0].evidence.confidence, 0.95);
  EXPECT_EQ(lead.quotes[0].document.date, "2025-01-06");
  EXPECT_EQ(lead.quotes[1].document.name, "doc1");
  EXPECT_EQ(lead.quotes[1].evidence.text, "Ada lead Northwind.");
  EXPECT_FALSE(found->at(1).truncated);
}

TEST(AllLinks, ListsEveryEdgeOnce) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = all_links(graph);
  EXPECT_EQ(found->size(), graph.edge_count());
  EXPECT_EQ(text(found->front()), "Ada -fear-> rain x1");
}

TEST(Path, TellsTheSentenceOfEachHop) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = path(graph, id_of(graph, "rain"), id_of(graph, "Fabrikam"));
  ASSERT_TRUE(found && *found);
  std::string lines;
  for (const Hop& hop : **found)
    lines += hop.from.name + " to " + hop.to.name + ": " + text(hop.links.front()) + " '" +
             hop.links.front().quotes.front().evidence.text + "'\n";
  EXPECT_EQ(lines,
            "rain to Ada: Ada -fear-> rain x1 'Ada fear rain.'\n"
            "Ada to Northwind: Ada -lead-> Northwind x4 'Ada lead Northwind.'\n"
            "Northwind to Fabrikam: Northwind -buy-> Fabrikam x1 'Northwind buy Fabrikam.'\n");
  EXPECT_EQ((*found)->at(1).links.size(), 3u);
}

TEST(Path, IsNothingBeyondTheLimit) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = path(graph, id_of(graph, "rain"), id_of(graph, "Fabrikam"), {.max_hops = 2});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->has_value());
}

TEST(Path, HasNoHopsToItself) {
  const KnowledgeGraph graph = a_graph(kLines);
  EXPECT_THAT(**path(graph, EntityId(1), EntityId(1)), IsEmpty());
}

TEST(Path, GoesAroundWhatAFilterTakesAway) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG @0.2\nA:ORG -own-> C:ORG\nC:ORG -own-> B:ORG\n");
  const EntityId a = id_of(graph, "A"), b = id_of(graph, "B");
  EXPECT_EQ((*path(graph, a, b))->size(), 1u);
  GraphFilter filter;
  filter.min_confidence = 0.5;
  EXPECT_EQ((*path(FilteredView(graph, filter), a, b))->size(), 2u);
}

TEST(Neighbors, AreOrderedByDistanceAndEvidence) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = neighbors(graph, id_of(graph, "Ada"), {.depth = 2});
  std::string lines;
  for (const Neighbor& neighbor : found->neighbors) {
    lines += std::to_string(neighbor.distance) + " " + neighbor.entity.name + " x" +
             std::to_string(neighbor.evidence_count) + ":";
    for (const auto& relation : neighbor.relations)
      lines += std::string(relation.direction == Direction::Out ? " >" : " <") +
               (relation.polarity == Polarity::Negative ? "!" : "") + relation.words;
    lines += "\n";
  }
  EXPECT_EQ(lines,
            "1 Northwind x7: >lead >!leave <pay\n"
            "1 Harbour Club x1: >lead\n"
            "1 rain x1: >fear\n"
            "2 Fabrikam x1: >buy\n");
}

TEST(Neighbors, SaysHowManyTheLimitLeftOut) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto found = neighbors(graph, id_of(graph, "Ada"), {.depth = 1, .limit = 1});
  EXPECT_EQ(found->neighbors.size(), 1u);
  EXPECT_EQ(found->total, 3u);
  EXPECT_EQ(neighbors(graph, id_of(graph, "Ada"), {.depth = 0})->total, 0u);
}

TEST(Stats, CountsEverything) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto counts = stats(graph, 2);
  EXPECT_EQ(counts->entities, 5u);
  EXPECT_EQ(counts->actors, 4u);
  EXPECT_EQ(counts->edges, graph.edge_count());
  EXPECT_EQ(counts->evidence, graph.evidence_count());
  EXPECT_EQ(counts->documents, 8u);
  EXPECT_EQ(counts->first_date, "2025-01-01");
  EXPECT_EQ(counts->last_date, "2025-01-08");
  EXPECT_THAT(counts->types,
              ElementsAre(std::pair(EntityType::Org, 3u), std::pair(EntityType::Other, 1u),
                          std::pair(EntityType::Person, 1u)));
  EXPECT_THAT(counts->relations,
              ElementsAre(std::pair(std::string("lead"), 5u), std::pair(std::string("pay"), 2u)));
  ASSERT_EQ(counts->top.size(), 2u);
  EXPECT_EQ(counts->top[0].first.name, "Ada");
  EXPECT_EQ(counts->top[0].second, 10u);
}

TEST(Verbs, SayThatAnEntityIsNotThere) {
  const KnowledgeGraph graph = a_graph(kLines);
  const EntityId none(99), ada(1);
  EXPECT_EQ(show(graph, none).error().code, ErrorCode::NotFound);
  EXPECT_EQ(links(graph, ada, none).error().code, ErrorCode::NotFound);
  EXPECT_EQ(path(graph, none, ada).error().code, ErrorCode::NotFound);
  EXPECT_EQ(neighbors(graph, none).error().code, ErrorCode::NotFound);
}

TEST(Verbs, AnswerOnAnEmptyGraph) {
  const KnowledgeGraph graph;
  EXPECT_EQ(stats(graph)->entities, 0u);
  EXPECT_THAT(*all_links(graph), IsEmpty());
  EXPECT_EQ(resolve_name(graph, "Ada")->match, NameMatch::Unknown);
}

}  // namespace
}  // namespace kg
