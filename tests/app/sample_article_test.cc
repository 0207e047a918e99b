// The main job on the sample article: the links of its graph against those a careful reader draws
// (golden/summit.links).
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

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

}  // namespace
}  // namespace kg
