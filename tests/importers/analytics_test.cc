// Whole-graph algorithms beside NetworkX and igraph on the same edges (compare_analytics.py).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "core/json_writer.h"
#include "export/support_export.h"
#include "graph/centrality.h"
#include "graph/components.h"
#include "graph/csr_graph.h"
#include "graph/knowledge_graph.h"
#include "graph/louvain.h"
#include "support/sanitized.h"

namespace kg {
namespace {

/// Entities of which some are much more often linked than others, in circles.
KnowledgeGraph a_graph(std::uint32_t entities, std::uint32_t sentences) {
  KnowledgeGraph graph;
  std::vector<EntityId> ids;
  for (std::uint32_t i = 0; i < entities; ++i)
    ids.push_back(graph.append_entity({.id = {},
                                       .type = EntityType::Person,
                                       .name = "Actor " + std::to_string(i),
                                       .aliases = {},
                                       .named = true}));
  const DocumentId document = graph.add_document({});
  std::mt19937 random(5);
  std::uniform_real_distribution<double> any(0, 1);
  const auto drawn = [&](std::uint32_t circle) {
    const double part = any(random);
    const auto place = static_cast<std::uint32_t>(part * part * (entities / 10));
    return circle * (entities / 10) + place;
  };
  for (std::uint32_t i = 0; i < sentences; ++i) {
    const auto circle = static_cast<std::uint32_t>(random() % 10);
    const auto other = random() % 8 == 0 ? static_cast<std::uint32_t>(random() % 10) : circle;
    Evidence evidence;
    evidence.document = document;
    evidence.sentence = i;
    const std::uint32_t from = drawn(circle);
    graph.add_evidence(ids[from], graph.add_relation("relation " + std::to_string(i % 3)),
                       ids[drawn(other)], evidence);
  }
  return graph;
}

template <typename Values>
void write(JsonWriter& json, const char* name, const Values& values) {
  json.key(name).begin_array();
  for (const auto value : values) json.value(value);
  json.end_array();
}

void write_rows(JsonWriter& json, const Adjacency& out) {
  json.key("arcs").begin_array();
  for (std::uint32_t v = 0; v < out.vertex_count(); ++v)
    for (std::size_t i = 0; i < out.targets_of(v).size(); ++i) {
      json.begin_array().value(std::uint64_t{v}).value(std::uint64_t{out.targets_of(v)[i]});
      json.value(std::uint64_t{out.weights_of(v)[i]}).end_array();
    }
  json.end_array();
}

std::string answers_of(const CsrGraph& graph) {
  const Adjacency both = graph.out().undirected();
  const Partition circles = louvain(both);
  const Cuts cut = cuts(both);
  std::vector<std::uint64_t> cut_vertices, cut_edges, cores, parts, groups;
  for (const CutVertex& one : cut.vertices) cut_vertices.push_back(one.vertex);
  for (const CutEdge& one : cut.edges) cut_edges.insert(cut_edges.end(), {one.a, one.b});
  for (const std::uint32_t core : core_numbers(both)) cores.push_back(core);
  const Partition components = connected_components(graph.out());
  parts.assign(components.sizes.begin(), components.sizes.end());
  groups.assign(circles.group.begin(), circles.group.end());
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("vertices", std::uint64_t{graph.vertex_count()});
  write_rows(json, graph.out());
  write(json, "pagerank", pagerank(graph.out()));
  write(json, "betweenness", betweenness(both));
  write(json, "cores", cores);
  write(json, "components", parts);
  write(json, "cut_vertices", cut_vertices);
  write(json, "cut_edges", cut_edges);
  write(json, "groups", groups);
  json.field("modularity", modularity(both, circles.group)).end_object();
  return text;
}

class AnalyticsBesideOthers : public testing::TestWithParam<const char*> {};

TEST_P(AnalyticsBesideOthers, AreTheSame) {
  if (kSanitized) GTEST_SKIP() << "other programs are not sanitized";
  const std::string here = KG_SOURCE_DIR "/tests/importers";
  const std::string python = here + "/.tools/venv/bin/python";
  if (!std::filesystem::exists(python))
    GTEST_SKIP() << "no Python packages: run scripts/setup.sh --test";
  const TemporaryFolder folder;
  const auto graph = CsrGraph::project(a_graph(1000, 3000));
  ASSERT_TRUE(graph);
  write_file(folder.file("answers.json"), answers_of(*graph));
  const std::string command = python + " " + here + "/compare_analytics.py " + GetParam() + " " +
                              folder.file("answers.json") + " >" + folder.file("log") + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << read_file(folder.file("log"));
}

INSTANTIATE_TEST_SUITE_P(Peers, AnalyticsBesideOthers, testing::Values("networkx", "igraph"),
                         [](const auto& peer) { return std::string(peer.param); });

}  // namespace
}  // namespace kg
