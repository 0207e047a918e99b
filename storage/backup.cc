#include "storage/backup.h"

#include <fmt/format.h>
#include <rocksdb/db.h>

#include <algorithm>

#include "storage/backup_engine.h"
#include "storage/check_store.h"
#include "storage/folder.h"
#include "storage/image.h"
#include "storage/key_codec.h"
#include "storage/store.h"
#include "storage/upkeep.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

// Without the slash at the end that a shell puts there.
fs::path clean(const fs::path& path) {
  const fs::path absolute = fs::absolute(path).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

Status must_be_free(const fs::path& path) {
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  if (state == FolderState::Absent || state == FolderState::Empty) return {};
  return failure(ErrorCode::InvalidInput,
                 fmt::format("'{}' exists; it was left as it is; name a folder that is not there",
                             path.string()));
}

Status make_folder_above(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (!error) return {};
  return failure(ErrorCode::Io, fmt::format("cannot make the folder '{}': {}",
                                            path.parent_path().string(), error.message()));
}

Status accept_target(const fs::path& to) {
  KG_ASSIGN(const FolderState state, inspect_folder(to));
  if (state == FolderState::Absent || state == FolderState::Empty || holds_backups(to)) return {};
  return failure(ErrorCode::Unsupported,
                 fmt::format("'{}' holds other things than backups; it was left as it is; name a "
                             "folder for backups alone",
                             to.string()));
}

Status accept_owner(const fs::path& to, const std::vector<BackupRow>& rows, const StoreUuid& uuid) {
  const bool foreign = std::ranges::any_of(
      rows, [&](const BackupRow& row) { return !row.damaged && row.uuid != uuid; });
  if (!foreign) return {};
  return failure(
      ErrorCode::Unsupported,
      fmt::format("'{}' holds backups of another database; name another folder", to.string()));
}

// Beside the database, so that tables can be linked; in the folder of backups where that fails.
Result<ScratchFolder> make_scratch(const fs::path& path, const fs::path& to) {
  const fs::path beside = path.parent_path() / fmt::format(".{}.copy-", path.filename().string());
  if (Result<ScratchFolder> made = ScratchFolder::make(beside)) return made;
  std::error_code ignored;
  fs::create_directories(to, ignored);
  return ScratchFolder::make(to / ".copy-");
}

Result<BackupRow> describe(const Rocks& rocks, const fs::path& path) {
  BackupRow row;
  std::string format, counts;
  rocksdb::ColumnFamilyHandle* column = rocks.handle(Column::Default);
  rocksdb::Status status = rocks.db->Get({}, column, "F", &format);
  if (status.ok()) status = rocks.db->Get({}, column, "S", &counts);
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "reading", status));
  KG_ASSIGN(const StoreFormat card, decode_format(format));
  KG_ASSIGN(const CountsValue counted, decode_counts(counts));
  row.uuid = card.uuid;
  row.documents = counted.counts.documents;
  row.edges = counted.counts.edges;
  row.sequence = rocks.db->GetLatestSequenceNumber();
  return row;
}

Result<BackupRow> add_and_verify(BackupFolder& backups, Rocks& copy, BackupRow row,
                                 Progress& progress) {
  progress.begin("copying", 0);
  const Result<std::uint32_t> id = backups.add(copy, row, [&] { progress.advance(4 << 20); });
  progress.end();
  if (!id) return tl::unexpected<Error>(id.error());
  row.id = *id;
  progress.begin("verifying", 0);
  Status whole = backups.verify(row);
  progress.end();
  if (!whole) {
    (void)backups.remove(row.id);  // what went wrong first is what is told
    return tl::unexpected<Error>(std::move(whole).error());
  }
  const std::vector<BackupRow> rows = backups.rows();
  const auto made = std::ranges::find(rows, row.id, &BackupRow::id);
  return made == rows.end() ? row : *made;
}

Result<BackupRow> choose(const BackupFolder& backups, const fs::path& folder, std::uint32_t id) {
  const std::vector<BackupRow> rows = backups.rows();
  if (rows.empty())
    return failure(ErrorCode::NotFound,
                   fmt::format("there are no backups in '{}'", folder.string()));
  const auto row = id == 0 ? rows.end() - 1 : std::ranges::find(rows, id, &BackupRow::id);
  if (row == rows.end())
    return failure(ErrorCode::NotFound,
                   fmt::format("there is no backup {} in '{}'; see: kg backup --list {}", id,
                               folder.string(), folder.string()));
  if (row->damaged)
    return failure(
        ErrorCode::Corruption,
        fmt::format("backup {} in '{}' is damaged; choose another one", row->id, folder.string()));
  return *row;
}

Status need_backups(const fs::path& folder) {
  if (holds_backups(folder)) return {};
  return failure(ErrorCode::NotFound, fmt::format("there are no backups in '{}'; make one with: kg "
                                                  "backup {} --db DATABASE",
                                                  folder.string(), folder.string()));
}

