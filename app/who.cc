#include "app/who.h"

#include <chrono>

namespace kg {

void WhoOptions::add_to(CLI::App& command) {
  database.add_to(command);
  command.add_flag("--json", json, "Answer as JSON");
}

ExitCode with_database(Session& session, const WhoOptions& options, bool writing,
                       const std::function<ExitCode(Database&)>& act) {
  auto database = Database::open(options.database.path, {.read_only = !writing});
  if (!database) return session.fail(database.error(), kBadStore);
  return act(**database);
}

ExitCode fail_who(const Session& session, const Error& error) {
  switch (error.code) {
    case ErrorCode::NotFound:
      return session.fail(error, kNothingFound);
    case ErrorCode::InvalidInput:
      return session.fail(error, kUsage);
    default:
      return session.fail(error, kBadStore);
  }
}

std::int64_t seconds_since_1970() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace kg
