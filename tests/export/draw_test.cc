#include "export/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <random>

#include "export/arrange.h"
#include "export/dot.h"
#include "export/labels.h"
#include "export/sanitize.h"
#include "export/support_export.h"

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Drawing : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_dot()) GTEST_SKIP() << "Graphviz is not installed";
  }
  // "" or why it failed.
  std::string draw_to(const GraphView& view, const std::string& name, DrawOptions options = {}) {
    const Status status = draw(view, options, folder_.file(name));
    return status ? "" : status.error().message;
  }
  TemporaryFolder folder_;
};

// The words of every <text> in the group with that id, in order.
std::map<std::string, std::string> texts_by_title(const std::string& svg) {
  std::map<std::string, std::string> texts;
  std::string group, element;
  const std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> reader(
      xmlReaderForMemory(svg.data(), static_cast<int>(svg.size()), "svg", nullptr, XML_PARSE_NONET),
      &xmlFreeTextReader);
  while (xmlTextReaderRead(reader.get()) == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    if (type == XML_READER_TYPE_ELEMENT)
      element = reinterpret_cast<const char*>(xmlTextReaderConstName(reader.get()));
    if (type == XML_READER_TYPE_END_ELEMENT) element.clear();
    if (type != XML_READER_TYPE_TEXT && type != XML_READER_TYPE_SIGNIFICANT_WHITESPACE) continue;
    const std::string text = reinterpret_cast<const char*>(xmlTextReaderConstValue(reader.get()));
    if (element == "title") group = text;
    if (element == "text" && !text.empty() && text != "\n")
      texts[group] += (texts[group].empty() ? "" : "\n") + text;
  }
  return texts;
}

std::string collapsed(const std::string& text) {
  std::string out;
  for (const char c : wrap(text, 100000, 1000)) out += c == '\n' ? ' ' : c;
  return out;
}

TEST_F(Drawing, GraphvizTakesEveryFileWithoutComplaint) {
  const std::string file = folder_.file("g.dot");
  for (const auto merge : {Merge::None, Merge::Relation, Merge::Pair}) {
    ExportOptions options;
    options.merge = merge;
    for (const std::string& title : nasty_texts()) {
      options.title = title;
      write_file(file, written(a_nasty_graph(), "dot", options));
      ASSERT_EQ(dot_complaint(file, "canon"), "") << title;
    }
    ASSERT_EQ(dot_complaint(file, "svg"), "");
    EXPECT_EQ(xml_complaint(read_file(file + ".out")), "");
  }
}

TEST_F(Drawing, ShowsEveryLabelAsItIs) {
  ASSERT_EQ(draw_to(a_nasty_graph(), "g.svg"), "");
  const std::string svg = read_file(folder_.file("g.svg"));
  EXPECT_EQ(xml_complaint(svg), "");
  const auto texts = texts_by_title(svg);
  for (std::size_t i = 0; i < nasty_texts().size(); ++i) {
    const std::string name = sanitize_text(std::to_string(i) + " " + nasty_texts()[i]);
    EXPECT_EQ(collapsed(texts.at("n" + std::to_string(i + 1))), collapsed(name));
  }
}

TEST_F(Drawing, ShowsRandomLabelsAsTheyAre) {
  const std::string pieces[] = {"&",    "<",    ">", "\\", "\\N", "\\l", "\"", "'",
                                "&lt;", "&#1;", "{", "|",  "}",   "a",   "ł",  "😀",
                                "\x01", "\xff", ";", "#",  "\n",  "&amp"};
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> names(50);
    for (std::string& text : names)
      for (auto i = random() % 12; i > 0; --i) text += pieces[random() % std::size(pieces)];
    ASSERT_EQ(draw_to(a_nasty_graph(names), "g.svg"), "") << "seed " << seed;
    const auto texts = texts_by_title(read_file(folder_.file("g.svg")));
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name = sanitize_text(std::to_string(i) + " " + names[i]);
      EXPECT_EQ(collapsed(texts.at("n" + std::to_string(i + 1))), collapsed(name))
          << "seed " << seed;
    }
  }
}

