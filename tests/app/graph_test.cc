// build and the questions about the graph through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "app/support_program.h"
#include "export/page.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Graph : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("ferry.txt", kArticle);
  }

  std::string printed(const std::string& command, int code = 0) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, code) << command << "\n" << ran.err;
    return ran.out + (code == 0 ? "" : ran.err);
  }
  json answer(const std::string& command) { return json::parse(printed(command), nullptr, false); }

  TemporaryFolder folder;
};

TEST_F(Graph, AnswersWhatTheArticleSays) {
  printed("kg build --date 2025-02-27 ferry.txt");
  EXPECT_THAT(printed("kg stats"), HasSubstr("documents     1, 2025-02-27"));
  EXPECT_THAT(printed("kg show Lindqvist"), HasSubstr("Anna Lindqvist (PERSON)"));
  const std::string links = printed("kg links Lindqvist Dietz");
  EXPECT_THAT(links, HasSubstr("Anna Lindqvist -- meet --> Rolf Dietz"));
  EXPECT_THAT(links, HasSubstr("on Monday"));
  EXPECT_THAT(printed("kg path 'Anna Lindqvist' 'Rolf Dietz'"), HasSubstr("(1 hop)"));
  EXPECT_THAT(printed("kg neighbors 'Rolf Dietz'"), HasSubstr("Anna Lindqvist (PERSON)"));
  EXPECT_THAT(printed("kg links"), HasSubstr("criticize"));
}

TEST_F(Graph, LinksWhomAndWhatAVerbIsAbout) {
  folder.write("two.txt",
               "UK Prime Minister Keir Starmer met President Trump. The US continues to push NATO "
               "allies toward a 5% target.\n");
  printed("kg build two.txt");
  const std::string links = printed("kg links");
  EXPECT_THAT(links, HasSubstr("Keir Starmer -- meet --> Trump"));
  EXPECT_THAT(links, HasSubstr("United States -- push --> NATO allies"));
  EXPECT_THAT(links, HasSubstr("United States -- push toward --> 5% target"));
}

TEST_F(Graph, AnswersInJson) {
  printed("kg build ferry.txt");
  EXPECT_EQ(answer("kg stats --json")["documents"], 1);
  EXPECT_EQ(answer("kg show --json Lindqvist")["name"], "Anna Lindqvist");
  const json links = answer("kg links --json Lindqvist Dietz");
  ASSERT_FALSE(links.empty());
  EXPECT_EQ(links[0]["relation"], "meet");
  EXPECT_EQ(links[0]["quotes"][0]["document"]["name"], "ferry");
  EXPECT_EQ(answer("kg path --json Lindqvist Dietz").size(), 1u);
  EXPECT_GE(answer("kg neighbors --json Lindqvist")["total"], 1);
}

TEST_F(Graph, ReadingTheSameAgainChangesNothing) {
  EXPECT_EQ(answer("kg build -q --json ferry.txt")["added"], 1);
  const std::string before = printed("kg links");
  const json again = answer("kg build -q --json ferry.txt");
  EXPECT_EQ(again["added"], 0);
  EXPECT_EQ(again["unchanged"], 1);
  EXPECT_EQ(printed("kg links"), before);
}

TEST_F(Graph, IsTheSameForAnyNumberOfThreads) {
  for (int i = 0; i < 12; ++i)
    folder.write("news/" + std::to_string(i) + ".txt",
                 "Minister " + std::string(1, static_cast<char>('A' + i)) +
                     "lbert Dietz met Anna Lindqvist.\n\n" + kArticle);
  printed("kg build --threads 1 --db one.kg news");
  printed("kg build --threads 4 --db four.kg news");
  EXPECT_EQ(printed("kg links --db one.kg"), printed("kg links --db four.kg"));
  EXPECT_EQ(printed("kg export --db one.kg --format graphml -o -"),
            printed("kg export --db four.kg --format graphml -o -"));
}

