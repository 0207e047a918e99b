// The program as a shell sees it: exit codes, messages, help.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "app/support_program.h"

namespace kg {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<std::string> kCommands = {
    "build",   "stats",   "show",    "links",   "path",     "neighbors", "rank",  "communities",
    "bridges", "export",  "draw",    "page",    "annotate", "extract",   "rules", "check",
    "backup",  "restore", "recover", "migrate", "compact",  "load",      "dump",  "retract"};

TEST(Usage, VersionNamesTheBuild) {
  const TemporaryFolder folder;
  const Ran ran = run_shell("kg --version", folder);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, StartsWith("kg "));
  EXPECT_THAT(ran.out, HasSubstr("build"));
}

TEST(Usage, HelpBeginsWithAnExampleAndGoesToStandardOutput) {
  const TemporaryFolder folder;
  const Ran top = run_shell("kg --help", folder);
  EXPECT_EQ(top.code, 0);
  EXPECT_THAT(top.out, StartsWith("Example:\n  kg "));
  for (const std::string& command : kCommands) {
    EXPECT_THAT(top.out, HasSubstr("\n  " + command + " "));
    const Ran ran = run_shell("kg " + command + " --help", folder);
    EXPECT_EQ(ran.code, 0) << command;
    EXPECT_THAT(ran.out, StartsWith("Example:\n  kg " + command)) << command;
    EXPECT_EQ(ran.err, "") << command;
  }
}

TEST(Usage, WrongUsageGivesTwoAndSaysWhatWasMeant) {
  const TemporaryFolder folder;
  const auto wrong = [&](const std::string& command, const std::string& message) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, 2) << command;
    EXPECT_EQ(ran.out, "") << command;
    EXPECT_THAT(ran.err, HasSubstr(message)) << command;
  };
  wrong("kg", "Usage");
  wrong("kg bild x.txt", "did you mean 'build'?");
  wrong("kg frobnicate", "there is no command 'frobnicate'");
  wrong("kg annotate --thread 2 x.txt", "did you mean '--threads'?");
  wrong("kg annotate", "FILE");
  wrong("kg show", "NAME");
  wrong("kg annotate --format xml x.txt", "xml");
  wrong("kg annotate --threads many x.txt", "many");
  wrong("kg build --date yesterday x.txt", "'yesterday' is not a date");
  wrong("kg extract --binary x.txt", "--format oie");
  wrong("kg links --type NOBODY", "no type");
  wrong("kg export -o graph.xyz", "graph.xyz");
  wrong("kg export --format grapml -o x", "did you mean 'graphml'?");
}

TEST(Usage, BadInputGivesThreeAndSaysWhy) {
  const TemporaryFolder folder;
  folder.write("empty.txt", "");
  folder.write("binary.txt", std::string_view("a\0b", 3));
  folder.write("pictures/one.png", "x");
  folder.write("good.txt", kArticle);
  const auto bad = [&](const std::string& arguments, const std::string& message) {
    for (const char* command : {"annotate ", "extract ", "build "}) {
      const Ran ran = run_shell("kg " + std::string(command) + arguments, folder);
      EXPECT_EQ(ran.code, 3) << command << arguments << ran.err;
      EXPECT_THAT(ran.err, HasSubstr(message)) << command;
    }
  };
  bad("missing.txt", "cannot read 'missing.txt'");
  bad("pictures", "folder 'pictures' has no text");
  bad("--model nowhere good.txt", "there is no model folder 'nowhere'");
  bad("--model pictures good.txt", "pictures");
  bad("--source here good.txt good.txt", "--source");
  EXPECT_EQ(run_shell("ls -d graph.kg", folder).code, 2);  // none of it made a database
  if (!has_model()) GTEST_SKIP() << "no language model";
  bad("empty.txt", "is empty");
  bad("binary.txt", "binary file");
}

TEST(Usage, AMissingDatabaseGivesFourAndSaysHowToMakeOne) {
  const TemporaryFolder folder;
  for (const char* command : {"stats", "show X", "links X Y", "path X Y", "neighbors X",
                              "export -o g.dot", "draw -o g.svg"}) {
    const Ran ran = run_shell("kg " + std::string(command), folder);
    EXPECT_EQ(ran.code, 4) << command;
    EXPECT_THAT(ran.err, HasSubstr("kg build")) << command;
  }
}

TEST(Usage, NoColourCodesInAPipe) {
  const TemporaryFolder folder;
  const Ran ran = run_shell("kg --help; kg nothing", folder);
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace kg
