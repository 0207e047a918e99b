#include "core/date.h"

#include <gtest/gtest.h>

#include <string>

namespace kg::testing {
namespace {

constexpr std::uint64_t kDay = 86'400;

TEST(IsoDate, StandsForItsYearMonthDayOrSecond) {
  EXPECT_EQ(parse_iso_date("1970"), (TimeSpan{0, 365 * kDay}));
  EXPECT_EQ(parse_iso_date("2024"), (TimeSpan{1'704'067'200, 366 * kDay}));
  EXPECT_EQ(parse_iso_date("2024-02"), (TimeSpan{1'706'745'600, 29 * kDay}));
  EXPECT_EQ(parse_iso_date("2024-12"), (TimeSpan{1'733'011'200, 31 * kDay}));
  EXPECT_EQ(parse_iso_date("2025-02-27"), (TimeSpan{1'740'614'400, kDay}));
  EXPECT_EQ(parse_iso_date("1969-12-31"), (TimeSpan{-86'400, kDay}));
  EXPECT_EQ(parse_iso_date("0001-01-01"), (TimeSpan{-62'135'596'800, kDay}));
  EXPECT_EQ(parse_iso_date(" 2025-02-27\r\n"), parse_iso_date("2025-02-27"));
}

TEST(IsoDate, ReadsTimesWithTheirZones) {
  const TimeSpan half_past_nine{1'740'648'600, 0};
  for (const char* text : {"2025-02-27T09:30:00Z", "2025-02-27T09:30Z", "2025-02-27 09:30:00.75Z",
                           "2025-02-27t10:30:00+01:00", "2025-02-27T10:30+01",
                           "2025-02-27T04:30:00-0500", "2025-02-28T00:00:00+14:30"})
    EXPECT_EQ(parse_iso_date(text), half_past_nine) << text;
}

TEST(IsoDate, ATimeWithoutAZoneIsSomewhereInItsDay) {
  EXPECT_EQ(parse_iso_date("2025-02-27T09:30:00"), parse_iso_date("2025-02-27"));
}

TEST(IsoDate, RefusesWhatIsNone) {
  for (const char* text : {"",
                           " ",
                           "0000",
                           "25",
                           "20255",
                           "2025-",
                           "2025-2",
                           "2025-13",
                           "2025-00",
                           "2025-02-30",
                           "2025-02-27T",
                           "2025-02-27T9:30Z",
                           "2025-02-27T24:00Z",
                           "2025-02-27T09:60Z",
                           "2025-02-27T09:30Zx",
                           "2025-02-27T09:30+1",
                           "2025-02-27T09:30+01:",
                           "2025-02-27x",
                           "2025/02/27",
                           "27 February 2025",
                           "-2025",
                           "+025",
                           "2025-+2",
                           "today"})
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
}

TEST(IsoDate, SurvivesEveryCutAndEveryChangedByte) {
  const std::string whole = "2025-02-27T09:30:15.25+01:00";
  for (std::size_t size = 0; size <= whole.size(); ++size)
    (void)parse_iso_date(whole.substr(0, size));
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = whole;
      text[i] = static_cast<char>(byte);
      (void)parse_iso_date(text);
    }
  EXPECT_EQ(parse_iso_date(whole)->begin, 1'740'645'015);
}

}  // namespace
}  // namespace kg::testing
