#ifndef KG_CORE_DATE_H_
#define KG_CORE_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace kg {

/// A stretch of time.
struct TimeSpan {
  std::int64_t begin = 0;      ///< seconds since 1970 UTC
  std::uint64_t duration = 0;  ///< seconds

  bool operator==(const TimeSpan&) const = default;
};

/// What an ISO 8601 date stands for, in UTC: "2025" the year, "2025-02" the month, "2025-02-27" the
/// day, "2025-02-27T09:30Z" and "2025-02-27 09:30:15.5+01:00" the second (fractions are dropped).
/// A time without a zone counts as its day, since it may be anywhere in it. Nothing for other text
/// and for days that do not exist. White space around it does not matter.
std::optional<TimeSpan> parse_iso_date(std::string_view text);

}  // namespace kg

#endif  // KG_CORE_DATE_H_
