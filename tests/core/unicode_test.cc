#include "core/unicode.h"

#include <gtest/gtest.h>

#include <random>

namespace kg {
namespace {

std::string utf8(char32_t c) {
  std::string s;
  auto put = [&](unsigned value) { s += static_cast<char>(value); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 63));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)),
        put(0x80 | (c & 63));
  }
  return s;
}

TEST(Utf8, AcceptsEveryScalarValueAndNoSurrogate) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(is_valid_utf8(utf8(c)), !surrogate) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Utf8, RefusesOverlongFormsCutOffFormsAndStrayBytes) {
  for (const char* bad : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF5", "\xFF", "\x80", "a\xE2\x82", "\xE2\x28\xA1"})
    EXPECT_FALSE(is_valid_utf8(bad)) << bad;
  EXPECT_TRUE(is_valid_utf8(""));
}

TEST(RepairUtf8, ReplacesEachMaximalIllFormedSequenceOnce) {
  std::size_t replaced = 99;
  EXPECT_EQ(repair_utf8("a\xE2\x82z", &replaced), "a\uFFFDz");  // cut off: one
  EXPECT_EQ(replaced, 1u);
  EXPECT_EQ(repair_utf8("\xC0\x80", &replaced), "\uFFFD\uFFFD");  // C0 can begin nothing: two
  EXPECT_EQ(replaced, 2u);
  EXPECT_EQ(repair_utf8("\xF0\x9F\x98", &replaced), "\uFFFD");
  EXPECT_EQ(replaced, 1u);
}

TEST(RepairUtf8, LeavesWellFormedTextAlone) {
  const std::string text("a\0b \xF0\x9F\x98\x80 \u0142", 11);
  std::size_t replaced = 99;
  EXPECT_EQ(repair_utf8(text, &replaced), text);
  EXPECT_EQ(replaced, 0u);
  EXPECT_EQ(repair_utf8(text), text);
}

TEST(RepairUtf8, MakesAnyBytesValid) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 20, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    const std::string repaired = repair_utf8(bytes);
    EXPECT_TRUE(is_valid_utf8(repaired));
    if (is_valid_utf8(bytes)) {
      EXPECT_EQ(repaired, bytes);
    }
  }
}

TEST(NormalizeName, FoldsCaseWidthAndSpace) {
  EXPECT_EQ(normalize_name("  European \t\n Union "), "european union");
  EXPECT_EQ(normalize_name("European\u00A0Union"), "european union");
  EXPECT_EQ(normalize_name("\uFF2E\uFF21\uFF34\uFF2F"), "nato");
  EXPECT_EQ(normalize_name("STRASSE"), normalize_name("Stra\u00DFe"));
  EXPECT_EQ(normalize_name("E\u0301cole"), normalize_name("\u00C9COLE"));
}

TEST(NormalizeName, DropsCharactersThatCannotBeSeen) {
  EXPECT_EQ(normalize_name("O\u00ADslo\u200B"), "oslo");
  EXPECT_EQ(normalize_name("\u202EOslo\x01"), "oslo");
  EXPECT_EQ(normalize_name("Os\x02lo\x7F"), "oslo");
  EXPECT_EQ(normalize_name("\u200B \u00A0"), "");
}

TEST(NormalizeName, NormalisingTwiceChangesNothing) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    for (const std::string& name : {utf8(c), "a" + utf8(c) + "\u0308b", " " + utf8(c) + " x"}) {
      const std::string once = normalize_name(name);
      ASSERT_EQ(normalize_name(once), once) << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(NormalizeName, AsciiTextIsNormalisedLikeAnyOtherText) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string name(random() % 12, ' ');
    for (char& c : name) c = static_cast<char>(random() % 128);
    const std::string other = normalize_name("\u0142" + name);  // takes the general way
    EXPECT_EQ(normalize_name("l" + name).substr(1), other.substr(std::string("\u0142").size()));
  }
}

