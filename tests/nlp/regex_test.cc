#include "extract/nlp/regex.h"

#include <gtest/gtest.h>

#include <string>

namespace kg {
namespace {

// "begin-end" of the first match, "none" without one.
std::string first_match(std::string_view pattern, std::string_view subject, std::size_t from = 0,
                        Regex::Anchor anchor = Regex::Anchor::Anywhere) {
  const auto regex = Regex::compile(pattern, anchor, "test");
  if (!regex) return regex.error().message;
  Regex::Scratch scratch;
  const auto match = regex->find(subject, from, scratch);
  return match ? std::to_string(match->begin) + "-" + std::to_string(match->end) : "none";
}

TEST(Regex, ReadsPythonEscapesOfCodePoints) {
  EXPECT_EQ(pcre2_pattern("[\\u00A6\\U0001F000-\\U0001F02B]"),
            "[\\x{00A6}\\x{0001F000}-\\x{0001F02B}]");
  EXPECT_EQ(first_match("\\u20AC", "5 €"), "2-5");
}

TEST(Regex, ReadsPythonFlagsAndEndOfText) {
  EXPECT_EQ(pcre2_pattern("(?u)^a"), "^a");
  EXPECT_EQ(pcre2_pattern("(?iu)a\\Z"), "(?i)a\\z");
  EXPECT_EQ(pcre2_pattern("(?:a)"), "(?:a)");
  EXPECT_EQ(pcre2_pattern("(?a)\\w"), std::nullopt);
}

TEST(Regex, BracketInsideAClassIsLiteral) {
  EXPECT_EQ(pcre2_pattern("[][:alpha:]x["), "[]\\[:alpha:]x[");
  EXPECT_EQ(first_match("[[:]", "a:"), "1-2");
}

TEST(Regex, LookBehindSeesWhatStandsBeforeTheStart) {
  EXPECT_EQ(first_match("(?<=[0-9])km", "10km", 2), "2-4");
  EXPECT_EQ(first_match("(?<=[0-9])km", "km", 0), "none");
}

TEST(Regex, AnchoredMatchesBeginAtTheStart) {
  EXPECT_EQ(first_match("b", "ab", 0, Regex::Anchor::Start), "none");
  EXPECT_EQ(first_match("a", "ab", 0, Regex::Anchor::Start), "0-1");
}

TEST(Regex, WordCharactersAndDigitsAreThoseOfUnicode) {
  EXPECT_EQ(first_match("^\\w+$", "Żółć"), "0-8");
  EXPECT_EQ(first_match("\\d", "٣"), "0-2");
}

TEST(Regex, MalformedPatternIsUnsupportedAndNamesItsSource) {
  const auto regex = Regex::compile("(a", Regex::Anchor::Anywhere, "tokenizer, prefix_search");
  ASSERT_FALSE(regex);
  EXPECT_EQ(regex.error().code, ErrorCode::Unsupported);
  EXPECT_NE(regex.error().message.find("prefix_search"), std::string::npos);
}

TEST(Regex, CatastrophicBacktrackingEndsAsNoMatch) {
  EXPECT_EQ(first_match("^(a+)+$", std::string(5000, 'a') + "b"), "none");
}

}  // namespace
}  // namespace kg
