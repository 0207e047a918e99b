#include "export/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "export/support_export.h"

namespace kg {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::string data_of(const GraphView& view, const PageOptions& options = {}) {
  std::ostringstream out;
  const Status status = write_page_data(view, options, out);
  return status ? out.str() : "failed: " + status.error().message;
}

json parsed(const GraphView& view, const PageOptions& options = {}) {
  return json::parse(data_of(view, options));
}

// The text of a span, by code points; the tests' texts are ASCII.
std::string cut(const std::string& text, const json& span) {
  return text.substr(span[0].get<std::size_t>(),
                     span[1].get<std::size_t>() - span[0].get<std::size_t>());
}

TEST(PageData, HoldsNodesEdgesSentencesAndDocuments) {
  const json page = parsed(a_graph(
      "Ada Lane:PERSON -meet-> Northwind:ORG x2\nNorthwind:ORG -!sue-> Ada Lane:PERSON @0.5\n"));
  EXPECT_EQ(page["format"], "kg page");
  EXPECT_EQ(page["version"], 1);
  ASSERT_EQ(page["nodes"].size(), 2U);
  EXPECT_EQ(page["nodes"][0]["name"], "Ada Lane");
  EXPECT_EQ(page["nodes"][0]["type"], "PERSON");
  EXPECT_EQ(page["nodes"][0]["named"], true);
  ASSERT_EQ(page["edges"].size(), 2U);
  const json& meet = page["edges"][0];
  EXPECT_EQ(page["nodes"][meet["source"].get<std::size_t>()]["name"], "Ada Lane");
  EXPECT_EQ(page["nodes"][meet["target"].get<std::size_t>()]["name"], "Northwind");
  EXPECT_EQ(page["relations"][meet["relation"].get<std::size_t>()], "meet");
  EXPECT_EQ(meet["weight"], 2);
  EXPECT_EQ(meet["evidence"].size(), 2U);
  EXPECT_FALSE(meet.contains("negative"));
  const json& sue = page["edges"][1];
  EXPECT_EQ(sue["negative"], true);
  EXPECT_EQ(sue["confidence"], 0.5);
  const json& sentence = page["sentences"][sue["evidence"][0]["sentence"].get<std::size_t>()];
  const json& document = page["documents"][sentence[0].get<std::size_t>()];
  EXPECT_THAT(document["date"].get<std::string>(), ::testing::StartsWith("2025-01-0"));
}

TEST(PageData, PointsAtTheWordsOfASentence) {
  KnowledgeGraph graph;
  Evidence evidence;
  evidence.document = graph.add_document({});
  evidence.text = "Ada met Bob.";
  evidence.subject = {0, 3};
  evidence.relation = {4, 7};
  evidence.claimant = "Carol";
  evidence.rule = "verb";
  const EntityId ada = graph.add_entity(an_entity("Ada:PERSON"));
  const EntityId bob = graph.add_entity(an_entity("Bob:PERSON"));
  graph.add_evidence(ada, graph.add_relation("meet"), bob, evidence);
  const json page = parsed(graph);
  const json& one = page["edges"][0]["evidence"][0];
  const std::string text = page["sentences"][0][1];
  EXPECT_EQ(cut(text, one["subject"]), "Ada");
  EXPECT_EQ(cut(text, one["relation"]), "met");
  EXPECT_FALSE(one.contains("object")) << "it is not in the sentence";
  EXPECT_EQ(one["claimant"], "Carol");
}

TEST(PageData, NoTextCanEndItsScript) {
  std::vector<std::string> texts = nasty_texts();
  texts.insert(texts.end(), {"</script><script>alert(1)</script>", "<!-- <script>", "</SCRIPT >",
                             "\xE2\x80\xA8\xE2\x80\xA9",
                             "\xE2\x80\xAE"
                             "desrever",
                             std::string(10000, 'x')});
  const std::string data = data_of(a_nasty_graph(texts), {"<title>", 5, 100});
  EXPECT_THAT(data, Not(HasSubstr("<")));
  for (const char c : data) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  const json page = json::parse(data);
  EXPECT_EQ(page["title"], "<title>");
  EXPECT_EQ(page["total"], 5);
  ASSERT_EQ(page["nodes"].size(), texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].find('\xff') != std::string::npos || texts[i].find('\xed') != std::string::npos)
      continue;  // repaired
    EXPECT_EQ(page["nodes"][i]["name"], std::to_string(i) + " " + texts[i]);
  }
}

TEST(PageData, OneSentenceIsWrittenOnce) {
  KnowledgeGraph graph;
  Evidence evidence;
  evidence.document = graph.add_document({});
  evidence.text = "Ada met Bob and Carol.";
  const EntityId ada = graph.add_entity(an_entity("Ada:PERSON"));
  for (const char* other : {"Bob:PERSON", "Carol:PERSON"})
    graph.add_evidence(ada, graph.add_relation("meet"), graph.add_entity(an_entity(other)),
                       evidence);
  EXPECT_EQ(parsed(graph)["sentences"].size(), 1U);
}

TEST(PageData, KeepsTheBestOfManySentences) {
  std::string lines = "A:ORG -meet-> B:ORG x30 @0.4\nA:ORG -meet-> B:ORG @0.8\n";
  PageOptions options;
  options.evidence = 5;
  const json edge = parsed(a_graph(lines), options)["edges"][0];
  EXPECT_EQ(edge["weight"], 31);
  ASSERT_EQ(edge["evidence"].size(), 5U);
  EXPECT_EQ(edge["evidence"][0]["confidence"], 0.8);
  EXPECT_EQ(edge["evidence"][1]["confidence"], 0.4);
}

TEST(PageData, EqualGraphsGiveEqualBytes) {
  EXPECT_EQ(data_of(a_nasty_graph()), data_of(a_nasty_graph()));
}

TEST(PageData, OfAnEmptyGraphIsComplete) {
  const json page = parsed(KnowledgeGraph());
  for (const char* list : {"nodes", "edges", "relations", "sentences", "documents"})
    EXPECT_EQ(page[list], json::array()) << list;
}

TEST(Page, IsTheTemplateWithTheGraphInIt) {
  if (page_template().empty()) GTEST_SKIP() << "built without npm";
  const KnowledgeGraph graph = a_nasty_graph();
  std::ostringstream out;
  ASSERT_TRUE(write_page(graph, {}, out));
  const std::string page = out.str();
  EXPECT_THAT(page, ::testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, ::testing::EndsWith("</html>\n"));
  EXPECT_THAT(page, HasSubstr(data_of(graph)));
  EXPECT_THAT(page, Not(HasSubstr("@@KG_")));
  EXPECT_THAT(page, HasSubstr("Permission is hereby granted")) << "notices of its libraries";
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
}

TEST(Page, WritesAFileOrSaysWhyNot) {
  if (page_template().empty()) GTEST_SKIP() << "built without npm";
  const TemporaryFolder folder;
  std::ostringstream out;
  const std::string path = folder.file("g.html");
  ASSERT_TRUE(write_page_file(a_graph("A:ORG -meet-> B:ORG\n"), {}, path, out));
  EXPECT_THAT(read_file(path), HasSubstr("\"meet\""));
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(folder.files(), 1U);
  EXPECT_FALSE(write_page_file(KnowledgeGraph(), {}, folder.file("none/g.html"), out));
  EXPECT_FALSE(write_page_file(KnowledgeGraph(), {}, folder.file(""), out));
}

}  // namespace
}  // namespace kg
