#include "app/terminal_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace kg {
namespace {

using std::chrono::duration;
using std::chrono::milliseconds;

constexpr milliseconds kRewriteEvery{100};
constexpr milliseconds kPrintEvery{5000};

}  // namespace

bool stderr_is_terminal() {
  const char* term = std::getenv("TERM");
  return ::isatty(2) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

std::string progress_text(std::uint64_t done, std::uint64_t total, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string text = total > 0 ? fmt::format("{} of {}", done, total) : fmt::to_string(done);
  if (done == 0 || rate <= 0) return text;
  text += fmt::format(" ({:.{}f}/s", rate, rate < 10 ? 1 : 0);
  if (total > done)
    text += fmt::format(", {:.0f} s left", static_cast<double>(total - done) / rate);
  return text + ")";
}

void TerminalProgress::begin(std::string_view what, std::uint64_t total) {
  what_ = what;
  total_ = total;
  done_ = 0;
  drawn_ = false;
  began_ = last_ = Clock::now();
}

void TerminalProgress::advance(std::uint64_t units) {
  done_ += units;
  const auto now = Clock::now();
  if (now - last_ < (rewrite_ ? kRewriteEvery : kPrintEvery)) return;
  last_ = now;
  draw(now);
}

void TerminalProgress::end() {
  if (!drawn_) return;
  if (rewrite_)
    std::fputs("\r\x1b[K", stderr);
  else if (drawn_done_ != done_)
    draw(Clock::now());
  drawn_ = false;
}

void TerminalProgress::draw(Clock::time_point now) {
  const std::string line = fmt::format(
      "{}: {}", what_, progress_text(done_, total_, duration<double>(now - began_).count()));
  const std::string bytes = rewrite_ ? "\r\x1b[K" + line : "kg: " + line + "\n";
  std::fwrite(bytes.data(), 1, bytes.size(), stderr);
  std::fflush(stderr);
  drawn_ = true;
  drawn_done_ = done_;
}

}  // namespace kg
