#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/options.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

#include "storage/folder.h"
#include "storage/rocks.h"
#include "storage/rocks_log.h"

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

std::vector<rocksdb::ColumnFamilyDescriptor> default_column() {
  return {{kColumnFamilies[0].name, column_options(kColumnFamilies[0], make_cache())}};
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

rocksdb::DBOptions reader_options(const Rocks& rocks) {
  rocksdb::DBOptions options = database_options(rocks.health);
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

rocksdb::Status open_secondary(Rocks& rocks, const fs::path& path) {
  rocksdb::Status status = open_into(rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::OpenAsSecondary(reader_options(rocks), path.string(),
                                        rocks.secondary.string(), all_columns(), handles, db);
  });
  // The writer may have moved rows from the log into a table between our reading of the one and of
  // the other; a second look finds them.
  if (status.ok()) status = guarded([&] { return rocks.db->TryCatchUpWithPrimary(); });
  return status;
}

// A writer beside us removes files that we were about to open. Trying again reads its new list of
// files; real damage stays.
template <typename Attempt>
rocksdb::Status attempt_beside_writer(const Attempt& attempt) {
  constexpr int kAttempts = 5;
  constexpr std::chrono::milliseconds kPause(20);
  rocksdb::Status status = attempt();
  for (int i = 1; i < kAttempts && !status.ok(); ++i) {
    std::this_thread::sleep_for(kPause);
    status = attempt();
  }
  return status;
}

bool has_foreign_column(const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [](const std::string& name) {
    return std::ranges::none_of(kColumnFamilies,
                                [&](const ColumnFamily& known) { return name == known.name; });
  });
}

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

rocksdb::Status try_peek(const fs::path& path, Peek& peek) {
  Rocks rocks;
  std::vector<std::string> names;
  const rocksdb::DBOptions options = reader_options(rocks);
  rocksdb::Status status =
      guarded([&] { return rocksdb::DB::ListColumnFamilies(options, path.string(), &names); });
  if (!status.ok()) return status;
  status = open_into(rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::OpenForReadOnly(options, path.string(), default_column(), handles, db);
  });
  if (!status.ok()) return status;
  peek.empty = !has_foreign_column(names);
  return guarded([&] { return read_peek(rocks, peek); });
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
  rocks->memory.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  rocksdb::DBOptions options = database_options(rocks->health);
  options.env = rocks->memory.get();
  options.create_if_missing = options.create_missing_column_families = true;
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::Open(options, path.string(), all_columns(), handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_for_writing(const fs::path& path) {
  auto rocks = std::make_unique<Rocks>();
  rocksdb::DBOptions options = database_options(rocks->health);
  options.create_if_missing = options.create_missing_column_families = true;
  options.info_log = make_log(path);
  const rocksdb::Status status = open_into(*rocks, [&](auto* handles, rocksdb::DB** db) {
    return rocksdb::DB::Open(options, path.string(), all_columns(), handles, db);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<std::unique_ptr<Rocks>> open_for_reading(const fs::path& path) {
  std::unique_ptr<Rocks> rocks;
  Status folder;
  const rocksdb::Status status = attempt_beside_writer([&] {
    rocks = std::make_unique<Rocks>();
    Result<fs::path> made = make_temporary_folder();
    if (!made) folder = tl::unexpected<Error>(made.error());
    if (!made) return rocksdb::Status::OK();
    rocks->secondary = *made;
    return open_secondary(*rocks, path);
  });
  KG_TRY(folder);
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return rocks;
}

Result<Peek> peek_format(const fs::path& path) {
  Peek peek;
  const rocksdb::Status status = attempt_beside_writer([&] {
    peek = {};
    return try_peek(path, peek);
  });
  if (!status.ok()) return tl::unexpected<Error>(rocks_error(path, "opening", status));
  return peek;
}

}  // namespace kg
