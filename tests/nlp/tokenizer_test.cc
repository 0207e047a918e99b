#include "extract/nlp/tokenizer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "extract/nlp/characters.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  void SetUp() override {
    KG_SKIP_WITHOUT_MODEL("en_core_web_sm");
    auto loaded = Tokenizer::load(model_directory("en_core_web_sm"));
    ASSERT_TRUE(loaded) << loaded.error().message;
    tokenizer_ = std::make_unique<Tokenizer>(std::move(*loaded));
    cache_ = tokenizer_->make_cache();
  }

  std::vector<LexicalToken> tokens(std::string_view text) {
    std::vector<LexicalToken> out;
    tokenizer_->tokenize(text, *cache_, out);
    return out;
  }

  // The tokens between bars; a space stands behind those that a space follows.
  std::string split(std::string_view text) { return barred(text, tokens(text)); }

  // The same after affixes were joined.
  std::string joined(std::string_view text) {
    std::vector<LexicalToken> all = tokens(text);
    tokenizer_->join_affixes(text, 0, all);
    return barred(text, all);
  }

  static std::string barred(std::string_view text, const std::vector<LexicalToken>& tokens) {
    std::string out = "|";
    for (const LexicalToken& token : tokens) {
      out += slice(text, token.span);
      out += token.space_after ? " |" : "|";
    }
    return out;
  }

  std::unique_ptr<Tokenizer> tokenizer_;
  Tokenizer::CachePtr cache_;
};

TEST_F(TokenizerTest, TakesPunctuationOffWords) {
  EXPECT_EQ(split("\"Rents fell,\" she said."), "|\"|Rents |fell|,|\" |she |said|.|");
}

TEST_F(TokenizerTest, KeepsAbbreviationsWhole) {
  EXPECT_EQ(split("Dr. Lee of the U.S. Senate, e.g. at 5 p.m."),
            "|Dr. |Lee |of |the |U.S. |Senate|, |e.g. |at |5 |p.m.|");
}

TEST_F(TokenizerTest, SplitsContractionsAndPossessives) {
  EXPECT_EQ(split("They can't say it's Paris's."), "|They |ca|n't |say |it|'s |Paris|'s|.|");
  EXPECT_EQ(split("don’t the minister’s"), "|do|n’t |the |minister|’s|");
}

TEST_F(TokenizerTest, SplitsUnitsFromNumbers) {
  EXPECT_EQ(split("10km at 5% for US$3bn"), "|10|km |at |5|% |for |US$|3bn|");
}

TEST_F(TokenizerTest, SplitsHyphensButKeepsUrls) {
  EXPECT_EQ(split("well-known"), "|well|-|known|");
  EXPECT_EQ(split("see https://example.org/a-b,c?d=e."), "|see |https://example.org/a-b,c?d=e|.|");
}

TEST_F(TokenizerTest, JoinsAffixesToTheirWords) {
  EXPECT_EQ(joined("Re-elected co-owners met pro-EU MPs."),
            "|Re-elected |co-owners |met |pro-EU |MPs|.|");
  EXPECT_EQ(joined("a well-known Paris-based firm"), "|a |well|-|known |Paris|-|based |firm|");
  EXPECT_EQ(joined("pre - war, co- and re-"), "|pre |- |war|, |co- |and |re-|");
}

TEST_F(TokenizerTest, AJoinedWordHasTheAttributesOfTheWholeWord) {
  std::vector<LexicalToken> whole = tokens("co-owner"), other = tokens("co-opted");
  tokenizer_->join_affixes("co-owner", 0, whole);
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_NE(whole[0].lex.orth, other[0].lex.orth);
  EXPECT_EQ(whole[0].lex.suffix, tokens("owner")[0].lex.suffix);
}

TEST_F(TokenizerTest, WhiteSpaceBeyondOneSpaceIsATokenOfItsOwn) {
  EXPECT_EQ(split("a  b"), "|a | |b|");
  EXPECT_EQ(split(" a"), "| |a|");
  EXPECT_EQ(split("a "), "|a |");
  EXPECT_EQ(split("a\n\nb\tc"), "|a|\n\n|b|\t|c|");
  EXPECT_EQ(split("a\u00a0b"), "|a|\u00a0|b|");
  EXPECT_EQ(split(""), "|");
}

TEST_F(TokenizerTest, PutsExceptionsTogetherThatAffixesTookApart) {
  // The second pass: ":)" is a suffix and an exception, "(:" as well.
  EXPECT_EQ(split("fine(:)"), "|fine|(:|)|");
  EXPECT_EQ(split("Good:)"), "|Good|:)|");
}

