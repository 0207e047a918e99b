// kg check: is the database what was written, and does it hang together?
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/upkeep_options.h"
#include "database/upkeep.h"

namespace kg {
namespace {

struct CheckCommand {
  UpkeepOptions upkeep;
  bool repair = false;
};

Json report_json(const CheckReport& report, const std::vector<RepairedColumn>& repaired) {
  Json columns = Json::array();
  for (const RepairedColumn& one : repaired)
    columns.push_back({{"column", one.column},
                       {"added", one.added},
                       {"removed", one.removed},
                       {"rebuilt", one.rebuilt}});
  return {{"sound", report.faults.empty()},
          {"faults", report.faults},
          {"more", report.more},
          {"documents", report.counts.documents},
          {"entities", report.counts.entities},
          {"links", report.counts.edges},
          {"tables", report.tables},
          {"bytes", report.bytes},
          {"repaired", columns}};
}

std::string report_text(const CheckReport& report, const std::string& path) {
  if (report.faults.empty())
    return fmt::format("{}: sound; {} documents, {} entities, {} links; {} tables of {}\n", path,
                       report.counts.documents, report.counts.entities, report.counts.edges,
                       report.tables, size_text(report.bytes));
  std::string text;
  for (const std::string& fault : report.faults) text += fault + "\n";
  return report.more ? text + "and more\n" : text;
}

void tell_repairs(const Session& session, const std::vector<RepairedColumn>& repaired) {
  for (const RepairedColumn& one : repaired)
    session.log.info(one.column == "counters"
                         ? std::string("repaired the counters")
                         : fmt::format("repaired the column {}: {}{} rows added, {} removed",
                                       one.column, one.rebuilt ? "made anew, " : "", one.added,
                                       one.removed));
}

std::string advice(const CheckReport& report, const CheckCommand& command) {
  const std::string& path = command.upkeep.database.path;
  if (report.lost || command.repair)
    return fmt::format(
        "{}: damaged beyond repair; restore it from a backup (kg restore), or build "
        "it again from its documents",
        path);
  return fmt::format(
      "{}: damaged; what follows from the rest can be made again with: kg check "
      "--repair --db {}",
      path, path);
}

ExitCode check(Session& session, const CheckCommand& command) {
  const std::string& path = command.upkeep.database.path;
  const auto progress = session.make_progress();
  Result<CheckReport> report = check_database(path, *progress);
  if (!report) return fail_upkeep(session, report.error());
  std::vector<RepairedColumn> repaired;
  if (command.repair && !report->faults.empty() && !report->lost) {
    for (const std::string& fault : report->faults) session.log.info(fault);
    auto done = repair_database(path, *progress);
    if (!done) return fail_upkeep(session, done.error());
    repaired = std::move(*done);
    tell_repairs(session, repaired);
    report = check_database(path, *progress);
    if (!report) return fail_upkeep(session, report.error());
  }
  command.upkeep.say(
      session, [&] { return report_json(*report, repaired); },
      [&] { return report_text(*report, path); });
  if (report->faults.empty()) return kDone;
  session.log.error(advice(*report, command));
  return kBadStore;
}

}  // namespace

void add_check(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "check", "Prove that the database is whole",
                              "  kg check --db news.kg\n"
                              "  kg check --db news.kg --repair");
  auto options = std::make_shared<CheckCommand>();
  options->upkeep.add_to(*sub);
  sub->add_flag("--repair", options->repair,
                "Make again what follows from the rest: reverse links, look-up rows, counters");
  sub->callback([options, &command] {
    command = [options](Session& session) { return check(session, *options); };
  });
}

}  // namespace kg
