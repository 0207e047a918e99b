#include "app/session.h"

#include "app/terminal_progress.h"

namespace kg {

std::unique_ptr<Progress> Session::make_progress() const {
  if (quiet) return std::make_unique<NullProgress>();
  return std::make_unique<TerminalProgress>(stderr_is_terminal());
}

ExitCode Session::fail(const Error& error, ExitCode code) const {
  log.error(error.message);
  return error.code == ErrorCode::Cancelled ? kInterrupted : code;
}

ExitCode Session::finish(ExitCode code) {
  const Status written = output.finish();
  return written ? code : fail(written.error(), kBadFile);
}

}  // namespace kg