TEST_F(TokenizerTest, SuffixesAreSoughtBehindThePrefix) {
  // The dot is a suffix only behind a lower-case letter or a digit that is not itself the prefix.
  EXPECT_EQ(split("(a.)"), "|(|a.|)|");
  EXPECT_EQ(split("'s"), "|'s|");
}

TEST_F(TokenizerTest, GivesExceptionsTheirOwnNorm) {
  const auto contraction = tokens("can't");
  ASSERT_EQ(contraction.size(), 2u);
  EXPECT_EQ(contraction[0].lex.norm, string_id("can"));
  EXPECT_EQ(contraction[0].lex.orth, string_id("ca"));
  EXPECT_EQ(contraction[1].lex.norm, string_id("not"));
  EXPECT_EQ(tokens("ca")[0].lex.norm, string_id("ca")) << "only as part of the exception";
}

TEST_F(TokenizerTest, TakesNormsFromThePipelineThenFromSpacyThenLowerCase) {
  EXPECT_EQ(tokens("theatre")[0].lex.norm, string_id("theater")) << "lexeme_norm";
  EXPECT_EQ(tokens("€")[0].lex.norm, string_id("$")) << "base norms";
  EXPECT_EQ(tokens("Rents")[0].lex.norm, string_id("rents"));
}

TEST_F(TokenizerTest, KnowsWhatACachedChunkSaid) {
  const std::string text = "They can't say it's Paris's, can't they? (:)";
  EXPECT_EQ(split(text), split(text));
}

TEST_F(TokenizerTest, ForgettingTheCacheChangesNothing) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "a" + std::to_string(i) + "-b, ";
  const std::string once = split(text);
  EXPECT_EQ(split(text), once);
  EXPECT_EQ(once.substr(0, 14), "|a0|-|b|, |a1|");
}

TEST_F(TokenizerTest, SpellsTheTextThatItWasGiven) {
  const std::string text =
      " “Well…”, she said—twice\t(or so);\n\n\nsee a@b.example, x/y 🙂🙂 ΟΔΟΣ. ... !!!11 ";
  std::string spelled;
  for (const LexicalToken& token : tokens(text)) {
    spelled += slice(text, token.span);
    if (token.space_after) spelled += ' ';
  }
  EXPECT_EQ(spelled, text);
}

TEST_F(TokenizerTest, OneTokenOfTenMegabytesStaysOne) {
  const std::string text(10'000'000, 'a');
  EXPECT_EQ(tokens(text).size(), 1u);
  EXPECT_EQ(tokens(text)[0].lex.shape, string_id("LONG"));
}

TEST_F(TokenizerTest, ChunkIsSplitUpToTheLimitOnly) {
  EXPECT_EQ(tokens(std::string(Tokenizer::kMaxChunk, '!')).size(), Tokenizer::kMaxChunk);
  EXPECT_EQ(tokens(std::string(Tokenizer::kMaxChunk + 1, '!')).size(), 1u);
}

TEST_F(TokenizerTest, LongSuffixOfDotsIsOneTokenWhateverItsLength) {
  for (const std::size_t dots : {3u, 63u, 64u, 65u, 128u, 500u, 5000u}) {
    const std::string text = std::string(2000, 'a') + std::string(dots, '.');
    const auto found = tokens(text);
    ASSERT_EQ(found.size(), 2u) << dots;
    EXPECT_EQ(found[1].span.length(), dots);
  }
}

TEST_F(TokenizerTest, HostileChunksDoNotTakeQuadraticTime) {
  const auto repeated = [](std::string_view unit) {
    std::string text;
    while (text.size() + unit.size() <= Tokenizer::kMaxChunk) text += unit;
    return text;
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string_view unit : {"a:b@c.", "a..", "“‘", "(", "a-", "'s", "http://a@", ":)"})
    EXPECT_GT(tokens(repeated(unit)).size(), 0u);
  // With suffixes sought in the whole chunk each time, one of them alone takes longer.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

using TokenizerDeathTest = TokenizerTest;

TEST_F(TokenizerDeathTest, IllFormedUtf8BreaksTheContract) {
  EXPECT_DEATH(tokens("caf\xe9"), "is_valid_utf8");
}

TEST(TokenizerLoading, MissingDirectoryIsNotFound) {
  const auto tokenizer = Tokenizer::load("/nonexistent");
  ASSERT_FALSE(tokenizer);
  EXPECT_EQ(tokenizer.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace kg
