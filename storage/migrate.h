#ifndef KG_STORAGE_MIGRATE_H_
#define KG_STORAGE_MIGRATE_H_
// From older formats to the one that this program writes, one step at a time.

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "storage/disk_files.h"
#include "storage/engine.h"

namespace kg {

struct FormatVersion {
  std::uint16_t major = 0, minor = 0;

  auto operator<=>(const FormatVersion&) const = default;
};

/// One step. `run` changes the rows; then the format mark is switched in a batch of its own. A step
/// that was interrupted is run again from its beginning, on what the first run left: so `run` must
/// give the same rows however often it began before. It must not change what a program of the old
/// format reads, so that nothing is lost if it never ends.
struct Migration {
  FormatVersion from, to;
  std::string what;  ///< "lists edges at their objects"
  std::function<Status(Engine& engine, Progress& progress)> run;
};

/// The steps of this program. None: 1.0 is the first format.
const std::vector<Migration>& known_migrations();

struct MigrateReport {
  FormatVersion from, to;
  std::vector<std::string> steps;  ///< what was done
};

/// Brings the database to kFormatMajor.kFormatMinor; does nothing if it is there. Unsupported: no
/// steps lead from its format. Otherwise as Store::open for writing.
Result<MigrateReport> migrate_database(const std::filesystem::path& path, Progress& progress,
                                       const std::vector<Migration>& steps = known_migrations(),
                                       const DiskFiles& files = nullptr);

}  // namespace kg

#endif  // KG_STORAGE_MIGRATE_H_
