#ifndef KG_STORAGE_IMAGE_H_
#define KG_STORAGE_IMAGE_H_

#include <filesystem>
#include <string>

#include "core/result.h"
#include "storage/disk_files.h"

namespace kg {

/// A folder under a name of its own that is removed with the object, unless it was kept.
class ScratchFolder {
 public:
  /// Makes PREFIX followed by random letters. Io.
  static Result<ScratchFolder> make(const std::filesystem::path& prefix);
  ~ScratchFolder();
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Gives the finished folder its name in one durable step. Io.
  Status keep_as(const std::filesystem::path& name, const DiskFiles& files);

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;  // empty = nothing to remove
};

enum class Copying : std::uint8_t {
  Link,  ///< tables, which never change, as hard links where the file system has them
  Whole  ///< every byte
};

/// Copies a RocksDB database into an empty folder, as a process that is killed at this moment would
/// leave it; also while another process writes to it, which neither notices nor waits. Tables are
/// listed, then logs are copied, and all is done again if the list has changed meanwhile.
/// Busy: the list changed every time. NotFound, Io, Corruption.
Status copy_image(const std::filesystem::path& from, const std::filesystem::path& to,
                  Copying copying, const DiskFiles& files);

}  // namespace kg

#endif  // KG_STORAGE_IMAGE_H_
