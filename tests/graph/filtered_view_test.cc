#include "graph/filtered_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "graph/canonical.h"
#include "graph/selection.h"
#include "support/a_graph.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kLines =
    "Ada:PERSON -lead-> Northwind:ORG x3\n"
    "Northwind:ORG -buy-> Fabrikam:ORG @0.4\n"
    "Northwind:ORG -!buy-> Contoso:ORG\n"
    "Ada:PERSON -fear-> rain\n"
    "Ada:PERSON -lead-> Northwind:ORG @0.5\n";

std::string print_filtered(GraphFilter filter) {
  const KnowledgeGraph graph = a_graph(kLines);
  return print_graph(FilteredView(graph, std::move(filter)));
}

TEST(FilteredView, LetsEverythingThroughWithoutAFilter) {
  EXPECT_EQ(print_filtered({}), print_graph(a_graph(kLines)));
}

TEST(FilteredView, KeepsEntitiesOfTheTypesAskedForAndTheirEdges) {
  const KnowledgeGraph graph = a_graph(kLines);
  GraphFilter filter;
  filter.types = {EntityType::Org};
  const FilteredView view(graph, filter);
  EXPECT_EQ(view.entity_count(), 3u);
  EXPECT_EQ(view.edge_count(), 2u);
  EXPECT_EQ(view.entity(id_of(graph, "Ada")).error().code, ErrorCode::NotFound);
  EXPECT_THAT(*view.find_exact("Ada"), IsEmpty());
  EXPECT_THAT(*view.find_prefix("", 1), ElementsAre(id_of(graph, "Contoso")));
  EXPECT_THAT(edges_of(view, id_of(graph, "Ada"), Direction::Out), IsEmpty());
  EXPECT_THAT(edges_of(view, id_of(graph, "Northwind"), Direction::In), IsEmpty());
}

TEST(FilteredView, LeavesConceptsOut) {
  GraphFilter filter;
  filter.named_only = true;
  EXPECT_THAT(print_filtered(filter), Not(HasSubstr("rain")));
}

TEST(FilteredView, KeepsRelationsPolaritiesAndModalities) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto edges = [&](auto&& set) {
    GraphFilter filter;
    set(filter);
    return FilteredView(graph, filter).edge_count();
  };
  EXPECT_EQ(edges([](GraphFilter& f) { f.relations = {"BUY", "fear"}; }), 3u);
  EXPECT_EQ(edges([](GraphFilter& f) { f.relations = {"bu"}; }), 0u);
  EXPECT_EQ(edges([](GraphFilter& f) { f.polarity = Polarity::Negative; }), 1u);
  EXPECT_EQ(edges([](GraphFilter& f) { f.modalities = {Modality::Planned}; }), 0u);
  EXPECT_EQ(edges([](GraphFilter& f) { f.min_evidence = 4; }), 1u);
  EXPECT_EQ(edges([](GraphFilter& f) { f.min_evidence = 5; }), 0u);
}

TEST(FilteredView, CountsOnlyTheEvidenceThatPasses) {
  const KnowledgeGraph graph = a_graph(kLines);
  GraphFilter filter;
  filter.min_confidence = 0.6;
  const FilteredView view(graph, filter);
  EXPECT_EQ(view.evidence_count(), 5u);
  EXPECT_EQ(edges_of(view, id_of(graph, "Ada"), Direction::Out).front().evidence_count, 3u);
  filter.min_evidence = 4;
  EXPECT_EQ(FilteredView(graph, filter).edge_count(), 0u);
}

TEST(FilteredView, FiltersByDateAndPublisher) {
  const KnowledgeGraph graph = a_graph(kLines);
  const auto sentences = [&](const char* since, const char* until, const char* source) {
    GraphFilter filter;
    filter.since = since;
    filter.until = until;
    filter.source = source;
    return FilteredView(graph, filter).evidence_count();
  };
  EXPECT_EQ(sentences("2025-01-02", "", ""), 4u);
  EXPECT_EQ(sentences("", "2025-01-01", ""), 3u);
  EXPECT_EQ(sentences("2025-01-02", "2025-01-03", ""), 2u);
  EXPECT_EQ(sentences("2025-01", "2025", ""), 7u);
  EXPECT_EQ(sentences("2025-02", "", ""), 0u);
  EXPECT_EQ(sentences("", "", "evening post"), 2u);
  EXPECT_EQ(sentences("", "", "DOC2"), 1u);
}

TEST(FilteredView, TakesTheBestConfidenceOfWhatIsLeft) {
  const KnowledgeGraph graph = a_graph(kLines);
  GraphFilter filter;
  filter.since = "2025-01-05";
  const FilteredView view(graph, filter);
  EXPECT_EQ(edges_of(view, id_of(graph, "Ada"), Direction::Out).front().confidence, 0.5);
  EXPECT_EQ(view.document_count(), 1u);
}

