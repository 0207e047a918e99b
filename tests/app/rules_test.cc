// kg rules, and what --rule and --explain of kg extract show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "app/support_program.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TEST(Rules, AreListedWithTheirExamples) {
  const TemporaryFolder folder;
  const Ran ran = run_shell("kg rules", folder);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("\n  direct-object"));
  EXPECT_THAT(ran.out, HasSubstr("Kim sold the farm => Kim | sold | the farm"));
  EXPECT_THAT(ran.out, HasSubstr("Rules of nouns\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
  std::istringstream in(ran.out);
  for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 100u) << line;
}

TEST(Rules, OneIsShownInFull) {
  const TemporaryFolder folder;
  const Ran ran = run_shell("kg rules purpose", folder);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, StartsWith("purpose\n"));
  EXPECT_THAT(ran.out, HasSubstr("Kim | to meet | Bo"));
  EXPECT_THAT(ran.out, HasSubstr("\n  benchmark  "));
}

TEST(Rules, JsonHasEveryRuleWithAllItsFields) {
  const TemporaryFolder folder;
  const json all = json::parse(run_shell("kg rules --json", folder).out);
  EXPECT_GE(all.size(), 29u);
  for (const json& rule : all) {
    EXPECT_THAT(rule["name"].get<std::string>(), Not(HasSubstr(" ")));
    EXPECT_FALSE(rule["description"].get<std::string>().empty());
    EXPECT_FALSE(rule["sentence"].get<std::string>().empty());
    EXPECT_GE(rule["claim"].size(), 2u) << rule;
    EXPECT_GT(rule["precision"], 0.0);
    EXPECT_LT(rule["precision"], 1.0);
    EXPECT_TRUE(rule["benchmark"].is_boolean());
  }
  const json one = json::parse(run_shell("kg rules title --json", folder).out);
  EXPECT_EQ(one["looks_at"], "noun");
  EXPECT_EQ(one["claim"], json({"Jo Lind", "is", "Mayor"}));
}

TEST(Rules, UnknownNamesAreAnsweredWithNearOnes) {
  const TemporaryFolder folder;
  const Ran show = run_shell("kg rules aposition", folder);
  EXPECT_EQ(show.code, 1);
  EXPECT_THAT(show.err, HasSubstr("did you mean 'apposition'?"));
  const Ran extract = run_shell("kg extract --rule relative-claus x.txt", folder);
  EXPECT_EQ(extract.code, 2);
  EXPECT_EQ(extract.out, "");
  EXPECT_THAT(extract.err, HasSubstr("there is no rule 'relative-claus'; did you mean "
                                     "'relative-clause'?"));
  EXPECT_THAT(run_shell("kg extract --rule xyz x.txt", folder).err, HasSubstr("kg rules"));
}

class ExtractByRule : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("ferry.txt", kArticle);
    folder.write("berg.txt",
                 "Berg, a lawyer who had left Rome, wants to sell the ships. Mayor Anna Lind did "
                 "not say that rents would fall.\n");
  }

  std::string printed(const std::string& command) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, 0) << command << "\n" << ran.err;
    return ran.out;
  }

  std::vector<json> claims(const std::string& options) {
    std::istringstream in(printed("kg extract --format jsonl " + options));
    std::vector<json> found;
    for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
    return found;
  }

  TemporaryFolder folder;
};

TEST_F(ExtractByRule, PrintsWhatTheRuleHadAPartIn) {
  const auto all = claims("ferry.txt berg.txt");
  for (const std::string rule : {"direct-object", "title", "relative-clause"}) {
    std::vector<json> expected;
    for (const json& claim : all)
      if (std::find(claim["rules"].begin(), claim["rules"].end(), rule) != claim["rules"].end())
        expected.push_back(claim);
    EXPECT_FALSE(expected.empty()) << rule;
    EXPECT_EQ(claims("ferry.txt berg.txt --rule " + rule), expected) << rule;
  }
}

TEST_F(ExtractByRule, SeveralRulesAddUp) {
  const std::size_t titles = claims("--rule title berg.txt ferry.txt").size();
  const std::size_t appositions = claims("--rule apposition berg.txt ferry.txt").size();
  EXPECT_GT(titles, 0u);
  EXPECT_GT(appositions, 0u);
  EXPECT_EQ(claims("--rule title --rule apposition berg.txt ferry.txt").size(),
            titles + appositions);
}

