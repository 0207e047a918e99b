#ifndef KG_EXPORT_DAYS_H_
#define KG_EXPORT_DAYS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg {

/// A stretch of days, as formats with time want it: the end is the day after the last one.
struct Spell {
  std::string start, end;  ///< YYYY-MM-DD

  bool operator==(const Spell&) const = default;
};

/// The day that an ISO 8601 date or time begins with ("2025-02-27T10:00:00Z"); empty if there is no
/// such day.
std::string day_of(std::string_view date);

/// The stretches that `days` (of day_of, ascending, each once) make, ascending.
std::vector<Spell> spells_of(const std::vector<std::string>& days);

}  // namespace kg

#endif  // KG_EXPORT_DAYS_H_
