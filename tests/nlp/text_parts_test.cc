#include "extract/nlp/text_parts.h"

#include <gtest/gtest.h>

#include "core/unicode.h"
#include "extract/nlp/tokenizer.h"

namespace kg {
namespace {

std::string split(const std::string& text, std::size_t most) {
  std::string parts;
  for (const Span part : split_text(text, most))
    parts += "[" + std::string(slice(text, part)) + "]";
  return parts;
}

TEST(SplitText, KeepsWhatFitsWhole) {
  EXPECT_EQ(split("One came.", 9), "[One came.]");
  EXPECT_EQ(split("", 9), "");
}

TEST(SplitText, PrefersSentenceEndsThenSpaces) {
  EXPECT_EQ(split("One came in. Two went out", 16), "[One came in.][Two went out]");
  EXPECT_EQ(split("One came in and two went out", 16), "[One came in and][two went out]");
}

TEST(SplitText, CutsBetweenCodePointsWhereThereIsNoSpace) {
  EXPECT_EQ(split("abcdefghijkl", 8), "[abcdefgh][ijkl]");
  for (const Span part : split_text("\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC", 8))
    EXPECT_EQ(part.length() % 3, 0u);
  EXPECT_EQ(split(" abcdefghijkl", 8), "[ abcdefg][hijkl]");
}

TEST(SplitText, LosesNothingButTheSpacesAtCuts) {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += std::to_string(i) + (i % 7 == 0 ? ". " : i % 3 == 0 ? "" : " ");
  for (std::size_t most = 8; most < 60; ++most) {
    std::uint32_t end = 0;
    for (const Span part : split_text(text, most)) {
      ASSERT_LE(part.length(), most);
      ASSERT_FALSE(part.empty());
      ASSERT_TRUE(part.begin == end || (part.begin == end + 1 && text[end] == ' '));
      end = part.end;
    }
    ASSERT_EQ(end, text.size());
  }
}

Annotation flat(const std::vector<LexicalToken>& tokens) {
  Annotation annotation;
  for (const LexicalToken& token : tokens) {
    Token next;
    next.span = token.span;
    next.space_after = token.space_after;
    annotation.tokens.push_back(next);
  }
  annotation.sentences.push_back({0, static_cast<TokenIndex>(tokens.size())});
  return annotation;
}

// The real tokens of a paragraph's parse text, mapped back: "[token]" and "_" for a space after it.
std::string tokens_of(const std::string& paragraph, const Tokenizer& tokenizer) {
  const std::string before = "Heading\n\n";
  const std::string document = before + paragraph;
  const ParseText text(paragraph);
  const auto cache = tokenizer.make_cache();
  Annotation annotation;
  for (const Span part : split_text(text.text(), 1000)) {
    std::vector<LexicalToken> tokens;
    tokenizer.tokenize(slice(text.text(), part), *cache, tokens);
    append_part(flat(tokens), text, part, static_cast<std::uint32_t>(before.size()), annotation);
  }
  std::string result;
  std::uint32_t end = 0;
  for (const Token& token : annotation.tokens) {
    EXPECT_LE(end, token.span.begin) << paragraph;  // in order, disjoint
    EXPECT_LT(token.span.begin, token.span.end) << paragraph;
    end = token.span.end;
    result += "[" + std::string(slice(document, token.span)) + "]" + (token.space_after ? "_" : "");
  }
  return result;
}

class MappedTokens : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = Tokenizer::load(KG_MODELS_DIR "/en_core_web_md");
    if (!loaded) GTEST_SKIP() << loaded.error().message;
    tokenizer.emplace(std::move(*loaded));
  }
  std::optional<Tokenizer> tokenizer;
};

TEST_F(MappedTokens, StandOnTheBytesTheyCameFrom) {
  EXPECT_EQ(tokens_of("\u201CYes,\u201D Lindqvist\u2019s aide\u00A0said.", *tokenizer),
            "[\u201C][Yes][,][\u201D]_[Lindqvist][\u2019s]_[aide]_[said][.]");
  EXPECT_EQ(tokens_of("the islands\u2014home to a base--moved", *tokenizer),
            "[the]_[islands][\u2014][home]_[to]_[a]_[base][--][moved]");
  EXPECT_EQ(tokens_of("don\u2019t pay \u20AC2.5\u2013\u20AC3 in 2010\u20132015", *tokenizer),
            "[do][n\u2019t]_[pay]_[\u20AC][2.5][\u2013][\u20AC][3]_[in]_[2010][\u2013][2015]");
  EXPECT_EQ(tokens_of("`` It 's -LRB- far \u2014 too far -RRB- . ''", *tokenizer),
            "[``]_[It]_['s]_[-LRB-]_[far]_[\u2014]_[too]_[far]_[-RRB-]_[.]_['']");
  EXPECT_EQ(tokens_of("Li\u00ADnd\u200Bqvist came\n to\ttown", *tokenizer),
            "[Li\u00ADnd\u200Bqvist]_[came]_[to]_[town]");
}

TEST_F(MappedTokens, AreInOrderAndDisjointForAnyMixture) {
  const std::vector<std::string> kPieces = {
      "Ann",    "'s", "\u2019s",    " ",     "\u00A0", "\u2014", "--",   "\u2013",      "-",
      "\u201C", "''", "``",         "-LRB-", "...",    ".",      "U.S.", "9",           "\u200B",
      "\u20AC", "(",  "don\u2019t", "\n",    "/",      "\\/",    "@",    "http://x.org"};
  unsigned state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string paragraph;
    for (int n = 0; n < 10; ++n)
      paragraph += kPieces[(state = state * 1664525 + 1013904223) / 65536 % kPieces.size()];
    tokens_of(paragraph, *tokenizer);
  }
}

}  // namespace
}  // namespace kg
