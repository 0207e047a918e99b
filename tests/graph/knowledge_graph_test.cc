#include "graph/knowledge_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "support/a_graph.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Evidence sentence(DocumentId document, std::uint32_t number, std::uint32_t ordinal = 0) {
  Evidence evidence;
  evidence.document = document;
  evidence.sentence = number;
  evidence.ordinal = ordinal;
  evidence.text = "Sentence " + std::to_string(number) + ".";
  evidence.confidence = 0.5;
  return evidence;
}

TEST(KnowledgeGraph, IsEmptyAtFirst) {
  const KnowledgeGraph graph;
  EXPECT_EQ(graph.entity_count(), 0u);
  EXPECT_EQ(graph.entity(EntityId(1)).error().code, ErrorCode::NotFound);
  EXPECT_THAT(edges_of(graph, EntityId(1), Direction::Out), IsEmpty());
  EXPECT_THAT(*graph.find_prefix("", 10), IsEmpty());
}

TEST(KnowledgeGraph, GivesBackWhatWasAdded) {
  const KnowledgeGraph graph = a_graph(
      "Ada Lane:PERSON -lead-> Northwind:ORG x2\n"
      "Northwind:ORG -!buy-> Fabrikam:ORG @0.4\n");
  EXPECT_EQ(print_graph(graph),
            "d1 doc1 2025-01-01\n"
            "d2 doc2 2025-01-02\n"
            "n1 Ada Lane PERSON\n"
            "  out n1 -lead-> n2 positive actual x2 0.9\n"
            "    1:0:0 0.9 Ada Lane lead Northwind.\n"
            "    1:1:0 0.9 Ada Lane lead Northwind.\n"
            "n2 Northwind ORG\n"
            "  out n2 -buy-> n3 negative actual x1 0.4\n"
            "    2:0:0 0.4 Northwind buy Fabrikam.\n"
            "  in n1 -lead-> n2 positive actual x2 0.9\n"
            "    1:0:0 0.9 Ada Lane lead Northwind.\n"
            "    1:1:0 0.9 Ada Lane lead Northwind.\n"
            "n3 Fabrikam ORG\n"
            "  in n2 -buy-> n3 negative actual x1 0.4\n"
            "    2:0:0 0.4 Northwind buy Fabrikam.\n");
}

TEST(KnowledgeGraph, KeepsParallelRelationsApart) {
  const KnowledgeGraph graph = a_graph(
      "Ada:PERSON -meet-> Ben:PERSON\n"
      "Ada:PERSON -praise-> Ben:PERSON\n"
      "Ada:PERSON -!praise-> Ben:PERSON\n"
      "Ada:PERSON -meet-> Ben:PERSON\n"
      "Ada:PERSON -praise-> Ada:PERSON\n");
  EXPECT_EQ(graph.entity_count(), 2u);
  EXPECT_EQ(graph.edge_count(), 4u);
  EXPECT_EQ(graph.evidence_count(), 5u);
  EXPECT_EQ(edges_of(graph, EntityId(1), Direction::Out).size(), 4u);
  EXPECT_EQ(edges_of(graph, EntityId(1), Direction::In).size(), 1u) << "the loop";
}

TEST(KnowledgeGraph, TakesTheSameSentenceOnce) {
  KnowledgeGraph graph;
  const DocumentId document = graph.add_document({});
  const EntityId ada = graph.add_entity(an_entity("Ada:PERSON"));
  const RelationId run = graph.add_relation("run");
  for (int i = 0; i < 3; ++i) graph.add_evidence(ada, run, ada, sentence(document, 4, 1));
  graph.add_evidence(ada, run, ada, sentence(document, 4, 2));
  EXPECT_EQ(graph.evidence_count(), 2u);
  EXPECT_EQ(edges_of(graph, ada, Direction::Out).front().evidence_count, 2u);
}

TEST(KnowledgeGraph, TellsEntitiesApartByNameTypeAndNamed) {
  KnowledgeGraph graph;
  const EntityId person = graph.add_entity(an_entity("Jordan:PERSON"));
  EXPECT_NE(graph.add_entity(an_entity("Jordan:GPE")), person);
  EXPECT_NE(graph.add_entity(an_entity("Jordan")), person);
  EXPECT_EQ(graph.add_entity(an_entity("JORDAN:PERSON")), person);
  EXPECT_THAT(graph.entity(person)->aliases, ElementsAre("JORDAN"));
  EXPECT_EQ(graph.find_exact("jordan")->size(), 3u);
}

