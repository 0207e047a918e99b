#include "extract/nlp/lemmatizer.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/nlp/strings.h"
#include "nlp/support_model_copy.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

using nlohmann::json;

struct Analysis {
  Pos pos = Pos::None;
  std::string morph;
};

std::string lemma_in(const std::filesystem::path& directory, const std::string& form,
                     const Analysis& analysis) {
  LabelSet labels;
  const Morph morph = labels.morphs.intern(analysis.morph);
  const auto lemmatizer = Lemmatizer::load(directory, labels);
  if (!lemmatizer) return lemmatizer.error().message;
  Token token;
  token.span = {0, static_cast<std::uint32_t>(form.size())};
  token.pos = analysis.pos;
  token.morph = morph;
  lemmatizer->apply(form, {&token, 1});
  return token.lemma;
}

class EnglishLemmas : public testing::Test {
 protected:
  void SetUp() override { KG_SKIP_WITHOUT_MODEL("en_core_web_sm"); }
  std::string lemma(const std::string& form, Pos pos, const std::string& morph = "") {
    return lemma_in(model_directory("en_core_web_sm"), form, {pos, morph});
  }
};

TEST_F(EnglishLemmas, TakeEndingsOff) {
  EXPECT_EQ(lemma("Ministers", Pos::Noun, "Number=Plur"), "minister");
  EXPECT_EQ(lemma("signed", Pos::Verb, "Tense=Past|VerbForm=Fin"), "sign");
  EXPECT_EQ(lemma("larger", Pos::Adj, "Degree=Cmp"), "large");
}

TEST_F(EnglishLemmas, LookExceptionsUpFirst) {
  EXPECT_EQ(lemma("went", Pos::Verb, "Tense=Past|VerbForm=Fin"), "go");
  EXPECT_EQ(lemma("children", Pos::Noun, "Number=Plur"), "child");
}

TEST_F(EnglishLemmas, LeaveBaseFormsAlone) {
  EXPECT_EQ(lemma("News", Pos::Noun, "Number=Sing"), "news");
  EXPECT_EQ(lemma("lies", Pos::Verb, "VerbForm=Inf"), "lies") << "whatever the ending";
  EXPECT_EQ(lemma("lies", Pos::Verb, "Tense=Pres|VerbForm=Fin"), "lies");
  EXPECT_EQ(lemma("lies", Pos::Verb, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"), "lie");
  EXPECT_EQ(lemma("Lower", Pos::Adj, "Degree=Pos"), "lower");
}

TEST_F(EnglishLemmas, KeepTheCaseOfProperNounsOnly) {
  EXPECT_EQ(lemma("Brussels", Pos::Propn, "Number=Sing"), "Brussels");
  EXPECT_EQ(lemma("The", Pos::Det), "the");
  EXPECT_EQ(lemma("ΟΔΟΣ", Pos::X), "οδος");
}

TEST_F(EnglishLemmas, FindThePunctuationTableUnderItsReservedSymbol) {
  EXPECT_EQ(lemma("“", Pos::Punct), "\"");
  EXPECT_EQ(lemma("’", Pos::Punct), "'");
}

TEST_F(EnglishLemmas, FallBackToTheWordAsWritten) {
  EXPECT_EQ(lemma("COVID", Pos::Adj, ""), "COVID") << "no rule applies, so case is kept";
}

// A pipeline directory with lemma tables for verbs alone, given as JSON.
class VerbTables {
 public:
  VerbTables(const char* rules, const char* index, const char* exceptions) {
    std::filesystem::create_directories(directory_.path() / "lemmatizer" / "lookups");
    // JSON keys are strings, so the maps with numbers as keys are put together by hand.
    const auto of_verbs = [](const char* text) {
      std::string map = "\x81\xcf";
      for (int shift = 56; shift >= 0; shift -= 8)
        map += static_cast<char>(string_id("verb") >> shift & 0xFF);
      return map + to_msgpack(json::parse(text));
    };
    std::ofstream(directory_.path() / "lemmatizer" / "lookups" / "lookups.bin", std::ios::binary)
        << "\x83" << to_msgpack("lemma_rules") << of_verbs(rules) << to_msgpack("lemma_index")
        << of_verbs(index) << to_msgpack("lemma_exc") << of_verbs(exceptions);
  }

  std::string lemma(const std::string& form) const {
    return lemma_in(directory_.path(), form, {Pos::Verb, ""});
  }

 private:
  TemporaryDirectory directory_;
};

TEST(Lemmatizer, TheLastRuleThatGivesAKnownLemmaWins) {
  const VerbTables tables(R"([["s", ""], ["es", "e"], ["es", ""]])", R"(["pas", "pase"])", "{}");
  EXPECT_EQ(tables.lemma("pases"), "pas");
}

TEST(Lemmatizer, KnownLemmasGoBeforeFormsWithOtherCharacters) {
  const VerbTables tables(R"([["s", ""], ["'s", ""]])", R"(["set"])", "{}");
  EXPECT_EQ(tables.lemma("set's"), "set") << "set' is not alphabetic but comes first";
  const VerbTables unknown(R"([["s", ""]])", "[]", "{}");
  EXPECT_EQ(unknown.lemma("set's"), "set'") << "an unknown word with other characters is taken";
}

TEST(Lemmatizer, TheLastExceptionWins) {
  const VerbTables tables(R"([["ay", ""]])", R"(["l"])", R"({"lay": ["lay", "lie"]})");
  EXPECT_EQ(tables.lemma("lay"), "lie");
}

TEST(Lemmatizer, AnExceptionThatARuleAlsoGivesDoesNotMoveForward) {
  const VerbTables tables(R"([["ay", ""], ["ay", "ie"]])", R"(["l", "lie"])", R"({"lay": ["l"]})");
  EXPECT_EQ(tables.lemma("lay"), "lie");
}

TEST(Lemmatizer, TheFirstUnknownFormIsTheLastResort) {
  const VerbTables tables(R"([["s", ""], ["es", "y"]])", "[]", "{}");
  EXPECT_EQ(tables.lemma("Blorbes"), "blorbe");
  EXPECT_EQ(tables.lemma("Blorb"), "Blorb") << "none at all: as written";
  EXPECT_EQ(tables.lemma("s"), "s") << "nothing is left, so the rule does not count";
}

TEST(Lemmatizer, KeepsALemmaThatIsThere) {
  KG_SKIP_WITHOUT_MODEL("en_core_web_sm");
  const auto lemmatizer = Lemmatizer::load(model_directory("en_core_web_sm"), LabelSet());
  ASSERT_TRUE(lemmatizer);
  Token token;
  token.lemma = "set by a rule";
  lemmatizer->apply("", {&token, 1});
  EXPECT_EQ(token.lemma, "set by a rule");
}

TEST(Lemmatizer, MalformedTablesAreCorruption) {
  for (const json& file : {json("no map"), json::object(), json{{"lemma_rules", 1}},
                           json{{"lemma_rules", {{"key is no number", json::array()}}}}}) {
    TemporaryDirectory directory;
    std::filesystem::create_directories(directory.path() / "lemmatizer" / "lookups");
    std::ofstream(directory.path() / "lemmatizer" / "lookups" / "lookups.bin", std::ios::binary)
        << to_msgpack(file);
    const auto lemmatizer = Lemmatizer::load(directory.path(), LabelSet());
    ASSERT_FALSE(lemmatizer) << file;
    EXPECT_EQ(lemmatizer.error().code, ErrorCode::Corruption) << file;
  }
}

}  // namespace
}  // namespace kg
