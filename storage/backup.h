#ifndef KG_STORAGE_BACKUP_H_
#define KG_STORAGE_BACKUP_H_
// Copies of a database in another place, and back; docs/storage_safety.md.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "storage/disk_files.h"
#include "storage/highwater.h"

namespace kg {

struct BackupRow {
  std::uint32_t id = 0;
  std::int64_t made = 0;    ///< seconds since 1970 UTC
  std::uint64_t bytes = 0;  ///< of all its files; backups in one folder share tables
  std::uint64_t documents = 0, edges = 0;
  StoreUuid uuid{};            ///< of the database
  std::uint64_t sequence = 0;  ///< of its last change
  bool damaged = false;        ///< files are missing or have another size
};

/// Puts the state of now of the database `path` into the folder `to`, beside a writer if there is
/// one: tables that an earlier backup in `to` has are not copied again. Then reads every byte of
/// the copy, opens it and compares it; a copy that is not whole is removed.
/// Unsupported: `to` holds other things, or backups of another database. Corruption: the copy is
/// damaged. Io. Otherwise as Store::open.
Result<BackupRow> backup_database(const std::filesystem::path& path,
                                  const std::filesystem::path& to, Progress& progress,
                                  const DiskFiles& files = nullptr);

/// By id. NotFound: no backups there. Io, Corruption.
Result<std::vector<BackupRow>> list_backups(const std::filesystem::path& folder);

/// Makes the database `path` from a backup; 0 = the newest. It is there whole or not at all.
/// InvalidInput: something is at `path`, which is left as it is. NotFound: no such backup.
/// Corruption: the backup is damaged. Io.
Result<BackupRow> restore_database(const std::filesystem::path& folder, std::uint32_t id,
                                   const std::filesystem::path& path, Progress& progress,
                                   const DiskFiles& files = nullptr);

struct RecoverReport {
  std::uint64_t documents = 0, edges = 0;  ///< of the copy
  std::uint64_t sequence = 0;              ///< of the last change in the copy
  std::uint64_t synced = 0;         ///< of the last change that had been on the disk; 0 = not known
  std::vector<std::string> faults;  ///< what check_store says of the copy

  bool lost() const { return synced > sequence; }
};
/// Copies a database whose log is damaged to `to`, with all changes before the damage. The original
/// is not changed. InvalidInput: something is at `to`. Corruption: more than the log is damaged.
/// Io.
Result<RecoverReport> recover_database(const std::filesystem::path& path,
                                       const std::filesystem::path& to, Progress& progress,
                                       const DiskFiles& files = nullptr);

}  // namespace kg

#endif  // KG_STORAGE_BACKUP_H_
