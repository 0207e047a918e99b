// Who is who across documents, through the real program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/support_program.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class Actors : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    document("deal", "2025-02-01",
             "UK Prime Minister Keir Starmer met French President Emmanuel Macron in Paris.");
    document("army", "2025-02-20",
             "Starmer praised the army in London. The United Kingdom thanked Norway. The prime "
             "minister opened a school in Leeds.");
    document("match", "2025-03-01", "The footballer Anna Berg joined a club in Oslo.");
    document("vote", "2025-03-02", "Australian minister Anna Berg visited Norway.");
    document("letter", "2025-03-03", "Berg wrote a letter.");
    ASSERT_EQ(run_shell("kg build --input jsonl news.jsonl", folder).code, 0);
  }

  void document(const std::string& id, const std::string& date, const std::string& text) {
    lines_ += json{{"id", id}, {"date", date}, {"text", text}}.dump() + "\n";
    folder.write("news.jsonl", lines_);
  }
  Ran kg(const std::string& rest) { return run_shell("kg " + rest, folder); }
  json answer(const std::string& rest) {
    const Ran ran = kg(rest + " --json");
    EXPECT_EQ(ran.code, 0) << rest << ran.err;
    return json::parse(ran.out, nullptr, false);
  }

  TemporaryFolder folder;
  std::string lines_;
};

TEST_F(Actors, OfASurnameAndAnOfficeAreFoundByWhatTheirDocumentsSay) {
  const json starmer = answer("show 'Keir Starmer'");
  EXPECT_EQ(starmer["documents"], 2);
  EXPECT_THAT(starmer["aliases"].dump(), HasSubstr("Starmer"));
  const json why = answer("why 'Keir Starmer'");
  EXPECT_TRUE(why["same"]);
  EXPECT_EQ(why["names"].size(), 3u) << why.dump(2);
  EXPECT_THAT(why["links"].dump(), HasSubstr("office"));
}

TEST_F(Actors, OfOneNameWhoAreDescribedDifferentlyStayApart) {
  const Ran ran = kg("show 'Anna Berg'");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("may mean"));
  const json undecided = answer("undecided");
  EXPECT_THAT(undecided.dump(), HasSubstr("sport"));
  EXPECT_THAT(undecided.dump(), HasSubstr("Berg wrote a letter."));
}

TEST_F(Actors, AreWhatPeopleDecideUntilTheyTakeItBack) {
  const json undecided = answer("undecided --limit 0");
  std::string player, minister;
  for (const json& link : undecided)
    for (const char* side : {"a", "b"}) {
      const std::string said = link[side]["description"];
      if (said.find("sport") != std::string::npos) player = link[side]["id"];
      if (said.find("AUS") != std::string::npos) minister = link[side]["id"];
    }
  ASSERT_FALSE(player.empty() || minister.empty()) << undecided.dump(2);
  const std::string both = "'" + player + "' '" + minister + "'";
  EXPECT_EQ(kg("same " + both + " --note 'she changed jobs'").code, 0);
  EXPECT_EQ(answer("show 'Anna Berg'")["documents"], 2);
  EXPECT_THAT(kg("history 'Anna Berg'").out, HasSubstr("she changed jobs"));

  const Ran against = kg("different " + both);
  EXPECT_EQ(against.code, 2);
  EXPECT_THAT(against.err, HasSubstr("kg undo 1"));

  EXPECT_EQ(kg("decisions --export decided.jsonl").code, 0);
  EXPECT_EQ(kg("undo").code, 0);
  EXPECT_EQ(kg("show 'Anna Berg'").code, 2);
  EXPECT_EQ(kg("undo").code, 1);

  // A database built anew keeps to what was decided.
  EXPECT_EQ(kg("build --db again.kg --input jsonl news.jsonl").code, 0);
  EXPECT_EQ(kg("decisions --db again.kg --import decided.jsonl").code, 0);
  EXPECT_EQ(answer("show --db again.kg 'Anna Berg'")["documents"], 2);
  EXPECT_EQ(answer("decisions --db again.kg --import decided.jsonl")["added"], 0);
}

TEST_F(Actors, OfWhichNothingIsKnownAreTold) {
  EXPECT_EQ(kg("why Nobody").code, 1);
  EXPECT_EQ(kg("same 'Keir Starmer' Nobody").code, 1);
  const Ran same = kg("same 'Keir Starmer' 'Keir Starmer'");
  EXPECT_EQ(same.code, 2);
  EXPECT_THAT(same.err, HasSubstr("one name"));
  EXPECT_EQ(kg("undo 7").code, 1);
}

