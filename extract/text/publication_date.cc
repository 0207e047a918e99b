#include "extract/text/publication_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include "core/unicode.h"

namespace kg {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kLongMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.size() > 4 || error != std::errc() || end != text.data() + text.size() ||
      value < 0)
    return std::nullopt;
  return value;
}

// The words of a date: separated by spaces and commas, without the full stop of abbreviations.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (char c : to_lower(text) + " ") {
    if (c != ' ' && c != ',' && c != '\t') {
      word += c;
      continue;
    }
    while (word.ends_with('.')) word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  }
  return words;
}

std::optional<unsigned> month_of(std::string_view word) {
  for (unsigned i = 0; i < 12; ++i)
    if (word == kMonths[i] || word == kLongMonths[i] || (word == "sept" && i == 8)) return i + 1;
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  return std::any_of(kWeekdays.begin(), kWeekdays.end(), [&](std::string_view day) {
    return word == day || (word.size() >= 3 && word.size() <= 5 && day.starts_with(word));
  });
}

std::optional<chrono::sys_days> day(std::optional<int> y, std::optional<int> m,
                                    std::optional<int> d) {
  if (!y || !m || !d || *y < 1000) return std::nullopt;
  const chrono::year_month_day date{chrono::year(*y), chrono::month(static_cast<unsigned>(*m)),
                                    chrono::day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return chrono::sys_days(date);
}

// "2025-02-27", "2025/02/27".
std::optional<chrono::sys_days> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != text[7] || (text[4] != '-' && text[4] != '/'))
    return std::nullopt;
  return day(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

// "09:30", "09:30:15", "09:30:15.25".
std::optional<chrono::seconds> parse_clock(std::string_view text) {
  const auto point = text.find('.');
  if (point != std::string_view::npos && text.size() > point + 1 &&
      text.find_first_not_of("0123456789", point + 1) == std::string_view::npos)
    text = text.substr(0, point);
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
  const auto h = number(text.substr(0, 2)), m = number(text.substr(3, 2));
  const auto s = text.size() == 5 ? std::optional<int>(0) : number(text.substr(6));
  if (!h || !m || !s || (text.size() == 8 && text[5] != ':') || *h > 23 || *m > 59 || *s > 60)
    return std::nullopt;
  return chrono::hours(*h) + chrono::minutes(*m) + chrono::seconds(*s);
}

// "z", "utc", "gmt", "+01:00", "-0500": what is to be subtracted to get UTC.
std::optional<chrono::seconds> parse_zone(std::string_view text) {
  if (text == "z" || text == "utc" || text == "gmt") return chrono::seconds(0);
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto h = number(text.substr(1, 2)), m = number(text.substr(text.size() - 2));
  if (!h || !m || *h > 14 || *m > 59 || (text.size() == 6 && text[3] != ':') || text.size() > 6)
    return std::nullopt;
  const chrono::seconds offset = chrono::hours(*h) + chrono::minutes(*m);
  return text[0] == '-' ? -offset : offset;
}

struct Words {
  std::vector<std::string> words;
  std::size_t next = 0;

  std::string_view peek(std::size_t ahead = 0) const {
    return next + ahead < words.size() ? std::string_view(words[next + ahead]) : "";
  }
};

// "27 february 2025" or "february 27 2025".
std::optional<chrono::sys_days> parse_english_day(Words& in) {
  const bool day_first = month_of(in.peek(1)).has_value();
  const auto month = month_of(in.peek(day_first ? 1 : 0));
  std::string_view number_word = in.peek(day_first ? 0 : 1);
  for (std::string_view ending : {"st", "nd", "rd", "th"})
    if (number_word.ends_with(ending)) number_word.remove_suffix(2);
  if (!month || number_word.size() > 2 || in.peek(2).size() != 4) return std::nullopt;
  const auto found = day(number(in.peek(2)), static_cast<int>(*month), number(number_word));
  in.next += 3;
  return found;
}

std::string print(chrono::sys_days date) {
  const chrono::year_month_day d(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string print(chrono::sys_seconds time) {
  const auto date = chrono::floor<chrono::days>(time);
  const chrono::hh_mm_ss clock(time - date);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", print(date), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

// Splits "2025-02-27t09:30:00+01:00" into day, clock, zone.
std::vector<std::string> split_iso(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) {
    std::string rest = word;
    if (parts.empty() && rest.size() > 10 && rest[4] == '-' && rest[10] == 't') {
      parts.push_back(rest.substr(0, 10));
      rest = rest.substr(11);
    }
    const auto zone = rest.find(':') == 2 ? rest.find_first_of("z+-") : std::string::npos;
    if (zone != std::string::npos && zone > 0) {
      parts.push_back(rest.substr(0, zone));
      rest = rest.substr(zone);
    }
    parts.push_back(rest);
  }
  return parts;
}

}  // namespace

std::optional<std::string> parse_publication_date(std::string_view text) {
  Words in{split_iso(words_of(text))};
  if (is_weekday(in.peek())) ++in.next;
  std::optional<chrono::sys_days> date = parse_iso_day(in.peek());
  if (date)
    ++in.next;
  else
    date = parse_english_day(in);
  if (!date) return std::nullopt;
  if (in.peek() == "at") ++in.next;
  const auto clock = parse_clock(in.peek());
  if (clock) ++in.next;
  const auto zone = parse_zone(in.peek());
  if (zone) ++in.next;
  if (in.next != in.words.size()) return std::nullopt;
  if (!clock || !zone) return print(*date);
  return print(chrono::sys_seconds(*date + *clock - *zone));
}

}  // namespace kg
