#include "storage/upkeep.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/check_store.h"
#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

// Finds files whose bytes are not those that were written.
class FileChecker {
 public:
  FileChecker(const Engine& engine, Progress& progress, CheckReport& report)
      : engine_(engine), progress_(progress), report_(report) {}

  Status check() {
    const std::vector<TableFile> tables = engine_.tables();
    report_.tables = tables.size();
    for (const TableFile& table : tables) report_.bytes += table.bytes;
    progress_.begin("checking files", report_.bytes);
    Status state;
    for (std::size_t i = 0; state && i < tables.size(); ++i) {
      state = check_table(tables[i]);
      progress_.advance(tables[i].bytes);
    }
    progress_.end();
    KG_TRY(state);
    KG_TRY(check_noted_files());
    return check_owner();
  }

 private:
  Status check_table(const TableFile& table) {
    const fs::path file = engine_.path() / table.name;
    const Result<std::string> sum = checksum_of_file(file, engine_.files());
    // A writer beside us removes tables that it has merged.
    if (!sum && sum.error().code == ErrorCode::NotFound && engine_.read_only()) return {};
    if (!sum) {
      report_.faults.push_back(fmt::format("the file '{}' (column {}) cannot be read: {}",
                                           file.string(), column_family(table.column).name,
                                           sum.error().message));
    } else if (!table.checksum.empty() && *sum != table.checksum) {
      report_.faults.push_back(
          fmt::format("the file '{}' (column {}) is not what was written: its checksum is wrong",
                      file.string(), column_family(table.column).name));
    }
    return {};
  }

  Status check_noted_files() {
    const auto highwater = read_highwater(engine_.path(), engine_.files());
    if (!highwater || !*highwater) return {};  // opening has told
    if ((*highwater)->mark_damaged)
      report_.faults.push_back(fmt::format("the file '{}' is damaged in its last 16 bytes",
                                           (engine_.path() / HighwaterKeeper::kFileName).string()));
    for (const Highwater::File& file : (*highwater)->files) {
      KG_ASSIGN(const bool whole, is_as_noted(engine_.path(), file, engine_.files()));
      if (!whole)
        report_.faults.push_back(fmt::format("the file '{}' is not what was written",
                                             (engine_.path() / file.name).string()));
    }
    return {};
  }

  Status check_owner() {
    const fs::path file = engine_.path() / OwnerLock::kFileName;
    const Result<std::string> text = read_whole(engine_.files(), file);
    if (text && !OwnerLock::is_sound(*text))
      report_.faults.push_back(fmt::format(
          "the file '{}' is damaged (no harm: the next writer makes it again)", file.string()));
    return {};
  }

  const Engine& engine_;
  Progress& progress_;
  CheckReport& report_;
};

std::uint64_t estimated_rows(const Engine& engine) {
  std::uint64_t rows = 0;
  for (const ColumnFamily& column : kColumnFamilies)
    if (column.column != Column::Default) rows += engine.estimated_rows(column.column);
  return rows;
}

Status check_rows(const Store& store, const Engine& engine, Progress& progress, std::size_t limit,
                  CheckReport& report) {
  Result<std::unique_ptr<StoreSnapshot>> snapshot = store.snapshot();
  if (!snapshot) {
    if (snapshot.error().code != ErrorCode::Corruption)
      return tl::unexpected<Error>(snapshot.error());
    report.faults.push_back(snapshot.error().message);
    return {};
  }
  report.counts = (*snapshot)->counts();
  progress.begin("checking rows", estimated_rows(engine));
  auto faults = check_store(**snapshot, limit + 1, &progress);
  progress.end();
  if (!faults) return tl::unexpected<Error>(std::move(faults).error());
  report.faults.insert(report.faults.end(), faults->begin(), faults->end());
  return {};
}

std::uint64_t bytes_of(const std::vector<TableFile>& tables) {
  std::uint64_t bytes = 0;
  for (const TableFile& table : tables) bytes += table.bytes;
  return bytes;
}