TEST_F(Graph, NamesThatAreUnknownOrAmbiguousAreExplained) {
  folder.write("more.txt", "Anna Lindberg met Rolf Dietz.\n");
  printed("kg build ferry.txt more.txt");
  EXPECT_THAT(printed("kg show Lindqvst", 1), HasSubstr("did you mean 'Anna Lindqvist'"));
  const std::string ambiguous = printed("kg show Anna", 2);
  EXPECT_THAT(ambiguous, HasSubstr("Anna Lindqvist"));
  EXPECT_THAT(ambiguous, HasSubstr("Anna Lindberg"));
  EXPECT_THAT(printed("kg path Zzyzx Dietz", 1), HasSubstr("Zzyzx"));
}

TEST_F(Graph, WritesAndDraws) {
  printed("kg build ferry.txt");
  printed("kg export -o g.graphml && kg export -o g.dot");
  EXPECT_THAT(printed("cat g.graphml"), HasSubstr("Anna Lindqvist"));
  EXPECT_THAT(printed("cat g.dot"), HasSubstr("digraph"));
  EXPECT_EQ(printed("kg export --format dot -o -"), printed("cat g.dot"));
  printed("kg export -o /no/such/folder/g.dot", 3);
  printed("kg draw --dot no-such-program -o g.svg", 5);
  printed("kg draw -o g.bmp", 2);
  if (run_shell("command -v dot", folder).code != 0) GTEST_SKIP() << "no Graphviz";
  printed("kg draw -o g.svg");
  EXPECT_THAT(printed("cat g.svg"), HasSubstr("</svg>"));
}

TEST_F(Graph, WritesAPage) {
  printed("kg build ferry.txt");
  if (page_template().empty()) {
    EXPECT_THAT(run_shell("kg page -o g.html", folder).err, HasSubstr("scripts/setup.sh"));
    GTEST_SKIP() << "built without npm";
  }
  printed("kg page --title 'Ferries' -o g.html");
  const std::string page = printed("cat g.html");
  EXPECT_THAT(page, HasSubstr("Anna Lindqvist"));
  EXPECT_THAT(page, HasSubstr("\"title\":\"Ferries\""));
  EXPECT_EQ(printed("kg page --title Ferries -o -"), page);
  printed("kg page -o /no/such/folder/g.html", 3);
  printed("kg page --ego Zzyzx -o none.html", 1);
  const std::string empty = printed("kg page --relation 'no such relation' -o -");
  EXPECT_THAT(empty, HasSubstr("\"nodes\":[]"));
  EXPECT_EQ(run_shell("sh -c 'ulimit -f 64; kg page -o g.html'", folder).code, 3);
  EXPECT_EQ(printed("cat g.html"), page) << "a failure leaves the old file";
}

TEST_F(Graph, AFullDiskIsReportedOnExport) {
  printed("kg build ferry.txt");
  EXPECT_THAT(printed("kg export --format dot -o - >/dev/full", 3), HasSubstr("No space left"));
}

TEST_F(Graph, AFailedInputIsNamedAndTheOthersAreKept) {
  folder.write("news/empty.txt", "");
  folder.write("news/good.txt", kArticle);
  EXPECT_THAT(printed("kg build news", 3), HasSubstr("empty.txt' is empty"));
  EXPECT_EQ(answer("kg stats --json")["documents"], 1);
}

TEST_F(Graph, APlaceThatCannotBeWrittenIsReported) {
  if (::geteuid() == 0) {
    EXPECT_THAT(printed("kg build --db /proc/graph.kg ferry.txt", 4), HasSubstr("/proc"));
    return;
  }
  printed("mkdir locked && chmod 500 locked");
  EXPECT_THAT(printed("kg build --db locked/graph.kg ferry.txt", 4), HasSubstr("locked"));
}

TEST_F(Graph, ADatabaseThatIsNoneIsLeftAlone) {
  folder.write("other/file.txt", "mine");
  printed("kg build --db other ferry.txt", 4);
  EXPECT_EQ(printed("cat other/file.txt; ls other"), "minefile.txt\n");
  printed("kg stats --db ferry.txt", 4);
}

