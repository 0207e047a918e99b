// kg compact.
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/upkeep_options.h"
#include "database/upkeep.h"

namespace kg {
namespace {

ExitCode compact(Session& session, const UpkeepOptions& options) {
  const auto progress = session.make_progress();
  const auto report = compact_database(options.database.path, *progress);
  if (!report) return fail_upkeep(session, report.error());
  options.say(
      session,
      [&] {
        return Json{{"bytes_before", report->bytes_before}, {"bytes_after", report->bytes_after}};
      },
      [&] {
        return fmt::format("{}: {} in tables, {} before\n", options.database.path,
                           size_text(report->bytes_after), size_text(report->bytes_before));
      });
  return kDone;
}

}  // namespace

void add_compact(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "compact", "Pack the database's files", "  kg compact --db news.kg");
  auto options = std::make_shared<UpkeepOptions>();
  options->add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return compact(session, *options); };
  });
}

}  // namespace kg
