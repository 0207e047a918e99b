// Rules that the English pipelines do not have, in directories made by the tests. What is expected
// was seen in spaCy 3.8.

#include "extract/nlp/tokenizer_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/nlp/tokenizer.h"
#include "nlp/support_model_copy.h"

namespace kg {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char kEmptyMap[] = "\x80";

// A pipeline directory with the tokenizer that `file` describes.
class Rules {
 public:
  explicit Rules(std::string_view file) {
    std::filesystem::create_directories(directory_.path() / "vocab");
    write("tokenizer", to_msgpack(json::parse(file)));
    write("vocab/lookups.bin", kEmptyMap);
  }

  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(directory_.path() / file, std::ios::binary) << bytes;
  }

  Result<Tokenizer> load() const { return Tokenizer::load(directory_.path()); }

  // The tokens between bars; a space stands behind those that a space follows.
  std::string split(std::string_view text) const {
    const auto tokenizer = load();
    if (!tokenizer) return tokenizer.error().message;
    std::vector<LexicalToken> tokens;
    tokenizer->tokenize(text, *tokenizer->make_cache(), tokens);
    std::string out = "|";
    for (const LexicalToken& token : tokens) {
      out += slice(text, token.span);
      out += token.space_after ? " |" : "|";
    }
    return out;
  }

  ErrorCode error() const {
    const auto tokenizer = load();
    EXPECT_FALSE(tokenizer);
    return tokenizer ? ErrorCode::Cancelled : tokenizer.error().code;
  }

 private:
  TemporaryDirectory directory_;
};

TEST(TokenizerRules, WithoutAnyOnlyWhiteSpaceSeparates) {
  EXPECT_EQ(Rules("{}").split("a,b  c.\nd"), "|a,b | |c.|\n|d|");
}

TEST(TokenizerRules, LookBehindOfASuffixDoesNotSeeThePrefix) {
  const Rules rules(R"({"prefix_search": "^1", "suffix_search": "(?<=1a)b$"})");
  EXPECT_EQ(rules.split("1ab"), "|1|ab|");
  EXPECT_EQ(rules.split("x1ab"), "|x1a|b|");
}

TEST(TokenizerRules, InfixAtTheStartSeparatesNothing) {
  const Rules rules(R"({"infix_finditer": "x"})");
  EXPECT_EQ(rules.split("xaxb"), "|xa|x|b|");
  EXPECT_EQ(rules.split("axbx"), "|a|x|b|x|");
}

TEST(TokenizerRules, EmptyInfixesSplitWithoutAToken) {
  EXPECT_EQ(Rules(R"json({"infix_finditer": "(?=b)"})json").split("abab"), "|a|ba|b|");
  EXPECT_EQ(Rules(R"({"infix_finditer": "b*"})").split("xab"), "|x|a|b|");
}

TEST(TokenizerRules, OfAnAffixOnlyTheLengthInCharactersCounts) {
  EXPECT_EQ(Rules(R"({"prefix_search": "b"})").split("äöb"), "|ä|ö|b|");
  EXPECT_EQ(Rules(R"({"suffix_search": "b"})").split("bäö"), "|b|ä|ö|");
}

TEST(TokenizerRules, WhatATokenMatchFindsStaysWhole) {
  EXPECT_EQ(Rules(R"({"token_match": "a", "infix_finditer": "-"})").split("a-b c-a"),
            "|a-b |c|-|a|");
  EXPECT_EQ(Rules(R"({"url_match": "a-b", "infix_finditer": "-"})").split("a-b a-c"),
            "|a-b |a|-|c|");
}

TEST(TokenizerRules, ExceptionBehindASuffixWinsOverThePrefix) {
  const Rules rules(R"({"prefix_search": "^\\(", "suffix_search": "\\)$",
                        "exceptions": {"(a": [{"ORTH": "(a"}]}})");
  EXPECT_EQ(rules.split("(a)"), "|(a|)|");
  EXPECT_EQ(rules.split("(b)"), "|(|b|)|");
}

TEST(TokenizerRules, ASpanThatLosesStillBlocksItsTokens) {
  const Rules rules(R"({"prefix_search": "^[()\\[\\]{}]",
                        "exceptions": {"()[": [{"ORTH": "()["}], "[]": [{"ORTH": "[]"}],
                                       "]{": [{"ORTH": "]{"}]}})");
  EXPECT_EQ(rules.split("()[]{x"), "|()[|]|{|x|") << "'[]' lost to '()[' and blocks ']{'";
  EXPECT_EQ(rules.split("]{x"), "|]{|x|");
}

TEST(TokenizerRules, ExceptionWithASpaceNeedsExactlyThatSpace) {
  const Rules rules(R"({"exceptions":
      {"new york": [{"ORTH": "new"}, {"ORTH": " "}, {"ORTH": "york"}]}})");
  EXPECT_EQ(rules.split("new  york new york"), "|new | |york |new| |york|");
}

TEST(TokenizerRules, ExceptionsThatNoAffixSplitsTakeNoPartInTheSecondPass) {
  const char* exception = R"({"infix_finditer": "-", "faster_heuristics": %,
                             "exceptions": {"uv": [{"ORTH": "u"}, {"ORTH": "v"}]}})";
  for (const std::string value : {"true", "false"}) {
    std::string file = exception;
    file.replace(file.find('%'), 1, value);
    EXPECT_EQ(Rules(file).split("uv-w"), value == "true" ? "|uv|-|w|" : "|u|v|-|w|");
  }
}

TEST(TokenizerRules, MalformedFilesAreCorruption) {
  for (const char* file : {
           "[]",
           R"({"prefix_search": 7})",
           R"({"exceptions": []})",
           R"({"exceptions": {"a": 1}})",
           R"({"exceptions": {"a": [1]}})",
           R"({"exceptions": {"": []}})",
           R"({"exceptions": {"a": [{"NORM": "a"}]}})",
           R"({"exceptions": {"a": [{"ORTH": "a", "TAG": "NN"}]}})",
           R"({"exceptions": {"ab": [{"ORTH": "a"}]}})",
       })
    EXPECT_EQ(Rules(file).error(), ErrorCode::Corruption) << file;
}

TEST(TokenizerRules, UnreadableExpressionIsUnsupportedAndNamed) {
  const Rules rules(R"({"suffix_search": "("})");
  EXPECT_EQ(rules.error(), ErrorCode::Unsupported);
  EXPECT_THAT(rules.split("a"), HasSubstr("suffix_search"));
}

TEST(TokenizerRules, MalformedNormsAreCorruption) {
  for (const char* file : {"[]", R"({"lexeme_norm": 1})", R"({"lexeme_norm": {"a": "b"}})"}) {
    const Rules rules("{}");
    rules.write("vocab/lookups.bin", to_msgpack(json::parse(file)));
    EXPECT_EQ(rules.error(), ErrorCode::Corruption) << file;
  }
}

TEST(TokenizerRules, EveryTruncationOfTheFilesIsAnError) {
  const Rules rules(R"({"prefix_search": "^a", "exceptions": {"ab": [{"ORTH": "ab"}]}})");
  const std::string whole =
      to_msgpack(json::parse(R"({"prefix_search": "^a", "exceptions": {"ab": [{"ORTH": "ab"}]}})"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    rules.write("tokenizer", whole.substr(0, size));
    EXPECT_EQ(rules.error(), ErrorCode::Corruption) << size;
  }
}

}  // namespace
}  // namespace kg