TEST(KnowledgeGraph, JoinsAliasesSortedAndOnce) {
  KnowledgeGraph graph;
  Entity entity = an_entity("Ada Lane:PERSON");
  entity.aliases = {"Ms Lane", "Ada"};
  const EntityId id = graph.add_entity(entity);
  entity.aliases = {"Lane", "Ada", "Ada Lane"};
  EXPECT_EQ(graph.add_entity(entity), id);
  EXPECT_THAT(graph.entity(id)->aliases, ElementsAre("Ada", "Lane", "Ms Lane"));
  for (const char* name : {"ada lane", "ADA", " lane ", "Ms  Lane"})
    EXPECT_THAT(*graph.find_exact(name), ElementsAre(id)) << name;
}

TEST(KnowledgeGraph, FindsPrefixesInNameOrderEachEntityOnce) {
  KnowledgeGraph graph;
  Entity zoe = an_entity("Zoe Abel:PERSON");
  zoe.aliases = {"Abel", "Abel Z."};
  const EntityId z = graph.add_entity(zoe);
  const EntityId b = graph.add_entity(an_entity("Abel Works:ORG"));
  const EntityId a = graph.add_entity(an_entity("Abc:ORG"));
  EXPECT_THAT(*graph.find_prefix("ab", 10), ElementsAre(a, z, b));
  EXPECT_THAT(*graph.find_prefix("ab", 2), ElementsAre(a, z));
  EXPECT_THAT(*graph.find_prefix("abel w", 10), ElementsAre(b));
  EXPECT_THAT(*graph.find_prefix("x", 10), IsEmpty());
}

TEST(KnowledgeGraph, VisitorsCanStopEarly) {
  const KnowledgeGraph graph = a_graph("A:ORG -own-> B:ORG x3\nA:ORG -sue-> B:ORG\n");
  int seen = 0;
  const auto stop = [&](const auto&) { return ++seen, false; };
  (void)graph.for_each_entity(stop);
  (void)graph.for_each_document(stop);
  (void)graph.for_each_edge(EntityId(1), Direction::Out, stop);
  (void)graph.for_each_evidence(edges_of(graph, EntityId(1), Direction::Out).front(), stop);
  EXPECT_EQ(seen, 4);
}

TEST(KnowledgeGraph, AddsAnExtractedDocumentOnceWithSpansInCodePoints) {
  Extraction extraction;
  extraction.document.metadata.source = "file:a";
  extraction.document.text = "Rain fell. Zoë visited Łódź.";
  extraction.sentences = {{0, 10}, {11, 32}};
  ResolvedDocument resolved;
  resolved.entities.push_back({"zoë", EntityType::Person, "Zoë", {}, true});
  resolved.entities.push_back({"łódź", EntityType::Gpe, "Łódź", {"Lodz"}, true});
  ResolvedFact fact;
  fact.object = 1;
  fact.relation = "visit";
  fact.sentence = 1;
  fact.subject_span = {11, 15};
  fact.relation_span = {16, 23};
  fact.object_span = {24, 31};
  resolved.facts.push_back(fact);

  KnowledgeGraph graph;
  const DocumentId id = graph.add(extraction, resolved);
  EXPECT_EQ(graph.add(extraction, resolved), id);
  EXPECT_EQ(graph.document_count(), 1u);
  ASSERT_EQ(graph.evidence_count(), 1u);
  const Edge edge = edges_of(graph, id_of(graph, "zoë"), Direction::Out).front();
  (void)graph.for_each_evidence(edge, [&](const Evidence& evidence) {
    EXPECT_EQ(evidence.text, "Zoë visited Łódź.");
    EXPECT_EQ(evidence.subject, (Span{0, 3}));
    EXPECT_EQ(evidence.relation, (Span{4, 11}));
    EXPECT_EQ(evidence.object, (Span{12, 16}));
    return true;
  });
  EXPECT_EQ(id_of(graph, "lodz"), edge.object);
}

TEST(KnowledgeGraph, PartsOutsideTheSentenceHaveEmptySpans) {
  Extraction extraction;
  extraction.document.text = "Ada ran. She fell.";
  extraction.sentences = {{0, 8}, {9, 18}};
  ResolvedDocument resolved;
  resolved.entities.push_back({"ada", EntityType::Person, "Ada", {}, true});
  ResolvedFact fact;
  fact.relation = "fall";
  fact.sentence = 1;
  fact.subject_span = {0, 3};
  fact.relation_span = {13, 17};
  resolved.facts.push_back(fact);
  KnowledgeGraph graph;
  graph.add(extraction, resolved);
  const Edge edge = edges_of(graph, EntityId(1), Direction::Out).front();
  (void)graph.for_each_evidence(edge, [](const Evidence& evidence) {
    EXPECT_TRUE(evidence.subject.empty());
    EXPECT_EQ(evidence.relation, (Span{4, 8}));
    return true;
  });
}

