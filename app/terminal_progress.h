#ifndef KG_APP_TERMINAL_PROGRESS_H_
#define KG_APP_TERMINAL_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/progress.h"

namespace kg {

/// Whether stderr is a terminal that can rewrite its line (TERM is not "dumb").
bool stderr_is_terminal();

/// Draws progress on stderr: one line that is rewritten on a terminal, a plain line every few
/// seconds elsewhere; with rate and remaining time. Quick work draws nothing.
class TerminalProgress final : public Progress {
 public:
  explicit TerminalProgress(bool rewrite) : rewrite_(rewrite) {}

  void begin(std::string_view what, std::uint64_t total) override;
  void advance(std::uint64_t units) override;
  void end() override;

 private:
  using Clock = std::chrono::steady_clock;

  void draw(Clock::time_point now);

  bool rewrite_;
  bool drawn_ = false;
  std::uint64_t drawn_done_ = 0;  // what the last line said
  std::string what_;
  std::uint64_t total_ = 0, done_ = 0;
  Clock::time_point began_, last_;
};

/// "12 of 40 (3.1/s, 9 s left)": what is drawn, without the name of the work.
std::string progress_text(std::uint64_t done, std::uint64_t total, double seconds);

}  // namespace kg

#endif  // KG_APP_TERMINAL_PROGRESS_H_