void add_files(const fs::path& folder, const std::vector<TableFile>& tables, StorageStats& stats) {
  std::error_code error;
  fs::directory_iterator entry(folder, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    std::error_code gone;  // a file that was removed meanwhile counts nothing
    const std::uintmax_t size = entry->file_size(gone);
    if (gone) continue;
    const std::string name = entry->path().filename().string();
    const auto table = std::ranges::find(tables, name, &TableFile::name);
    const bool is_log = entry->path().extension() == ".log";
    stats.files.push_back(
        {name, table == tables.end() ? "" : column_family(table->column).name, size});
    if (table == tables.end()) (is_log ? stats.log_bytes : stats.other_bytes) += size;
  }
  std::ranges::sort(stats.files, {}, &StorageStats::File::name);
}

}  // namespace

Result<CheckReport> check_database(const fs::path& path, Progress& progress, std::size_t limit,
                                   const DiskFiles& files) {
  KG_ASSIGN(const std::unique_ptr<Store> store,
            Store::open(path, {.read_only = true, .doubtful = true, .files = files}));
  CheckReport report;
  report.faults = store->doubts();
  const Engine& engine = StoreUpkeep::engine(*store);
  const auto highwater = read_highwater(path, files);
  report.lost = !report.faults.empty() && highwater.has_value();
  KG_TRY(FileChecker(engine, progress, report).check());
  KG_TRY(check_rows(*store, engine, progress, limit, report));
  report.more = report.faults.size() > limit;
  if (report.more) report.faults.resize(limit);
  return report;
}

Result<std::vector<RepairedColumn>> repair_database(const fs::path& path, Progress& progress,
                                                    const DiskFiles& files) {
  KG_ASSIGN(const std::unique_ptr<Store> store,
            Store::open(path, {.doubtful = true, .files = files}));
  Engine& engine = StoreUpkeep::engine(*store);
  progress.begin("repairing rows", 0);
  Result<std::vector<RepairedColumn>> repaired = repair_derived(engine, progress);
  progress.end();
  if (!repaired && repaired.error().code == ErrorCode::Corruption)
    return failure_in(
        "what the rest follows from is damaged, which cannot be repaired; restore "
        "the database from a backup (kg restore), or build it again from its "
        "documents",
        std::move(repaired).error());
  return repaired;
}

Result<CompactReport> compact_database(const fs::path& path, Progress& progress,
                                       const DiskFiles& files) {
  KG_ASSIGN(const std::unique_ptr<Store> store, Store::open(path, {.files = files}));
  Engine& engine = StoreUpkeep::engine(*store);
  CompactReport report{.bytes_before = bytes_of(engine.tables()), .bytes_after = 0};
  progress.begin("compacting columns", kColumnCount);
  Status state;
  for (const ColumnFamily& column : kColumnFamilies) {
    if (state) state = engine.compact(column.column);
    progress.advance(1);
  }
  progress.end();
  KG_TRY(state);
  report.bytes_after = bytes_of(engine.tables());
  return report;
}

Result<StorageStats> storage_stats(const fs::path& path, const DiskFiles& files) {
  KG_ASSIGN(const std::unique_ptr<Store> store,
            Store::open(path, {.read_only = true, .files = files}));
  KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store->snapshot());
  const std::vector<TableFile> tables = StoreUpkeep::engine(*store).tables();
  StorageStats stats;
  stats.counts = snapshot->counts();
  stats.table_bytes = bytes_of(tables);
  for (const ColumnFamily& column : kColumnFamilies) {
    StorageStats::ColumnBytes bytes{.name = column.name};
    for (const TableFile& table : tables) {
      if (table.column != column.column) continue;
      ++bytes.tables;
      bytes.rows += table.rows;
      bytes.bytes += table.bytes;
    }
    stats.columns.push_back(std::move(bytes));
  }
  add_files(path, tables, stats);
  return stats;
}

Status StoreUpkeep::set_format(Store& store, const StoreFormat& format) {
  Batch batch;
  batch.put(Column::Default, std::string(kFormatKey), encode_format(format));
  KG_TRY(store.engine_->write(batch, true));
  store.format_ = format;
  return {};
}

}  // namespace kg
