// What Pipeline::load refuses, and how. Corrupt files are made from real ones, one change at a
// time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

#include "extract/nlp/model_reader.h"
#include "extract/nlp/pipeline.h"
#include "extract/nlp/transition_model.h"
#include "extract/nlp/word_vectors.h"
#include "nlp/support_model_copy.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

using testing::HasSubstr;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

class LoadPipeline : public testing::Test {
 protected:
  void SetUp() override { KG_SKIP_WITHOUT_MODEL("en_core_web_sm"); }

  // The error of a pipeline whose config.cfg has `from` replaced by `to`.
  Error error_with(std::string_view from, std::string_view to) {
    ModelCopy copy(model_directory("en_core_web_sm"));
    copy.write("config.cfg", replaced(copy.read("config.cfg"), from, to));
    const auto loaded = Pipeline::load(copy.path());
    return loaded ? Error{ErrorCode::Busy, "it loads"} : loaded.error();
  }

  void expect_unsupported(std::string_view from, std::string_view to, const std::string& named) {
    const Error error = error_with(from, to);
    EXPECT_EQ(error.code, ErrorCode::Unsupported) << error.message;
    EXPECT_THAT(error.message, HasSubstr(named));
    EXPECT_THAT(error.message, HasSubstr("config.cfg"));
  }
};

TEST_F(LoadPipeline, RefusesAnArchitectureThatItCannotRun) {
  expect_unsupported("\"spacy.MultiHashEmbed.v2\"", "\"spacy.CharacterEmbed.v2\"",
                     "spacy.CharacterEmbed.v2");
  expect_unsupported("\"spacy.MaxoutWindowEncoder.v2\"", "\"spacy.MishWindowEncoder.v2\"",
                     "spacy.MishWindowEncoder.v2");
}

TEST_F(LoadPipeline, RefusesAComponentThatItCannotRun) {
  expect_unsupported("factory = \"ner\"", "factory = \"beam_ner\"", "beam_ner");
  expect_unsupported("[\"tok2vec\",", "[\"transformer\",\"tok2vec\",", "'transformer'");
}

TEST_F(LoadPipeline, RefusesADisabledComponentThatIsEnabled) {
  expect_unsupported("disabled = [\"senter\"]", "disabled = []", "'senter'");
}

TEST_F(LoadPipeline, NamesTheComponentThatIsMissing) {
  expect_unsupported("\"lemmatizer\",\"ner\"]", "\"lemmatizer\"]", "'ner'");
}

TEST_F(LoadPipeline, RefusesOtherLanguagesTokenizersAndLemmatizers) {
  expect_unsupported("lang = \"en\"", "lang = \"de\"", "\"de\"");
  expect_unsupported("spacy.Tokenizer.v1", "spacy.jieba.v1", "spacy.jieba.v1");
  expect_unsupported("mode = \"rule\"", "mode = \"lookup\"", "lemmatizer");
}

TEST_F(LoadPipeline, RefusesNamesThatLeadOutOfTheDirectory) {
  expect_unsupported("[\"tok2vec\",", "[\"../tok2vec\",", "../tok2vec");
}

TEST_F(LoadPipeline, TakesAComponentWithoutArchitecturesForTheDefault) {
  ModelCopy copy(model_directory("en_core_web_sm"));
  const std::string config = copy.read("config.cfg");
  std::string shorter;
  for (std::size_t at = 0; at < config.size();) {
    const std::size_t end = std::min(config.find('\n', at), config.size() - 1) + 1;
    const std::string line = config.substr(at, end - at);
    if (line.find("@architectures") == line.npos) shorter += line;
    at = end;
  }
  copy.write("config.cfg", shorter);
  EXPECT_TRUE(Pipeline::load(copy.path()));
}

TEST_F(LoadPipeline, ReportsBeamsAndLearnedTokens) {
  for (const auto& [file, from, to] :
       {std::array{"parser/cfg", "\"learn_tokens\":false", "\"learn_tokens\":true"},
        std::array{"ner/cfg", "\"beam_width\":1", "\"beam_width\":4"}}) {
    ModelCopy copy(model_directory("en_core_web_sm"));
    copy.write(file, replaced(copy.read(file), from, to));
    const auto loaded = Pipeline::load(copy.path());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(loaded.error().message, HasSubstr(file));
  }
}

TEST(LoadPipelineDirectory, IsNotFoundWhenMissing) {
  const auto loaded = Pipeline::load("/nowhere/at/all");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::NotFound);
  EXPECT_THAT(loaded.error().message, HasSubstr("/nowhere/at/all"));
}

