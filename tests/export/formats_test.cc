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
  const std::string text = written(KnowledgeGraph(), GetParam());
  EXPECT_NE(text, "");
  EXPECT_THAT(text, Not(HasSubstr("failed")));
}

TEST_P(EveryFormat, EqualsTheGoldenFile) {
  if (graph_format(GetParam())->write_database != nullptr)
    GTEST_SKIP() << "its bytes go with the version of SQLite";
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
  const GraphFormat& format = *graph_format(GetParam());
  const TemporaryFolder folder;
  const KnowledgeGraph graph = a_nasty_graph();
  std::ostringstream unused;
  ASSERT_TRUE(export_graph(graph, format, {}, folder.file("g"), unused));
  std::string all;
  for (const std::string& path : export_paths(format, folder.file("g"))) all += read_file(path);
  EXPECT_EQ(all, written(graph, GetParam()));
  EXPECT_EQ(unused.str(), "");
  EXPECT_EQ(folder.files(), std::max<std::size_t>(1, format.parts.size()));
}

TEST_P(EveryFormat, LeavesTheOldFilesWhenTheDiskIsFull) {
  const GraphFormat& format = *graph_format(GetParam());
  const TemporaryFolder folder;
  const auto paths = export_paths(format, folder.file("g"));
  std::ostringstream unused;
  ASSERT_TRUE(export_graph(a_nasty_graph(), format, {}, folder.file("g"), unused));
  // Of several files the first fits: it must not be there without the others.
  const std::size_t fits = paths.size() > 1 ? read_file(paths.front()).size() : 100;
  if (paths.size() > 1) {
    ASSERT_LT(fits, read_file(paths.back()).size());
  }
  for (const std::string& path : paths) write_file(path, "old");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{fits, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Status status = export_graph(a_nasty_graph(), format, {}, folder.file("g"), std::cout);
  setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
  EXPECT_THAT(status.error().message, HasSubstr(folder.file("g")));
  for (const std::string& path : paths) EXPECT_EQ(read_file(path), "old");
  EXPECT_EQ(folder.files(), paths.size()) << "nothing half-written is left";
}

TEST_P(EveryFormat, SaysThatADeviceIsFull) {
  if (graph_format(GetParam())->write == nullptr) GTEST_SKIP() << "needs files";
  const Status status =
      export_graph(a_nasty_graph(), *graph_format(GetParam()), {}, "/dev/full", std::cout);
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message, HasSubstr("No space left"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST_P(EveryFormat, SaysWhenStandardOutputFailed) {
  std::ofstream full("/dev/full");
  const bool streams = graph_format(GetParam())->write != nullptr;
  EXPECT_EQ(export_graph(a_nasty_graph(), *graph_format(GetParam()), {}, "-", full).error().code,
            streams ? ErrorCode::Io : ErrorCode::InvalidInput);
}

TEST_P(EveryFormat, TellsCommunitiesWhenThereAreSome) {
  const KnowledgeGraph graph = a_graph("Ada:PERSON -own-> Northwind:ORG\n");
  ExportOptions options;
  options.communities = {{EntityId(1), 7319}, {EntityId(2), 7319}};
  const std::string text = written(graph, GetParam(), options);
  if (GetParam() == "dot" || GetParam() == "sqlite") GTEST_SKIP() << "as colours; as numbers";
  EXPECT_THAT(text, HasSubstr("7319"));
}

TEST_P(EveryFormat, LeavesSentencesOutWhenAsked) {
  const KnowledgeGraph graph = a_graph("Ada:PERSON -own-> Northwind:ORG\n");
  EXPECT_THAT(written(graph, GetParam()), HasSubstr("Ada own Northwind."));
  ExportOptions options;
  options.evidence = false;
  EXPECT_THAT(written(graph, GetParam(), options), Not(HasSubstr("Ada own Northwind.")));
}

TEST(ExportGraph, NamesTheFilesOfAFormatOfSeveral) {
  using ::testing::ElementsAre;
  const GraphFormat& csv = *graph_format("csv");
  for (const char* path : {"a/g.csv", "a/g", "a/g.nodes.csv", "a/g.edges.csv"})
    EXPECT_THAT(export_paths(csv, path), ElementsAre("a/g.nodes.csv", "a/g.edges.csv"));
  EXPECT_THAT(export_paths(*graph_format("neo4j"), "g.neo4j.csv"),
              ElementsAre("g.actors.csv", "g.relationships.csv"));
  const TemporaryFolder folder;
  std::ostringstream unused;
  ASSERT_TRUE(export_graph(a_nasty_graph(), csv, {}, folder.file("new/"), unused));
  EXPECT_THAT(read_file(folder.file("new/edges.csv")), HasSubstr("Source,Target"));
  ASSERT_TRUE(export_graph(a_nasty_graph(), csv, {}, folder.file("new"), unused));
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
  EXPECT_EQ(graph_format_of_path("a.neo4j.csv"), graph_format("neo4j"));
  EXPECT_EQ(graph_format_of_path("a.csv"), graph_format("csv"));
}

TEST(Merge, HasNames) {
  for (const Merge merge : {Merge::None, Merge::Relation, Merge::Pair})
    EXPECT_EQ(merge_from(to_string(merge)), merge);
  EXPECT_EQ(merge_from("nosuch"), std::nullopt);
}

}  // namespace
}  // namespace kg
