#ifndef KG_STORAGE_ROCKS_LOG_H_
#define KG_STORAGE_ROCKS_LOG_H_

#include <filesystem>
#include <memory>

namespace rocksdb {
class Logger;
}

namespace kg {

/// The LOG of a database that is open for writing; the one before is kept as LOG.old.1. Lines that
/// the disk does not take are dropped: RocksDB's own log ends the process (an assertion, in builds
/// that have them) at the second line that it cannot write, so that a full disk would be a crash.
std::shared_ptr<rocksdb::Logger> make_log(const std::filesystem::path& database);

/// Keeps a reader from writing a LOG into the folder of the database.
std::shared_ptr<rocksdb::Logger> make_silent_log();

}  // namespace kg

#endif  // KG_STORAGE_ROCKS_LOG_H_
