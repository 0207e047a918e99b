#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <system_error>
#include <thread>
#include <vector>

#include "storage/folder.h"
#include "storage/rocks.h"
#include "storage/rocks_log.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

std::vector<rocksdb::ColumnFamilyDescriptor> all_columns() {
  std::vector<rocksdb::ColumnFamilyDescriptor> columns;
  const std::shared_ptr<rocksdb::Cache> cache = make_cache();
  for (const ColumnFamily& column : kColumnFamilies)
    columns.emplace_back(column.name, column_options(column, cache));
  return columns;
}

// Those of our columns that are there; the first is `default`.
std::vector<rocksdb::ColumnFamilyDescriptor> known_columns(const std::vector<std::string>& names) {
  std::vector<rocksdb::ColumnFamilyDescriptor> columns = all_columns();
  std::erase_if(columns, [&](const rocksdb::ColumnFamilyDescriptor& column) {
    return std::ranges::find(names, column.name) == names.end();
  });
  return columns;
}

// Calls RocksDB; whatever it throws (it reads sizes from damaged files) becomes a Corruption.
template <typename Call>
rocksdb::Status guarded(const Call& call) {
  try {
    return call();
  } catch (const std::exception& error) {
    return rocksdb::Status::Corruption(error.what());
  }
}

rocksdb::DBOptions options_on(Rocks& rocks, const DiskFiles& files) {
  rocksdb::DBOptions options = database_options(rocks.health);
  if (files) rocks.env = rocksdb::NewCompositeEnv(files);
  if (rocks.env) options.env = rocks.env.get();
  return options;
}

rocksdb::DBOptions reader_options(Rocks& rocks, const DiskFiles& files) {
  rocksdb::DBOptions options = options_on(rocks, files);
  options.info_log = make_silent_log();
  return options;
}

// `open` takes (handles, db) and opens them.
template <typename Open>
rocksdb::Status open_into(Rocks& rocks, const Open& open) {
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  rocksdb::Status status = guarded([&] { return open(&handles, &db); });
  rocks.db.reset(db);
  std::ranges::copy(handles, rocks.handles.begin());
  return status;
}

rocksdb::Status open_secondary(Rocks& rocks, const fs::path& path, const DiskFiles& files) {
  rocksdb::Status status = open_into(rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::OpenAsSecondary(reader_options(rocks, files), path.string(),
                                        rocks.secondary.string(), all_columns(), handles, db);
  });
  // The writer may have moved rows from the log into a table between our reading of the one and of
  // the other; a second look finds them.
  if (status.ok()) status = guarded([&] { return rocks.db->TryCatchUpWithPrimary(); });
  return status;
}

// The files with their sizes, but the LOG, as one string.
std::string state_of_folder(const fs::path& path) {
  std::vector<std::string> files;
  std::error_code error;
  fs::directory_iterator entry(path, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = entry->file_size(gone);
    const std::string name = entry->path().filename().string();
    if (!gone && !name.starts_with("LOG")) files.push_back(name + ":" + std::to_string(size));
  }
  std::ranges::sort(files);
  std::string state;
  for (const std::string& file : files) state += file + "/";
  return state;
}

// A writer beside us removes files that we were about to open. Trying again reads its new list of
// files; where nothing has changed meanwhile, the damage is real.
template <typename Attempt>
rocksdb::Status attempt_beside_writer(const fs::path& path, const Attempt& attempt) {
  constexpr int kAttempts = 8;
  constexpr std::chrono::milliseconds kPause(20);
  for (int i = 1;; ++i) {
    const std::string before = state_of_folder(path);
    const rocksdb::Status status = attempt();
    if (status.ok() || i == kAttempts || state_of_folder(path) == before) return status;
    std::this_thread::sleep_for(kPause);
  }
}

// RocksDB names the list of files when it cannot open one of them.
Error opening_error(const fs::path& path, const rocksdb::Status& status) {
  Error error = rocks_error(path, "opening", status);
  if (error.code != ErrorCode::Corruption) return error;
  std::error_code failed;
  fs::directory_iterator entry(path, failed), end;
  for (; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() != ".sst") continue;
    const rocksdb::Status table = guarded([&] {
      rocksdb::SstFileReader reader((rocksdb::Options()));
      const rocksdb::Status opened = reader.Open(entry->path().string());
      return opened.ok() ? reader.VerifyChecksum() : opened;
    });
    if (table.IsCorruption())
      error.message += "; the damage is in '" + entry->path().string() + "'";
  }
  return error;
}

bool has_foreign_column(const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [](const std::string& name) {
    return std::ranges::none_of(kColumnFamilies,
                                [&](const ColumnFamily& known) { return name == known.name; });
  });
}

constexpr std::string_view kStampMark = "kg-store:";

