#ifndef KG_APP_INTERRUPT_H_
#define KG_APP_INTERRUPT_H_

#include <stop_token>
#include <thread>

#include "app/log.h"

namespace kg {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask for a stop instead of ending the program, so
/// that what was begun is finished; a second one ends the program at once. Make it before any
/// thread that is to be spared the signals.
class Interrupt {
 public:
  explicit Interrupt(const Log& log);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  void wait(const std::stop_token& ended);

  const Log& log_;
  std::stop_source source_;
  std::jthread thread_;
};

}  // namespace kg

#endif  // KG_APP_INTERRUPT_H_
