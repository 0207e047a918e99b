#include "export/days.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>

namespace kg {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<unsigned> number_in(std::string_view text, std::size_t begin, std::size_t length) {
  unsigned value = 0;
  const char* const end = text.data() + begin + length;
  const auto read = std::from_chars(text.data() + begin, end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

std::optional<sys_days> parse_day(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  if (date.size() > 10 && date[10] != 'T' && date[10] != ' ') return std::nullopt;
  const auto year = number_in(date, 0, 4), month = number_in(date, 5, 2),
             day = number_in(date, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const year_month_day found{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                             std::chrono::day(*day)};
  if (!found.ok()) return std::nullopt;
  return sys_days(found);
}

std::string to_text(sys_days day) {
  const year_month_day parts(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

}  // namespace

std::string day_of(std::string_view date) {
  return parse_day(date) ? std::string(date.substr(0, 10)) : std::string();
}

std::vector<Spell> spells_of(const std::vector<std::string>& days) {
  std::vector<Spell> spells;
  for (const std::string& text : days) {
    const auto day = parse_day(text);
    if (!day) continue;
    const std::string next = to_text(*day + std::chrono::days(1));
    if (!spells.empty() && spells.back().end == text)
      spells.back().end = next;
    else
      spells.push_back({text, next});
  }
  return spells;
}

}  // namespace kg
