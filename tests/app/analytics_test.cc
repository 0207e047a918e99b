// rank, communities and bridges through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/support_program.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kHarbour =
    "Anna Lindqvist met Rolf Dietz on Monday. Rolf Dietz met Maria Weber in Bremen. Maria Weber "
    "visited Anna Lindqvist. Anna Lindqvist met Peter Vance on Friday.\n";
constexpr const char* kValley =
    "Peter Vance met Ines Calder. Ines Calder met John Ridley. John Ridley visited Peter Vance. "
    "Ines "
    "Calder met Oskar Brandt. Peter Vance met Anna Lindqvist again.\n";

class Analytics : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("harbour.txt", kHarbour);
    folder.write("valley.txt", kValley);
    printed("kg build --db one.kg harbour.txt valley.txt");
  }

  std::string printed(const std::string& command, int code = 0) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, code) << command << "\n" << ran.err;
    return ran.out + (code == 0 ? "" : ran.err);
  }
  json answer(const std::string& command) { return json::parse(printed(command), nullptr, false); }

  TemporaryFolder folder;
};

TEST_F(Analytics, RanksWhoHoldsTwoCirclesTogether) {
  const json ranking = answer(
      "kg rank --db one.kg --named-only --type PERSON --json "
      "--by betweenness --limit 2");
  ASSERT_EQ(ranking["entities"].size(), 2U);
  EXPECT_EQ(ranking["by"], "betweenness");
  EXPECT_EQ(ranking["total"], 7);
  EXPECT_EQ(ranking["entities"][0]["name"], "Peter Vance");
  EXPECT_EQ(ranking["entities"][0]["neighbors"], 3);
  const std::string table = printed("kg rank --db one.kg --type PERSON --by sentences --limit 3");
  EXPECT_THAT(table, HasSubstr("Anna Lindqvist (PERSON)"));
  EXPECT_THAT(table, HasSubstr("and 4 more entities"));
}

TEST_F(Analytics, FindsTheCirclesAndWhatLinksThem) {
  const json found = answer("kg communities --db one.kg --type PERSON --json");
  EXPECT_EQ(found["total"], 2);
  EXPECT_GT(found["modularity"], 0.2);
  const json cut = answer("kg bridges --db one.kg --type PERSON --json");
  EXPECT_EQ(cut["components"], json::array({7}));
  ASSERT_EQ(cut["links"].size(), 1U) << cut.dump(1);
  EXPECT_EQ(cut["links"][0]["a"]["name"], "Anna Lindqvist");
  EXPECT_EQ(cut["links"][0]["b"]["name"], "Peter Vance");
  EXPECT_EQ(cut["links"][0]["sentences"], 2);
  EXPECT_EQ(cut["links"][0]["separated"], 3);
  EXPECT_THAT(printed("kg bridges --db one.kg --type PERSON"),
              HasSubstr("Anna Lindqvist -- Peter Vance (3 cut off, 2 sentences)"));
  EXPECT_THAT(printed("kg communities --db one.kg --type PERSON"), HasSubstr("2 communities"));
}

TEST_F(Analytics, DoNotDependOnTheOrderOfDocuments) {
  printed("kg build --db two.kg valley.txt");
  printed("kg build --db two.kg harbour.txt");
  for (const std::string command :
       {"rank --limit 0", "rank --by betweenness --sources 3", "rank --by core", "communities",
        "bridges", "rank --by neighbors --json", "communities --json", "bridges --json"})
    EXPECT_EQ(printed("kg " + command + " --db one.kg"), printed("kg " + command + " --db two.kg"))
        << command;
}

TEST_F(Analytics, SayThatNothingIsLinked) {
  for (const char* command : {"rank", "communities", "bridges"})
    EXPECT_THAT(printed(std::string("kg ") + command + " --db one.kg --relation sing", 1),
                HasSubstr("no entities are linked here"))
        << command;
}

}  // namespace
}  // namespace kg