// Finds the uuid that the records of a log carry.
class StampReader final : public rocksdb::WriteBatch::Handler {
 public:
  void LogData(const rocksdb::Slice& blob) override {
    const std::string_view bytes(blob.data(), blob.size());
    if (bytes.starts_with(kStampMark)) stamp = bytes;
  }
  rocksdb::Status PutCF(std::uint32_t, const rocksdb::Slice&, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status DeleteCF(std::uint32_t, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status SingleDeleteCF(std::uint32_t, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status DeleteRangeCF(std::uint32_t, const rocksdb::Slice&,
                                const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status MergeCF(std::uint32_t, const rocksdb::Slice&, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }
  rocksdb::Status MarkNoop(bool) override { return rocksdb::Status::OK(); }

  std::string stamp;
};

// Sees every record of the logs while they are replayed and notes whose they are.
class StampFilter final : public rocksdb::WalFilter {
 public:
  WalProcessingOption LogRecordFound(unsigned long long, const std::string& file,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch*,
                                     bool*) override {
    StampReader reader;
    batch.Iterate(&reader).PermitUncheckedError();  // RocksDB reports what is damaged
    if (!reader.stamp.empty()) logs.emplace(reader.stamp, fs::path(file).filename().string());
    return WalProcessingOption::kContinueProcessing;
  }
  const char* Name() const override { return "kg.stamps"; }

  // A log that carries another uuid than `format`, or nothing.
  std::string foreign(const std::optional<std::string>& format) const {
    const Result<StoreFormat> ours = decode_format(format.value_or(""));
    for (const auto& [stamp, file] : logs)
      if (!ours || stamp != log_stamp(ours->uuid)) return file;
    return {};
  }

  std::map<std::string, std::string> logs;  // the first file with each stamp
};

rocksdb::Status read_peek(const Rocks& rocks, Peek& peek) {
  std::string value;
  rocksdb::Status status = rocks.db->Get({}, rocks.handle(Column::Default), "F", &value);
  if (status.ok()) peek.format = value;
  if (!status.ok() && !status.IsNotFound()) return status;
  std::unique_ptr<rocksdb::Iterator> rows(rocks.db->NewIterator({}, rocks.handle(Column::Default)));
  rows->SeekToFirst();
  peek.empty = peek.empty && !rows->Valid();
  return rows->status();
}

rocksdb::Status try_peek(const fs::path& path, const DiskFiles& files, Peek& peek) {
  StampFilter stamps;
  Rocks rocks;
  std::vector<std::string> names;
  rocksdb::DBOptions options = reader_options(rocks, files);
  options.wal_filter = &stamps;
  rocksdb::Status status =
      guarded([&] { return rocksdb::DB::ListColumnFamilies(options, path.string(), &names); });
  if (!status.ok()) return status;
  status = open_into(rocks, [&](auto* handles, rocksdb::DB** db) {
    // All of them: the last change is that of the last column.
    return rocksdb::DB::OpenForReadOnly(options, path.string(), known_columns(names), handles, db);
  });
  if (!status.ok()) return status;
  peek.empty = !has_foreign_column(names);
  status = guarded([&] { return read_peek(rocks, peek); });
  peek.sequence = rocks.db->GetLatestSequenceNumber();
  peek.foreign_log = stamps.foreign(peek.format);
  return status;
}

}  // namespace

Rocks::Rocks() : health(std::make_shared<RocksHealth>()) {}

Rocks::~Rocks() {
  for (rocksdb::ColumnFamilyHandle* handle : handles)
    if (handle != nullptr) db->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  if (db) db->Close().PermitUncheckedError();
  db.reset();
  std::error_code ignored;  // leftovers in the temporary folder harm nobody
  if (!secondary.empty()) fs::remove_all(secondary, ignored);
}

Result<std::unique_ptr<Rocks>> open_in_memory() {
  const fs::path path = "/memory";
  auto rocks = std::make_unique<Rocks>();
  rocks->env.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  rocksdb::DBOptions options = options_on(*rocks, nullptr);
  options.create_if_missing = options.create_missing_column_families = true;
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::Open(options, path.string(), all_columns(), handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_for_writing(const fs::path& path, const DiskFiles& files,
                                                LogDamage damage) {
  auto rocks = std::make_unique<Rocks>();
  rocksdb::DBOptions options = options_on(*rocks, files);
  if (damage == LogDamage::DropRest)
    options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.create_if_missing = options.create_missing_column_families = true;
  options.info_log = make_log(path);
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::Open(options, path.string(), all_columns(), handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_image(const fs::path& path, const DiskFiles& files) {
  auto rocks = std::make_unique<Rocks>();
  rocksdb::DBOptions options = reader_options(*rocks, files);
  options.avoid_flush_during_recovery = options.avoid_flush_during_shutdown = true;
  auto columns = all_columns();
  for (auto& column : columns) column.options.disable_auto_compactions = true;
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::Open(options, path.string(), columns, handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening a copy of", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_for_reading(const fs::path& path, const DiskFiles& files) {
  std::unique_ptr<Rocks> rocks;
  Status folder;
  const rocksdb::Status status = attempt_beside_writer(path, [&] {
    rocks = std::make_unique<Rocks>();
    Result<fs::path> made = make_temporary_folder();
    if (!made) folder = tl::unexpected<Error>(made.error());
    if (!made) return rocksdb::Status::OK();
    rocks->secondary = *made;
    return open_secondary(*rocks, path, files);
  });
  KG_TRY(folder);
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_backup(const std::string& name,
                                           const std::shared_ptr<rocksdb::Env>& env) {
  auto rocks = std::make_unique<Rocks>();
  rocksdb::DBOptions options = reader_options(*rocks, nullptr);
  options.env = env.get();
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::OpenForReadOnly(options, name, all_columns(), handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(name, "opening", status));
  return rocks;
}

std::string log_stamp(const StoreUuid& uuid) {
  return std::string(kStampMark) + std::string(uuid.begin(), uuid.end());
}

Result<Peek> peek_format(const fs::path& path, const DiskFiles& files) {
  Peek peek;
  const rocksdb::Status status = attempt_beside_writer(path, [&] {
    peek = {};
    return try_peek(path, files, peek);
  });
  if (!status.ok()) return tl::unexpected<Error>(opening_error(path, status));
  return peek;
}

}  // namespace kg