TEST_F(Graph, AFileThatCannotGrowLeavesADatabaseThatOpens) {
  printed("kg build ferry.txt");
  folder.write("more.txt", "Anna Lindberg met Rolf Dietz.\n");
  const Ran ran = run_shell("ulimit -f 1; kg build more.txt", folder);  // in blocks of the shell
  EXPECT_EQ(ran.code, 4) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("check the disk"));
  EXPECT_EQ(answer("kg stats --json")["documents"], 1);
  printed("kg build more.txt");
  EXPECT_EQ(answer("kg stats --json")["documents"], 2);
}

// At whatever write the disk is full: a message and a database that opens, never a crash.
TEST_F(Graph, ADiskThatIsFullIsReportedWhereverItHappens) {
  if (run_shell("mkdir disk && mount -t tmpfs -o size=400k tmpfs disk", folder).code != 0)
    GTEST_SKIP() << "a small file system cannot be mounted here";
  for (int free_kb = 0; free_kb <= 120; free_kb += kSanitized ? 24 : 8) {
    const std::string build = "kg build --db disk/graph.kg ferry.txt";
    printed("rm -rf disk/*; dd if=/dev/zero of=disk/filler bs=1k status=none count=$((400 - " +
            std::to_string(free_kb) + ")) || true");
    const Ran ran = run_shell(build, folder);
    EXPECT_TRUE(ran.code == 4 || ran.code == 0) << free_kb << ": " << ran.code << ran.err;
    if (ran.code == 4) {
      EXPECT_THAT(ran.err, HasSubstr("No space left")) << free_kb;
    }
    printed("rm disk/filler");
    printed(build);
  }
  printed("umount disk");
}

TEST_F(Graph, CtrlCKeepsEveryFinishedDocument) {
  for (int i = 0; i < 400; ++i) {
    std::string text = "Report " + std::to_string(i) + "\n\n";
    for (int k = 0; k < 20; ++k) text += kArticle;
    folder.write("news/" + std::to_string(i) + ".txt", text);
  }
  // The build is interrupted once its database has been made.
  const Ran ran = run_shell(
      "kg build news & pid=$!; while [ ! -e graph.kg/CURRENT ]; do sleep 0.02; done; sleep 0.3; "
      "kill -INT $pid; wait $pid",
      folder);
  EXPECT_EQ(ran.code, 130) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("interrupted"));
  const json stats = answer("kg stats --json");
  EXPECT_LT(stats["documents"], 400);
  EXPECT_EQ(run_shell("kg build -q ferry.txt", folder).code, 0);  // it opens for writing again
  EXPECT_EQ(answer("kg stats --json")["documents"], stats["documents"].get<int>() + 1);
}

// Every example of every --help is run as it stands.
TEST_F(Graph, EveryExampleOfTheHelpRuns) {
  folder.write("summit.txt",
               "Keir Starmer met Donald Trump in Washington on Monday.\n\n"
               "Donald Trump praised Emmanuel Macron. Macron visited Keir Starmer.\n\n"
               "Northwind Trading sued Donald Trump. Northwind Group praised Keir Starmer.\n");
  folder.write("articles/one.txt", kArticle);
  printed("kg build summit.txt");
  const bool graphviz = run_shell("command -v dot", folder).code == 0;
  const bool page = !page_template().empty();
  for (const char* command : {"", "build", "stats", "show", "links", "path", "neighbors", "export",
                              "draw", "page", "annotate", "extract", "why", "undecided",
                              "different", "same", "undo", "decisions", "history"}) {
    std::istringstream help(printed("kg " + std::string(command) + " --help"));
    int examples = 0;
    std::string line;
    std::getline(help, line);
    while (std::getline(help, line) && line.starts_with("  kg ")) {
      ++examples;
      if (line.find("kg draw") != std::string::npos && !graphviz) continue;
      if (line.find("kg page") != std::string::npos && !page) continue;
      const auto remark = line.find("     ");
      const Ran ran = run_shell(line.substr(0, remark), folder);
      EXPECT_EQ(ran.code, 0) << line << "\n" << ran.err;
    }
    EXPECT_GT(examples, 0) << command;
  }
}

}  // namespace
}  // namespace kg
