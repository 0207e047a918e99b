#include "extract/nlp/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <array>

#include "core/unicode.h"

namespace kg {
namespace {

// Unicode version of the tables; later characters are unassigned for them.
constexpr std::uint8_t kTableVersion = 14;

bool assigned_in_tables(char32_t code) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(code), age);
  return age[0] > 0 && age[0] <= kTableVersion;
}

bool icu_has(char32_t code, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(code), property);
}

std::uint8_t properties_by_icu(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const int numeric = u_getIntPropertyValue(code, UCHAR_NUMERIC_TYPE);
  const int direction = u_charDirection(code);
  const bool ignorable = icu_has(c, UCHAR_CASE_IGNORABLE);
  int bits = 0;
  if (u_isalpha(code)) bits |= kAlpha;
  if (numeric == U_NT_DECIMAL || numeric == U_NT_DIGIT) bits |= kDigit;
  if (icu_has(c, UCHAR_UPPERCASE)) bits |= kUpper;
  if (u_charType(code) == U_SPACE_SEPARATOR || direction == U_WHITE_SPACE_NEUTRAL ||
      direction == U_BLOCK_SEPARATOR || direction == U_SEGMENT_SEPARATOR)
    bits |= kSpace;
  if (icu_has(c, UCHAR_CASED) && !ignorable) bits |= kCased;
  if (ignorable) bits |= kCaseIgnorable;
  return static_cast<std::uint8_t>(bits);
}

TEST(Characters, AgreesWithIcuOnEveryCodePointOfTheTablesUnicodeVersion) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    if (assigned_in_tables(code))
      ASSERT_EQ(character_properties(code), properties_by_icu(code)) << std::hex << unsigned{code};
    else
      ASSERT_EQ(character_properties(code), 0) << std::hex << unsigned{code};
  }
}

TEST(Characters, LowersEverySingleCharacterAsIcuDoes) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if ((code >= 0xD800 && code < 0xE000) || code == 0x130 || !assigned_in_tables(code)) continue;
    std::string text;
    append_utf8(text, code);
    std::string expected;
    append_utf8(expected, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
    ASSERT_EQ(lower_case(text), expected) << std::hex << unsigned{code};
  }
}

TEST(Characters, CapitalSigmaIsFinalOnlyAtTheEndOfAWord) {
  EXPECT_EQ(lower_case("ΟΔΟΣ"), "οδος");
  EXPECT_EQ(lower_case("ΣΟΦΟΣ"), "σοφος");
  EXPECT_EQ(lower_case("Σ"), "σ");
  EXPECT_EQ(lower_case("ΑΣ."), "ας.") << "a full stop is ignored when looking ahead";
  EXPECT_EQ(lower_case("ΑΣ.Α"), "ασ.α");
  EXPECT_EQ(lower_case("ΑΣ'Σ"), "ασ'ς");
  EXPECT_EQ(lower_case("ΑΣ-Α"), "ας-α") << "a hyphen ends the word";
  EXPECT_EQ(lower_case("'Σ"), "'σ") << "nothing cased before it";
  EXPECT_EQ(lower_case("AΣ1"), "aς1");
}

TEST(Characters, LowersDottedCapitalIToTwoCharacters) {
  EXPECT_EQ(lower_case("İzmir"), "i\u0307zmir");
}

TEST(Characters, DigitsIncludeSuperscriptsButNotFractions) {
  EXPECT_NE(character_properties(U'²') & kDigit, 0);
  EXPECT_NE(character_properties(U'٣') & kDigit, 0);
  EXPECT_EQ(character_properties(U'½') & kDigit, 0);
}

TEST(Characters, WhiteSpaceIsThatOfPython) {
  EXPECT_TRUE(is_space("\u00a0\u2003\u3000\n\t"));
  EXPECT_TRUE(is_space("\x1c\x1f\u0085")) << "separators of ASCII and C1 count";
  EXPECT_FALSE(is_space("\u200b")) << "zero width space does not";
  EXPECT_FALSE(is_space(""));
}

TEST(Characters, CountsAndCutsByCodePoints) {
  const std::string_view text = "a€😀é";
  EXPECT_EQ(count_code_points(text), 4u);
  EXPECT_EQ(prefix_bytes(text, 2), 4u);
  EXPECT_EQ(suffix_bytes(text, 3), 9u);
  EXPECT_EQ(suffix_bytes(text, 9), text.size());
}

TEST(Characters, ReadsEveryCodePoint) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    append_utf8(text, code);
    std::size_t offset = 0;
    ASSERT_EQ(next_code_point(text, offset), code);
    ASSERT_EQ(offset, text.size());
  }
}

TEST(Characters, IllFormedBytesStayInsideTheText) {
  for (int first = 0x80; first < 0x100; ++first) {
    const std::array<char, 2> bytes = {static_cast<char>(first), 'a'};
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
      std::size_t offset = 0;
      const char32_t code = next_code_point({bytes.data(), size}, offset);
      EXPECT_LE(code, 0x10FFFFu);
      EXPECT_LE(offset, size);
    }
  }
}

}  // namespace
}  // namespace kg
