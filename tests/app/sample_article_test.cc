// The main job on the sample article: the links of its graph against those a careful reader draws
// (golden/summit.links).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/support_program.h"

namespace kg {
namespace {

using nlohmann::json;

struct ExpectedLink {
  bool wanted = true;  ///< false: there must be no such link
  bool denied = false;
  std::string subject, relation, object;
  std::string line;
};

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

ExpectedLink parse(const std::string& line) {
  ExpectedLink link;
  link.line = line;
  link.wanted = line.front() == '+';
  const auto first = line.find('|'), second = line.find('|', first + 1);
  link.subject = trimmed(line.substr(1, first - 1));
  link.relation = trimmed(line.substr(first + 1, second - first - 1));
  link.object = trimmed(line.substr(second + 1));
  link.denied = link.relation.starts_with("not ");
  if (link.denied) link.relation.erase(0, 4);
  return link;
}

std::vector<ExpectedLink> expected_links() {
  std::ifstream file(KG_SOURCE_DIR "/tests/app/golden/summit.links");
  std::vector<ExpectedLink> links;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("+ ") || line.starts_with("- ")) links.push_back(parse(line));
  return links;
}

bool has_words(const std::string& text, const std::string& words) {
  return words == "*" || (" " + text + " ").find(" " + words + " ") != std::string::npos ||
         text.find(words) == 0;
}

bool fits(const json& link, const ExpectedLink& expected) {
  return has_words(link["subject"]["name"], expected.subject) &&
         has_words(link["relation"], expected.relation) &&
         has_words(link["object"]["name"], expected.object) &&
         (link["polarity"] == "negative") == expected.denied;
}

TEST(SampleArticle, HasTheLinksThatAReaderDrawsAndNoOthersThatAreNamed) {
  if (!has_model()) GTEST_SKIP() << "no language model";
  const TemporaryFolder folder;
  const Ran ran =
      run_shell("kg build -q '" KG_SOURCE_DIR "/examples/summit.txt' && kg links --json", folder);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const json links = json::parse(ran.out, nullptr, false);
  ASSERT_TRUE(links.is_array());
  for (const ExpectedLink& expected : expected_links()) {
    const bool found = std::any_of(links.begin(), links.end(),
                                   [&](const json& link) { return fits(link, expected); });
    EXPECT_EQ(found, expected.wanted) << expected.line;
  }
}

TEST(SampleArticle, IsAskedForEnoughOnBothSides) {
  const auto links = expected_links();
  const auto wanted = std::count_if(links.begin(), links.end(), [](auto& l) { return l.wanted; });
  EXPECT_GE(wanted, 15);
  EXPECT_GE(static_cast<std::ptrdiff_t>(links.size()) - wanted, 5);
}

// The longer article of the evaluation data, which the project does not hold.
const char* const kSharedArticle = KG_SOURCE_DIR "/../shared/data/summit_article.txt";

class SharedArticle : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_model()) GTEST_SKIP() << "no language model";
    if (!std::filesystem::exists(kSharedArticle)) GTEST_SKIP() << "no " << kSharedArticle;
  }
  json answer(const std::string& command) {
    const Ran ran = run_shell(command, folder_);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return json::parse(ran.out, nullptr, false);
  }
  TemporaryFolder folder_;
};

TEST_F(SharedArticle, HasOneNodeOfTheRightTypeForEachActorAndNoneForAHeading) {
  const json links = answer(std::string("kg build -q '") + kSharedArticle + "' && kg links --json");
  std::multimap<std::string, std::string> nodes;
  std::set<std::string> seen;
  for (const json& link : links)
    for (const char* side : {"subject", "object"})
      if (link[side]["named"] == true && seen.insert(link[side]["id"]).second)
        nodes.emplace(link[side]["name"], link[side]["type"]);
  const std::multimap<std::string, std::string> expected = {
      {"Chagos Islands", "GPE"}, {"David Lammy", "PERSON"},
      {"Diego Garcia", "GPE"},   {"Donald Trump", "PERSON"},
      {"Downing Street", "ORG"}, {"Emmanuel Macron", "PERSON"},
      {"Europe", "LOC"},         {"European Union", "ORG"},
      {"France", "GPE"},         {"Keir Starmer", "PERSON"},
      {"NATO", "ORG"},           {"Putin", "PERSON"},
      {"Ukraine", "GPE"},        {"United Kingdom", "GPE"},
      {"United States", "GPE"},  {"Volodymyr Zelensky", "PERSON"},
      {"Washington", "GPE"},     {"Washington (government)", "GPE"},
      {"White House", "FAC"}};
  EXPECT_EQ(nodes, expected);
}

/// The characters from one code point to another.
std::string characters(const std::string& text, std::size_t start, std::size_t end) {
  std::string found;
  std::size_t at = 0;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    at += !continues;
    if (at > start && at <= end) found += c;
  }
  return found;
}

/// The mentions of an annotated article, in its order, with the names of their chains.
std::vector<std::pair<std::string, std::string>> mentions_of(const json& article, bool pronouns) {
  std::map<std::string, std::string> names;
  for (const json& chain : article["chains"]) names[chain["id"]] = chain["name"];
  std::vector<std::pair<std::string, std::string>> found;
  for (const json& mention : article["mentions"])
    if ((mention["kind"] == "pronoun") == pronouns)
      found.emplace_back(characters(article["text"], mention["start"], mention["end"]),
                         names[mention["chain"]]);
  return found;
}

TEST_F(SharedArticle, HasEachPronounAndTheRolesRight) {
  const json article = answer(std::string("kg annotate --format jsonl '") + kSharedArticle + "'");
  using Mentions = std::vector<std::pair<std::string, std::string>>;
  const Mentions expected = {
      {"His", "Keir Starmer"}, {"its", "US"},           {"He", "Donald Trump"},
      {"He", "Donald Trump"},  {"his", "Donald Trump"}, {"his", "Donald Trump"},
      {"he", "Donald Trump"},  {"He", "Keir Starmer"},  {"him", "Volodymyr Zelensky"},
      {"His", "Keir Starmer"}, {"his", "Donald Trump"}, {"his", "Keir Starmer"}};
  EXPECT_EQ(mentions_of(article, true), expected);
  const Mentions others = mentions_of(article, false);
  for (const auto& [words, name] :
       Mentions{{"The Prime Minister", "Keir Starmer"},
                {"the US president", "Donald Trump"},
                {"a president known for his tough negotiating style", "Donald Trump"}})
    EXPECT_NE(std::find(others.begin(), others.end(), std::pair(words, name)), others.end())
        << words;
}

}  // namespace
}  // namespace kg
