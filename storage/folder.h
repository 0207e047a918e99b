#ifndef KG_STORAGE_FOLDER_H_
#define KG_STORAGE_FOLDER_H_

#include <cstdint>
#include <filesystem>

#include "core/result.h"

namespace kg {

/// What stands where a database is to be opened, judged by names alone.
enum class FolderState : std::uint8_t {
  Absent,
  Empty,
  Unfinished,  ///< the creation of a database was interrupted before it held anything
  Database,    ///< a RocksDB database, ours or not
  Incomplete,  ///< tables of a database without its file CURRENT
  Foreign,     ///< a file, or a folder with other things
};

/// Io: no permission to look.
Result<FolderState> inspect_folder(const std::filesystem::path& path);

/// Sum of the sizes of the files in the folder.
std::uint64_t folder_bytes(const std::filesystem::path& path);

/// Makes a folder of its own under the system's folder for temporary files. Io.
Result<std::filesystem::path> make_temporary_folder();

}  // namespace kg

#endif  // KG_STORAGE_FOLDER_H_
