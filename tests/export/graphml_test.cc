#include "export/graphml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <map>
#include <random>
#include <set>

#include "export/sanitize.h"
#include "export/support_export.h"

namespace kg {
namespace {

using ::testing::HasSubstr;

struct Node {
  std::string label, type, named, aliases;
  int links = 0, mentions = 0;
};
struct Arc {
  std::string label, relation, polarity, modality, first_date, last_date, claimants, documents,
      evidence;
  double weight = 0, confidence = 0;
};
using Read = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Arc>;

// What Boost's own reader makes of GraphML. It throws on anything it does not know.
Read read_back(const std::string& xml) {
  Read graph;
  boost::dynamic_properties properties;
  properties.property("label", get(&Node::label, graph));
  properties.property("type", get(&Node::type, graph));
  properties.property("named", get(&Node::named, graph));
  properties.property("aliases", get(&Node::aliases, graph));
  properties.property("links", get(&Node::links, graph));
  properties.property("mentions", get(&Node::mentions, graph));
  properties.property("label", get(&Arc::label, graph));
  properties.property("relation", get(&Arc::relation, graph));
  properties.property("polarity", get(&Arc::polarity, graph));
  properties.property("modality", get(&Arc::modality, graph));
  properties.property("first_date", get(&Arc::first_date, graph));
  properties.property("last_date", get(&Arc::last_date, graph));
  properties.property("claimants", get(&Arc::claimants, graph));
  properties.property("documents", get(&Arc::documents, graph));
  properties.property("evidence", get(&Arc::evidence, graph));
  properties.property("weight", get(&Arc::weight, graph));
  properties.property("confidence", get(&Arc::confidence, graph));
  std::istringstream in(xml);
  boost::read_graphml(in, graph, properties);
  return graph;
}

// Every edge as text, from the view and from what was read.
std::multiset<std::string> arcs_of(const GraphView& view) {
  std::multiset<std::string> arcs;
  for (std::uint64_t id = 1; id <= view.entity_count(); ++id)
    for (const Edge& edge : edges_of(view, EntityId(id), Direction::Out))
      arcs.insert(sanitize_text(view.entity(edge.subject)->name) + "|" +
                  sanitize_text(*view.relation(edge.relation)) + "|" +
                  sanitize_text(view.entity(edge.object)->name) + "|" +
                  std::to_string(edge.evidence_count) + "|" + std::to_string(edge.confidence));
  return arcs;
}

std::multiset<std::string> arcs_of(const Read& graph) {
  std::multiset<std::string> arcs;
  for (auto [edge, end] = edges(graph); edge != end; ++edge)
    arcs.insert(graph[source(*edge, graph)].label + "|" + graph[*edge].relation + "|" +
                graph[target(*edge, graph)].label + "|" +
                std::to_string(static_cast<int>(graph[*edge].weight)) + "|" +
                std::to_string(graph[*edge].confidence));
  return arcs;
}

TEST(Graphml, ReadsBackEqualWithAllNastyText) {
  const KnowledgeGraph graph = a_nasty_graph();
  const std::string xml = written(graph, "graphml");
  EXPECT_EQ(xml_complaint(xml), "");
  const Read read = read_back(xml);
  ASSERT_EQ(num_vertices(read), graph.entity_count());
  ASSERT_EQ(num_edges(read), graph.edge_count());
  EXPECT_EQ(arcs_of(read), arcs_of(graph));
  for (std::size_t i = 0; i < nasty_texts().size(); ++i)
    EXPECT_EQ(read[i].label, sanitize_text(std::to_string(i) + " " + nasty_texts()[i]));
}

TEST(Graphml, ReadsBackEqualForRandomText) {
  const std::string pieces[] = {"&",  "<", ">", "]", "]]", "]]>",  "\"",   "'",     "\\", "\n",
                                "\t", " ", "a", "ł", "😀", "\x01", "\xff", "&amp;", "\r", "INF"};
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> texts(30);
    for (std::string& text : texts)
      for (auto i = random() % 12; i > 0; --i) text += pieces[random() % std::size(pieces)];
    const KnowledgeGraph graph = a_nasty_graph(texts);
    const std::string xml = written(graph, "graphml");
    EXPECT_EQ(xml_complaint(xml), "") << "seed " << seed;
    EXPECT_EQ(arcs_of(read_back(xml)), arcs_of(graph)) << "seed " << seed;
  }
}

TEST(Graphml, KeepsToThePortableProfile) {
  const std::string xml = written(a_nasty_graph(), "graphml");
  for (const char* absent : {"<default", "for=\"all\"", "boolean", "directed=\"", "xsi:", "<port ",
                             "hyperedge", "id=\"label\"", "id=\"weight\"", "\"list"})
    EXPECT_THAT(xml, Not(HasSubstr(absent)));
  EXPECT_LT(xml.rfind("<key "), xml.find("<node "));
  EXPECT_LT(xml.rfind("<node "), xml.find("<edge ")) << "all nodes before all edges";
}

TEST(Graphml, GivesEveryEdgeAnIdAndAWeightAboveZero) {
  const KnowledgeGraph graph = a_nasty_graph();
  const std::string xml = written(graph, "graphml");
  std::set<std::string> ids;
  std::size_t found = 0;
  for (std::size_t at = 0; (at = xml.find("<edge id=\"", at)) != std::string::npos; ++found) {
    at += 10;
    ids.insert(xml.substr(at, xml.find('"', at) - at));
  }
  EXPECT_EQ(found, graph.edge_count());
  EXPECT_EQ(ids.size(), found);
  const Read read = read_back(xml);
  for (auto [edge, end] = edges(read); edge != end; ++edge) EXPECT_GE(read[*edge].weight, 1);
}

TEST(Graphml, TellsWhatIsKnownOfAnEdge) {
  KnowledgeGraph graph = a_graph("Ada:PERSON -lead-> Northwind:ORG x2\nBen:PERSON -!own-> rain\n");
  const Read read = read_back(written(graph, "graphml"));
  const auto edge = *out_edges(0, read).first;
  EXPECT_EQ(read[edge].label, "lead");
  EXPECT_EQ(read[edge].weight, 2);
  EXPECT_EQ(read[edge].confidence, 0.9);
  EXPECT_EQ(read[edge].polarity, "positive");
  EXPECT_EQ(read[edge].modality, "actual");
  EXPECT_EQ(read[edge].first_date, "2025-01-01");
  EXPECT_EQ(read[edge].documents, "doc1");
  EXPECT_EQ(read[edge].evidence, "Ada lead Northwind.") << "the same sentence once";
  const auto negative = *out_edges(2, read).first;
  EXPECT_EQ(read[negative].label, "not own");
  EXPECT_EQ(read[negative].relation, "own");
  EXPECT_EQ(read[negative].polarity, "negative");
  EXPECT_EQ(read[0].type, "PERSON");
  EXPECT_EQ(read[0].links, 1);
  EXPECT_EQ(read[0].mentions, 2);
  EXPECT_EQ(read[3].named, "no");
}

TEST(Graphml, MergesParallelRelationsWhenAsked) {
  KnowledgeGraph graph = a_graph(
      "A:ORG -own-> B:ORG x2\nA:ORG -sue-> B:ORG x3\nA:ORG -!sue-> B:ORG\nB:ORG -sue-> A:ORG\n");
  Evidence maybe;
  maybe.document = DocumentId(1);
  maybe.sentence = 9;
  maybe.modality = Modality::Possible;
  graph.add_evidence(EntityId(1), graph.add_relation("own"), EntityId(2), maybe);
  const auto merged = [&](Merge merge) {
    ExportOptions options;
    options.merge = merge;
    return read_back(written(graph, "graphml", options));
  };
  EXPECT_EQ(num_edges(merged(Merge::None)), 5u);
  EXPECT_EQ(num_edges(merged(Merge::Relation)), 4u);
  const Read pairs = merged(Merge::Pair);
  EXPECT_EQ(num_edges(pairs), 2u);
  const auto edge = *out_edges(0, pairs).first;
  EXPECT_EQ(pairs[edge].label, "sue; own; may own; not sue");
  EXPECT_EQ(pairs[edge].weight, 7);
  EXPECT_EQ(pairs[edge].polarity, "mixed");
}

}  // namespace
}  // namespace kg
