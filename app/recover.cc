// kg recover, kg migrate.
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/upkeep_options.h"
#include "database/upkeep.h"

namespace kg {
namespace {

struct RecoverCommand {
  UpkeepOptions upkeep;
  std::string to;
  bool point_in_time = false;
};

Json report_json(const RecoverReport& report) {
  return {{"documents", report.documents}, {"links", report.edges}, {"sequence", report.sequence},
          {"synced", report.synced},       {"lost", report.lost()}, {"faults", report.faults}};
}

std::string report_text(const RecoverReport& report, const RecoverCommand& command) {
  std::string text =
      fmt::format("{}: {} documents, {} links\n", command.to, report.documents, report.edges);
  if (report.lost())
    text += fmt::format(
        "changes {} to {} are lost; read your documents again with: kg build --db {} (known ones "
        "are skipped)\n",
        report.sequence + 1, report.synced, command.to);
  else if (report.synced == 0)
    text += "how much is lost is not known: the database has no sound file HIGHWATER\n";
  else
    text += "nothing that had been written to the disk is lost\n";
  for (const std::string& fault : report.faults) text += fault + "\n";
  return text;
}

ExitCode recover(Session& session, const RecoverCommand& command) {
  if (!command.point_in_time) {
    session.log.error("say what may be lost: --point-in-time keeps everything before the damage");
    return kUsage;
  }
  const auto progress = session.make_progress();
  const auto report = recover_database(command.upkeep.database.path, command.to, *progress);
  if (!report) return fail_upkeep(session, report.error());
  command.upkeep.say(
      session, [&] { return report_json(*report); }, [&] { return report_text(*report, command); });
  return report->faults.empty() ? kDone : kBadStore;
}

ExitCode migrate(Session& session, const UpkeepOptions& options) {
  const auto progress = session.make_progress();
  const auto report = migrate_database(options.database.path, *progress);
  if (!report) return fail_upkeep(session, report.error());
  const auto version = [](FormatVersion one) { return fmt::format("{}.{}", one.major, one.minor); };
  options.say(
      session,
      [&] {
        return Json{
            {"from", version(report->from)}, {"to", version(report->to)}, {"steps", report->steps}};
      },
      [&] {
        if (report->steps.empty())
          return fmt::format("{}: has format {}; there is nothing to do\n", options.database.path,
                             version(report->to));
        return fmt::format("{}: brought from format {} to {}\n", options.database.path,
                           version(report->from), version(report->to));
      });
  return kDone;
}

}  // namespace

void add_recover(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "recover", "Save what is left of a damaged database",
                              "  kg recover --point-in-time --db news.kg -o saved.kg");
  auto options = std::make_shared<RecoverCommand>();
  sub->add_flag("--point-in-time", options->point_in_time,
                "Keep all changes before the damage, drop those behind it");
  sub->add_option("-o,--output", options->to,
                  "Folder of the new database; the old one stays as it is")
      ->required()
      ->type_name("DIR");
  options->upkeep.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return recover(session, *options); };
  });
}

void add_migrate(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "migrate", "Bring a database of an older format up to date",
                              "  kg migrate --db news.kg");
  auto options = std::make_shared<UpkeepOptions>();
  options->add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return migrate(session, *options); };
  });
}

}  // namespace kg
