#ifndef KG_TESTS_STORAGE_SUPPORT_FAULTS_H_
#define KG_TESTS_STORAGE_SUPPORT_FAULTS_H_
// A disk that fails at the k-th of what it is asked to do, and from then on.

#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>
#include <string>

namespace kg::testing {

enum class Fault {
  Append,       ///< EIO
  Full,         ///< ENOSPC, nothing written
  ShortAppend,  ///< half of the bytes are written, then ENOSPC
  Sync,         ///< EIO of fsync and fdatasync
  Rename,       ///< EIO
  Create        ///< EIO of making a file
};

struct FaultState {
  Fault fault = Fault::Append;
  std::atomic<long> left = -1;  ///< calls of that kind that go well; -1 = all
  std::atomic<bool> failed = false;

  /// Whether this call is to fail.
  bool strikes(Fault kind) {
    if (kind != fault || left < 0) return false;
    if (left > 0 && left.fetch_sub(1) > 0) return false;
    failed = true;
    return true;
  }
};

/// The system's files, failing as `state` says.
std::shared_ptr<rocksdb::FileSystem> faulty_files(const std::shared_ptr<FaultState>& state);

}  // namespace kg::testing

#endif  // KG_TESTS_STORAGE_SUPPORT_FAULTS_H_
