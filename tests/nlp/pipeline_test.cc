#include "extract/nlp/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "nlp/support_golden.h"
#include "nlp/support_models.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using testing::Each;
using testing::ElementsAre;

// All fields of an annotation in one line of text, tokens in brackets.
std::string described(const Annotation& annotation) {
  std::string result;
  for (const Token& t : annotation.tokens) {
    result += "[" + std::to_string(t.span.begin) + "-" + std::to_string(t.span.end) + " ";
    result += std::to_string(t.head) + " ";
    result += annotation.labels->deps.name(t.dep);
    result += " ";
    result += annotation.labels->tags.name(t.tag);
    result += " ";
    result += annotation.labels->pos.name(t.pos);
    result += " ";
    result += annotation.labels->morphs.name(t.morph);
    result += " " + t.lemma + " ";
    result += annotation.labels->ner.name(t.entity);
    result += t.entity_begin ? " begin" : "";
    result += t.sentence_start ? " start]" : "]";
  }
  for (const TokenRange& s : annotation.sentences)
    result += "(" + std::to_string(s.first) + "-" + std::to_string(s.last) + ")";
  for (const EntitySpan& e : annotation.entities)
    result += "{" + std::to_string(e.tokens.first) + "-" + std::to_string(e.tokens.last) + "}";
  return result;
}

class PipelineTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    KG_SKIP_WITHOUT_MODEL(GetParam());
    auto loaded = Pipeline::load(model_directory(GetParam()));
    ASSERT_TRUE(loaded) << loaded.error().message;
    pipeline_.emplace(std::move(*loaded));
    workspace_ = pipeline_->make_workspace();
  }

  Annotation annotate(std::string_view text, bool single_sentence = false) {
    const PipelineInput input{text, single_sentence};
    return pipeline_->annotate({&input, 1}, *workspace_).front();
  }

  std::vector<std::string> described_all(std::span<const PipelineInput> inputs,
                                         Pipeline::Workspace& workspace) const {
    std::vector<std::string> result;
    for (const Annotation& annotation : pipeline_->annotate(inputs, workspace))
      result.push_back(described(annotation));
    return result;
  }

  std::optional<Pipeline> pipeline_;
  Pipeline::WorkspacePtr workspace_;
};

INSTANTIATE_TEST_SUITE_P(EnglishPipelines, PipelineTest,
                         testing::Values("en_core_web_sm", "en_core_web_md"),
                         [](const auto& model) { return std::string(model.param); });

TEST_P(PipelineTest, FindsWhoDidWhatToWhomAndWhere) {
  const std::string text = "Angela Merkel visited Paris in 2019. She met reporters.";
  const Annotation result = annotate(text);
  ASSERT_EQ(result.tokens.size(), 11u);
  EXPECT_EQ(result.tokens[1].head, 2u);
  EXPECT_EQ(result.tokens[1].dep, Dep::Nsubj);
  EXPECT_EQ(result.tokens[3].dep, Dep::Dobj);
  EXPECT_EQ(result.tokens[2].lemma, "visit");
  EXPECT_EQ(result.tokens[2].tag, Tag::Vbd);
  EXPECT_THAT(result.sentences, ElementsAre(TokenRange{0, 7}, TokenRange{7, 11}));
  ASSERT_EQ(result.entities.size(), 3u);
  EXPECT_EQ(result.entities[0].label, Ner::Person);
  EXPECT_EQ(slice(text, result.span(result.entities[0].tokens)), "Angela Merkel");
  EXPECT_EQ(result.entities[1].label, Ner::Gpe);
  EXPECT_EQ(result.entities[2].label, Ner::Date);
}

TEST_P(PipelineTest, GivesAnEmptyTextNoTokens) {
  const Annotation result = annotate("");
  EXPECT_TRUE(result.tokens.empty());
  EXPECT_TRUE(result.sentences.empty());
  EXPECT_NE(result.labels, nullptr);
}

