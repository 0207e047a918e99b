#include "query/name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/a_graph.h"

namespace kg {
namespace {

using ::testing::HasSubstr;

KnowledgeGraph people() {
  KnowledgeGraph graph;
  const auto add = [&](const char* text, std::vector<std::string> aliases = {}) {
    Entity entity = an_entity(text);
    entity.aliases = std::move(aliases);
    graph.add_entity(entity);
  };
  add("Ada Lane:PERSON", {"Lane", "Ms Lane"});
  add("Oliver Lane:PERSON", {"Lane"});
  add("Marta Zielinska:PERSON", {"Zielinska"});
  add("Jordan:GPE");
  add("Jordan:PERSON");
  add("Northwind Trading:ORG", {"Northwind"});
  add("Northwind's plan");
  add("Harbour Bank:ORG");
  add("harbour");
  add("Øystein Ødegård:PERSON");
  add("Work: A History:WORK");
  return graph;
}

// "exact Ada Lane", "ambiguous A, B", "unknown A, B".
std::string meaning(std::string_view name, std::size_t limit = 10) {
  const KnowledgeGraph graph = people();
  const auto answer = resolve_name(graph, name, limit);
  if (!answer) return answer.error().message;
  std::string text = answer->match == NameMatch::Exact       ? "exact " + answer->entity.name
                     : answer->match == NameMatch::Prefix    ? "prefix " + answer->entity.name
                     : answer->match == NameMatch::Ambiguous ? "ambiguous"
                                                             : "unknown";
  if (!answer->found())
    for (const EntityRef& choice : answer->choices) text += " | " + choice.name;
  return text + (answer->truncated ? " ..." : "");
}

TEST(ResolveName, FindsNamesAndAliasesInAnyCase) {
  EXPECT_EQ(meaning("Ada Lane"), "exact Ada Lane");
  EXPECT_EQ(meaning("ms  LANE"), "exact Ada Lane");
  EXPECT_EQ(meaning("zielinska"), "exact Marta Zielinska");
  EXPECT_EQ(meaning("øystein ødegård"), "exact Øystein Ødegård");
}

TEST(ResolveName, FindsUnambiguousPrefixes) {
  EXPECT_EQ(meaning("marta"), "prefix Marta Zielinska");
  EXPECT_EQ(meaning("Ada"), "prefix Ada Lane");
}

TEST(ResolveName, PrefersActorsToConcepts) {
  EXPECT_EQ(meaning("northw"), "prefix Northwind Trading");
  EXPECT_EQ(meaning("harbour b"), "prefix Harbour Bank");
  EXPECT_EQ(meaning("harbour"), "exact harbour") << "an exact name goes before a prefix";
}

TEST(ResolveName, ListsTheChoicesOfAnAmbiguousName) {
  EXPECT_EQ(meaning("Lane"), "ambiguous | Ada Lane | Oliver Lane");
  EXPECT_EQ(meaning("Lane", 1), "ambiguous | Ada Lane ...");
  EXPECT_EQ(meaning("Jordan"), "ambiguous | Jordan | Jordan");
}

TEST(ResolveName, PrefersTheCanonicalName) {
  KnowledgeGraph graph;
  Entity alias = an_entity("Fabrikam Holding:ORG");
  alias.aliases = {"Fabrikam"};
  graph.add_entity(alias);
  const EntityId canonical = graph.add_entity(an_entity("Fabrikam:ORG"));
  const auto answer = resolve_name(graph, "fabrikam");
  EXPECT_EQ(answer->entity.id, canonical);
  ASSERT_EQ(answer->choices.size(), 1u) << "the other meaning is told";
  EXPECT_EQ(answer->choices.front().name, "Fabrikam Holding");
}

TEST(ResolveName, TypeOrIdSingleOut) {
  const KnowledgeGraph graph = people();
  EXPECT_EQ(resolve_name(graph, "person:Jordan")->entity.type, EntityType::Person);
  EXPECT_EQ(resolve_name(graph, "GPE:Jor")->entity.type, EntityType::Gpe);
  EXPECT_EQ(meaning("#2"), "exact Oliver Lane");
  EXPECT_EQ(meaning("#99"), "unknown");
  EXPECT_EQ(meaning("#2x"), "unknown");
  EXPECT_EQ(meaning("work: a history"), "exact Work: A History");
}

TEST(ResolveName, SuggestsNearNames) {
  EXPECT_EQ(meaning("Zielinksa"), "unknown | Marta Zielinska") << "letters swapped in an alias";
  EXPECT_EQ(meaning("Nortwind"), "unknown | Northwind Trading");
  EXPECT_EQ(meaning("Trading"), "unknown | Northwind Trading") << "a word of the name";
  EXPECT_EQ(meaning("Ødegard"), "unknown") << "one of two words, spelt otherwise, is too far";
  EXPECT_EQ(meaning("Oystein Ødegård"), "unknown | Øystein Ødegård");
}

TEST(ResolveName, KnowsNothingNearNonsense) {
  for (const char* name : {"", " ", "#", ":", "PERSON:", "\xff\xfe", "qqqqqqqq", "xyz\n\t"})
    EXPECT_EQ(meaning(name), "unknown") << name;
}

TEST(ResolveName, SurvivesVeryLongNames) {
  EXPECT_EQ(meaning(std::string(100000, 'a')), "unknown");
}

TEST(ExplainName, AsksWhetherANearNameWasMeant) {
  const KnowledgeGraph graph = people();
  EXPECT_EQ(explain_name("Nortwind", *resolve_name(graph, "Nortwind")),
            "there is no 'Nortwind' in this graph; did you mean 'Northwind Trading'?");
  EXPECT_EQ(explain_name("zzzz", *resolve_name(graph, "zzzz")), "there is no 'zzzz' in this graph");
}

TEST(ExplainName, ListsChoicesWithTheTextThatSinglesThemOut) {
  const KnowledgeGraph graph = people();
  EXPECT_EQ(explain_name("Lane", *resolve_name(graph, "Lane")),
            "'Lane' may mean:\n  Ada Lane  (PERSON, say #1)\n  Oliver Lane  (PERSON, say #2)");
  EXPECT_THAT(explain_name("Lane", *resolve_name(graph, "Lane", 1)), HasSubstr("others"));
}

}  // namespace
}  // namespace kg
