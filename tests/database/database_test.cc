#include "database/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/knowledge_graph.h"
#include "tests/database/support_notation.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<Evidence> evidence_of(const GraphView& view, const Edge& edge) {
  std::vector<Evidence> found;
  EXPECT_TRUE(view.for_each_evidence(edge, [&](const Evidence& evidence) {
    found.push_back(evidence);
    return true;
  }));
  return found;
}

std::vector<Edge> edges_of(const GraphView& view, std::uint64_t id, Direction direction) {
  std::vector<Edge> found;
  EXPECT_TRUE(view.for_each_edge(EntityId(id), direction, [&](const Edge& edge) {
    found.push_back(edge);
    return true;
  }));
  return found;
}

TEST(View, CountsSpansInCodePointsOfTheSentence) {
  auto database = in_memory();
  build(*database, {a_text("a", "First -line-> Here\nÅsa Öberg -träffade-> Bob")});
  const auto view = std::move(*database->view());
  const Edge edge = edges_of(*view, 3, Direction::Out).at(0);
  const Evidence evidence = evidence_of(*view, edge).at(0);
  EXPECT_EQ(evidence.text, "Åsa Öberg -träffade-> Bob");
  EXPECT_EQ(evidence.sentence, 1U);
  EXPECT_EQ(evidence.subject, (Span{0, 9}));
  EXPECT_EQ(evidence.relation, (Span{11, 19}));
  EXPECT_EQ(evidence.object, (Span{22, 25}));
  EXPECT_EQ(evidence.confidence, 0.9);
  EXPECT_EQ(evidence.rule, "notation.line");
}

TEST(View, OrdersEdgesByRelationThenOtherEndThenPolarity) {
  auto database = in_memory();
  build(*database, {a_text("a",
                           "Ann -meet-> Bob\nAnn -see-> Cem\nAnn -!meet-> Bob\n"
                           "Ann -meet-> Cem\nAnn -see-> Bob\nAnn -!meet-> Cem")});
  EXPECT_EQ(edges(*database),
            "Ann -meet-> Bob x1\nAnn -!meet-> Bob x1\nAnn -meet-> Cem x1\nAnn -!meet-> Cem x1\n"
            "Ann -see-> Bob x1\nAnn -see-> Cem x1");
}

TEST(View, ShowsEachEdgeEquallyFromBothEnds) {
  auto database = in_memory();
  build(*database,
        {a_text("a", "Ann -meet-> Bob\nCem -!meet-> Bob"), a_text("b", "Ann -meet-> Bob")});
  const auto view = std::move(*database->view());
  const std::vector<Edge> reaching = edges_of(*view, 2, Direction::In);
  ASSERT_EQ(reaching.size(), 2U);
  EXPECT_EQ(reaching[0], edges_of(*view, 1, Direction::Out).at(0));
  EXPECT_EQ(reaching[1], edges_of(*view, 3, Direction::Out).at(0));
}

TEST(View, StopsWhenTheVisitorHasEnough) {
  auto database = in_memory();
  build(*database, {a_text("a", "Ann -meet-> Bob\nAnn -meet-> Cem\nAnn -see-> Bob")});
  const auto view = std::move(*database->view());
  for (int enough = 1; enough <= 3; ++enough) {
    int seen = 0;
    ASSERT_TRUE(view->for_each_edge(EntityId(1), Direction::Out,
                                    [&](const Edge&) { return ++seen < enough; }));
    EXPECT_EQ(seen, enough);
  }
}

TEST(View, FindsNamesWholeAndByTheirBeginning) {
  auto database = in_memory();
  build(*database,
        {a_text("a", "Mara Lind -meet-> Marek\nMarek -meet-> mara lind\nMia -see-> Marek")});
  const auto view = std::move(*database->view());
  EXPECT_THAT(view->find_exact(" MARA  LIND").value(), ElementsAre(EntityId(1)));
  EXPECT_THAT(view->find_exact("mar").value(), ElementsAre());
  EXPECT_THAT(view->find_prefix("mar", 9).value(), ElementsAre(EntityId(1), EntityId(2)));
  EXPECT_THAT(view->find_prefix("m", 1).value(), ElementsAre(EntityId(1)));
  EXPECT_THAT(view->find_prefix("m", 0).value(), ElementsAre());
}

TEST(View, StandsStillWhileTheDatabaseGrows) {
  auto database = in_memory();
  build(*database, {a_text("a", "Ann -meet-> Bob")});
  const auto view = std::move(*database->view());
  build(*database, {a_text("a", "Cem -see-> Bob"), a_text("b", "Ann -meet-> Dan")});
  EXPECT_EQ(edges(*view), "Ann -meet-> Bob x1");
  EXPECT_EQ(view->document_count(), 1U);
  EXPECT_EQ(view->edge_count(), 1U);
}

