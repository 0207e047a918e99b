// --names through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/support_program.h"

namespace kg {
namespace {

using testing::HasSubstr;

class NamesFile : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("text.txt", "Norvik bought the Silver Wind on Monday. Big N paid in cash.\n");
    folder.write("names.tsv",
                 "# kg names 1\nNorvik Foods\tORG\tNO.1\tNorvik;Big N\nSilver Wind\tPRODUCT\n");
  }

  TemporaryFolder folder;
};

TEST_F(NamesFile, GivesActorsTheirNameTypeAndCode) {
  const Ran ran = run_shell("kg annotate --names names.tsv --format jsonl text.txt", folder);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr(R"("name": "Norvik Foods", "type": "ORG", "code": "NO.1")"));
  EXPECT_THAT(ran.out, HasSubstr(R"("name": "Silver Wind", "type": "PRODUCT")"));
  EXPECT_THAT(ran.out, HasSubstr(R"("rule": "name.given")"));
}

TEST_F(NamesFile, MakesOneActorOfAllSpellings) {
  ASSERT_EQ(run_shell("kg -q build --names names.tsv text.txt", folder).code, 0);
  const Ran links = run_shell("kg links 'Norvik Foods' 'Silver Wind'", folder);
  EXPECT_EQ(links.code, 0) << links.err;
  EXPECT_THAT(links.out, HasSubstr("buy"));
  EXPECT_EQ(run_shell("kg show 'Big N'", folder).code, 0);
}

TEST_F(NamesFile, ThatIsWrongIsNamedWithItsLine) {
  folder.write("wrong.tsv", "# kg names 1\nNorvik\tORG\nNorvik\tPERSON\n");
  for (const auto* command : {"kg extract", "kg annotate", "kg build"}) {
    const Ran ran = run_shell(std::string(command) + " --names wrong.tsv text.txt", folder);
    EXPECT_EQ(ran.code, 3) << command;
    EXPECT_THAT(ran.err, HasSubstr("wrong.tsv:3: 'Norvik' is PERSON here and ORG in line 2"));
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_EQ(run_shell("kg extract --names none.tsv text.txt", folder).code, 3);
}

// One is the other's other name, and the other way round.
TEST_F(NamesFile, WithACycleIsNamedWithItsLine) {
  folder.write("cycle.tsv", "# kg names 1\nNorvik\tORG\t\tSilver\nSilver\tORG\t\tNorvik\n");
  const Ran ran = run_shell("kg build --names cycle.tsv text.txt", folder);
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("cycle.tsv:2: "));
  EXPECT_THAT(ran.err, HasSubstr("line 3"));
}

}  // namespace
}  // namespace kg
