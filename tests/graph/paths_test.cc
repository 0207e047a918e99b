#include "graph/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/pending/queue.hpp>
#include <boost/property_map/property_map.hpp>
#include <limits>
#include <map>
#include <random>
#include <unordered_map>

#include "graph/boost_adapter.h"
#include "graph/search.h"
#include "support/a_graph.h"

namespace kg {
namespace {

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<ViewGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<ViewGraph>));

std::string path_text(const GraphView& view, std::string_view from, std::string_view to,
                      std::uint32_t max_hops = 10) {
  const auto path = shortest_path(view, id_of(view, from), id_of(view, to), max_hops);
  if (!path) return path.error().message;
  if (!*path) return "none";
  std::string text;
  for (const EntityId id : (*path)->entities)
    text += (text.empty() ? "" : " ") + view.entity(id)->name;
  return text;
}

TEST(ShortestPath, IgnoresDirection) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nC:ORG -own-> B:ORG\nC:ORG -sue-> D:ORG\n");
  EXPECT_EQ(path_text(graph, "A", "D"), "A B C D");
  EXPECT_EQ(path_text(graph, "D", "A"), "D C B A");
}

TEST(ShortestPath, HasOneEntityWhenStartAndEndAreTheSame) {
  const KnowledgeGraph graph = a_graph("A:ORG -own-> A:ORG\n");
  EXPECT_EQ(path_text(graph, "A", "A"), "A");
  EXPECT_EQ(path_text(graph, "A", "A", 0), "A");
}

TEST(ShortestPath, StopsAtTheLimitOfHops) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nB:ORG -own-> C:ORG\nC:ORG -own-> D:ORG\n");
  EXPECT_EQ(path_text(graph, "A", "D", 3), "A B C D");
  EXPECT_EQ(path_text(graph, "A", "D", 2), "none");
  EXPECT_EQ(path_text(graph, "A", "B", 0), "none");
}

TEST(ShortestPath, IsNothingBetweenSeparateParts) {
  const KnowledgeGraph graph = a_graph("A:ORG -own-> B:ORG\nC:ORG -own-> D:ORG\n");
  EXPECT_EQ(path_text(graph, "A", "D"), "none");
}

TEST(ShortestPath, SaysWhichEntityIsUnknown) {
  const KnowledgeGraph graph = a_graph("A:ORG -own-> B:ORG\n");
  const auto path = shortest_path(graph, EntityId(1), EntityId(99), 5);
  EXPECT_EQ(path.error().code, ErrorCode::NotFound);
  EXPECT_THAT(path.error().message, ::testing::HasSubstr("99"));
}

TEST(ShortestPath, PrefersTheStrongestWeakestHop) {
  const KnowledgeGraph graph = a_graph(
      "A:ORG -own-> B:ORG x9\nB:ORG -own-> Z:ORG\n"
      "A:ORG -own-> C:ORG x2\nC:ORG -own-> Z:ORG x2\n");
  EXPECT_EQ(path_text(graph, "A", "Z"), "A C Z");
}

TEST(ShortestPath, ThenPrefersMoreEvidenceInAllAndThenSmallerIds) {
  const std::string lines =
      "A:ORG -own-> B:ORG x2\nB:ORG -own-> Z:ORG x2\n"
      "A:ORG -own-> C:ORG x2\nC:ORG -own-> Z:ORG x2\n";
  EXPECT_EQ(path_text(a_graph(lines), "A", "Z"), "A B Z");
  EXPECT_EQ(path_text(a_graph(lines + "C:ORG -sue-> Z:ORG\n"), "A", "Z"), "A C Z");
}

TEST(ShortestPath, GivesAllEdgesOfAHopTheBestFirst) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nB:ORG -sue-> A:ORG x3\nA:ORG -own-> C:ORG\n");
  const auto path = shortest_path(graph, id_of(graph, "A"), id_of(graph, "B"), 3);
  ASSERT_EQ((*path)->edges.front().size(), 2u);
  EXPECT_EQ((*path)->edges.front().front().evidence_count, 3u);
}

// Every path by exhaustive search: (hops, weakest, total, ids) of the best.
using Best = std::tuple<std::size_t, std::int64_t, std::int64_t, std::vector<EntityId>>;
void search_all(const std::map<EntityId, std::map<EntityId, std::int64_t>>& graph,
                std::vector<EntityId>& path, std::int64_t weakest, std::int64_t total, EntityId to,
                std::optional<Best>& best) {
  if (path.back() == to) {
    const Best found(path.size() - 1, -weakest, -total, path);
    if (!best || found < *best) best = found;
    return;
  }
  const auto ways = graph.find(path.back());
  if (ways == graph.end()) return;
  for (const auto& [next, evidence] : ways->second) {
    if (std::find(path.begin(), path.end(), next) != path.end()) continue;
    path.push_back(next);
    search_all(graph, path, std::min(weakest, evidence), total + evidence, to, best);
    path.pop_back();
  }
}

