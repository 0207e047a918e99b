// What --backbone, --communities and the like choose, and that it depends on the graph alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/backbone.h"
#include "graph/canonical.h"
#include "graph/canonical_view.h"
#include "graph/communities.h"
#include "graph/selection.h"
#include "support/a_graph.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Backbone, KeepsTiesThatAreStrongerThanChanceAtOneEnd) {
  // At the hub: (1 - 9/12)^3 = 0.016 for A, (1 - 1/12)^3 = 0.77 for the others.
  const KnowledgeGraph graph = a_graph(
      "Hub:ORG -meet-> A:ORG x9\nHub:ORG -meet-> B:ORG\nC:ORG -meet-> Hub:ORG\nHub:ORG -meet-> "
      "D:ORG\n");
  const auto at = [&](double alpha) { return *backbone(graph, alpha); };
  EXPECT_THAT(at(0.05), ElementsAre(Pair(EntityId(1), EntityId(2))));
  EXPECT_THAT(at(0.01), IsEmpty());
  EXPECT_EQ(at(0.8).size(), 4u);
}

TEST(Backbone, AddsUpAllEdgesBetweenTwoAndLeavesOutLoops) {
  const KnowledgeGraph graph = a_graph(
      "A:ORG -own-> B:ORG x2\nB:ORG -sue-> A:ORG x7\nA:ORG -own-> C:ORG\nA:ORG -own-> D:ORG\n"
      "A:ORG -praise-> A:ORG x90\n");
  EXPECT_THAT(*backbone(graph, 0.1), ElementsAre(Pair(EntityId(1), EntityId(2))));
}

TEST(Backbone, KeepsAPairThatIsAlone) {
  EXPECT_EQ(backbone(a_graph("A:ORG -own-> B:ORG\n"), 0.01)->size(), 1u);
  EXPECT_THAT(*backbone(KnowledgeGraph(), 0.5), IsEmpty());
}

constexpr const char* kTwoCircles =
    "A:ORG -meet-> B:ORG\nB:ORG -meet-> C:ORG\nC:ORG -meet-> A:ORG\nC:ORG -meet-> D:ORG\n"
    "D:ORG -meet-> E:ORG\nE:ORG -meet-> F:ORG\nF:ORG -meet-> D:ORG\nF:ORG -meet-> G:ORG\n"
    "G:ORG -meet-> D:ORG\n";

std::map<std::string, std::uint32_t> communities_by_name(const KnowledgeGraph& graph) {
  std::map<std::string, std::uint32_t> named;
  const Communities found = *find_communities(graph);
  for (const auto& [id, community] : found) named[graph.entity(id)->name] = community;
  return named;
}

TEST(Communities, AreCirclesTheLargestFirst) {
  const auto named = communities_by_name(a_graph(kTwoCircles));
  for (const char* name : {"D", "E", "F", "G"}) EXPECT_EQ(named.at(name), 1u) << name;
  for (const char* name : {"A", "B", "C"}) EXPECT_EQ(named.at(name), 2u) << name;
}

TEST(Communities, LeaveOutWhatHasNoLinkToOthers) {
  KnowledgeGraph graph = a_graph("A:ORG -own-> B:ORG\nC:ORG -praise-> C:ORG\n");
  graph.add_entity(an_entity("D:ORG"));
  EXPECT_EQ(communities_by_name(graph).size(), 2u);
  EXPECT_THAT(*find_communities(KnowledgeGraph()), IsEmpty());
}

TEST(Communities, OfRandomGraphsAreTheSameTwiceAndCoverEveryLink) {
  std::string lines;
  for (std::uint32_t i = 0; i < 400; ++i)
    lines += "N" + std::to_string(i * 7919 % 97) + ":ORG -meet-> N" +
             std::to_string(i * 104729 % 89) + ":ORG\n";
  const KnowledgeGraph graph = a_graph(lines);
  const Communities found = *find_communities(graph);
  EXPECT_EQ(found, *find_communities(graph));
  std::set<std::uint32_t> numbers;
  for (const auto& [id, community] : found) numbers.insert(community);
  EXPECT_EQ(*numbers.begin(), 1u);
  EXPECT_EQ(*numbers.rbegin(), numbers.size());
  EXPECT_LT(numbers.size(), 30u);
}

constexpr const char* kNews =
    "Ada:PERSON -meet-> Ben:PERSON x3\nBen:PERSON -own-> Northwind:ORG\nAda:PERSON -!own-> rain\n"
    "Cleo:PERSON -meet-> Ada:PERSON @0.4\n";
