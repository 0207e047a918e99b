#include "storage/backup_engine.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/file_system.h>
#include <rocksdb/options.h>
#include <rocksdb/utilities/backup_engine.h>

#include <algorithm>
#include <exception>

#include "storage/bytes.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNoteMark = "kg1";

std::string encode_note(const BackupRow& row) {
  return ByteWriter()
      .raw(kNoteMark)
      .raw(row.uuid)
      .varint(row.sequence)
      .varint(row.documents)
      .varint(row.edges)
      .take();
}

BackupRow row_of(const rocksdb::BackupInfo& info) {
  BackupRow row{.id = info.backup_id, .made = info.timestamp, .bytes = info.size};
  ByteReader in(info.app_metadata);
  in.require(in.raw(kNoteMark.size()) == kNoteMark);
  row.uuid = in.array<16>();
  row.sequence = in.varint();
  row.documents = in.varint();
  row.edges = in.varint();
  row.damaged = !in.done();
  return row;
}

Status told(const fs::path& folder, const char* doing, const rocksdb::Status& status) {
  if (status.ok()) return {};
  const bool damaged = status.IsCorruption() || status.IsNotFound() || status.IsPathNotFound();
  const char* advice = status.IsNoSpace() ? "the disk is full; make room and repeat"
                       : damaged
                           ? "the backup is damaged; use another one, and make new ones in "
                             "another folder"
                           : "check the disk, its free space and the permissions, then repeat";
  return failure(damaged ? ErrorCode::Corruption : ErrorCode::Io,
                 fmt::format("{} '{}': {}; {}", doing, folder.string(), status.ToString(), advice));
}

// RocksDB reads sizes from files that may be damaged.
template <typename Call>
rocksdb::Status guarded(const Call& call) {
  try {
    return call();
  } catch (const std::exception& error) {
    return rocksdb::Status::Corruption(error.what());
  }
}

}  // namespace

BackupFolder::BackupFolder(fs::path folder) : folder_(std::move(folder)) {}
BackupFolder::~BackupFolder() = default;

Result<std::unique_ptr<BackupFolder>> BackupFolder::open(const fs::path& folder,
                                                         const DiskFiles& files) {
  std::unique_ptr<BackupFolder> backups(new BackupFolder(folder));
  backups->env_ = rocksdb::NewCompositeEnv(or_default(files));
  rocksdb::BackupEngineOptions options(folder.string(), backups->env_.get());
  options.sync = true;
  rocksdb::BackupEngine* raw = nullptr;
  const rocksdb::Status status = guarded([&]() -> rocksdb::Status {
    return rocksdb::BackupEngine::Open(options, backups->env_.get(), &raw);
  });
  backups->engine_.reset(raw);
  KG_TRY(told(folder, "opening the backups in", status));
  return backups;
}

std::vector<BackupRow> BackupFolder::rows() const {
  std::vector<rocksdb::BackupInfo> infos;
  engine_->GetBackupInfo(&infos);
  std::vector<rocksdb::BackupID> broken;
  engine_->GetCorruptedBackups(&broken);
  std::vector<BackupRow> rows;
  for (const rocksdb::BackupInfo& info : infos) rows.push_back(row_of(info));
  for (const rocksdb::BackupID id : broken) rows.push_back({.id = id, .damaged = true});
  std::ranges::sort(rows, {}, &BackupRow::id);
  return rows;
}

Result<std::uint32_t> BackupFolder::add(Rocks& rocks, const BackupRow& row,
                                        const std::function<void()>& progress) {
  rocksdb::CreateBackupOptions options;
  options.progress_callback = progress;
  rocksdb::BackupID id = 0;
  const rocksdb::Status status = guarded([&]() -> rocksdb::Status {
    return engine_->CreateNewBackupWithMetadata(options, rocks.db.get(), encode_note(row), &id);
  });
  KG_TRY(told(folder_, "writing a backup to", status));
  return id;
}

Status BackupFolder::verify(const BackupRow& row) {
  KG_TRY(told(folder_, "reading the backup in",
              guarded([&]() -> rocksdb::Status { return engine_->VerifyBackup(row.id, true); })));
  rocksdb::BackupInfo info;
  KG_TRY(told(folder_, "reading the backup in", guarded([&]() -> rocksdb::Status {
                return engine_->GetBackupInfo(row.id, &info, true);
              })));
  KG_ASSIGN(const std::unique_ptr<Rocks> copy, open_backup(info.name_for_open, info.env_for_open));
  KG_TRY(
      told(folder_, "reading the backup in", guarded([&] { return copy->db->VerifyChecksum(); })));
  std::string mark;
  KG_TRY(told(folder_, "reading the backup in",
              copy->db->Get({}, copy->handle(Column::Default), "F", &mark)));
  KG_ASSIGN(const StoreFormat format, decode_format(mark));
  if (format.uuid == row.uuid && copy->db->GetLatestSequenceNumber() >= row.sequence) return {};
  return failure(ErrorCode::Corruption,
                 fmt::format("backup {} in '{}' is not the database that was copied; make another "
                             "one in another folder",
                             row.id, folder_.string()));
}

Status BackupFolder::remove(std::uint32_t id) {
  return told(folder_, "removing a backup from",
              guarded([&]() -> rocksdb::Status { return engine_->DeleteBackup(id); }));
}

Status BackupFolder::restore(std::uint32_t id, const fs::path& to) {
  return told(folder_, "restoring from", guarded([&]() -> rocksdb::Status {
                return engine_->RestoreDBFromBackup(rocksdb::RestoreOptions(), id, to.string(),
                                                    to.string());
              }));
}

bool holds_backups(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "meta", ignored) &&
         fs::is_directory(folder / "private", ignored);
}

}  // namespace kg
