#ifndef KG_APP_SESSION_H_
#define KG_APP_SESSION_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/exit_code.h"
#include "app/log.h"
#include "app/output.h"
#include "core/progress.h"
#include "core/result.h"

namespace kg {

/// What every command has: where it prints, and how loud.
struct Session {
  Log log;
  Output output;
  bool quiet = false;
  std::filesystem::path program;  ///< of this process, for finding what is installed beside it

  /// Draws on a terminal; says nothing when quiet.
  std::unique_ptr<Progress> make_progress() const;
  /// Prints an error and gives `code`.
  ExitCode fail(const Error& error, ExitCode code) const;
  /// Ends standard output: `code`, or kBadFile when it could not be written.
  ExitCode finish(ExitCode code);
};

/// What a parsed command line asks to be done.
using Command = std::function<ExitCode(Session&)>;

}  // namespace kg

#endif  // KG_APP_SESSION_H_
