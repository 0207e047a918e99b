// Texts that nobody would call news: some claims or none, in time that grows with their length.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/support_program.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using nlohmann::json;

// Sanitized programs are slow: they read shorter texts of the same kinds, and fewer of them.
constexpr int kShorter = kSanitized ? 40 : 1;

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times / kShorter; ++i) text += piece;
  return text;
}

std::map<std::string, std::string> odd_texts() {
  std::string names = "Anna Berg";
  for (int i = 0; i < 5000 / kShorter; ++i)
    names += i % 3 == 0 ? ", Rolf Dietz" : i % 3 == 1 ? ", Ivan Moss" : ", Gail Lund";
  return {
      {"adjectives", "The " + repeated("big ", 5000) + "dog died.\n"},
      {"appositions", "Anna" + repeated(", the vet of Ivan Moss", 2000) + ", left.\n"},
      {"arabic", repeated("التقى الرئيس وزير الخارجية في القاهرة. ", 200)},
      {"brackets", repeated("(", 10000) + "Anna met Rolf" + repeated(")", 10000) + ".\n"},
      {"brackets_words", repeated("(Anna met ", 2000) + "Rolf" + repeated(")", 2000) + ".\n"},
      {"chinese", repeated("俄罗斯总统在莫斯科会见了法国外长。", 300)},
      {"combining", "Anna" + repeated("\u0301", 20000) + " left.\n"},
      {"conditions", repeated("If Anna leaves, ", 2000) + "Rolf stays.\n"},
      {"dashes", repeated("Anna - ", 3000) + "left.\n"},
      {"emoji",
       repeated("Anna 😀 met 🤝 Rolf 🎉🎉 in 🇳🇴 Oslo 👩‍👩‍👧‍👦 today "
                "💥. ",
                200)},
      {"emoji_run", repeated("😀", 5000)},
      {"genitives", "the king " + repeated("of the king ", 3000) + "died.\n"},
      {"german", repeated("Der Minister traf gestern in Berlin seinen Kollegen. ", 200)},
      {"mixed", repeated("Anna встретила Ρολφ 在 オスロ и сказала that הכל was ठीक. ", 200)},
      {"names", names + " met.\n"},
      {"no_verb", repeated("the port of red grain in spring and a minister of ", 500) + "trade.\n"},
      {"owners", "Anna" + repeated("'s friend", 3000) + " left.\n"},
      {"pronouns", repeated("he saw her and she saw it, ", 1000) + "he said.\n"},
      {"punctuation", repeated(".,;:!?-()[]\"'*/&%$#@", 1000)},
      {"question", names + "?\n"},
      {"quotes", repeated("\"", 10000)},
      {"quotes_nested",
       repeated("\u201C(\u2018[", 3000) + " said Anna. " + repeated("\u201C(\u2018[", 3000)},
      {"relatives", "the man " + repeated("who saw the man ", 2000) + "died.\n"},
      {"said_that", repeated("she said that ", 3000) + "rents fell.\n"},
      {"semicolons", repeated("Anna met Rolf; ", 1500) + "all left.\n"},
      {"table", repeated("Anna Berg 12 340.5 1/12/2020 yes\nRolf Dietz 7 11.0 n/a no\n", 700)},
      {"table_flat", repeated("Anna Berg 12 340.5 1/12/2020 yes Rolf Dietz 7 11.0 n/a no ", 700)},
      {"verbs", "Anna " + repeated("saw Rolf, left Oslo, ", 1500) + "and won.\n"},
      {"words",
       repeated("the minister met old friends near a port while ships carried grain and ", 400) +
           "left.\n"},
      {"zero_width", "Anna" + repeated("\u200B\u200D", 10000) + " left.\n"},
  };
}

class OddText : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    for (const auto& [name, text] : odd_texts()) folder.write("odd/" + name + ".txt", text);
  }

  TemporaryFolder folder;
};

TEST_F(OddText, IsReadToTheEndInEveryForm) {
  for (const char* command :
       {"extract --format table", "extract --format jsonl", "extract --format tsv",
        "extract --format oie", "annotate --format jsonl"}) {
    const Ran ran = run_shell("kg " + std::string(command) + " odd", folder);
    EXPECT_EQ(ran.code, 0) << command << ran.err;
    EXPECT_GT(ran.out.size(), 1000u);
  }
}

