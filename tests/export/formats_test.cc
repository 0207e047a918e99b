#include "export/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <set>

#include "export/support_export.h"

namespace kg {
namespace {

using ::testing::HasSubstr;

class EveryFormat : public ::testing::TestWithParam<std::string> {};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const GraphFormat& format : graph_formats()) names.emplace_back(format.name);
  return names;
}
INSTANTIATE_TEST_SUITE_P(Formats, EveryFormat, ::testing::ValuesIn(format_names()),
                         [](const auto& test) { return test.param; });

TEST_P(EveryFormat, IsFoundByNameAndExtension) {
  const GraphFormat* format = graph_format(GetParam());
  ASSERT_NE(format, nullptr);
  EXPECT_EQ(graph_format_of_path("a.b/c" + std::string(format->extension)), format);
  EXPECT_FALSE(format->description.empty());
}

TEST_P(EveryFormat, GivesTheSameBytesForEqualGraphs) {
  const KnowledgeGraph one = a_nasty_graph(), other = a_nasty_graph();
  EXPECT_EQ(written(one, GetParam()), written(other, GetParam()));
  EXPECT_EQ(written(one, GetParam()), written(*KnowledgeGraph::load(one), GetParam()));
}

TEST_P(EveryFormat, WritesAnEmptyGraph) {
  EXPECT_THAT(written(KnowledgeGraph(), GetParam()), HasSubstr("kg"));
}

TEST_P(EveryFormat, EqualsTheGoldenFile) {
  const KnowledgeGraph graph = a_graph(
      "Ada Lane:PERSON -lead-> Northwind & Sons:ORG x3\n"
      "Ada Lane:PERSON -praise-> Northwind & Sons:ORG\n"
      "Northwind & Sons:ORG -!buy-> Fabrikam:ORG @0.4\n"
      "Northwind & Sons:ORG -open office in-> Lisbon:GPE\n"
      "Fabrikam:ORG -reject-> offer of a merger\n");
  ExportOptions options;
  options.title = "A merger";
  const std::string golden = std::string(KG_SOURCE_DIR "/tests/export/golden/merger") +
                             std::string(graph_format(GetParam())->extension);
  const std::string text = written(graph, GetParam(), options);
  if (std::getenv("KG_WRITE_GOLDEN") != nullptr) write_file(golden, text);
  EXPECT_EQ(text, read_file(golden));
}

TEST_P(EveryFormat, WritesToAFileWhatItWritesToAStream) {
  const TemporaryFolder folder;
  const KnowledgeGraph graph = a_nasty_graph();
  std::ostringstream unused;
  ASSERT_TRUE(export_graph(graph, *graph_format(GetParam()), {}, folder.file("g"), unused));
  EXPECT_EQ(read_file(folder.file("g")), written(graph, GetParam()));
  EXPECT_EQ(unused.str(), "");
  EXPECT_EQ(folder.files(), 1u);
}

TEST_P(EveryFormat, LeavesTheOldFileWhenTheDiskIsFull) {
  const TemporaryFolder folder;
  write_file(folder.file("g"), "old");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Status status =
      export_graph(a_nasty_graph(), *graph_format(GetParam()), {}, folder.file("g"), std::cout);
  setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
  EXPECT_THAT(status.error().message, HasSubstr(folder.file("g")));
  EXPECT_EQ(read_file(folder.file("g")), "old");
  EXPECT_EQ(folder.files(), 1u) << "nothing half-written is left";
}

TEST_P(EveryFormat, SaysThatADeviceIsFull) {
  const Status status =
      export_graph(a_nasty_graph(), *graph_format(GetParam()), {}, "/dev/full", std::cout);
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message, HasSubstr("No space left"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST_P(EveryFormat, SaysThatStandardOutputFailed) {
  std::ofstream full("/dev/full");
  EXPECT_EQ(export_graph(a_nasty_graph(), *graph_format(GetParam()), {}, "-", full).error().code,
            ErrorCode::Io);
}

TEST_P(EveryFormat, LeavesSentencesOutWhenAsked) {
  const KnowledgeGraph graph = a_graph("Ada:PERSON -own-> Northwind:ORG\n");
  EXPECT_THAT(written(graph, GetParam()), HasSubstr("Ada own Northwind."));
  ExportOptions options;
  options.evidence = false;
  EXPECT_THAT(written(graph, GetParam(), options), Not(HasSubstr("Ada own Northwind.")));
}

TEST(ExportGraph, RefusesFoldersAndMissingFolders) {
  const TemporaryFolder folder;
  const GraphFormat& dot = *graph_format("dot");
  EXPECT_EQ(export_graph(a_nasty_graph(), dot, {}, folder.file(""), std::cout).error().code,
            ErrorCode::InvalidInput);
  EXPECT_EQ(export_graph(a_nasty_graph(), dot, {}, "", std::cout).error().code,
            ErrorCode::InvalidInput);
  const Status missing =
      export_graph(a_nasty_graph(), dot, {}, folder.file("no/such/g.dot"), std::cout);
  EXPECT_EQ(missing.error().code, ErrorCode::Io);
  EXPECT_THAT(missing.error().message, HasSubstr("No such file"));
}

TEST(ExportGraph, ReplacesWhatASymbolicLinkLeadsTo) {
  const TemporaryFolder folder;
  write_file(folder.file("real"), "old");
  std::filesystem::create_symlink(folder.file("real"), folder.file("link"));
  ASSERT_TRUE(
      export_graph(a_nasty_graph(), *graph_format("dot"), {}, folder.file("link"), std::cout));
  EXPECT_TRUE(std::filesystem::is_symlink(folder.file("link")));
  EXPECT_THAT(read_file(folder.file("real")), HasSubstr("digraph"));
}

TEST(GraphFormats, AreUniqueAndRefuseUnknownNames) {
  std::set<std::string_view> seen;
  for (const GraphFormat& format : graph_formats()) {
    EXPECT_TRUE(seen.insert(format.name).second);
    EXPECT_TRUE(seen.insert(format.extension).second);
  }
  EXPECT_EQ(graph_format("nosuch"), nullptr);
  EXPECT_EQ(graph_format_of_path("a.txt"), nullptr);
  EXPECT_EQ(graph_format_of_path("A.GraphML"), graph_format("GRAPHML"));
  EXPECT_EQ(graph_format_of_path("a.gv"), graph_format("dot"));
}

TEST(Merge, HasNames) {
  for (const Merge merge : {Merge::None, Merge::Relation, Merge::Pair})
    EXPECT_EQ(merge_from(to_string(merge)), merge);
  EXPECT_EQ(merge_from("nosuch"), std::nullopt);
}

}  // namespace
}  // namespace kg
