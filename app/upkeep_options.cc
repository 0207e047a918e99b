#include "app/upkeep_options.h"

#include <fmt/format.h>

#include <array>

namespace kg {

void UpkeepOptions::add_to(CLI::App& command) {
  database.add_to(command);
  command.add_flag("--json", json, "Answer as JSON");
}

void UpkeepOptions::say(Session& session, const std::function<Json()>& as_json,
                        const std::function<std::string()>& as_text) const {
  session.output.write(json ? to_page(as_json()) + "\n" : as_text());
}

ExitCode fail_upkeep(const Session& session, const Error& error) {
  return session.fail(error, error.code == ErrorCode::InvalidInput ? kUsage : kBadStore);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits = {"bytes", "kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1000 && unit + 1 < kUnits.size(); ++unit) size /= 1000;
  return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", size, kUnits[unit]);
}

}  // namespace kg