TEST_F(Drawing, BundlesParallelRelations) {
  const KnowledgeGraph graph =
      a_graph("A:ORG -own-> B:ORG\nA:ORG -sue-> B:ORG x2\nB:ORG -sue-> A:ORG\n");
  ASSERT_EQ(draw_to(graph, "g.svg"), "");
  const auto texts = texts_by_title(read_file(folder_.file("g.svg")));
  EXPECT_THAT(texts.at("n1->n2"), HasSubstr("sue"));
  EXPECT_THAT(texts.at("n1->n2"), HasSubstr("own"));
}

TEST_F(Drawing, WritesPngAndPdf) {
  const KnowledgeGraph graph = a_graph("A:ORG -own-> B:ORG\n");
  ASSERT_EQ(draw_to(graph, "g.png"), "");
  EXPECT_EQ(read_file(folder_.file("g.png")).substr(1, 3), "PNG");
  ASSERT_EQ(draw_to(graph, "g.PDF"), "");
  EXPECT_EQ(read_file(folder_.file("g.PDF")).substr(0, 4), "%PDF");
}

TEST_F(Drawing, DrawsEverySize) {
  for (const int pairs : {0, 1, 60, 250}) {
    std::string lines;
    for (int i = 0; i < pairs; ++i)
      lines += "P" + std::to_string(i) + ":PERSON -meet-> P" + std::to_string(i / 3) +
               ":PERSON\nP" + std::to_string(i) + ":PERSON -fear-> topic " + std::to_string(i) +
               "\n";
    ASSERT_EQ(draw_to(a_graph(lines), "g.svg"), "") << pairs;
    EXPECT_EQ(xml_complaint(read_file(folder_.file("g.svg"))), "");
  }
}

TEST_F(Drawing, SaysTheSentencesWhenPointedAt) {
  ASSERT_EQ(draw_to(a_graph("Ada:PERSON -own-> Northwind:ORG\n"), "g.svg"), "");
  EXPECT_THAT(read_file(folder_.file("g.svg")),
              HasSubstr("Ada own Northwind. (doc1, 2025&#45;01&#45;01)"));
}

TEST_F(Drawing, IsTheSameTwice) {
  const KnowledgeGraph graph = a_nasty_graph();
  ASSERT_EQ(draw_to(graph, "a.svg"), "");
  ASSERT_EQ(draw_to(graph, "b.svg"), "");
  EXPECT_EQ(read_file(folder_.file("a.svg")), read_file(folder_.file("b.svg")));
}

TEST_F(Drawing, LeavesTheOldFileWhenItFails) {
  write_file(folder_.file("g.svg"), "old");
  write_file(folder_.file("quiet"), "#!/bin/sh\nexit 0\n");
  write_file(folder_.file("angry"), "#!/bin/sh\necho 'out of ink' >&2\nexit 3\n");
  write_file(folder_.file("slow"), "#!/bin/sh\nexec sleep 60\n");
  for (const char* name : {"quiet", "angry", "slow"})
    std::filesystem::permissions(folder_.file(name), std::filesystem::perms::owner_all);
  const KnowledgeGraph graph = a_nasty_graph();
  const auto with = [&](const std::string& program, std::chrono::seconds limit) {
    DrawOptions options;
    options.graphviz.program = program;
    options.graphviz.time_limit = limit;
    return draw_to(graph, "g.svg", options);
  };
  using std::chrono::seconds;
  EXPECT_THAT(with(folder_.file("quiet"), seconds(30)), HasSubstr("gave no drawing"));
  EXPECT_THAT(with(folder_.file("angry"), seconds(30)), HasSubstr("out of ink"));
  EXPECT_THAT(with(folder_.file("slow"), seconds(0)), HasSubstr("more than 0 seconds"));
  EXPECT_THAT(with("no-such-program-here", seconds(30)), HasSubstr("install Graphviz"));
  EXPECT_EQ(read_file(folder_.file("g.svg")), "old");
  EXPECT_EQ(folder_.files(), 4u);
}