// Every file that `load` reads, and the vectors and network of a pipeline with word vectors.
class CorruptFile : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override { KG_SKIP_WITHOUT_MODEL("en_core_web_md"); }

  // Reads the one file as load would: whole pipelines take too long for thousands of trials.
  static Status read(const std::filesystem::path& directory) {
    const std::string file = GetParam();
    Status status;
    if (file.ends_with("/model")) {
      const auto model = ThincModel::read(directory / file);
      if (!model) return tl::unexpected(model.error());
    } else if (file.ends_with("/moves")) {
      const auto moves = read_moves(directory / file, 6);
      if (!moves) return tl::unexpected(moves.error());
    } else if (file == "vocab/vectors" || file == "vocab/key2row") {
      const auto vectors = WordVectors::read(directory);
      if (!vectors) return tl::unexpected(vectors.error());
    } else {
      const auto pipeline = Pipeline::load(directory);
      if (!pipeline) return tl::unexpected(pipeline.error());
    }
    return {};
  }

  static void expect_named(const Status& status) {
    ASSERT_FALSE(status);
    EXPECT_TRUE(status.error().code == ErrorCode::Corruption ||
                status.error().code == ErrorCode::Unsupported)
        << status.error().message;
    EXPECT_THAT(status.error().message, HasSubstr(std::string(GetParam())));
  }
};

INSTANTIATE_TEST_SUITE_P(Files, CorruptFile,
                         testing::Values("tok2vec/model", "tagger/model", "parser/model",
                                         "ner/model", "parser/moves", "ner/moves", "vocab/vectors",
                                         "vocab/key2row", "tagger/cfg", "parser/cfg"));

TEST_P(CorruptFile, IsReportedByNameWhenTruncated) {
  ModelCopy copy(model_directory("en_core_web_md"));
  const std::string bytes = copy.read(GetParam());
  const bool slow = std::string_view(GetParam()).ends_with("/cfg");
  const std::size_t step = bytes.size() / (slow ? 3 : 12) + 1;
  for (std::size_t size = 0; size < bytes.size(); size += step) {
    copy.write(GetParam(), bytes.substr(0, size));
    expect_named(read(copy.path()));
  }
}

TEST_P(CorruptFile, IsReportedByNameWhenMissing) {
  ModelCopy copy(model_directory("en_core_web_md"));
  copy.remove(GetParam());
  const Status status = read(copy.path());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::NotFound);
  EXPECT_THAT(status.error().message, HasSubstr(std::string(GetParam())));
}

// Changed bytes may still be a valid file (another weight, another label): then it must work.
TEST_P(CorruptFile, NeverCrashesWithChangedBytes) {
  ModelCopy copy(model_directory("en_core_web_md"));
  const std::string bytes = copy.read(GetParam());
  std::mt19937 random(7);
  const bool slow = std::string_view(GetParam()).ends_with("/cfg");
  const int trials = slow ? 4 : bytes.size() > (1U << 22U) ? 8 : 40;
  for (int trial = 0; trial < trials; ++trial) {
    std::string changed = bytes;
    const std::size_t limit = trial % 2 == 0 ? std::min<std::size_t>(bytes.size(), 4000)
                                             : bytes.size();  // headers lie in front
    for (int i = 0; i < 1 + trial % 5; ++i) changed[random() % limit] = static_cast<char>(random());
    copy.write(GetParam(), changed);
    const Status status = read(copy.path());
    if (!status) expect_named(status);
  }
}

// A network whose layers do not fit each other is caught where they are put together.
TEST_F(LoadPipeline, ReportsNetworksThatDoNotFitTogether) {
  for (const auto& [file, other] :
       {std::array{"parser/model", "ner/model"}, std::array{"ner/model", "parser/model"},
        std::array{"tagger/model", "parser/model"}, std::array{"tok2vec/model", "tagger/model"},
        std::array{"parser/moves", "ner/moves"}, std::array{"ner/moves", "parser/moves"}}) {
    ModelCopy copy(model_directory("en_core_web_sm"));
    copy.write(file, copy.read(other));
    const auto loaded = Pipeline::load(copy.path());
    ASSERT_FALSE(loaded) << file;
    const std::filesystem::path component = std::filesystem::path(file).parent_path();
    EXPECT_THAT(loaded.error().message, HasSubstr((copy.path() / component).string()));
  }
}

TEST_F(LoadPipeline, ReportsANetworkThatNeedsMissingVectors) {
  KG_SKIP_WITHOUT_MODEL("en_core_web_md");
  ModelCopy copy(model_directory("en_core_web_md"));
  const ModelCopy without(model_directory("en_core_web_sm"));
  for (const char* file : {"vocab/vectors", "vocab/key2row"}) copy.write(file, without.read(file));
  const auto loaded = Pipeline::load(copy.path());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::Corruption);
  EXPECT_THAT(loaded.error().message, HasSubstr("vectors"));
}

TEST(Moves, AreOrderedByActionThenFrequencyThenLabelBackwards) {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "moves";
  std::ofstream(path, std::ios::binary) << to_msgpack(
      {{"moves", R"({"1":{"":5},"0":{"":2,"late":-2},"2":{"a":3,"b":3,"c":9,"late":-1}})"}});
  const auto moves = read_moves(path, 5);
  ASSERT_TRUE(moves) << moves.error().message;
  std::string order;
  for (const Move& move : *moves) order += std::to_string(move.action) + move.label + " ";
  EXPECT_EQ(order, "0 1 2c 2b 2a 0late 2late ");
}

}  // namespace
}  // namespace kg