TEST_F(Actors, ImportsOfBadTextNameTheLine) {
  const std::string head = "{\"kg_decisions\": 1}\n";
  const auto node = [](const char* key) {
    return json{{"type", "PERSON"}, {"named", true}, {"key", key}, {"name", key}};
  };
  const auto line = [&](const char* kind, const char* a, const char* b) {
    return json{{"decision", kind}, {"a", node(a)}, {"b", node(b)}}.dump() + "\n";
  };
  for (const auto& [text, where] : std::vector<std::pair<std::string, std::string>>{
           {"", "line 1"},
           {"{\"kg_decisions\": 9}\n", "line 1"},
           {head + "no json\n", "line 2"},
           {head + "{\"decision\": \"maybe\"}\n", "line 2"},
           {head + "{\"decision\": \"undo\", \"undoes\": 4}\n", "line 2"},
           {head + line("same", "a b", "a b"), "line 2"},
           {head + line("same", "a b", "c d") + "\n" + line("different", "c d", "a b"),
            "line 4"}}) {
    folder.write("bad.jsonl", text);
    const Ran ran = kg("decisions --import bad.jsonl");
    EXPECT_EQ(ran.code, 3) << text;
    EXPECT_THAT(ran.err, HasSubstr("bad.jsonl")) << text;
    EXPECT_THAT(ran.err, HasSubstr(where)) << text;
  }
  EXPECT_EQ(kg("decisions --import missing.jsonl").code, 3);
  EXPECT_THAT(kg("decisions").err, HasSubstr("nothing was decided"));
}

/// A text with `count` mentions of people, bodies and pronouns.
[[maybe_unused]] std::string many_mentions(int count) {
  std::string text;
  for (int i = 0; 5 * i < count; ++i) {
    const std::string n = std::to_string(i % 97);
    text += "Anna Berg" + std::string(1, static_cast<char>('a' + i % 26)) +
            " met Rolf Dietz in Oslo. " + "She thanked the Union of Fitters " + n +
            " for its help.\n\n";
  }
  return text;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// 10,000 mentions and 40,000 in at most eight times the processor time of the limit of the first.
TEST_F(Actors, OfTenThousandMentionsAreBuiltInTimeThatGrowsWithTheText) {
  for (const auto& [count, seconds] : {std::pair(10'000, 20), std::pair(40'000, 80)}) {
    folder.write("many.txt", many_mentions(count));
    const Ran ran =
        kg("annotate --threads 1 --format jsonl many.txt | tr '{' '\\n' | grep -c kind");
    EXPECT_GE(std::stoi("0" + ran.out), count * 9 / 10) << ran.err;
    EXPECT_EQ(run_shell("ulimit -t " + std::to_string(seconds) +
                            " && kg build -q --db many.kg --threads 1 many.txt",
                        folder)
                  .code,
              0)
        << count;
  }
}
#endif

TEST_F(Actors, OfOneLetterAndOfOtherScriptsAreKept) {
  folder.write("odd.txt",
               "Q met Anna Berg in Oslo. K. left the party. X bought a shop. Ж sold a house.\n\n"
               "李小龙 opened a shop in Oslo. Владимир Петров visited Norway. Γιώργος bought a "
               "boat. محمد sold a car.\n");
  EXPECT_EQ(kg("build -q --db odd.kg odd.txt").code, 0);
  const Ran links = kg("links --db odd.kg --json");
  EXPECT_EQ(links.code, 0) << links.err;
  for (const char* name : {"李小龙", "Anna Berg"}) {
    EXPECT_THAT(links.out, HasSubstr(name));
    EXPECT_EQ(kg(std::string("show --db odd.kg '") + name + "'").code, 0) << name;
  }
  EXPECT_EQ(kg("undecided --db odd.kg").code == 0 || kg("undecided --db odd.kg").code == 1, true);
}

// The same documents in any order, in one run or several, give the same bytes.
TEST_F(Actors, DoNotDependOnTheOrderOfDocuments) {
  const auto graph = [&](const std::string& db) {
    std::string all;
    for (const char* command : {"export --format graphml -o -", "links --json", "stats --json",
                                "undecided --json", "why 'Keir Starmer' --json"})
      all += kg(std::string(command) + " --db " + db).out;
    const auto disk = all.find("bytes_on_disk");
    const auto end = all.find('\n', disk);
    return all.erase(disk, end - disk);
  };
  EXPECT_EQ(run_shell("tac news.jsonl > back.jsonl && kg build --db back.kg --input jsonl "
                      "back.jsonl && head -2 news.jsonl > a.jsonl && tail -n +3 news.jsonl > "
                      "b.jsonl && kg build --db runs.kg --input jsonl b.jsonl && kg build --db "
                      "runs.kg --input jsonl a.jsonl",
                      folder)
                .code,
            0);
  const std::string once = graph("graph.kg");
  EXPECT_GT(once.size(), 3000u);
  EXPECT_TRUE(graph("back.kg") == once);
  EXPECT_TRUE(graph("runs.kg") == once);
}

}  // namespace
}  // namespace kg
