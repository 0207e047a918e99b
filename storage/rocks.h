#ifndef KG_STORAGE_ROCKS_H_
#define KG_STORAGE_ROCKS_H_
// An open RocksDB database. Its types are only named here, so that its headers stay in .cc files.

#include <array>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "storage/column_families.h"

namespace rocksdb {
class Cache;
class ColumnFamilyHandle;
class DB;
class Env;
class Status;
struct ColumnFamilyOptions;
struct DBOptions;
}  // namespace rocksdb

namespace kg {

/// Set by RocksDB's threads when a flush or compaction failed.
struct RocksHealth {
  std::atomic<bool> broken = false;
};

/// Owns the database, its handles, and what they need for living.
struct Rocks {
  Rocks();
  ~Rocks();
  Rocks(const Rocks&) = delete;
  Rocks& operator=(const Rocks&) = delete;

  rocksdb::ColumnFamilyHandle* handle(Column column) const {
    return handles[static_cast<std::size_t>(column)];
  }

  std::unique_ptr<rocksdb::Env> memory;  // the file system of an in-memory database
  std::filesystem::path secondary;       // own folder of a read-only instance; removed at the end
  std::shared_ptr<RocksHealth> health;
  std::unique_ptr<rocksdb::DB> db;
  std::array<rocksdb::ColumnFamilyHandle*, kColumnCount> handles{};
};

// rocks_options.cc
/// What prefix extractors take: the eight bytes of an id, or a word up to its end.
inline constexpr std::size_t kIdBytes = 8;
inline constexpr char kWordEnd = '\0';
rocksdb::DBOptions database_options(const std::shared_ptr<RocksHealth>& health);
std::shared_ptr<rocksdb::Cache> make_cache();
/// All columns of a database share one cache.
rocksdb::ColumnFamilyOptions column_options(const ColumnFamily& column,
                                            const std::shared_ptr<rocksdb::Cache>& cache);

// rocks_open.cc
Result<std::unique_ptr<Rocks>> open_in_memory();
/// Makes what is missing. REQUIRES: the caller holds the OwnerLock.
Result<std::unique_ptr<Rocks>> open_for_writing(const std::filesystem::path& path);
/// The state of now, beside a writing process.
Result<std::unique_ptr<Rocks>> open_for_reading(const std::filesystem::path& path);

/// What a folder says before it is opened for good.
struct Peek {
  std::optional<std::string> format;  ///< the value of key F
  bool empty = false;                 ///< no rows in `default`, no foreign columns
};
/// Reads without changing anything.
Result<Peek> peek_format(const std::filesystem::path& path);

// rocks_error.cc
/// The error for people: what was being done where, RocksDB's words, and what to do.
Error rocks_error(const std::filesystem::path& path, std::string_view doing,
                  const rocksdb::Status& status);

}  // namespace kg

#endif  // KG_STORAGE_ROCKS_H_
