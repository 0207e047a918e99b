// Claims and qualifiers of news English, through the real pipeline: the development set of
// tests/claims/news. Prints its figures and every claim that is missing or wrong.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <map>

#include "claims/support_news.h"
#include "extract/rule_extractor.h"
#include "extract/text/reader.h"

namespace kg {
namespace {

constexpr double kLeastRight = 0.95;

struct Count {
  int right = 0;
  int all = 0;

  void add(bool is_right) {
    ++all;
    right += is_right ? 1 : 0;
  }
  double share() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
};

std::string percent(const Count& count) {
  return fmt::format("{:5.1f} %  ({} of {})", 100 * count.share(), count.right, count.all);
}

/// What is measured of a set, over the claims that are found.
struct Figures {
  Count found;       // of the expected claims
  Count qualified;   // found claims with all qualifiers right
  Count whole;       // found claims right in every part and qualifier
  Count qualifiers;  // stated in the text or made by the program
  std::array<Count, kQualifierNames.size()> by_kind;
  std::map<std::string, Count> by_topic;
  std::vector<std::string> faults;
};

void compare(const NewsText& text, const ReadClaim& expected, const ReadClaim& found,
             Figures& figures) {
  bool all = true;
  for (std::size_t kind = 0; kind < kQualifierNames.size(); ++kind) {
    const bool stated = !expected.qualifiers[kind].empty() || !found.qualifiers[kind].empty();
    const bool right = same_qualifier(expected, found, static_cast<QualifierKind>(kind));
    all = all && right;
    if (!stated) continue;
    figures.by_kind[kind].add(right);
    figures.qualifiers.add(right);
  }
  figures.qualified.add(all);
  figures.by_topic[text.kind].add(all);
  figures.whole.add(all && expected.parts == found.parts);
  if (!all)
    figures.faults.push_back(fmt::format("{}\n    expected {}\n    found    {}", text.text,
                                         line_of(expected), line_of(found)));
}

void measure(const NewsText& text, const Extraction& extraction, Figures& figures) {
  std::vector<ReadClaim> found;
  for (const Claim& claim : extraction.claims)
    found.push_back(read_claim(claim, extraction.document.text));
  const std::vector<int> match = match_claims(text.expected, found);
  for (std::size_t e = 0; e < text.expected.size(); ++e) {
    figures.found.add(match[e] >= 0);
    if (match[e] >= 0) {
      compare(text, text.expected[e], found[static_cast<std::size_t>(match[e])], figures);
      continue;
    }
    std::string fault = fmt::format("{}\n    missing  {}", text.text, line_of(text.expected[e]));
    for (const ReadClaim& other : found) fault += "\n    instead  " + line_of(other);
    figures.faults.push_back(fault);
  }
}

void print(const std::string& title, const Figures& figures) {
  std::cout << fmt::format("{}\n  claims found                  {}\n", title,
                           percent(figures.found));
  std::cout << fmt::format("  all qualifiers right          {}\n", percent(figures.qualified));
  std::cout << fmt::format("  every word right as well      {}\n", percent(figures.whole));
  std::cout << fmt::format("  qualifiers right              {}\n", percent(figures.qualifiers));
  for (std::size_t kind = 0; kind < kQualifierNames.size(); ++kind)
    std::cout << fmt::format("    {:<27} {}\n", kQualifierNames[kind],
                             percent(figures.by_kind[kind]));
  std::cout << "  all qualifiers right, by topic\n";
  for (const auto& [topic, count] : figures.by_topic)
    std::cout << fmt::format("    {:<27} {}\n", topic, percent(count));
  for (const std::string& fault : figures.faults) std::cout << "  - " << fault << "\n";
}

Document document_of(const std::string& text) { return make_document(text, "news", "", {}); }

class NewsSet : public testing::TestWithParam<const char*> {};

TEST_P(NewsSet, QualifiersAreRight) {
  const auto model = std::filesystem::path(KG_MODELS_DIR) / "en_core_web_md";
  if (!std::filesystem::exists(model / "config.cfg"))
    GTEST_SKIP() << "no " << model << "; scripts/setup.sh fetches it";
  const auto extractor = RuleExtractor::load(model);
  ASSERT_TRUE(extractor.has_value());
  const auto worker = extractor->make_worker();
  const auto texts =
      read_news(fmt::format("{}/tests/claims/news/{}.txt", KG_SOURCE_DIR, GetParam()));
  ASSERT_GT(texts.size(), 100U);
  Figures figures;
  for (const NewsText& text : texts)
    measure(text, worker->extract(document_of(text.text)), figures);
  print(fmt::format("News, {} set: {} texts", GetParam(), texts.size()), figures);
  EXPECT_GE(figures.qualifiers.share(), kLeastRight);
  EXPECT_GE(figures.found.share(), 0.9);
}

INSTANTIATE_TEST_SUITE_P(News, NewsSet, testing::Values("first", "second"),
                         [](const auto& set) { return std::string(set.param); });

}  // namespace
}  // namespace kg
