#include "app/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <ctime>

#include "app/exit_code.h"

namespace kg {
namespace {

sigset_t interrupts() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

Interrupt::Interrupt(const Log& log) : log_(log) {
  const sigset_t signals = interrupts();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::jthread([this](const std::stop_token& ended) { wait(ended); });
}

Interrupt::~Interrupt() {
  thread_.request_stop();
  thread_.join();
  const sigset_t signals = interrupts();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupt::wait(const std::stop_token& ended) {
  const sigset_t signals = interrupts();
  const timespec moment{0, 50'000'000};  // looks for the end of the work 20 times a second
  while (!ended.stop_requested()) {
    if (sigtimedwait(&signals, nullptr, &moment) < 0) continue;
    if (source_.stop_requested()) ::_exit(kInterrupted);
    source_.request_stop();
    log_.info("stopping after the documents in work; press Ctrl-C again to stop at once");
  }
}

}  // namespace kg
