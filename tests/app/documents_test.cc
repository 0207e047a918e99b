// annotate and extract through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/support_program.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Documents : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    folder.write("ferry.txt", kArticle);
  }

  std::string printed(const std::string& command, const std::string& input = "") {
    const Ran ran = run_shell(command, folder, input);
    EXPECT_EQ(ran.code, 0) << command << "\n" << ran.err;
    return ran.out;
  }

  static std::vector<json> lines(const std::string& text) {
    std::vector<json> found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
    return found;
  }

  TemporaryFolder folder;
};

// The slice of UTF-8 text between two code points.
std::string points(const std::string& text, std::size_t start, std::size_t end) {
  std::string result;
  std::size_t at = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++at;
    if (at > start && at <= end) result += c;
  }
  return result;
}

TEST_F(Documents, AnnotationsPointIntoTheTextByCodePoints) {
  folder.write(
      "quotes.txt",
      "\u201CNo,\u201D said Zo\u00EB \u0141uk \u2014 a pilot\u00A0from \u00C9vry\u2014twice.\n");
  const auto documents = lines(printed("kg annotate --format jsonl quotes.txt ferry.txt"));
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0]["doc"], "quotes");
  for (const json& document : documents) {
    const std::string text = document["text"];
    for (const json& token : document["tokens"])
      EXPECT_EQ(points(text, token["start"], token["end"]), token["text"]);
    for (const json& mention : document["mentions"]) EXPECT_LT(mention["start"], mention["end"]);
    std::set<std::string> chained;
    for (const json& chain : document["chains"])
      for (const json& id : chain["mentions"]) EXPECT_TRUE(chained.insert(id).second);
    EXPECT_EQ(chained.size(), document["mentions"].size());
  }
}

TEST_F(Documents, RawAnnotationKeepsTheTextAsItIs) {
  const std::string text = "Title: A\\r\\n\\r\\nTwo  came.\\nOne \\u201cleft\\u201d.";
  const auto documents = lines(printed("kg annotate --raw --format jsonl --input jsonl -",
                                       "{\"id\": \"x\", \"text\": \"" + text + "\"}\n"));
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0]["text"], json::parse("\"" + text + "\""));
  EXPECT_TRUE(documents[0]["mentions"].empty());
  std::size_t at = 0;  // tokens and the spaces behind them cover everything
  for (const json& token : documents[0]["tokens"]) {
    EXPECT_EQ(token["start"], at);
    at = token["end"].get<std::size_t>() + (token["space_after"].get<bool>() ? 1 : 0);
  }
}

TEST_F(Documents, AreTheSameForAnyNumberOfThreads) {
  std::string input;
  for (int i = 0; i < 40; ++i)
    input +=
        json{{"id", std::to_string(i)}, {"text", i % 3 == 0 ? kArticle : "Anna met Rolf."}}.dump() +
        "\n";
  for (const char* command : {"kg annotate --format jsonl --input jsonl - --threads ",
                              "kg extract --format tsv --input jsonl - --threads "}) {
    const std::string one = printed(command + std::string("1"), input);
    EXPECT_EQ(printed(command + std::string("4"), input), one);
    EXPECT_GT(one.size(), 1000u);
  }
}

TEST_F(Documents, CoNLLUHasTenColumnsAndOneRootASentence) {
  std::istringstream in(printed("kg annotate --format conllu ferry.txt"));
  int roots = 0, sentences = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# sent_id")) ++sentences;
    if (line.empty() || line[0] == '#') continue;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
    if (line.find("\t0\troot\t") != std::string::npos) ++roots;
  }
  EXPECT_EQ(roots, sentences);
  EXPECT_GT(sentences, 4);
}

TEST_F(Documents, ClaimsNameTheirParts) {
  const auto claims = lines(printed("kg extract --format jsonl ferry.txt"));
  bool met = false;
  for (const json& claim : claims) {
    EXPECT_EQ(claim["doc"], "ferry");
    EXPECT_LT(claim["start"], claim["end"]);
    met = met ||
          (claim["relation"]["lemma"] == "meet" && claim["subject"]["name"] == "Anna Lindqvist" &&
           claim["object"]["name"] == "Rolf Dietz");
  }
  EXPECT_TRUE(met);
  EXPECT_THAT(printed("kg extract ferry.txt"), HasSubstr("criticized"));
}

TEST_F(Documents, BenchmarkLinesBeginWithTheSentenceAsGiven) {
  const std::string input =
      "Anna met Rolf . He left \u2014 alone .\n\nRolf sold ships to Germany .\n";
  for (const char* binary : {"", " --binary"}) {
    std::istringstream in(
        printed("kg extract --format oie --input sentences -" + std::string(binary), input));
    int count = 0;
    for (std::string line; std::getline(in, line); ++count) {
      EXPECT_THAT(input, HasSubstr(line.substr(0, line.find('\t')) + "\n"));
      EXPECT_GE(std::count(line.begin(), line.end(), '\t'), 3) << line;
    }
    EXPECT_GE(count, 2);
  }
}

TEST_F(Documents, ABadLineIsReportedAndTheOthersArePrinted) {
  const Ran ran = run_shell("kg annotate --format jsonl --input jsonl -", folder,
                            "nonsense\n{\"id\": \"a\", \"text\": \"Anna met Rolf.\"}\n");
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("line 1"));
  EXPECT_EQ(lines(ran.out).size(), 1u);
}

TEST_F(Documents, RepairedTextIsReported) {
  folder.write("latin.txt", "The caf\xE9 closed.\n");
  const Ran ran = run_shell("kg extract latin.txt", folder);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("1 invalid UTF-8 sequence replaced"));
  EXPECT_EQ(run_shell("kg extract -q latin.txt", folder).err, "");
}

TEST_F(Documents, AReaderThatGoesAwayIsNoError) {
  std::string many;
  for (int i = 0; i < 400; ++i) many += kArticle;
  folder.write("many.txt", many);
  const Ran ran = run_shell(
      "(kg annotate --format jsonl many.txt ferry.txt; echo \"code $?\" >&2) | head -c 10", folder);
  EXPECT_EQ(ran.out.size(), 10u);
  EXPECT_EQ(ran.err, "code 0\n");
}

TEST_F(Documents, AFullDiskIsReported) {
  const Ran ran = run_shell("kg annotate ferry.txt >/dev/full", folder);
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("cannot write to standard output: No space left"));
}

TEST_F(Documents, OddShapesAreRead) {
  const std::string sentence = "Anna Lindqvist met Rolf Dietz. ";
  std::string line, quotes;
  while (line.size() < (kSanitized ? 40'000 : 400'000)) line += sentence;
  for (int i = 0; i < 3000; ++i) quotes += "\u201C(\u2018[";
  folder.write("line.txt", line);
  folder.write("token.txt", std::string(300'000, 'x'));
  folder.write("quotes.txt", quotes + " said Anna. " + quotes);
  folder.write("blank.txt", "\n\n \n.\n");
  for (const char* file : {"line.txt", "token.txt", "quotes.txt", "blank.txt"})
    EXPECT_EQ(run_shell("kg extract " + std::string(file) + " >/dev/null", folder).code, 0) << file;
}

}  // namespace
}  // namespace kg
