#ifndef KG_STORAGE_UPKEEP_H_
#define KG_STORAGE_UPKEEP_H_
// Keeping a database whole: checking, repairing, compacting, measuring. docs/storage_safety.md says
// what is promised.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "storage/disk_files.h"
#include "storage/repair.h"
#include "storage/store.h"

namespace kg {

struct CheckReport {
  std::vector<std::string> faults;  ///< a sentence each, with file, column or key; none = sound
  bool more = false;                ///< there are more than these
  bool lost = false;                ///< HIGHWATER knows of changes that are gone, or of another
                                    ///< database: repairing would hide it
  std::uint64_t tables = 0, bytes = 0;
  StoreCounts counts;
};

/// Reads all of the database, beside a writer if there is one, and changes nothing: the bytes of
/// every table against the checksum that was noted when it was written, the other files, and the
/// invariants of docs/storage_format.md. `limit`: faults to tell.
/// Errors of Store::open, but for those that `faults` can tell.
Result<CheckReport> check_database(const std::filesystem::path& path, Progress& progress,
                                   std::size_t limit = 20, const DiskFiles& files = nullptr);

/// Makes derived rows, counters and HIGHWATER anew where they are wrong (repair.h). Errors of
/// Store::open for writing, and of repair_derived.
Result<std::vector<RepairedColumn>> repair_database(const std::filesystem::path& path,
                                                    Progress& progress,
                                                    const DiskFiles& files = nullptr);

struct CompactReport {
  std::uint64_t bytes_before = 0, bytes_after = 0;  ///< of the tables
};
/// Rewrites all tables as few and packed ones. Errors of Store::open for writing; Io.
Result<CompactReport> compact_database(const std::filesystem::path& path, Progress& progress,
                                       const DiskFiles& files = nullptr);

/// Where the bytes are.
struct StorageStats {
  struct ColumnBytes {
    std::string name;
    std::uint64_t rows = 0;  ///< in tables, removed ones included until they are compacted
    std::uint64_t tables = 0, bytes = 0;
  };
  struct File {
    std::string name;
    std::string column;  ///< of a table; else empty
    std::uint64_t bytes = 0;
  };

  std::vector<ColumnBytes> columns;  ///< all, in the order of the format
  std::vector<File> files;           ///< all of the folder, by name
  std::uint64_t table_bytes = 0;     ///< live tables
  std::uint64_t log_bytes = 0;       ///< logs: what is not in tables yet
  std::uint64_t other_bytes = 0;     ///< everything else in the folder
  StoreCounts counts;
};
/// Reads lists only. Errors of Store::open.
Result<StorageStats> storage_stats(const std::filesystem::path& path,
                                   const DiskFiles& files = nullptr);

/// Gives the engine of a store to the functions above and to migrations.
class StoreUpkeep {
 public:
  static Engine& engine(Store& store) { return *store.engine_; }
  /// Writes a new format mark.
  static Status set_format(Store& store, const StoreFormat& format);
};

}  // namespace kg

#endif  // KG_STORAGE_UPKEEP_H_
