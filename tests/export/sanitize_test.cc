#include "export/sanitize.h"

#include <gtest/gtest.h>

#include "core/unicode.h"
#include "export/support_export.h"

namespace kg {
namespace {

TEST(SanitizeText, LeavesGoodTextAlone) {
  for (const char* text : {"", "plain", "two\nlines\tand tab", "“ł😀” שלום", "\u007f \ufffd"})
    EXPECT_EQ(sanitize_text(text), text);
}

TEST(SanitizeText, DropsCharactersThatXmlForbids) {
  EXPECT_EQ(sanitize_text("a\x01\x1f\x0b\x0c"
                          "b"),
            "ab");
  EXPECT_EQ(sanitize_text(std::string("a\0b", 3)), "ab");
  EXPECT_EQ(sanitize_text("a\xEF\xBF\xBE\xEF\xBF\xBF"
                          "b"),
            "ab");
  EXPECT_EQ(sanitize_text("a\xEF\xBF\xBD"
                          "b"),
            "a\xEF\xBF\xBD"
            "b")
      << "U+FFFD is allowed";
}

TEST(SanitizeText, MakesEveryLineEndANewline) {
  EXPECT_EQ(sanitize_text("a\r\nb\rc\n\r"), "a\nb\nc\n\n");
}

TEST(SanitizeText, IsStableAndValidForAnything) {
  for (const std::string& text : nasty_texts()) {
    const std::string clean = sanitize_text(text);
    EXPECT_TRUE(is_valid_utf8(clean)) << text;
    EXPECT_EQ(sanitize_text(clean), clean) << text;
  }
}

}  // namespace
}  // namespace kg