// What was restored is what had been backed up.
Status prove(const fs::path& path, const BackupRow& row, const DiskFiles& files) {
  KG_ASSIGN(const std::unique_ptr<Store> store, Store::open(path, {.files = files}));
  Engine& engine = StoreUpkeep::engine(*store);
  KG_TRY(engine.verify_blocks());
  KG_ASSIGN(const auto snapshot, store->snapshot());
  if (store->format().uuid == row.uuid && engine.sequence() >= row.sequence &&
      snapshot->counts().documents == row.documents && snapshot->counts().edges == row.edges)
    return {};
  return failure(
      ErrorCode::Corruption,
      fmt::format("backup {} does not hold what is noted with it; choose another one", row.id));
}

}  // namespace

Result<BackupRow> backup_database(const fs::path& database, const fs::path& folder,
                                  Progress& progress, const DiskFiles& files) {
  const fs::path path = clean(database), to = clean(folder);
  // Everything that speaks against this database is told before anything is copied.
  KG_ASSIGN(std::unique_ptr<Store> store, Store::open(path, {.read_only = true, .files = files}));
  const StoreUuid uuid = store->format().uuid;
  store.reset();
  KG_TRY(accept_target(to));
  KG_TRY(make_folder_above(to));
  KG_ASSIGN(const ScratchFolder scratch, make_scratch(path, to));
  KG_TRY(copy_image(path, scratch.path(), Copying::Link, files));
  KG_ASSIGN(const std::unique_ptr<Rocks> copy, open_image(scratch.path(), files));
  KG_ASSIGN(BackupRow row, describe(*copy, path));
  KG_ASSIGN(const std::unique_ptr<BackupFolder> backups, BackupFolder::open(to, files));
  KG_TRY(accept_owner(to, backups->rows(), uuid));
  return add_and_verify(*backups, *copy, std::move(row), progress);
}

Result<std::vector<BackupRow>> list_backups(const fs::path& folder) {
  KG_TRY(need_backups(folder));
  KG_ASSIGN(const std::unique_ptr<BackupFolder> backups, BackupFolder::open(folder, nullptr));
  return backups->rows();
}

Result<BackupRow> restore_database(const fs::path& folder, std::uint32_t id,
                                   const fs::path& database, Progress& progress,
                                   const DiskFiles& files) {
  const fs::path path = clean(database);
  KG_TRY(need_backups(folder));
  KG_TRY(must_be_free(path));
  KG_ASSIGN(const std::unique_ptr<BackupFolder> backups, BackupFolder::open(folder, files));
  KG_ASSIGN(BackupRow row, choose(*backups, folder, id));
  KG_TRY(make_folder_above(path));
  KG_ASSIGN(ScratchFolder scratch,
            ScratchFolder::make(path.parent_path() /
                                fmt::format(".{}.restore-", path.filename().string())));
  progress.begin("restoring", 0);
  Status done = backups->restore(row.id, scratch.path());
  if (done) done = prove(scratch.path(), row, files);
  progress.end();
  KG_TRY(done);
  KG_TRY(scratch.keep_as(path, files));
  return row;
}

Result<RecoverReport> recover_database(const fs::path& database, const fs::path& target,
                                       Progress& progress, const DiskFiles& files) {
  const fs::path path = clean(database), to = clean(target);
  KG_TRY(must_be_free(to));
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  if (state != FolderState::Database)
    return failure(ErrorCode::NotFound,
                   fmt::format("there is no database in '{}' that could be recovered; restore it "
                               "from a backup (kg restore)",
                               path.string()));
  const auto highwater = read_highwater(path, files);
  KG_TRY(make_folder_above(to));
  KG_ASSIGN(
      ScratchFolder scratch,
      ScratchFolder::make(to.parent_path() / fmt::format(".{}.recover-", to.filename().string())));
  progress.begin("copying", 0);
  const Status copied = copy_image(path, scratch.path(), Copying::Whole, files);
  progress.end();
  KG_TRY(copied);
  KG_ASSIGN(std::unique_ptr<Rocks> copy,
            open_for_writing(scratch.path(), files, LogDamage::DropRest));
  RecoverReport report;
  report.sequence = copy->db->GetLatestSequenceNumber();
  if (highwater && *highwater) report.synced = (*highwater)->sequence;
  copy.reset();
  {
    KG_ASSIGN(const std::unique_ptr<Store> store, Store::open(scratch.path(), {.files = files}));
    KG_ASSIGN(const auto snapshot, store->snapshot());
    report.documents = snapshot->counts().documents;
    report.edges = snapshot->counts().edges;
    progress.begin("checking rows", 0);
    auto faults = check_store(*snapshot, 20, &progress);
    progress.end();
    if (!faults) return tl::unexpected<Error>(std::move(faults).error());
    report.faults = std::move(*faults);
  }
  KG_TRY(scratch.keep_as(to, files));
  return report;
}

}  // namespace kg
