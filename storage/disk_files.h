#ifndef KG_STORAGE_DISK_FILES_H_
#define KG_STORAGE_DISK_FILES_H_
// Whole files, through RocksDB's file systems, so that tests can let the disk fail under them.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace rocksdb {
class FileSystem;
}

namespace kg {

/// Null = the system's.
using DiskFiles = std::shared_ptr<rocksdb::FileSystem>;

/// The file system itself, never null.
DiskFiles or_default(const DiskFiles& files);

/// All of the file. NotFound, Io.
Result<std::string> read_whole(const DiskFiles& files, const std::filesystem::path& path);

/// Replaces the file in one step that is on the disk when it returns: NAME.tmp, fsync, rename,
/// fsync of the folder. On failure the old file stays. Io.
Status write_durably(const DiskFiles& files, const std::filesystem::path& path,
                     std::string_view bytes);

/// Copies the first `bytes` bytes, or all that is there if there are fewer; on the disk when it
/// returns. NotFound, Io.
Status copy_file(const DiskFiles& files, const std::filesystem::path& from,
                 const std::filesystem::path& to, std::uint64_t bytes);

/// A hard link; a copy where the file system gives none. NotFound, Io.
Status link_or_copy(const DiskFiles& files, const std::filesystem::path& from,
                    const std::filesystem::path& to);

/// Renames a finished folder and makes that durable. Io; nothing was renamed then.
Status rename_durably(const DiskFiles& files, const std::filesystem::path& from,
                      const std::filesystem::path& to);

}  // namespace kg

#endif  // KG_STORAGE_DISK_FILES_H_