TEST_F(OddText, SaysSomethingWhereThereIsSomethingToSay) {
  std::map<std::string, int> claims;
  std::istringstream in(run_shell("kg extract --format jsonl odd", folder).out);
  for (std::string line; std::getline(in, line);) ++claims[json::parse(line)["doc"]];
  for (const char* name : {"appositions", "conditions", "pronouns", "semicolons", "words", "verbs"})
    EXPECT_GT(claims[name], 50 / kShorter) << name;
  for (const char* name : {"quotes", "emoji_run", "chinese"}) EXPECT_LE(claims[name], 1) << name;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Eight times the text in at most about eight times the processor time: a square would be 64 times.
TEST_F(OddText, TakesTimeInProportionToItsLength) {
  const auto limit = [&](int times, int seconds) {
    folder.write("deep.txt", repeated("(Anna met ", 1000 * times) + "Rolf.\n\n" + "the king " +
                                 repeated("of the king ", 500 * times) + "died.\n\n" + "Anna" +
                                 repeated("'s friend", 500 * times) + " left.\n\n" +
                                 repeated("he said that she saw it, ", 300 * times) + "he left.\n");
    const Ran ran = run_shell("ulimit -t " + std::to_string(seconds) +
                                  " && kg extract --threads 1 --format jsonl deep.txt | wc -l",
                              folder);
    EXPECT_EQ(ran.code, 0) << times;
    EXPECT_GT(std::stoi(ran.out), 100) << times;
  };
  limit(1, 20);
  limit(8, 20);  // about 2 s where nothing else runs
}
#endif

class ManyDocuments : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
  }

  // JSON Lines of so many documents.
  static std::string documents(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i)
      lines += json{{"id", std::to_string(i)}, {"text", i % 7 == 0 ? "Anna met Rolf." : kArticle}}
                   .dump() +
               "\n";
    return lines;
  }

  TemporaryFolder folder;
};

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Megabytes at most in any program run so far.
long peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss / 1024;
}

TEST_F(ManyDocuments, NeedTheMemoryOfFew) {
  const std::string command = "kg extract --explain --format jsonl --input jsonl - --threads 2";
  const Ran few = run_shell(command + " | wc -c", folder, documents(100));
  const long before = peak_memory();
  const Ran many = run_shell(command + " | wc -c", folder, documents(4000));
  EXPECT_GT(std::stol(many.out), std::stol(few.out) + 60'000'000);  // what would be held otherwise
  EXPECT_LT(peak_memory(), before + 30);
}
#endif

TEST_F(ManyDocuments, ComeOutInOrderForAnyNumberOfThreads) {
  const std::string input = documents(kSanitized ? 12 : 150);
  for (const char* form : {"--format jsonl", "--format tsv", "--format table --explain",
                           "--format jsonl --rule title --explain"}) {
    const std::string command = "kg extract --input jsonl - " + std::string(form) + " --threads ";
    const Ran one = run_shell(command + "1", folder, input);
    EXPECT_EQ(one.code, 0);
    EXPECT_GT(one.out.size(), 1000u) << form;
    for (const char* threads : {"2", "5"})
      EXPECT_EQ(run_shell(command + threads, folder, input).out == one.out, true) << form;
  }
}

TEST_F(ManyDocuments, AreReadAsIfEachWereAlone) {
  constexpr int kCount = kSanitized ? 9 : 30;
  std::string apart;
  for (int i = 0; i < kCount; ++i) {
    const std::string all = documents(i + 1);
    const std::string last = all.substr(all.rfind('\n', all.size() - 2) + 1);
    apart += run_shell("kg extract --format jsonl --input jsonl -", folder, last).out;
  }
  EXPECT_EQ(run_shell("kg extract --format jsonl --input jsonl -", folder, documents(kCount)).out,
            apart);
}

TEST_F(ManyDocuments, ABadOneAmongThemStopsNothing) {
  const Ran ran = run_shell("kg extract --format jsonl --input jsonl -", folder,
                            documents(5) + "{\"id\": 1\n" + documents(5));
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, testing::HasSubstr("line 6"));
  const std::string good =
      run_shell("kg extract --format jsonl --input jsonl -", folder, documents(5) + documents(5))
          .out;
  EXPECT_EQ(ran.out, good);
}

}  // namespace
}  // namespace kg
