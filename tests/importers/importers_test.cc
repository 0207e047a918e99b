// What kg exports, read by the programs that people open it with (tests/importers/*.{py,mjs,java};
// installed by scripts/setup.sh --test). Every program must see the same nodes and edges, with the
// same labels, weights, kinds and days.
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "core/json_writer.h"
#include "database/database.h"
#include "export/graph_rows.h"
#include "export/support_export.h"
#include "graph/canonical_view.h"
#include "support/sanitized.h"

namespace kg {
namespace {

const std::string kHere = KG_SOURCE_DIR "/tests/importers";
const std::string kTools = kHere + "/.tools";

constexpr std::pair<const char*, const char*> kFiles[] = {
    {"graphml", "g.graphml"}, {"gexf", "g.gexf"}, {"dot", "g.dot"},   {"csv", "g.csv"},
    {"neo4j", "g.neo4j.csv"}, {"cyjs", "g.cyjs"}, {"d3", "g.json"},   {"jgf", "g.jgf"},
    {"jsonl", "g.jsonl"},     {"nquads", "g.nq"}, {"trig", "g.trig"}, {"sqlite", "g.sqlite"},
};

// What readers have to find: nodes, edges one by one, and pairs.
void write_expected(const GraphView& view, const std::string& path) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("nodes").begin_array();
  EXPECT_TRUE(for_each_node_row(view, [&](const ExportNode& row) {
    json.begin_array().value("n" + std::to_string(row.entity.id.value));
    json.value(row.entity.name).value(std::string(to_string(row.entity.type))).end_array();
  }));
  json.end_array().key("edges").begin_array();
  std::uint64_t edges = 0, pairs = 0;
  EXPECT_TRUE(for_each_edge_row(view, Merge::None, Detail::Evidence, [&](const ExportEdge& row) {
    ++edges;
    json.begin_array().value("e" + std::to_string(row.number));
    json.value("n" + std::to_string(row.source.value));
    json.value("n" + std::to_string(row.target.value));
    json.value(row.kind).value(label_of(row)).value(words_of(row)).value(row.weight);
    json.begin_array();
    for (const std::string& day : row.days) json.value(day);
    json.end_array().end_array();
  }));
  EXPECT_EQ(edges, view.edge_count());
  EXPECT_TRUE(
      for_each_edge_row(view, Merge::Pair, Detail::Links, [&](const ExportEdge&) { ++pairs; }));
  json.end_array().field("pairs", pairs).end_object();
  write_file(path, text);
}

void export_all(const GraphView& view, const std::string& folder, bool evidence) {
  std::filesystem::create_directories(folder);
  ExportOptions options;
  options.evidence = evidence;
  const auto write = [&](const std::string& format, const std::string& file) {
    const Status status =
        export_graph(view, *graph_format(format), options, folder + "/" + file, std::cout);
    EXPECT_TRUE(status) << format << ": " << (status ? "" : status.error().message);
  };
  for (const auto& [format, file] : kFiles) write(format, file);
  options.gexf_1_2 = true;
  write("gexf", "g12.gexf");
  write_expected(view, folder + "/expected.json");
}

// Entities in a ring with hubs; several relations, days and loops.
KnowledgeGraph a_large_graph(std::uint32_t edges) {
  KnowledgeGraph graph;
  std::vector<EntityId> entities;
  for (std::uint32_t i = 0; i < edges / 5; ++i) {
    Entity entity;
    entity.name = "Actor " + std::to_string(i);
    entity.type = EntityType::Person;
    entity.named = true;
    entities.push_back(graph.append_entity(entity));
  }
  std::vector<DocumentId> documents;
  for (int i = 10; i < 40; ++i) {
    DocumentMetadata metadata;
    metadata.name = "doc" + std::to_string(i);
    metadata.date = i < 30 ? "2025-01-" + std::to_string(i) : std::string();
    documents.push_back(graph.add_document(metadata));
  }
  for (std::uint32_t i = 0; graph.edge_count() < edges; ++i) {
    Evidence evidence;
    evidence.document = documents[i % documents.size()];
    evidence.sentence = i;
    evidence.confidence = 0.5;
    evidence.text = "A sentence.";
    const RelationId relation = graph.add_relation("relation " + std::to_string(i % 7));
    const auto count = static_cast<std::uint32_t>(entities.size());
    graph.add_evidence(entities[i % count], relation, entities[(i / 3 + i % 11) % count], evidence);
  }
  return graph;
}

class Importers : public testing::Test {
 public:
  static void SetUpTestSuite() {
    if (kSanitized) return;
    folder_ = new TemporaryFolder();
    export_all(a_nasty_graph(), folder_->file("nasty"), true);
    export_all(KnowledgeGraph(), folder_->file("empty"), true);
    KnowledgeGraph one;
    one.append_entity({EntityId(), EntityType::Person, "Only One", {}, true, "00112233aabbccdd"});
    export_all(one, folder_->file("one"), true);
    export_all(a_large_graph(100000), folder_->file("large"), false);
    export_sample();
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

 protected:
  void SetUp() override {
    if (kSanitized) GTEST_SKIP() << "other programs are not sanitized";
  }

  // The article of the examples, if there is a model to read it with.
  static void export_sample() {
    const std::string database = folder_->file("sample.kg");
    const std::string build = KG_PROGRAM " build -q --db " + database +
                              " " KG_SOURCE_DIR "/examples/summit.txt >/dev/null 2>&1";
    if (std::system(build.c_str()) != 0) return;
    const auto opened = Database::open(database, {.read_only = true});
    ASSERT_TRUE(opened);
    const auto view = (*opened)->view();
    ASSERT_TRUE(view);
    const auto canonical = CanonicalView::create(**view);
    ASSERT_TRUE(canonical);
    export_all(*canonical, folder_->file("sample"), true);
  }

  // Runs a reader over all graphs; what it complains about fails the test. 77 = not installed.
  void check(const std::string& command) {
    const std::string log = folder_->file("log");
    const int status = std::system((command + " >" + log + " 2>&1").c_str());
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 77) GTEST_SKIP() << read_file(log);
    EXPECT_EQ(code, 0) << command << "\n" << read_file(log).substr(0, 4000);
  }
  void python(const std::string& reader) {
    if (!std::filesystem::exists(kTools + "/venv/bin/python"))
      GTEST_SKIP() << "no Python packages: run scripts/setup.sh --test";
    check(kTools + "/venv/bin/python " + kHere + "/read_graphs.py " + reader + " " +
          folder_->file(""));
  }
  void node(const std::string& reader) {
    if (!std::filesystem::exists(kHere + "/node_modules"))
      GTEST_SKIP() << "no npm packages: run scripts/setup.sh --test";
    check("node " + kHere + "/read_graphs.mjs " + reader + " " + folder_->file(""));
  }