TEST(KnowledgeGraph, LoadsACopyThatIsTheSame) {
  const KnowledgeGraph graph = a_graph(
      "Ada:PERSON -meet-> Ben:PERSON x2\nBen:PERSON -!fear-> rain @0.3\nrain -hit-> Ada:PERSON\n");
  const auto copy = KnowledgeGraph::load(graph);
  ASSERT_TRUE(copy);
  EXPECT_EQ(print_graph(*copy), print_graph(graph));
  EXPECT_EQ(copy->evidence_count(), graph.evidence_count());
}

TEST(KnowledgeGraph, GoesOnCountingAfterTheIdsOfALoadedGraph) {
  auto copy = KnowledgeGraph::load(a_graph("A:ORG -own-> B:ORG\nC:ORG -own-> B:ORG\n"));
  EXPECT_EQ(copy->add_entity(an_entity("D:ORG")), EntityId(4));
  EXPECT_EQ(copy->add_entity(an_entity("c:ORG")), EntityId(3)) << "known";
  EXPECT_EQ(copy->add_relation("sell"), RelationId(2));
  EXPECT_EQ(copy->add_document({}), DocumentId(3));
}

// The same random facts in the graph and in plain sorted containers.
TEST(KnowledgeGraph, AgreesWithAPlainModelOnRandomGraphs) {
  using Key = std::tuple<EntityId, RelationId, EntityId, Polarity, Modality>;
  using Place = std::tuple<DocumentId, std::uint32_t, std::uint32_t>;
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    KnowledgeGraph graph;
    for (int i = 0; i < 8; ++i) graph.add_entity(an_entity("E" + std::to_string(i) + ":ORG"));
    for (int i = 0; i < 3; ++i) graph.add_relation("r" + std::to_string(i));
    for (int i = 0; i < 3; ++i) graph.add_document({});
    std::map<Key, std::map<Place, double>> model;
    for (int i = 0; i < 200; ++i) {
      Evidence evidence = sentence(DocumentId(1 + pick(3)), pick(4), pick(2));
      evidence.polarity = static_cast<Polarity>(pick(2));
      evidence.modality = static_cast<Modality>(pick(3));
      evidence.confidence = pick(100) / 100.0;
      const EntityId from(1 + pick(8)), to(1 + pick(8));
      const RelationId relation(1 + pick(3));
      graph.add_evidence(from, relation, to, evidence);
      model[Key(from, relation, to, evidence.polarity, evidence.modality)].emplace(
          Place(evidence.document, evidence.sentence, evidence.ordinal), evidence.confidence);
    }
    ASSERT_EQ(graph.edge_count(), model.size());
    for (std::uint64_t id = 1; id <= 8; ++id) {
      std::vector<Edge> out, in;
      for (const auto& [key, places] : model) {
        const auto [from, relation, to, polarity, modality] = key;
        Edge edge{from, relation, to, polarity, modality, 0, 0};
        for (const auto& [place, confidence] : places)
          ++edge.evidence_count, edge.confidence = std::max(edge.confidence, confidence);
        if (from.value == id) out.push_back(edge);
        if (to.value == id) in.push_back(edge);
      }
      const auto order = [](bool outgoing) {
        return [outgoing](const Edge& a, const Edge& b) {
          return std::tuple(a.relation, outgoing ? a.object : a.subject, a.polarity, a.modality) <
                 std::tuple(b.relation, outgoing ? b.object : b.subject, b.polarity, b.modality);
        };
      };
      std::sort(out.begin(), out.end(), order(true));
      std::sort(in.begin(), in.end(), order(false));
      EXPECT_EQ(edges_of(graph, EntityId(id), Direction::Out), out) << "seed " << seed;
      EXPECT_EQ(edges_of(graph, EntityId(id), Direction::In), in) << "seed " << seed;
    }
  }
}

TEST(KnowledgeGraphDeathTest, RefusesEvidenceOfUnknownEntities) {
  KnowledgeGraph graph;
  const DocumentId document = graph.add_document({});
  const RelationId relation = graph.add_relation("own");
  EXPECT_DEATH(graph.add_evidence(EntityId(7), relation, EntityId(8), sentence(document, 0)), "");
}

}  // namespace
}  // namespace kg
