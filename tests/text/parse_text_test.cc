#include "extract/text/parse_text.h"

#include <gtest/gtest.h>

#include <random>

#include "core/unicode.h"

namespace kg {
namespace {

std::string parsed(std::string_view original) { return ParseText(original).text(); }

// The words of the parse text (split at spaces), each with the original bytes it stands for.
std::string mapped_words(std::string_view original) {
  const ParseText text(original);
  std::string result;
  for (std::size_t begin = 0; begin < text.text().size();) {
    const std::size_t end = std::min(text.text().find(' ', begin), text.text().size());
    const Span word{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    result += "[" + std::string(slice(original, text.original(word))) + "]";
    begin = end + 1;
  }
  return result;
}

TEST(ParseText, LeavesPlainTextAlone) {
  const char* const text =
      "Anna Lindqvist's \"dock\" (in Port Ellery) cost 2.5% - or 3,000 - more.";
  EXPECT_EQ(parsed(text), text);
  EXPECT_EQ(parsed("\u0141\u00F3d\u017A 40\u20AC \U0001F600"),
            "\u0141\u00F3d\u017A 40\u20AC \U0001F600");
}

TEST(ParseText, MakesQuotesPlain) {
  EXPECT_EQ(parsed("\u201CYes,\u201D she said. \u2018No\u2019"), "\"Yes,\" she said. 'No'");
  EXPECT_EQ(parsed("Ellery\u2019s \u00ABdock\u00BB \u201Eein\u201C"), "Ellery's \"dock\" \"ein\"");
  EXPECT_EQ(parsed("`` Yes , '' she said"), "\" Yes , \" she said");
}

TEST(ParseText, MakesSpacesPlain) {
  EXPECT_EQ(parsed("40\u00A0million\u202Feuros\u3000for\t it\nall\r\nnow"),
            "40 million euros for it all now");
  EXPECT_EQ(parsed(" \n a b \u00A0"), "a b");
  EXPECT_EQ(parsed(""), "");
  EXPECT_EQ(parsed(" \u200B "), "");
}

TEST(ParseText, DropsWhatCannotBeSeen) {
  EXPECT_EQ(parsed("Li\u00ADnd\u200Bqvist\uFEFF \u202Asaid\x01"), "Lindqvist said");
  EXPECT_EQ(mapped_words("Li\u00ADnd\u200Bqvist\uFEFF said"), "[Li\u00ADnd\u200Bqvist][said]");
}

TEST(ParseText, SetsLongDashesApart) {
  EXPECT_EQ(parsed("the islands\u2014home to a base\u2014moved"),
            "the islands -- home to a base -- moved");
  EXPECT_EQ(parsed("the islands \u2014 home"), "the islands -- home");
  EXPECT_EQ(parsed("islands--home --- now \u2014\u2014 then"), "islands -- home -- now -- then");
  EXPECT_EQ(parsed("\u2014Yes\u2014"), "-- Yes --");
  EXPECT_EQ(mapped_words("islands\u2014home"), "[islands][\u2014][home]");
}

TEST(ParseText, TellsEnDashesInsideWordsFromThoseBetween) {
  EXPECT_EQ(parsed("2010\u20132015, the US\u2013UK talks"), "2010-2015, the US-UK talks");
  EXPECT_EQ(parsed("the talks \u2013 long ones \u2013 ended"), "the talks -- long ones -- ended");
}

TEST(ParseText, MakesHyphensPlain) {
  EXPECT_EQ(parsed("co\u2011operate at \u22125 degrees, well-known"),
            "co-operate at -5 degrees, well-known");
}

TEST(ParseText, ReadsTreebankEscapes) {
  EXPECT_EQ(parsed("The union -LRB- NSU -RRB- took 1\\/2 -LSB- sic -RSB-"),
            "The union ( NSU ) took 1/2 [ sic ]");
  EXPECT_EQ(mapped_words("a -LRB- b"), "[a][-LRB-][b]");
}

TEST(ParseText, MapsEveryWordToItsBytes) {
  EXPECT_EQ(mapped_words("\u201CYes\u201D  she\u00A0said\u2014\u201Cno\u201D"),
            "[\u201CYes\u201D][she][said][\u2014][\u201Cno\u201D]");
}

TEST(ParseText, MapsAPartOfAWord) {
  const std::string original = "\u201CLindqvist\u2019s";
  const ParseText text(original);
  EXPECT_EQ(text.text(), "\"Lindqvist's");
  EXPECT_EQ(slice(original, text.original({0, 1})), "\u201C");
  EXPECT_EQ(slice(original, text.original({1, 10})), "Lindqvist");
  EXPECT_EQ(slice(original, text.original({10, 12})), "\u2019s");
}

TEST(ParseTextDeathTest, RefusesAnEmptyRange) {
  const ParseText text("abc");
  EXPECT_DEATH(text.original({1, 1}), "does not hold");
}

// Whatever the text: what a word maps to becomes that word again, words are in order and disjoint,
// and nothing that can be seen lies between them.
TEST(ParseText, MapsBackExactlyForAnyMixture) {
  const std::vector<std::string> kPieces = {
      "a",          "Zw",     "9", " ",  "  ",     "\n",     "\u00A0", "\u200B", "\u00AD",
      "\u2014",     "\u2013", "-", "--", "---",    "\u201C", "\u201D", "\u2019", "'",
      "''",         "``",     "`", "\"", "-LRB-",  "-RRB-",  "\\/",    "\\",     "\u0142",
      "\U0001F600", ".",      ",", "(",  "\u2026", "\u2011", "\u3000", "\x01",   "\u0301"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string original;
    for (auto n = random() % 14; n > 0; --n) original += kPieces[random() % kPieces.size()];
    const ParseText text(original);
    ASSERT_TRUE(is_valid_utf8(text.text()));
    ASSERT_EQ(text.text().find("  "), std::string::npos);
    std::uint32_t last = 0;
    std::string between;
    for (std::size_t begin = 0; begin < text.text().size();) {
      const std::size_t end = std::min(text.text().find(' ', begin), text.text().size());
      const Span span =
          text.original({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      ASSERT_LE(last, span.begin) << original;
      ASSERT_LT(span.begin, span.end) << original;
      const std::string word = text.text().substr(begin, end - begin);
      const std::string again = parsed(slice(original, span));
      ASSERT_TRUE(again == word || parsed(again) == word || word == "-")
          << original << "|" << word << "|" << again;
      between += slice(original, {last, span.begin});
      last = span.end;
      begin = end + 1;
    }
    between += original.substr(last);
    ASSERT_EQ(parsed(between), "") << original;
  }
}

}  // namespace
}  // namespace kg
