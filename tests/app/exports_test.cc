// export and draw through the program: what is chosen, what is refused, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/support_program.h"

namespace kg {
namespace {

using testing::HasSubstr;
using testing::Not;

class Exports : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("ferry.txt", kArticle);
    ASSERT_EQ(run_shell("kg build -q --date 2025-02-27 ferry.txt", folder).code, 0);
  }
  // What a command says on both streams.
  std::string said(const std::string& command, int code = 0) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, code) << command << "\n" << ran.err;
    return ran.out + ran.err;
  }

  TemporaryFolder folder;
};

TEST_F(Exports, ListsTheFormats) {
  const std::string list = said("kg export --list");
  for (const char* name : {"graphml", "gexf", "dot", "csv", "neo4j", "cyjs", "jgf", "d3", "nquads",
                           "trig", "jsonl", "sqlite"})
    EXPECT_THAT(list, HasSubstr("  " + std::string(name) + " "));
}

TEST_F(Exports, WriteEveryFormatByExtension) {
  for (const char* file : {"g.graphml", "g.gexf", "g.gv", "g.cyjs", "g.json", "g.jgf", "g.jsonl",
                           "g.nq", "g.trig", "g.sqlite", "g.db"}) {
    said("kg export -q -o " + std::string(file));
    EXPECT_EQ(run_shell("test -s " + std::string(file), folder).code, 0) << file;
  }
  EXPECT_THAT(said("kg export -o g.csv"), HasSubstr("g.nodes.csv, g.edges.csv: "));
  EXPECT_THAT(said("kg export -o g.neo4j.csv"), HasSubstr("g.actors.csv, g.relationships.csv: "));
  EXPECT_THAT(said("kg export --format csv -o tables/ && ls tables"), HasSubstr("edges.csv"));
}

TEST_F(Exports, AreTheSameTwiceAndSayWhatWasLeftOut) {
  said("kg export --format jsonl -o a && kg export --format jsonl -o b && cmp a b");
  EXPECT_THAT(said("kg export --actors-only -o a.gexf"), HasSubstr("left out by the options: "));
  EXPECT_THAT(said("kg export -o a.gexf"), Not(HasSubstr("left out")));
  EXPECT_THAT(said("kg export --ego Lindqvist --depth 1 --top 3 --backbone 0.9 -o b.graphml"),
              HasSubstr("left out by the options: "));
}

TEST_F(Exports, OfNothingAreValidAndSaySo) {
  EXPECT_THAT(said("kg export --min-weight 1000 --drop-isolated -o g.gexf; cat g.gexf"),
              testing::AllOf(HasSubstr("nothing is left"), HasSubstr("</gexf>")));
  if (run_shell("command -v dot", folder).code == 0) {
    EXPECT_THAT(said("kg draw --min-weight 1000 -o g.svg"), HasSubstr("nothing is left"));
  }
}

TEST_F(Exports, RefuseWhatTheyCannotDo) {
  EXPECT_THAT(said("kg export --format gefx -o g", 2), HasSubstr("did you mean 'gexf'?"));
  EXPECT_THAT(said("kg export", 2), HasSubstr("Give -o FILE"));
  EXPECT_THAT(said("kg export --format csv -o -", 2), HasSubstr("makes several files"));
  EXPECT_THAT(said("kg export --format sqlite -o -", 2), HasSubstr("is a database"));
  EXPECT_THAT(said("kg export --flavor yed -o g.gexf", 2), HasSubstr("--flavor is for graphml"));
  EXPECT_THAT(said("kg export --gexf-version 1.2 -o g.dot", 2), HasSubstr("is for gexf"));
  EXPECT_THAT(said("kg export --backbone 2 -o g.dot", 2), HasSubstr("'2' is no level"));
  EXPECT_THAT(said("kg export --layout magic -o g.gexf", 2), HasSubstr("magic"));
  EXPECT_THAT(said("kg export --ego Nobody -o g.gexf", 1), HasSubstr("Nobody"));
  EXPECT_THAT(said("kg draw --highlight Nobody -o g.svg", 1), HasSubstr("Nobody"));
  EXPECT_THAT(said("kg draw --path Lindqvist Nobody -o g.svg", 1), HasSubstr("Nobody"));
  EXPECT_THAT(said("kg export -o /no/such/folder/g.csv", 3), HasSubstr("/no/such/folder"));
  EXPECT_THAT(said("kg export --layout sfdp --dot no-such-program -o g.gexf", 5),
              HasSubstr("install Graphviz"));
  EXPECT_EQ(run_shell("ls -d g*", folder).out, "graph.kg\n") << "nothing half-written is left";
}

TEST_F(Exports, LeaveTheOldFilesWhenTheDiskIsFull) {
  if (run_shell("mkdir disk && mount -t tmpfs -o size=64k tmpfs disk", folder).code != 0)
    GTEST_SKIP() << "a small file system cannot be mounted here";
  for (const char* file : {"g.graphml", "g.nodes.csv", "g.edges.csv", "g.sqlite"})
    said("printf old >disk/" + std::string(file));
  said("dd if=/dev/zero of=disk/filler bs=1k status=none || true");
  for (const char* file : {"g.graphml", "g.csv", "g.sqlite"})
    EXPECT_THAT(said("kg export -o disk/" + std::string(file), 3), HasSubstr("cannot write"));
  EXPECT_EQ(said("cat disk/g.*; ls disk | wc -l"), "oldoldoldold5\n");
  said("umount disk");
}

TEST_F(Exports, DrawAPathAndHighlight) {
  if (run_shell("command -v dot", folder).code != 0) GTEST_SKIP() << "no Graphviz";
  said("kg draw -q --path Lindqvist Dietz -o p.svg && kg draw -q --highlight Dietz -o h.svg");
  const std::string path = said("cat p.svg");
  EXPECT_THAT(path, HasSubstr("Lindqvist"));
  EXPECT_THAT(path, HasSubstr("Dietz"));
}

}  // namespace
}  // namespace kg
