// kg load, kg dump and kg retract through the program.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/support_program.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Load : public testing::Test {
 protected:
  std::string printed(const std::string& command, int code = 0, const std::string& input = "") {
    const Ran ran = run_shell(command, folder, input);
    EXPECT_EQ(ran.code, code) << command << "\n" << ran.err;
    return code == 0 ? ran.out : ran.err;
  }
  json answer(const std::string& command) { return json::parse(printed(command), nullptr, false); }

  void write_friends() {
    folder.write("friends.csv",
                 "subject,relation,object,subject_type,date,source,sentence\n"
                 "Ann Lee,works for,Ferry Line,PERSON,2024-05-01,https://example.org/1,"
                 "\"Ann Lee works for Ferry Line, a company.\"\n"
                 "Bob Ray,knows,Ann Lee,PERSON,,https://example.org/2,\n");
  }

  TemporaryFolder folder;
};

TEST_F(Load, TriplesAnswerQuestionsLikeTexts) {
  write_friends();
  const json report = answer("kg load -q --json --type PERSON friends.csv");
  EXPECT_EQ(report["format"], "triples");
  EXPECT_EQ(report["added"], 2);
  EXPECT_EQ(report["links"], 2);
  EXPECT_THAT(printed("kg links 'Ann Lee' 'Ferry Line'"), HasSubstr("works for"));
  EXPECT_THAT(printed("kg links 'Ann Lee' 'Ferry Line'"), HasSubstr("a company."));
  EXPECT_THAT(printed("kg path 'Bob Ray' 'Ferry Line'"), HasSubstr("(2 hops)"));
  EXPECT_EQ(answer("kg load -q --json friends.csv --type PERSON")["unchanged"], 2);
}

TEST_F(Load, ReadsEveryFormFromFilesAndStandardInput) {
  const std::string object = json{{"subject", "A"}, {"relation", "r"}, {"object", "B"}}.dump();
  printed("kg load -", 0, "A,r,B\n");
  printed("kg load --db j -", 0, object + "\n");
  printed("kg load --db t --format tsv -", 0, "A\tr\tB\n");
  folder.write("rows.tsv", "A\tr\tB\n");
  printed("kg load --db f rows.tsv");
  for (const char* db : {"graph.kg", "j", "t", "f"})
    EXPECT_EQ(answer(fmt::format("kg stats --json --db {}", db))["links"], 1) << db;
}

TEST_F(Load, ADumpGoesThroughAPipeUnchanged) {
  write_friends();
  printed("kg load --type PERSON friends.csv");
  printed("kg same 'Ann Lee' 'Bob Ray'");
  const std::string dump = printed("kg dump");
  EXPECT_THAT(dump, HasSubstr("{\"kg_dump\":1}"));
  printed("kg dump | kg load --db copy -");
  EXPECT_EQ(printed("kg dump --db copy"), dump);
  printed("kg dump -o dump.jsonl && kg load --db again dump.jsonl");
  EXPECT_EQ(printed("kg dump --db again"), dump);
  EXPECT_THAT(printed("kg decisions --db again"), HasSubstr("Ann Lee"));
}

TEST_F(Load, AReaderThatGoesAwayIsNoFailure) {
  write_friends();
  printed("kg load --type PERSON friends.csv");
  EXPECT_EQ(printed("kg dump | head -1"), "{\"kg_dump\":1}\n");
}

TEST_F(Load, NamesTheFileAndTheLineOfAFault) {
  folder.write("bad.csv", "A,r,B\nA,r\n");
  EXPECT_THAT(printed("kg load bad.csv", 3), HasSubstr("bad.csv: line 2: 2 fields instead of 3"));
  EXPECT_EQ(answer("kg stats --json")["links"], 0);
  folder.write("new.jsonl", "{\"kg_dump\":9}\n");
  EXPECT_THAT(printed("kg load new.jsonl", 3), HasSubstr("newer version of kg"));
  EXPECT_THAT(printed("kg load nowhere.csv", 3), HasSubstr("nowhere.csv"));
  EXPECT_THAT(printed("kg load .", 3), HasSubstr("cannot read"));
  EXPECT_THAT(printed("kg load --type HERO bad.csv", 2), HasSubstr("HERO"));
}

