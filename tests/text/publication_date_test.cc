#include "extract/text/publication_date.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

std::string date(std::string_view text) { return parse_publication_date(text).value_or("none"); }

TEST(PublicationDate, ReadsIsoDatesAndTimes) {
  EXPECT_EQ(date("2025-02-27"), "2025-02-27");
  EXPECT_EQ(date(" 2025/02/27 "), "2025-02-27");
  EXPECT_EQ(date("2025-02-27T09:30:00Z"), "2025-02-27T09:30:00Z");
  EXPECT_EQ(date("2025-02-27T00:30:00.250+01:00"), "2025-02-26T23:30:00Z");
  EXPECT_EQ(date("2025-02-27 09:30:00-0500"), "2025-02-27T14:30:00Z");
  EXPECT_EQ(date("2025-02-27T09:30"), "2025-02-27");  // whose half past nine?
}

TEST(PublicationDate, ReadsEnglishDates) {
  EXPECT_EQ(date("27 February 2025"), "2025-02-27");
  EXPECT_EQ(date("February 27, 2025"), "2025-02-27");
  EXPECT_EQ(date("Feb. 3rd, 2025"), "2025-02-03");
  EXPECT_EQ(date("Thursday, 27 Sept 2018"), "2018-09-27");
  EXPECT_EQ(date("Thu, 27 Feb 2025 09:30:00 GMT"), "2025-02-27T09:30:00Z");
  EXPECT_EQ(date("27 May 2025 at 09:30"), "2025-05-27");
}

TEST(PublicationDate, RefusesDaysThatDoNotExistAndOtherText) {
  for (const char* text :
       {"", "2025-02-30", "2025-13-01", "02/03/2025", "yesterday", "27 Febtober 2025", "2025",
        "27 February", "2025-02-27 and more", "February 2025-02", "0099-01-01",
        "2025-02-27T25:00:00Z", "99999-02-03", "-025-01-01", "27 February -025"})
    EXPECT_EQ(date(text), "none") << text;
}

}  // namespace
}  // namespace kg
