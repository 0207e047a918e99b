// Actors of short news texts, through the real pipeline: the development set of tests/actors/news.
// Prints its figures; with KG_FAULTS set in the environment also every text with its faults.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "actors/support_news.h"
#include "extract/rule_extractor.h"
#include "extract/text/reader.h"

namespace kg::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The least that a half of the set must reach.
struct Floors {
  const char* half;
  double found, right, recall, precision, types, no_actors;
};

std::ostream& operator<<(std::ostream& out, const Floors& floors) { return out << floors.half; }

void print(const std::string& title, const ActorFigures& figures) {
  std::cout << title << "\n";
  const auto line = [](std::string_view what, const Count& count) {
    std::cout << fmt::format("  {:<28} {}\n", what, count.text());
  };
  line("mentions found", figures.found);
  line("mentions in the right chain", figures.right);
  for (const auto& [kind, count] : figures.right_by_mention) line("  " + kind + "s", count);
  line("pairs, recall", figures.recall);
  line("pairs, precision", figures.precision);
  line("types right", figures.types);
  line("no actor of other words", figures.no_actors);
  if (std::getenv("KG_FAULTS") == nullptr) return;
  for (const auto& [kind, count] : figures.right_by_kind) line("  " + kind, count);
  for (const std::string& fault : figures.faults) std::cout << "- " << fault << "\n";
}

class ActorSet : public ::testing::TestWithParam<Floors> {};

TEST_P(ActorSet, ActorsAreRight) {
  const auto model = std::filesystem::path(KG_MODELS_DIR) / "en_core_web_md";
  if (!std::filesystem::exists(model / "config.cfg"))
    GTEST_SKIP() << "no " << model << "; scripts/setup.sh fetches it";
  const Floors& floors = GetParam();
  const auto extractor = RuleExtractor::load(model);
  ASSERT_TRUE(extractor.has_value());
  const auto worker = extractor->make_worker();
  const auto texts =
      read_actor_texts(fmt::format("{}/tests/actors/news/{}.txt", KG_SOURCE_DIR, floors.half));
  ASSERT_TRUE(texts) << texts.error().message;
  ASSERT_GE(texts->size(), 40U);
  ActorFigures figures;
  for (const ActorText& text : *texts) {
    const Extraction read = worker->extract(make_document(text.marked.text, "news", "", {}));
    ASSERT_EQ(read.document.text, text.marked.text);
    measure(text, read, figures);
  }
  print(fmt::format("Actors of news, {} half: {} texts", floors.half, texts->size()), figures);
  EXPECT_GE(figures.found.share(), floors.found);
  EXPECT_GE(figures.right.share(), floors.right);
  EXPECT_GE(figures.recall.share(), floors.recall);
  EXPECT_GE(figures.precision.share(), floors.precision);
  EXPECT_GE(figures.types.share(), floors.types);
  EXPECT_GE(figures.no_actors.share(), floors.no_actors);
}

INSTANTIATE_TEST_SUITE_P(News, ActorSet,
                         ::testing::Values(Floors{"first", 0.98, 0.77, 0.58, 0.90, 0.80, 0.5},
                                           Floors{"second", 0.98, 0.79, 0.58, 0.89, 0.86, 0.7}),
                         [](const auto& set) { return std::string(set.param.half); });

/// "Ann met Bo. She ..." with the mentions and chains of a program that reads it so: the same
/// number is the same chain.
Extraction extraction_of(const MarkedText& marked, const std::vector<std::uint32_t>& chains) {
  Extraction extraction;
  extraction.document.text = marked.text;
  extraction.chains.resize(marked.marks.size());
  for (std::size_t i = 0; i < chains.size(); ++i) {
    const Span span = marked.marks[i].span;
    extraction.mentions.push_back({.span = span, .head = span, .chain = chains[i], .rule = ""});
    Chain& chain = extraction.chains[chains[i]];
    chain.type = EntityType::Person;
    chain.mentions.push_back(static_cast<std::uint32_t>(i));
  }
  return extraction;
}

ActorText one_text(const std::string& written) {
  const auto texts = parse_actor_texts("# text: x\n" + written);
  EXPECT_TRUE(texts) << (texts ? "" : texts.error().message);
  return texts ? texts->front() : ActorText{};
}

std::string figures_of(const std::string& written, const std::vector<std::uint32_t>& chains) {
  const ActorText text = one_text(written);
  ActorFigures figures;
  measure(text, extraction_of(text.marked, chains), figures);
  const auto fraction = [](const Count& count) {
    return fmt::format("{}/{}", count.right, count.all);
  };
  return fmt::format("found {} right {} recall {} precision {} types {}", fraction(figures.found),
                     fraction(figures.right), fraction(figures.recall), fraction(figures.precision),
                     fraction(figures.types));
}