TEST(Selection, CopiesAFilteredPartAndNumbersItByName) {
  const KnowledgeGraph graph = a_graph(kLines);
  Selection selection;
  selection.filter.types = {EntityType::Org};
  const auto part = select(graph, selection);
  const FilteredView filtered(graph, selection.filter);
  EXPECT_EQ(part->edge_count(), filtered.edge_count());
  EXPECT_EQ(part->evidence_count(), filtered.evidence_count());
  EXPECT_EQ(print_graph(*part), print_graph(*canonical_copy(filtered)));
  EXPECT_THAT(print_graph(*part), HasSubstr("n1 Contoso ORG\n"));
}

TEST(CanonicalCopy, DoesNotDependOnTheOrderOfWhatWasAdded) {
  std::vector<std::string> lines = {"Ada:PERSON -own-> Contoso:ORG", "Bo:PERSON -own-> Contoso:ORG",
                                    "Ada:PERSON -not sell-> plan", "Bo:PERSON -meet-> Ada:PERSON"};
  std::set<std::string> printed;
  do {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    const auto copy = canonical_copy(a_graph(all));
    std::string text;
    EXPECT_TRUE(copy->for_each_entity([&](const Entity& entity) {
      text += entity.name + "\n";
      EXPECT_TRUE(copy->for_each_edge(entity.id, Direction::Out, [&](const Edge& edge) {
        text += " " + *copy->relation(edge.relation) + std::to_string(edge.object.value) + "\n";
        return true;
      }));
      return true;
    }));
    printed.insert(text);
  } while (std::next_permutation(lines.begin(), lines.end()));
  EXPECT_EQ(printed.size(), 1u);
}

TEST(Selection, TakesWhatIsNearAnEntity) {
  const KnowledgeGraph graph = a_graph(kLines);
  Selection selection;
  selection.ego = id_of(graph, "Fabrikam");
  EXPECT_EQ(select(graph, selection)->entity_count(), 2u);
  selection.depth = 2;
  EXPECT_EQ(select(graph, selection)->entity_count(), 4u) << "all but the rain";
  selection.filter.types = {EntityType::Person};
  EXPECT_EQ(select(graph, selection).error().code, ErrorCode::NotFound);
}

TEST(Selection, TakesTheEntitiesWithMostEvidence) {
  const KnowledgeGraph graph = a_graph(kLines);
  Selection selection;
  selection.top = 2;
  EXPECT_EQ(select(graph, selection)->find_prefix("", 9)->size(), 2u);
  EXPECT_EQ(select(graph, selection)->evidence_count(), 4u);
}

TEST(Selection, DropsEntitiesWithoutEdges) {
  const KnowledgeGraph graph = a_graph(kLines);
  Selection selection;
  selection.filter.relations = {"fear"};
  EXPECT_EQ(select(graph, selection)->entity_count(), 5u);
  selection.drop_isolated = true;
  EXPECT_EQ(select(graph, selection)->entity_count(), 2u);
}

// A view of a store that breaks: each function passes the error on.
class BrokenView final : public GraphView {
 public:
  std::uint64_t entity_count() const override { return 1; }
  std::uint64_t edge_count() const override { return 1; }
  std::uint64_t evidence_count() const override { return 1; }
  std::uint64_t document_count() const override { return 1; }
  Result<Entity> entity(EntityId id) const override { return Entity{id, {}, "A", {}, true}; }
  Result<std::string> relation(RelationId) const override { return broken(); }
  Result<DocumentRecord> document(DocumentId) const override { return broken(); }
  Status for_each_entity(const std::function<bool(const Entity&)>& visit) const override {
    visit(*entity(EntityId(1)));
    return {};
  }
  Status for_each_document(const std::function<bool(const DocumentRecord&)>&) const override {
    return {};
  }
  Status for_each_edge(EntityId, Direction,
                       const std::function<bool(const Edge&)>& visit) const override {
    visit({EntityId(1), RelationId(1), EntityId(2), {}, {}, 1, 1});
    return broken();
  }
  Status for_each_evidence(const Edge&,
                           const std::function<bool(const Evidence&)>&) const override {
    return broken();
  }
  Result<std::vector<EntityId>> find_exact(std::string_view) const override { return broken(); }
  Result<std::vector<EntityId>> find_handle(std::string_view) const override { return broken(); }
  Result<std::vector<EntityId>> find_prefix(std::string_view, std::size_t) const override {
    return broken();
  }

 private:
  static tl::unexpected<Error> broken() { return failure(ErrorCode::Corruption, "broken"); }
};

TEST(FilteredView, PassesErrorsOfTheViewOn) {
  const BrokenView broken;
  GraphFilter filter;
  filter.relations = {"x"};
  const FilteredView view(broken, filter);
  const auto ignore = [](const auto&) { return true; };
  EXPECT_EQ(view.for_each_edge(EntityId(1), Direction::Out, ignore).error().code,
            ErrorCode::Corruption);
  EXPECT_EQ(view.find_exact("a").error().code, ErrorCode::Corruption);
  EXPECT_EQ(select(broken, {}).error().code, ErrorCode::Corruption);
  Selection near;
  near.ego = EntityId(1);
  EXPECT_EQ(select(broken, near).error().code, ErrorCode::Corruption);
}

}  // namespace
}  // namespace kg
