#include "core/date.h"

#include <charconv>
#include <chrono>

namespace kg {
namespace {

namespace chrono = std::chrono;

// Takes text from its front; what does not fit leaves it not ok.
class Taker {
 public:
  explicit Taker(std::string_view text) : rest_(text) {}

  // Exactly `digits` of them.
  unsigned number(std::size_t digits) {
    unsigned value = 0;
    const std::string_view text = rest_.substr(0, digits);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    ok_ = ok_ && text.size() == digits && error == std::errc() && end == text.data() + digits;
    rest_.remove_prefix(text.size());
    return value;
  }
  bool take(std::string_view one_of) {
    if (rest_.empty() || one_of.find(rest_.front()) == one_of.npos) return false;
    taken_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  void skip_digits() {
    while (take("0123456789")) {
    }
  }
  void require(bool expected) { ok_ = ok_ && expected; }
  char taken() const { return taken_; }
  bool ok() const { return ok_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char taken_ = 0;
  bool ok_ = true;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::optional<TimeSpan> span(chrono::sys_days begin, chrono::sys_days end) {
  return TimeSpan{.begin = chrono::sys_seconds(begin).time_since_epoch().count(),
                  .duration = static_cast<std::uint64_t>(chrono::seconds(end - begin).count())};
}

// "09:30", "09:30:15.5": seconds since midnight.
chrono::seconds take_clock(Taker& in) {
  const unsigned hours = in.number(2);
  in.require(in.take(":"));
  const unsigned minutes = in.number(2);
  unsigned seconds = 0;
  if (in.take(":")) {
    seconds = in.number(2);
    if (in.take(".,")) in.skip_digits();
  }
  in.require(hours < 24 && minutes < 60 && seconds <= 60);  // 60: leap seconds
  return chrono::hours(hours) + chrono::minutes(minutes) + chrono::seconds(seconds);
}

// "Z", "+01:00", "-0500", "+01": what is to be subtracted for UTC. Nothing if there is none.
std::optional<chrono::seconds> take_zone(Taker& in) {
  if (in.take("Zz")) return chrono::seconds(0);
  if (!in.take("+-")) return std::nullopt;
  const bool west = in.taken() == '-';
  const unsigned hours = in.number(2);
  const unsigned minutes = in.take(":") || !in.done() ? in.number(2) : 0;
  in.require(hours < 24 && minutes < 60);
  const chrono::seconds offset = chrono::hours(hours) + chrono::minutes(minutes);
  return west ? -offset : offset;
}

std::optional<TimeSpan> take_time(Taker& in, chrono::sys_days day) {
  const chrono::seconds clock = take_clock(in);
  const std::optional<chrono::seconds> zone = take_zone(in);
  if (!in.ok() || !in.done()) return std::nullopt;
  if (!zone) return span(day, day + chrono::days(1));
  return TimeSpan{.begin = (chrono::sys_seconds(day) + clock - *zone).time_since_epoch().count()};
}

}  // namespace

std::optional<TimeSpan> parse_iso_date(std::string_view text) {
  Taker in(trimmed(text));
  const chrono::year year(static_cast<int>(in.number(4)));
  if (!in.ok() || static_cast<int>(year) == 0) return std::nullopt;
  if (in.done())
    return span(year / chrono::January / 1, (year + chrono::years(1)) / chrono::January / 1);
  in.require(in.take("-"));
  const chrono::year_month month = year / chrono::month(in.number(2));
  if (!in.ok() || !month.ok()) return std::nullopt;
  if (in.done()) return span(month / 1, (month + chrono::months(1)) / 1);
  in.require(in.take("-"));
  const chrono::year_month_day date = month / chrono::day(in.number(2));
  if (!in.ok() || !date.ok()) return std::nullopt;
  const chrono::sys_days day(date);
  if (in.done()) return span(day, day + chrono::days(1));
  if (!in.take("Tt ")) return std::nullopt;
  return take_time(in, day);
}

}  // namespace kg