TEST_F(Load, ADamagedDumpLeavesWholeDocumentsOnly) {
  write_friends();
  printed("kg load --type PERSON friends.csv");
  const std::string dump = printed("kg dump");
  const std::size_t second = dump.find("{\"document\"", dump.find("{\"document\"") + 1);
  folder.write("cut.jsonl", dump.substr(0, dump.find("{\"fact\"", second) + 20));
  EXPECT_THAT(printed("kg load --db cut cut.jsonl", 3), HasSubstr("is not whole"));
  EXPECT_EQ(answer("kg stats --json --db cut")["documents"], 1);
  std::string dangling = dump;
  const std::size_t object = dangling.find("\"object\":1");
  ASSERT_NE(object, dangling.npos);
  dangling.replace(object, 10, "\"object\":9");
  folder.write("dangling.jsonl", dangling);
  EXPECT_THAT(printed("kg load --db d dangling.jsonl", 3), HasSubstr("names entity 9"));
  folder.write("twice.jsonl", dump.substr(0, second) + dump.substr(dump.find("{\"document\"")));
  EXPECT_THAT(printed("kg load --db e twice.jsonl", 3), HasSubstr("comes twice"));
}

TEST_F(Load, TakesPathsWithSpacesAndLettersOfAllKinds) {
  folder.write("Straße und Ærø — 東京.csv", "Zoë Ærø,trifft,東京\n");
  printed("kg load --db 'мой граф.kg' 'Straße und Ærø — 東京.csv'");
  EXPECT_THAT(printed("kg links --db 'мой граф.kg' 'zoë ærø'"), HasSubstr("trifft"));
  printed("kg dump --db 'мой граф.kg' -o 'dump of 東京.jsonl'");
  printed("kg load --db 'a b' 'dump of 東京.jsonl'");
  EXPECT_EQ(printed("kg dump --db 'a b'"), printed("kg dump --db 'мой граф.kg'"));
  printed("kg retract --db 'мой граф.kg' 'Straße und Ærø — 東京.csv'");
  EXPECT_EQ(answer("kg stats --json --db 'мой граф.kg'")["documents"], 0);
}

TEST_F(Load, AHubOfManyEdgesStillAnswers) {
  const int edges = kSanitized ? 2'000 : 20'000;  // 10^6 take minutes
  std::string rows;
  for (int i = 0; i < edges; ++i) rows += fmt::format("Hub,meet,P{}\n", i);
  folder.write("hub.csv", rows);
  printed("kg load hub.csv");
  EXPECT_EQ(answer("kg stats --json")["links"], edges);
  EXPECT_EQ(answer("kg neighbors --json Hub")["total"], edges);
  EXPECT_THAT(printed("kg path P1 P17"), HasSubstr("(2 hops)"));
  EXPECT_THAT(printed("kg show Hub"), HasSubstr("Hub"));
}

TEST_F(Load, ANameOfAMegabyteIsKept) {
  folder.write("long.csv", std::string(1 << 20, 'x') + ",meet,Bob\n");
  printed("kg load long.csv");
  EXPECT_EQ(answer("kg neighbors --json Bob")["total"], 1);
  EXPECT_THAT(printed("kg links Bob"), HasSubstr("meet"));
  printed("kg dump -o d.jsonl && kg load --db again d.jsonl");
  EXPECT_EQ(printed("kg dump --db again"), printed("kg dump"));
}

TEST_F(Load, RetractedDocumentsLeaveNothing) {
  write_friends();
  printed("kg load --type PERSON friends.csv");
  folder.write("more.csv", "Ann Lee,knows,Cem Oz\n");
  const std::string before = printed("kg dump");
  printed("kg load more.csv");
  const json retracted = answer("kg retract --json more.csv");
  EXPECT_EQ(retracted[0]["name"], "more");
  EXPECT_EQ(retracted[0]["links"], 1);
  EXPECT_EQ(printed("kg dump"), before);
  EXPECT_THAT(printed("kg retract https://example.org/1"), HasSubstr("taken out"));
  EXPECT_THAT(printed("kg retract https://example.org/1", 1),
              HasSubstr("there is no document 'https://example.org/1'"));
  EXPECT_THAT(printed("kg retract example.org", 1),
              HasSubstr("did you mean 'https://example.org/2' (#"));
  EXPECT_THAT(printed("kg retract --db nothing x", 4), HasSubstr("there is no database"));
}

TEST_F(Load, AWordOfANameSuggestsWhoHasIt) {
  write_friends();
  printed("kg load --type PERSON friends.csv");
  EXPECT_THAT(printed("kg show ray", 1), HasSubstr("did you mean 'Bob Ray'"));
}

}  // namespace
}  // namespace kg
