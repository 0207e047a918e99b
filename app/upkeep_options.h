#ifndef KG_APP_UPKEEP_OPTIONS_H_
#define KG_APP_UPKEEP_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <string>

#include "app/cli_options.h"
#include "app/json_text.h"
#include "app/session.h"
#include "core/result.h"

namespace kg {

/// What the commands that keep a database whole share: --db and --json.
struct UpkeepOptions {
  DatabaseOption database;
  bool json = false;

  void add_to(CLI::App& command);
  /// Prints an answer as JSON or text as the options say.
  void say(Session& session, const std::function<Json()>& as_json,
           const std::function<std::string()>& as_text) const;
};

/// kUsage for what the user asked for wrongly, else kBadStore; tells.
ExitCode fail_upkeep(const Session& session, const Error& error);

/// "1.2 MB"; decimal units.
std::string size_text(std::uint64_t bytes);

}  // namespace kg

#endif  // KG_APP_UPKEEP_OPTIONS_H_
