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
#include <vector>

#include "core/result.h"
#include "storage/column_families.h"
#include "storage/disk_files.h"
#include "storage/highwater.h"

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

/// Set by RocksDB's threads.
struct RocksHealth {
  std::atomic<bool> broken = false;          ///< a flush or compaction failed
  std::atomic<bool> tables_changed = false;  ///< a flush or compaction came to its end
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

  std::unique_ptr<rocksdb::Env> env;  // of a file system that is not the system's
  std::filesystem::path secondary;    // own folder of a read-only instance; removed at the end
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
enum class LogDamage : std::uint8_t {
  Refuse,   ///< only the end of a log may be missing, as a killed process leaves it
  DropRest  ///< of the log, from the first damage on: for kg recover
};
/// Makes what is missing. REQUIRES: the caller holds the OwnerLock, or nobody else knows of the
/// folder.
Result<std::unique_ptr<Rocks>> open_for_writing(const std::filesystem::path& path,
                                                const DiskFiles& files = nullptr,
                                                LogDamage damage = LogDamage::Refuse);
/// As it is, for copying: nothing is merged or moved from the log into tables.
Result<std::unique_ptr<Rocks>> open_image(const std::filesystem::path& path,
                                          const DiskFiles& files = nullptr);
/// The state of now, beside a writing process.
Result<std::unique_ptr<Rocks>> open_for_reading(const std::filesystem::path& path,
                                                const DiskFiles& files = nullptr);
/// For data that nobody writes: a backup, seen through the Env that the backup engine gives.
Result<std::unique_ptr<Rocks>> open_backup(const std::string& name,
                                           const std::shared_ptr<rocksdb::Env>& env);

/// What a folder says before it is opened for good.
struct Peek {
  std::optional<std::string> format;  ///< the value of key F
  bool empty = false;                 ///< no rows in `default`, no foreign columns
  std::uint64_t sequence = 0;         ///< of the last change that can be read
  std::string foreign_log;            ///< a log with changes of another database than `format`
};
/// Reads without changing anything.
Result<Peek> peek_format(const std::filesystem::path& path, const DiskFiles& files = nullptr);

/// What each batch carries in the log, so that a log that strayed into another folder is known.
std::string log_stamp(const StoreUuid& uuid);

// rocks_files.cc
/// A table on disk, as the list of files says it was written.
struct TableFile {
  std::string name;  ///< "000012.sst"
  Column column = Column::Default;
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;  ///< with removals
  std::string checksum;    ///< crc32c of the whole file; empty = not noted
};
std::vector<TableFile> table_files(const Rocks& rocks);
/// crc32c of the whole file in the form of TableFile::checksum. NotFound, Io.
Result<std::string> checksum_of_file(const std::filesystem::path& file, const DiskFiles& files);

// rocks_error.cc
/// The error for people: what was being done where, RocksDB's words, and what to do.
Error rocks_error(const std::filesystem::path& path, std::string_view doing,
                  const rocksdb::Status& status);

}  // namespace kg

#endif  // KG_STORAGE_ROCKS_H_