TEST(ShortestPath, AgreesWithExhaustiveSearchOnRandomGraphs) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    std::string lines;
    const unsigned actors = 6 + seed % 8;  // dense graphs and sparse ones with long paths
    for (int i = 0; i < 14; ++i)
      lines += "E" + std::to_string(random() % actors) + ":ORG -r" + std::to_string(random() % 2) +
               "-> E" + std::to_string(random() % actors) + ":ORG x" +
               std::to_string(1 + random() % 4) + "\n";
    const KnowledgeGraph graph = a_graph(lines);
    std::map<EntityId, std::map<EntityId, std::int64_t>> plain;
    for (std::uint64_t id = 1; id <= graph.entity_count(); ++id)
      for (const Edge& edge : edges_of(graph, EntityId(id), Direction::Out)) {
        plain[edge.subject][edge.object] += edge.evidence_count;
        if (edge.subject != edge.object) plain[edge.object][edge.subject] += edge.evidence_count;
      }
    const EntityId from(1), to(graph.entity_count());
    std::optional<Best> best;
    std::vector<EntityId> path{from};
    search_all(plain, path, std::numeric_limits<std::int64_t>::max(), 0, to, best);
    const auto found = shortest_path(graph, from, to, 20);
    ASSERT_EQ(found->has_value(), best.has_value()) << "seed " << seed;
    if (!best) continue;
    EXPECT_EQ((*found)->entities, std::get<3>(*best)) << "seed " << seed << "\n" << lines;
  }
}

// A view that counts whose edges are read.
class CountingView final : public GraphView {
 public:
  explicit CountingView(const GraphView& view) : view_(view) {}
  mutable std::map<EntityId, int> reads;

  std::uint64_t entity_count() const override { return view_.entity_count(); }
  std::uint64_t edge_count() const override { return view_.edge_count(); }
  std::uint64_t evidence_count() const override { return view_.evidence_count(); }
  std::uint64_t document_count() const override { return view_.document_count(); }
  Result<Entity> entity(EntityId id) const override { return view_.entity(id); }
  Result<std::string> relation(RelationId id) const override { return view_.relation(id); }
  Result<DocumentRecord> document(DocumentId id) const override { return view_.document(id); }
  Status for_each_entity(const std::function<bool(const Entity&)>& visit) const override {
    return view_.for_each_entity(visit);
  }
  Status for_each_document(const std::function<bool(const DocumentRecord&)>& v) const override {
    return view_.for_each_document(v);
  }
  Status for_each_edge(EntityId id, Direction direction,
                       const std::function<bool(const Edge&)>& visit) const override {
    ++reads[id];
    return view_.for_each_edge(id, direction, visit);
  }
  Status for_each_evidence(const Edge& edge,
                           const std::function<bool(const Evidence&)>& visit) const override {
    return view_.for_each_evidence(edge, visit);
  }
  Result<std::vector<EntityId>> find_exact(std::string_view name) const override {
    return view_.find_exact(name);
  }
  Result<std::vector<EntityId>> find_handle(std::string_view name) const override {
    return view_.find_handle(name);
  }
  Result<std::vector<EntityId>> find_prefix(std::string_view p, std::size_t n) const override {
    return view_.find_prefix(p, n);
  }

 private:
  const GraphView& view_;
};

TEST(ShortestPath, ReadsOnlyWhatIsNearTheTwoEnds) {
  // A - B - Z, where B has fifty further neighbours and each of them three more.
  std::string lines = "A:ORG -own-> B:ORG\nB:ORG -own-> Z:ORG\n";
  for (int i = 0; i < 50; ++i)
    for (int k = 0; k < 3; ++k)
      lines += "B:ORG -own-> X" + std::to_string(i) + ":ORG\nX" + std::to_string(i) +
               ":ORG -own-> Y" + std::to_string(i) + std::to_string(k) + ":ORG\n";
  const KnowledgeGraph graph = a_graph(lines);
  const CountingView view(graph);
  EXPECT_EQ(path_text(view, "A", "Z"), "A B Z");
  EXPECT_LE(view.reads.size(), 3u);
}

TEST(WithinSteps, GivesDistancesInSearchOrder) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nC:ORG -own-> B:ORG\nC:ORG -sue-> D:ORG\nD:ORG -own-> A:ORG\n");
  std::string text;
  const auto reached = within_steps(graph, id_of(graph, "A"), 2);
  for (const auto& [id, distance] : *reached)
    text += graph.entity(id)->name + std::to_string(distance) + " ";
  EXPECT_EQ(text, "A0 B1 D1 C2 ");
}

TEST(ViewGraph, LetsBoostSearchForward) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nB:ORG -own-> C:ORG\nD:ORG -own-> A:ORG\nC:ORG -own-> C:ORG\n");
  const ViewGraph view(graph, Walk::Forward);
  std::unordered_map<EntityId, boost::default_color_type> colors;
  boost::queue<EntityId> queue;
  boost::breadth_first_visit(view, id_of(graph, "A"), queue, boost::default_bfs_visitor(),
                             boost::make_assoc_property_map(colors));
  EXPECT_EQ(colors.size(), 3u) << "D is against the direction";
  EXPECT_EQ(out_degree(id_of(graph, "A"), view), 1u);
  EXPECT_EQ(degree(id_of(graph, "C"), view), 3u);
}

TEST(ViewGraph, GivesLoopsOnceWhenDirectionIsIgnored) {
  const KnowledgeGraph graph = a_graph("C:ORG -own-> C:ORG\nA:ORG -own-> C:ORG\n");
  const ViewGraph view(graph, Walk::Both);
  EXPECT_EQ(out_degree(id_of(graph, "C"), view), 2u);
  const auto [begin, end] = out_edges(id_of(graph, "C"), view);
  for (auto step = begin; step != end; ++step) EXPECT_EQ(source(*step, view), id_of(graph, "C"));
  const auto [first, last] = in_edges(id_of(graph, "C"), view);
  for (auto step = first; step != last; ++step) EXPECT_EQ(target(*step, view), id_of(graph, "C"));
}

}  // namespace
}  // namespace kg