TEST_F(Drawing, WantsAnExtensionThatItKnows) {
  EXPECT_THAT(draw_to(KnowledgeGraph(), "g.jpg"), HasSubstr(".svg, .png or .pdf"));
  EXPECT_EQ(folder_.files(), 0u);
}

TEST(Dot, PutsEverythingIntoABlockAfterTheDefaultsForGephi) {
  const std::string dot = written(a_graph("A:ORG -own-> B:ORG\n"), "dot");
  const std::size_t block = dot.find("\n  {\n");
  ASSERT_NE(block, std::string::npos);
  EXPECT_LT(dot.find("edge ["), block);
  EXPECT_GT(dot.find("    n1 ["), block);
  EXPECT_GT(dot.find("    n1 -> n2 ["), block);
  EXPECT_THAT(dot.substr(block), Not(HasSubstr(" color=\"#"))) << "Gephi takes it for transparent";
  EXPECT_THAT(dot, Not(HasSubstr("invis"))) << "Gephi would show it";
}

TEST(Dot, ShowsNegativeRedAndUnsureDashed) {
  const std::string dot = written(a_graph("A:ORG -!own-> B:ORG\nA:ORG -own-> C:ORG @0.4\n"), "dot");
  EXPECT_THAT(dot, HasSubstr("n1 -> n2 [label=\"not own\", fontcolor=\"0.016"));
  EXPECT_THAT(dot, HasSubstr("n1 -> n3 [label=\"own\", penwidth=1.60, style=dashed"));
  EXPECT_THAT(dot, HasSubstr("denied or opposed"));
  EXPECT_THAT(dot, HasSubstr("less sure"));
}

std::string drawn(const KnowledgeGraph& graph) {
  std::ostringstream out;
  EXPECT_TRUE(write_dot_for_drawing(graph, DrawOptions(), out));
  return out.str();
}

TEST(Dot, WritesRolesUnderTheNamesInDrawingsAlone) {
  const KnowledgeGraph graph =
      a_graph("Ada Moss:PERSON -be-> Mayor of R & D\nAda Moss:PERSON -meet-> Jo Lind:PERSON\n");
  EXPECT_THAT(drawn(graph), HasSubstr("label=<Ada Moss<br/><font point-size=\"8.5\"><i>Mayor of R "
                                      "&amp; D</i></font>>"));
  EXPECT_THAT(drawn(graph), Not(HasSubstr("label=\"Mayor")));
  EXPECT_THAT(written(graph, "dot"), HasSubstr("label=\"Mayor of R & D\""));
}

TEST(Dot, MakesHighlightedEntitiesStandOut) {
  const KnowledgeGraph graph = a_graph("Ada:PERSON -meet-> Ben:PERSON\n");
  DrawOptions options;
  options.highlighted = {EntityId(2)};
  std::ostringstream out;
  ASSERT_TRUE(write_dot_for_drawing(graph, options, out));
  EXPECT_THAT(out.str(), testing::ContainsRegex("n2 \\[[^]]*penwidth=3.50[^]]*Bold"));
  EXPECT_THAT(out.str(), Not(testing::ContainsRegex("n1 \\[[^]]*penwidth=3.50")));
}

TEST(Dot, ReadsAPathFromLeftToRight) {
  const KnowledgeGraph graph =
      a_graph("Ada:PERSON -meet-> Ben:PERSON\nCleo:PERSON -sue-> Ben:PERSON\n");
  DrawOptions options;
  options.path = {EntityId(1), EntityId(2), EntityId(3)};
  std::ostringstream out;
  ASSERT_TRUE(write_dot_for_drawing(graph, options, out));
  EXPECT_THAT(out.str(), HasSubstr("rankdir=LR"));
  EXPECT_THAT(out.str(), HasSubstr("n1 -> n2 ["));
  EXPECT_THAT(out.str(), HasSubstr("n2 -> n3 [dir=back"));
}