TEST(ToLower, KnowsMoreThanAscii) {
  EXPECT_EQ(to_lower("The ABC"), "the abc");
  EXPECT_EQ(to_lower("\u00C9COLE \u0141\u00D3D\u0179"), "\u00E9cole \u0142\u00F3d\u017A");
  EXPECT_EQ(to_lower("I"), "i");  // whatever the locale of the user
}

TEST(CodePoints, AreReadAsTheyAreWritten) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, c);
    ASSERT_EQ(text, "x" + utf8(c));
    std::size_t offset = 1;
    ASSERT_EQ(take_code_point(text, offset), c);
    ASSERT_EQ(offset, text.size());
  }
}

TEST(CodePoints, HaveTheirProperties) {
  for (char32_t c :
       {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2009', U'\u202F', U'\u3000', U'\u2028'}) {
    EXPECT_TRUE(is_white_space(c));
    EXPECT_FALSE(is_invisible(c));
  }
  for (char32_t c : {U'\u200B', U'\u00AD', U'\u200D', U'\uFEFF', U'\u202E', U'\x01'})
    EXPECT_TRUE(is_invisible(c) && !is_white_space(c));
  EXPECT_TRUE(is_upper(U'\u00C9') && is_upper(U'\u01C5') && !is_upper(U'\u00E9'));
  EXPECT_TRUE(is_lower(U'\u00E9') && !is_lower(U'E') && !is_lower(U'7'));
  EXPECT_TRUE(is_alphanumeric(U'7') && is_alphanumeric(U'\u0142') && !is_alphanumeric(U'-'));
}

std::string words(std::string_view name) {
  std::string text;
  for (const std::string& word :
       split_words(is_valid_utf8(name) ? normalize_name(name) : std::string(name)))
    text += (text.empty() ? "" : "|") + word;
  return text;
}

TEST(SplitWords, WhatIsNoLetterOrDigitEndsAWord) {
  EXPECT_EQ(words("Keir Starmer"), "keir|starmer");
  EXPECT_EQ(words("  O'Neill-Smith (Jr.) "), "o|neill|smith|jr");
  EXPECT_EQ(words("AT&T 2.0"), "at|t|2|0");
  EXPECT_EQ(words("\u0141\u00F3d\u017A \u017Belazna"), "\u0142\u00F3d\u017A|\u017Celazna");
  EXPECT_EQ(words("..."), "");
  EXPECT_EQ(words(""), "");
}

TEST(SplitWords, MarksStayWithTheirLetters) {
  EXPECT_EQ(words("\u0928\u0930\u0947\u0928\u094D\u0926\u094D\u0930"),
            "\u0928\u0930\u0947\u0928\u094D\u0926\u094D\u0930");
}

TEST(SplitWords, EveryIdeographIsAWord) {
  EXPECT_EQ(words("\u4E60\u8FD1\u5E73"), "\u4E60|\u8FD1|\u5E73");
  EXPECT_EQ(words("CCTV\u4E2D\u592E"), "cctv|\u4E2D|\u592E");
}

TEST(SplitWords, IllFormedBytesAreNoLetters) {
  EXPECT_EQ(words("a\xFF"
                  "b\xC3"),
            "a|b");
}

TEST(CodePointIndex, CountsCodePointsBeforeEveryByte) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "a\u00E9\u20AC\U0001F600";
  for (std::size_t size : {text.size(), std::size_t{640}, std::size_t{0}}) {
    const std::string part = text.substr(0, size);
    const CodePointIndex index(part);
    std::uint32_t expected = 0;
    for (std::uint32_t i = 0; i <= part.size(); ++i) {
      ASSERT_EQ(index.at(i), expected) << i << " of " << part.size();
      if (i < part.size() && (static_cast<unsigned char>(part[i]) & 0xC0) != 0x80) ++expected;
    }
  }
}

TEST(CodePointIndexDeathTest, RefusesAnOffsetBehindTheText) {
  const CodePointIndex index("abc");
  EXPECT_DEATH(index.at(4), "does not hold");
}

}  // namespace
}  // namespace kg
