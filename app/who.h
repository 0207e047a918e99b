#ifndef KG_APP_WHO_H_
#define KG_APP_WHO_H_

#include <cstdint>
#include <functional>

#include "app/cli_options.h"
#include "app/say.h"
#include "database/database.h"

namespace kg {

/// What the commands about who is who share: --db and --json.
struct WhoOptions {
  DatabaseOption database;
  bool json = false;

  void add_to(CLI::App& command);
};

/// Opens the database and lets `act` use it; tells why when it cannot be opened.
ExitCode with_database(Session& session, const WhoOptions& options, bool writing,
                       const std::function<ExitCode(Database&)>& act);
/// Prints an answer as JSON or text as the options say.
inline void say(Session& session, const WhoOptions& options, const std::function<Json()>& json,
                const std::function<std::string()>& text) {
  say(session, options.json, json, text);
}

/// The exit code for a name that is unknown or ambiguous, or a database that failed; tells.
ExitCode fail_who(const Session& session, const Error& error);
/// The clock.
std::int64_t seconds_since_1970();

}  // namespace kg

#endif  // KG_APP_WHO_H_
