#include "export/days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DayOf, TakesTheDayOfADateOrTime) {
  EXPECT_EQ(day_of("2025-02-27"), "2025-02-27");
  EXPECT_EQ(day_of("2025-02-27T10:00:00Z"), "2025-02-27");
  EXPECT_EQ(day_of("2024-02-29"), "2024-02-29");
}

TEST(DayOf, IsEmptyWhereThereIsNoSuchDay) {
  for (const char* date : {"", "2025", "2025-02", "2025-02-30", "2025-13-01", "2025-00-10",
                           "27.2.2025", "2025-02-27x", "2025/02/27", "+025-01-01", "soon"})
    EXPECT_EQ(day_of(date), "") << date;
}

TEST(SpellsOf, JoinsDaysThatFollowEachOther) {
  EXPECT_THAT(spells_of({"2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31"}),
              ElementsAre(Spell{"2024-02-28", "2024-03-02"}, Spell{"2024-12-31", "2025-01-01"}));
  EXPECT_THAT(spells_of({}), IsEmpty());
}

}  // namespace
}  // namespace kg
