#ifndef KG_STORAGE_BACKUP_ENGINE_H_
#define KG_STORAGE_BACKUP_ENGINE_H_
// RocksDB's backup engine behind plain values.

#include <functional>
#include <memory>

#include "storage/backup.h"
#include "storage/rocks.h"

namespace rocksdb {
class BackupEngine;
class Env;
}  // namespace rocksdb

namespace kg {

/// A folder of backups.
class BackupFolder {
 public:
  /// REQUIRES: the folder is absent, empty or one of backups.
  static Result<std::unique_ptr<BackupFolder>> open(const std::filesystem::path& folder,
                                                    const DiskFiles& files);
  ~BackupFolder();

  std::vector<BackupRow> rows() const;
  /// Copies an open database; gives the id. `row` says what is noted with it.
  Result<std::uint32_t> add(Rocks& rocks, const BackupRow& row,
                            const std::function<void()>& progress);
  /// Reads every byte of a backup and opens it. Corruption, Io.
  Status verify(const BackupRow& row);
  Status remove(std::uint32_t id);
  /// Copies a backup into an empty folder. Corruption, Io.
  Status restore(std::uint32_t id, const std::filesystem::path& to);

 private:
  explicit BackupFolder(std::filesystem::path folder);

  std::filesystem::path folder_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<rocksdb::BackupEngine> engine_;
};

/// Whether the folder looks like one of backups.
bool holds_backups(const std::filesystem::path& folder);

}  // namespace kg

#endif  // KG_STORAGE_BACKUP_ENGINE_H_