TEST_F(ExtractByRule, EveryFormatIsFiltered) {
  for (const std::string format : {"table", "tsv", "oie", "jsonl"}) {
    const std::string input = format == "oie" ? " --input sentences" : "";
    const std::string out =
        printed("kg extract berg.txt --rule apposition --format " + format + input);
    EXPECT_THAT(out, HasSubstr("lawyer")) << format;
    EXPECT_THAT(out, Not(HasSubstr("\tMayor"))) << format;
    EXPECT_THAT(out, Not(HasSubstr("| Mayor"))) << format;
  }
}

TEST_F(ExtractByRule, OptionsThatExcludeEachOtherAreNamed) {
  const auto wrong = [&](const std::string& options, const std::string& message) {
    const Ran ran = run_shell("kg extract berg.txt " + options, folder);
    EXPECT_EQ(ran.code, 2) << options;
    EXPECT_THAT(ran.err, HasSubstr(message)) << options;
  };
  wrong("--explain --format tsv", "--explain is for");
  wrong("--explain --format oie", "--explain is for");
  wrong("--rule title --binary --format oie", "--rule and --binary");
}

TEST_F(ExtractByRule, ExplanationsDrawTheTreeAndTheClauses) {
  const std::string out = printed("kg extract --explain berg.txt");
  EXPECT_THAT(out, HasSubstr("┌─ Berg"));
  EXPECT_THAT(out, HasSubstr("clause 'wants' (10): silent, its words are part of 'sell'"));
  EXPECT_THAT(out, HasSubstr("subject     Berg (own)"));
  EXPECT_THAT(out, HasSubstr("relation    wants to sell (sell)"));
  EXPECT_THAT(out, HasSubstr("by direct-object, verb-chain"));
  EXPECT_THAT(out, HasSubstr("(relative-clause)"));
  EXPECT_THAT(out, HasSubstr("desired (wants to)"));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  // One line for every token: the number of its governor and its label behind the word.
  EXPECT_THAT(out, testing::ContainsRegex("\n      8  │  │     └─ Rome +7  dobj +NNP +B-GPE\n"));
}

TEST_F(ExtractByRule, ExplanationsShowEverySentence) {
  folder.write("none.txt", "Hello there. Anna met Rolf.\n");
  const std::string out = printed("kg extract --explain none.txt");
  EXPECT_THAT(out, HasSubstr("[1] Hello there."));
  EXPECT_THAT(out, HasSubstr("    no claims\n"));
  EXPECT_THAT(printed("kg extract --explain --rule title none.txt"), Not(HasSubstr("Hello")));
  EXPECT_THAT(printed("kg extract --explain ferry.txt"),
              HasSubstr("a heading: of the rules of nouns only those of offices run"));
}

TEST_F(ExtractByRule, ExplanationsOfLongSentencesShowTheirParts) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Anna met Rolf; ";
  folder.write("long.txt", text + "all left.\n");
  const std::string out = printed("kg extract --explain long.txt");
  EXPECT_THAT(out, HasSubstr("part 1 of "));
  EXPECT_THAT(out, HasSubstr("by direct-object"));
}

TEST_F(ExtractByRule, ExplanationsInJsonHaveTheSameFields) {
  for (const json& claim : claims("--explain berg.txt ferry.txt")) {
    const json& explanation = claim["explanation"];
    ASSERT_THAT(explanation["tokens"], Not(SizeIs(0)));
    const std::size_t first = explanation["tokens"][0]["token"];
    for (const json& token : explanation["tokens"]) {
      EXPECT_GE(token["head"], first);
      for (const char* name : {"text", "tag", "label", "lemma", "entity"})
        EXPECT_TRUE(token[name].is_string()) << name;
    }
    for (const json& clause : explanation["clauses"]) {
      std::vector<std::string> parts;
      for (const json& note : clause["frame"]) parts.push_back(note["part"]);
      EXPECT_THAT(parts, Contains("relation"));
      EXPECT_TRUE(clause["silent"].is_string());
    }
  }
  for (const json& claim : claims("berg.txt")) EXPECT_FALSE(claim.contains("explanation"));
}

}  // namespace
}  // namespace kg