constexpr const char* kSameNewsOtherwise =
    "Cleo:PERSON -meet-> Ada:PERSON @0.4\nAda:PERSON -!own-> rain\nBen:PERSON -own-> "
    "Northwind:ORG\nAda:PERSON -meet-> Ben:PERSON x3\n";

// As print_graph, without the documents' dates, which go by the lines.
std::string links_of(const GraphView& view) {
  std::string text;
  EXPECT_TRUE(view.for_each_entity([&](const Entity& entity) {
    text += std::to_string(entity.id.value) + " " + entity.name + "\n";
    for (const Edge& edge : edges_of(view, entity.id, Direction::Out))
      text += "  " + *view.relation(edge.relation) + " " + std::to_string(edge.object.value) +
              " x" + std::to_string(edge.evidence_count) + "\n";
    return true;
  }));
  return text;
}

TEST(CanonicalView, IsTheSameForAnyOrderOfTheGraph) {
  const KnowledgeGraph one = a_graph(kNews), other = a_graph(kSameNewsOtherwise);
  EXPECT_EQ(links_of(*CanonicalView::create(one)), links_of(*CanonicalView::create(other)));
  EXPECT_NE(links_of(one), links_of(other));
}

TEST(CanonicalView, ShowsWhatACanonicalCopyShows) {
  for (const char* lines : {kNews, kSameNewsOtherwise, kTwoCircles, ""}) {
    const KnowledgeGraph graph = a_graph(lines);
    EXPECT_EQ(print_graph(*CanonicalView::create(graph)), print_graph(*canonical_copy(graph)));
  }
}

TEST(CanonicalView, FindsNamesByItsOwnNumbers) {
  const KnowledgeGraph graph = a_graph(kSameNewsOtherwise);
  const auto view = CanonicalView::create(graph);
  const EntityId ada = id_of(*view, "Ada");
  EXPECT_EQ(ada, EntityId(1));
  EXPECT_EQ(view->entity(ada)->name, "Ada");
  EXPECT_EQ(*view->number_of(id_of(graph, "Ada")), ada);
  EXPECT_FALSE(view->number_of(EntityId(99)));
  EXPECT_FALSE(view->entity(EntityId()));
  EXPECT_FALSE(view->entity(EntityId(99)));
  EXPECT_FALSE(view->document(DocumentId(99)));
}

std::vector<std::string> names_in(const GraphView& view) {
  std::vector<std::string> names;
  EXPECT_TRUE(view.for_each_entity([&](const Entity& entity) {
    names.push_back(entity.name);
    return true;
  }));
  return names;
}

TEST(SelectedView, TakesItsStepsOneAfterTheOther) {
  const KnowledgeGraph graph = a_graph(kNews);
  Selection selection;
  selection.filter.named_only = true;
  selection.ego = id_of(graph, "Ada");
  EXPECT_THAT(names_in(SelectedView::create(graph, selection)->view()),
              ElementsAre("Ada", "Ben", "Cleo"));
  selection.filter.min_confidence = 0.5;
  EXPECT_THAT(names_in(SelectedView::create(graph, selection)->view()), ElementsAre("Ada", "Ben"));
  selection.top = 1;
  EXPECT_THAT(names_in(SelectedView::create(graph, selection)->view()), ElementsAre("Ada"));
  selection.drop_isolated = true;
  EXPECT_THAT(names_in(SelectedView::create(graph, selection)->view()), IsEmpty());
}

TEST(SelectedView, OfABackboneHasItsEndsAlone) {
  const KnowledgeGraph graph =
      a_graph("Hub:ORG -meet-> A:ORG x9\nHub:ORG -meet-> B:ORG\nC:ORG -meet-> Hub:ORG\n");
  Selection selection;
  selection.backbone = 0.1;
  const auto selected = SelectedView::create(graph, selection);
  EXPECT_THAT(names_in(selected->view()), ElementsAre("A", "Hub"));
  EXPECT_EQ(selected->view().edge_count(), 1u);
}

TEST(SelectedView, RefusesAnEgoThatIsFilteredOut) {
  const KnowledgeGraph graph = a_graph(kNews);
  Selection selection;
  selection.filter.named_only = true;
  selection.ego = id_of(graph, "rain");
  EXPECT_EQ(SelectedView::create(graph, selection).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace kg