TEST(ActorNotation, TellsLabelsTypesAndParagraphs) {
  const ActorText text = one_text(
      "# either: uk no10\n[k:PERSON|[uk:GPE|UK] leader\nAnn Kay] left.\n\n[k|She] rests in "
      "[no10:ORG/FAC|No 10].\n");
  EXPECT_EQ(text.marked.text, "UK leader Ann Kay left.\n\nShe rests in No 10.");
  std::vector<std::string> marks;
  for (const Mark& mark : text.marked.marks)
    marks.push_back(
        fmt::format("{} {} {}", mark.label, slice(text.marked.text, mark.span), mark.types.size()));
  EXPECT_THAT(marks, ElementsAre("k UK leader Ann Kay 1", "uk UK 1", "k She 0", "no10 No 10 2"));
  EXPECT_THAT(text.either, ElementsAre(std::pair<std::string, std::string>("uk", "no10")));
}

TEST(ActorNotation, SaysWhatIsWrong) {
  const auto error = [](const std::string& written) {
    const auto texts = parse_actor_texts("# text: x\n" + written);
    return texts ? "" : texts.error().message;
  };
  EXPECT_THAT(error("[a:PERSON Ann]"), HasSubstr("no bar"));
  EXPECT_THAT(error("[a:PERSON|Ann"), HasSubstr("not closed"));
  EXPECT_THAT(error("Ann]"), HasSubstr("bracket too many"));
  EXPECT_THAT(error("Ann | Bo"), HasSubstr("a bar in"));
  EXPECT_THAT(error("[a:MAN|Ann]"), HasSubstr("no type 'MAN'"));
  EXPECT_THAT(error("[a|Ann]"), HasSubstr("no type for 'a'"));
  EXPECT_THAT(error("# either: a b\n[a:ORG|Ann]"), HasSubstr("a or b is not marked"));
}

TEST(ActorScore, CountsAPerfectReadingAsSuch) {
  EXPECT_EQ(figures_of("[a:PERSON|Ann] met [b:PERSON|Bo]. [a|She] saw [b|him].", {0, 1, 0, 1}),
            "found 4/4 right 4/4 recall 2/2 precision 2/2 types 2/2");
}

TEST(ActorScore, GivesAMergedChainToOneLabelOnly) {
  EXPECT_EQ(figures_of("[a:PERSON|Ann] met [b:PERSON|Bo]. [a|She] left.", {0, 0, 0}),
            "found 3/3 right 2/3 recall 1/1 precision 1/3 types 1/2");
}

TEST(ActorScore, CountsASplitLabel) {
  EXPECT_EQ(figures_of("[a:PERSON|Ann] left. [a|She] ran. [a|Ann] fell.", {0, 1, 0}),
            "found 3/3 right 2/3 recall 1/3 precision 1/1 types 1/1");
}

TEST(ActorScore, CountsWhatIsNotFound) {
  EXPECT_EQ(figures_of("[a:PERSON|Ann] left. [a|She] ran.", {0}),
            "found 1/2 right 1/2 recall 0/1 precision 0/0 types 1/1");
}

TEST(ActorScore, TakesTheMentionThatCoversTheMark) {
  const ActorText text =
      one_text("[a:ORG|The Danish bank Ceres], which failed, [b:GPE|Oslo] said.");
  Extraction extraction = extraction_of(text.marked, {0, 1});
  extraction.mentions[0].span.end = 37;  // "..., which failed"
  extraction.mentions[0].head = {16, 21};
  extraction.mentions.push_back({.span = {4, 10}, .head = {4, 10}, .chain = 1, .rule = ""});
  EXPECT_EQ(match_mentions(text.marked, extraction).front(), 0U);
}

TEST(ActorScore, SeesWrongTypes) {
  EXPECT_EQ(figures_of("[a:ORG/GPE|Oslo] waits.", {0}),
            "found 1/1 right 1/1 recall 0/0 precision 0/0 types 0/1");
}

TEST(ActorScore, DoesNotAskWhetherEitherIsTheOther) {
  EXPECT_EQ(figures_of("# either: a b\n[a:PERSON|Ann] met [b:PERSON|Bo].", {0, 0}),
            "found 2/2 right 2/2 recall 0/0 precision 0/0 types 2/2");
}

TEST(ActorScore, SeesActorsMadeOfOtherWords) {
  const ActorText text = one_text("[!|The Long Road] was wet.");
  ActorFigures figures;
  measure(text, extraction_of(text.marked, {0}), figures);
  EXPECT_EQ(figures.no_actors.right, 0);
  EXPECT_EQ(figures.no_actors.all, 1);
  EXPECT_THAT(figures.faults, ElementsAre(HasSubstr("became the actor {The Long Road}")));
}

}  // namespace
}  // namespace kg::testing
