#include "extract/text/header_block.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

// The rest of the text behind the header; "no header" when there is none.
std::string rest(const std::string& text) {
  const auto header = find_header_block(text);
  return header ? text.substr(header->size) : "no header";
}

TEST(HeaderBlock, ReadsKnownKeysInAnyCase) {
  const auto header = find_header_block(
      "TITLE: Ferry plan: the costs\nsource:https://example.org/a\nPublished: Feb. 27, 2025\n"
      "Publisher: Ellery Post\nAuthor: A. Writer\n\nThe board met.\n");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->metadata.title, "Ferry plan: the costs");
  EXPECT_EQ(header->metadata.source, "https://example.org/a");
  EXPECT_EQ(header->metadata.date, "2025-02-27");
  EXPECT_EQ(header->metadata.publisher, "Ellery Post");
  EXPECT_TRUE(header->diagnostics.empty());
}

TEST(HeaderBlock, ASourceThatIsNoAddressIsThePublisher) {
  const auto header = find_header_block("Source: Ellery Post\nTitle: A\n\nThe board met.");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->metadata.source, "");
  EXPECT_EQ(header->metadata.publisher, "Ellery Post");
}

TEST(HeaderBlock, EndsAtTheFirstBlankLine) {
  EXPECT_EQ(rest("Title: A\nDate: 2025-02-27\n \nThe board met."), "The board met.");
  EXPECT_EQ(rest("\n\nTitle: A\n\nThe board met."), "The board met.");
  EXPECT_EQ(rest("Title: A\n\nDate: 2025-02-27\n\n"), "Date: 2025-02-27\n\n");
}

TEST(HeaderBlock, NeverTakesProse) {
  for (const char* text : {
           "Warning: the dock is closed.\n\nThe board met.",
           "Source: officials say that the plan is off.\n\nThe board met.",
           "Date: the fruit of the desert\n\nThey are sweet.",
           "Title: A\nThe board met.\n\nIt rained.",
           "Title: A\nDate: 2025-02-27",
           "Title:\n\nThe board met.",
           "The board met.\n\nTitle: A\n\nIt rained.",
           "Title: A\nMood: good\n\nThe board met.",
           ": nothing\n\nThe board met.",
           "",
           "\n",
       })
    EXPECT_EQ(rest(text), "no header") << text;
}

TEST(HeaderBlock, ReportsADateThatIsNone) {
  const auto header = find_header_block("Title: A\nDate: yesterday\n\nThe board met.");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->metadata.date, "");
  ASSERT_EQ(header->diagnostics.size(), 1u);
  EXPECT_NE(header->diagnostics[0].message.find("yesterday"), std::string::npos);
}

TEST(HeaderBlock, ReadsFrontMatterWithKeysOfItsOwn) {
  const auto header = find_header_block(
      "---\ntitle: \"Ferry plan\"\nlayout: post\n\ndate: 2025-02-27\n---\nThe board met.");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->metadata.title, "Ferry plan");
  EXPECT_EQ(header->metadata.date, "2025-02-27");
  EXPECT_EQ(rest("---\ntitle: A\nThe board met."), "no header");  // the fence never closes
}

}  // namespace
}  // namespace kg