TEST(Dot, ColoursLargeGraphsByCommunityAndNamesThem) {
  std::string lines;
  for (int i = 0; i < 200; ++i)
    lines += "P" + std::to_string(i) + ":PERSON -meet-> P" + std::to_string(i / 20) + ":PERSON\n";
  const KnowledgeGraph graph = a_graph(lines);
  DrawOptions options;
  options.communities = *find_communities(graph);
  std::ostringstream out;
  ASSERT_TRUE(write_dot_for_drawing(graph, options, out));
  EXPECT_THAT(out.str(), HasSubstr("around P"));
  EXPECT_THAT(out.str(), HasSubstr("color=\"#0072B2\""));
}

TEST(Dot, KeepsARoleThatSaysMoreAsANode) {
  for (const char* text :
       {"Ada Moss:PERSON -!be-> mayor\n",                        // denied
        "Ada Moss:PERSON -be-> mayor\nmayor -leave-> office\n",  // has more links
        "Ada Moss:PERSON -become-> mayor\n"})
    EXPECT_THAT(drawn(a_graph(text)), HasSubstr("label=\"mayor\"")) << text;
}

TEST(Dot, LegendHasOnlyWhatOccurs) {
  const std::string dot = written(a_graph("A:ORG -own-> B:ORG\n"), "dot");
  EXPECT_THAT(dot, HasSubstr("organisation"));
  for (const char* absent : {"person", "topic", "denied", "less sure"})
    EXPECT_THAT(dot, Not(HasSubstr(absent)));
}

TEST(Dot, LooksGoBySize) {
  EXPECT_EQ(look_for(0, 0), Look::Small);
  EXPECT_EQ(look_for(80, 100), Look::Small);
  EXPECT_EQ(look_for(80, 101), Look::Medium);
  EXPECT_EQ(look_for(400, 9000), Look::Medium);
  EXPECT_EQ(look_for(401, 0), Look::Large);
}

std::vector<EntityId> ids(std::uint64_t count) {
  std::vector<EntityId> all;
  for (std::uint64_t i = 1; i <= count; ++i) all.push_back(EntityId(i));
  return all;
}
Tie tie(std::uint64_t from, std::uint64_t to) { return {EntityId(from), EntityId(to)}; }

TEST(Arrange, LeavesASmallConnectedGraphAlone) {
  const Arrangement found = arrange(ids(3), {tie(1, 2), tie(2, 3), tie(3, 1)});
  EXPECT_THAT(found.spans, IsEmpty());
  EXPECT_THAT(found.supports, IsEmpty());
}

TEST(Arrange, StaggersTheLeavesOfAHub) {
  std::vector<Tie> ties;
  for (std::uint64_t i = 2; i <= 9; ++i) ties.push_back(tie(1, i));
  const Arrangement found = arrange(ids(9), ties);
  EXPECT_FALSE(found.spans.contains(tie(1, 2)));
  EXPECT_EQ(found.spans.at(tie(1, 3)), 2);
}

TEST(Arrange, HangsSmallPartsBelowTheLowestOfTheLargest) {
  std::vector<Tie> ties = {tie(1, 2), tie(2, 3), tie(3, 4)};
  for (std::uint64_t i = 5; i < 25; i += 2) ties.push_back(tie(i, i + 1));
  const Arrangement found = arrange(ids(24), ties);
  ASSERT_FALSE(found.supports.empty());
  EXPECT_EQ(found.supports.front().first, EntityId(4));
  for (const Tie& support : found.supports)
    EXPECT_EQ(support.second.value % 2, 1u) << "from above to the top of a part";
}

TEST(Arrange, CopesWithLoopsCyclesAndLoneEntities) {
  const Arrangement found =
      arrange(ids(6), {tie(1, 1), tie(1, 2), tie(2, 1), tie(3, 4), tie(4, 5), tie(5, 3)});
  for (const auto& [from, to] : found.supports) EXPECT_NE(from, to);
  EXPECT_THAT(arrange({}, {}).supports, IsEmpty());
}

}  // namespace
}  // namespace kg