TEST_P(PipelineTest, AnnotatesTextsWithoutWords) {
  for (const char* text : {" ", "\n\n", "...", "\t \n", "\u00a0", "?"}) {
    const Annotation result = annotate(text);
    ASSERT_FALSE(result.tokens.empty()) << text;
    EXPECT_EQ(result.sentences.back().last, result.tokens.size()) << text;
    EXPECT_EQ(described(annotate(text, true)).empty(), false);
  }
}

std::vector<PipelineInput> golden_inputs(const std::vector<GoldenDocument>& golden) {
  std::vector<PipelineInput> inputs;
  for (const GoldenDocument& document : golden) inputs.push_back({document.text, false});
  inputs.insert(inputs.begin() + 3, PipelineInput{"", false});
  return inputs;
}

TEST_P(PipelineTest, NeverLetsOneTextInfluenceAnother) {
  const auto golden = read_golden(GetParam());
  const auto inputs = golden_inputs(golden);
  const auto together = described_all(inputs, *workspace_);
  ASSERT_EQ(together.size(), inputs.size());
  const auto fresh = pipeline_->make_workspace();
  for (std::size_t i = inputs.size(); i-- > 0;)  // alone, in another order, other cache contents
    EXPECT_EQ(described_all({&inputs[i], 1}, *fresh).front(), together[i]) << inputs[i].text;
}

TEST_P(PipelineTest, KeepsASingleSentenceWhole) {
  for (const char* text :
       {"He left. She stayed.", "Rents fell; prices rose. \"Why?\" he asked. No. 5 closed!",
        "One\n\nTwo\n\nThree", "A B C D E F G. H I J K! L M N? O P Q.", "Yes."}) {
    const Annotation result = annotate(text, true);
    const auto size = static_cast<TokenIndex>(result.tokens.size());
    EXPECT_THAT(result.sentences, ElementsAre(TokenRange{0, size})) << text;
    TokenIndex roots = 0;
    for (TokenIndex i = 0; i < size; ++i) {
      roots += result.tokens[i].head == i ? 1U : 0U;
      EXPECT_EQ(result.tokens[i].sentence_start, i == 0) << text;
    }
    EXPECT_EQ(roots, 1u) << text;
  }
  EXPECT_EQ(annotate("He left. She stayed.").sentences.size(), 2u);
}

TEST_P(PipelineTest, AnnotatesHugeUnbrokenTexts) {
  constexpr std::size_t kTimes = kSanitized ? 400 : 4000;
  std::string text;
  for (std::size_t i = 0; i < kTimes; ++i)
    text += "The old mayor of Northport met two of the workers and ";
  const Annotation result = annotate(text);
  ASSERT_EQ(result.tokens.size(), 11 * kTimes);
  EXPECT_EQ(result.sentences.front().first, 0u);
  EXPECT_EQ(result.sentences.back().last, 11 * kTimes);
  const Annotation word = annotate(std::string(1 << 20, 'x'));
  EXPECT_EQ(word.tokens.size(), 1u);
}

TEST_P(PipelineTest, IsTheSameOnManyThreads) {
  const auto golden = read_golden(GetParam());
  const auto inputs = golden_inputs(golden);
  const auto expected = described_all(inputs, *workspace_);
  constexpr std::size_t kThreads = 4;
  std::vector<std::vector<std::string>> results(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      const auto workspace = pipeline_->make_workspace();
      results[i] = described_all(inputs, *workspace);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(results, Each(expected));
}

TEST_P(PipelineTest, CanBeMovedWhileItsWorkspacesLive) {
  const auto before = described(annotate("Police arrested two men."));
  Pipeline moved = std::move(*pipeline_);
  const PipelineInput input{"Police arrested two men.", false};
  EXPECT_EQ(described(moved.annotate({&input, 1}, *workspace_).front()), before);
}

}  // namespace
}  // namespace kg
