#ifndef KG_EXPORT_ATOMIC_FILE_H_
#define KG_EXPORT_ATOMIC_FILE_H_

#include <fstream>
#include <string>

#include "core/result.h"

namespace kg {

/// A file that appears under its name only when it is complete. Until then it stands beside its
/// place under another name; without commit() that one is removed and an earlier file stays as it
/// was. A device or pipe ("/dev/stdout") is written directly instead.
class AtomicFile {
 public:
  /// Io if the system does not let it be written; InvalidInput if `path` is a folder or empty.
  static Result<AtomicFile> create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  std::ostream& stream() { return stream_; }
  /// Where the bytes are until commit(), for another program to write them.
  const std::string& temporary_path() const { return temporary_; }

  /// Checks that all bytes were taken and brings them to the disk. Io. Nothing more can be written.
  Status finish();
  /// Does that, and gives the file its name. Io.
  Status commit();

 private:
  AtomicFile(std::string path, std::string temporary);
  bool direct() const { return path_ == temporary_; }
  Status fail(const char* doing) const;

  std::string path_, temporary_;
  std::ofstream stream_;
  bool open_ = false;      // something has to be committed or removed
  bool finished_ = false;  // all bytes are on the disk
};

}  // namespace kg

#endif  // KG_EXPORT_ATOMIC_FILE_H_