  static TemporaryFolder* folder_;
};
TemporaryFolder* Importers::folder_ = nullptr;

TEST_F(Importers, NetworkXReadsGraphml) { python("networkx-graphml"); }
TEST_F(Importers, NetworkXReadsBothVersionsOfGexf) { python("networkx-gexf"); }
TEST_F(Importers, NetworkXReadsNodeLinkJson) { python("networkx-json"); }
TEST_F(Importers, IgraphReadsGraphml) { python("igraph"); }
TEST_F(Importers, RdflibReadsTrigAndNQuads) { python("rdflib"); }
TEST_F(Importers, OxigraphReadsTrigAndNQuads) { python("oxigraph"); }
TEST_F(Importers, SqliteReadsTheTables) { python("sqlite"); }
TEST_F(Importers, JsonReadersReadJsonGraphFormatAndLines) { python("json"); }
TEST_F(Importers, CsvReadersReadTheTablesOfNeo4j) { python("neo4j"); }
TEST_F(Importers, GraphvizReadsDot) { python("graphviz"); }
TEST_F(Importers, GraphmlFollowsItsSchema) { python("graphml-schema"); }
TEST_F(Importers, GexfFollowsItsSchema) { python("gexf-schema"); }
TEST_F(Importers, GephiReadsGexfGraphmlDotAndCsv) { python("gephi"); }
TEST_F(Importers, GraphologyReadsGraphml) { node("graphology-graphml"); }
TEST_F(Importers, GraphologyReadsGexf) { node("graphology-gexf"); }
TEST_F(Importers, CytoscapeReadsItsJson) { node("cytoscape"); }

TEST_F(Importers, BoostReadsALargeGraphml) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS> graph;
  boost::dynamic_properties properties(boost::ignore_other_properties);
  std::ifstream in(folder_->file("large/g.graphml"));
  boost::read_graphml(in, graph, properties);
  EXPECT_EQ(num_vertices(graph), 20000u);
  EXPECT_EQ(num_edges(graph), 100000u);
}

}  // namespace
}  // namespace kg
