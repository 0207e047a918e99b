#include <fmt/format.h>
#include <rocksdb/status.h>

#include "storage/rocks.h"

namespace kg {
namespace {

struct Advice {
  ErrorCode code;
  const char* what_to_do;
};

constexpr const char* kDamaged =
    "the files are damaged and were left as they are; restore them from a backup, or build the "
    "database again from its documents";

Advice advice_for(const rocksdb::Status& status) {
  if (status.IsCorruption() || status.IsPathNotFound()) return {ErrorCode::Corruption, kDamaged};
  if (status.IsNoSpace())
    return {ErrorCode::Io,
            "the disk is full; make room and repeat, every finished document is kept"};
  if (status.IsNotSupported())
    return {ErrorCode::Unsupported, "use the version of the program that wrote the database"};
  if (status.IsIOError())
    return {ErrorCode::Io,
            "check the disk, its free space and the permissions, then repeat; every "
            "finished document is kept"};
  return {ErrorCode::Io, "open the database again; every finished document is kept"};
}

}  // namespace

Error rocks_error(const std::filesystem::path& path, std::string_view doing,
                  const rocksdb::Status& status) {
  const Advice advice = advice_for(status);
  return {advice.code, fmt::format("{} database '{}': {}; {}", doing, path.string(),
                                   status.ToString(), advice.what_to_do)};
}

}  // namespace kg
