#ifndef KG_STORAGE_OWNER_LOCK_H_
#define KG_STORAGE_OWNER_LOCK_H_

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace kg {

/// The right to write into a folder: an exclusive lock (flock(2)) on its file OWNER, which holds
/// the owner's process id for the message to others. The system takes the lock back when the
/// process ends, however it ends, so a stale file is harmless. Two owners in one process exclude
/// each other too.
class OwnerLock {
 public:
  /// Busy: somebody else has it; names the process. Io: no permission, full disk.
  static Result<OwnerLock> take(const std::filesystem::path& folder);
  ~OwnerLock();
  OwnerLock(OwnerLock&& other) noexcept;
  OwnerLock& operator=(OwnerLock&&) = delete;

  /// Whether these bytes of the file are what take() writes; empty counts as such.
  static bool is_sound(std::string_view text);

  static constexpr const char* kFileName = "OWNER";

 private:
  explicit OwnerLock(int file) : file_(file) {}

  int file_;
};

}  // namespace kg

#endif  // KG_STORAGE_OWNER_LOCK_H_