TEST(View, IsTheGraphThatMemoryHolds) {
  auto database = in_memory();
  KnowledgeGraph memory;
  const NotationExtractor extractor;
  for (const char* text :
       {"Ann -meet-> Bob\nBob -!see-> Cem", "Cem -meet-> Ann\nAnn -meet-> Bob"}) {
    const Document document = a_text(text, text);
    const Extraction extraction = extractor.make_worker()->extract(document);
    memory.add(extraction, resolve(extraction));
    build(*database, {document});
  }
  const auto view = std::move(*database->view());
  EXPECT_EQ(edges(*view), edges(memory));
  EXPECT_EQ(view->entity_count(), memory.entity_count());
  EXPECT_EQ(view->evidence_count(), memory.evidence_count());
  for (std::uint64_t id = 1; id <= memory.entity_count(); ++id) {
    const Entity stored = view->entity(EntityId(id)).value();
    const Entity kept = memory.entity(EntityId(id)).value();
    EXPECT_EQ(stored.name, kept.name);
    EXPECT_EQ(stored.aliases, kept.aliases);
    EXPECT_EQ(stored.type, kept.type);
    for (Direction direction : {Direction::Out, Direction::In})
      EXPECT_EQ(edges_of(*view, id, direction), edges_of(memory, id, direction));
    for (const Edge& edge : edges_of(memory, id, Direction::Out)) {
      const Evidence stored_evidence = evidence_of(*view, edge).at(0);
      const Evidence kept_evidence = evidence_of(memory, edge).at(0);
      EXPECT_EQ(stored_evidence.text, kept_evidence.text);
      EXPECT_EQ(stored_evidence.object, kept_evidence.object);
      EXPECT_EQ(stored_evidence.confidence, kept_evidence.confidence);
    }
  }
}

TEST(Database, TellsWhatItHolds) {
  TemporaryFolder folder;
  auto database = opened(folder / "db", {.create = true, .created = 99});
  build(*database,
        {a_text("a", "Ann -meet-> Bob\nAnn -!meet-> Bob"), a_text("b", "Ann -meet-> Bob")});
  const DatabaseStats stats = database->stats().value();
  EXPECT_EQ(stats.documents, 2U);
  EXPECT_EQ(stats.sentences, 3U);
  EXPECT_EQ(stats.entities, 2U);
  EXPECT_EQ(stats.named_entities, 2U);
  EXPECT_THAT(stats.entities_by_type,
              ElementsAre(std::pair<const std::string, std::uint64_t>("PERSON", 2)));
  EXPECT_EQ(stats.relations, 1U);
  EXPECT_EQ(stats.edges, 2U);
  EXPECT_EQ(stats.evidence, 3U);
  EXPECT_EQ(stats.created, 99U);
  EXPECT_EQ(stats.format_major, 1U);
  EXPECT_GT(stats.bytes_on_disk, 0U);
}

TEST(Database, CanBeAskedWhileItIsBeingBuilt) {
  TemporaryFolder folder;
  auto writer = opened(folder / "db");
  build(*writer, {a_text("a", "Ann -meet-> Bob")});
  auto reader = opened(folder / "db", {.read_only = true});
  build(*writer, {a_text("b", "Ann -see-> Cem")});
  EXPECT_EQ(edges(*reader), "Ann -meet-> Bob x1") << "the state of when it was opened";
  EXPECT_EQ(edges(*opened(folder / "db", {.read_only = true})),
            "Ann -meet-> Bob x1\nAnn -see-> Cem x1");
}

TEST(Database, RefusesToBuildWhenOpenForReading) {
  TemporaryFolder folder;
  opened(folder / "db");
  auto database = opened(folder / "db", {.read_only = true});
  MemorySource source({a_text("a", "Ann -meet-> Bob")});
  NullProgress progress;
  const auto report = database->build(source, NotationExtractor(), {}, progress);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Unsupported);
}

TEST(Database, SaysHowToMakeOneThatIsNotThere) {
  TemporaryFolder folder;
  for (bool read_only : {false, true}) {
    const auto database = Database::open(folder / "none", {.read_only = read_only});
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().code, ErrorCode::NotFound);
    EXPECT_THAT(database.error().message, HasSubstr("kg build --db"));
  }
}

}  // namespace
}  // namespace kg::testing
