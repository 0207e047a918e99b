// kg backup, kg restore.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/upkeep_options.h"
#include "database/upkeep.h"

namespace kg {
namespace {

std::string time_text(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

std::string uuid_text(const StoreUuid& uuid) {
  std::string text;
  for (const std::uint8_t byte : uuid) text += fmt::format("{:02x}", byte);
  return text;
}

Json row_json(const BackupRow& row) {
  return {{"id", row.id},          {"made", time_text(row.made)},
          {"bytes", row.bytes},    {"documents", row.documents},
          {"links", row.edges},    {"database", uuid_text(row.uuid)},
          {"damaged", row.damaged}};
}

std::string row_text(const BackupRow& row) {
  if (row.damaged) return fmt::format("{:>4}  damaged\n", row.id);
  return fmt::format("{:>4}  {}  {:>9} documents  {:>9} links  {:>9}\n", row.id,
                     time_text(row.made), row.documents, row.edges, size_text(row.bytes));
}

struct BackupCommand {
  UpkeepOptions upkeep;
  std::string folder;
  bool list = false;
};

ExitCode list(Session& session, const BackupCommand& command) {
  const auto rows = list_backups(command.folder);
  if (!rows) return fail_upkeep(session, rows.error());
  command.upkeep.say(
      session,
      [&] {
        Json all = Json::array();
        for (const BackupRow& row : *rows) all.push_back(row_json(row));
        return all;
      },
      [&] {
        std::string text;
        for (const BackupRow& row : *rows) text += row_text(row);
        return text;
      });
  return kDone;
}

ExitCode backup(Session& session, const BackupCommand& command) {
  if (command.list) return list(session, command);
  const auto progress = session.make_progress();
  const auto row = backup_database(command.upkeep.database.path, command.folder, *progress);
  if (!row) return fail_upkeep(session, row.error());
  command.upkeep.say(
      session, [&] { return row_json(*row); },
      [&] {
        return fmt::format("backup {} in {}: {} documents, {} links, {}; verified\n", row->id,
                           command.folder, row->documents, row->edges, size_text(row->bytes));
      });
  return kDone;
}

struct RestoreCommand {
  UpkeepOptions upkeep;
  std::string folder;
  std::uint32_t id = 0;
};

ExitCode restore(Session& session, const RestoreCommand& command) {
  const auto progress = session.make_progress();
  const std::string& path = command.upkeep.database.path;
  const auto row = restore_database(command.folder, command.id, path, *progress);
  if (!row) return fail_upkeep(session, row.error());
  command.upkeep.say(
      session, [&] { return row_json(*row); },
      [&] {
        return fmt::format("{}: restored from backup {} of {}; {} documents, {} links\n", path,
                           row->id, time_text(row->made), row->documents, row->edges);
      });
  return kDone;
}

}  // namespace

void add_backup(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "backup", "Copy the database to another place, and verify the copy",
                  "  kg backup /mnt/disk/news --db news.kg\n"
                  "  kg backup --list /mnt/disk/news");
  auto options = std::make_shared<BackupCommand>();
  sub->add_option("TO", options->folder, "Folder of the backups; they share what is the same")
      ->required();
  sub->add_flag("--list", options->list, "Say which backups are there");
  options->upkeep.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return backup(session, *options); };
  });
}

void add_restore(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "restore", "Make a database from a backup",
                              "  kg restore /mnt/disk/news --db news.kg\n"
                              "  kg restore /mnt/disk/news 3 --db old.kg");
  auto options = std::make_shared<RestoreCommand>();
  sub->add_option("FROM", options->folder, "Folder of the backups")->required();
  sub->add_option("ID", options->id, "Which one; the newest if left out");
  options->upkeep.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return restore(session, *options); };
  });
}

}  // namespace kg
