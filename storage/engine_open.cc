// Decides what may be opened before RocksDB is let near it, so that a folder that is not ours is
// never changed and every refusal says what to do.
#include <fmt/format.h>

#include <system_error>

#include "storage/engine.h"
#include "storage/folder.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

enum class Found : std::uint8_t { Nothing, Database };

tl::unexpected<Error> not_a_database(const fs::path& path) {
  return failure(ErrorCode::Unsupported,
                 fmt::format("'{}' exists and is not a kg database; it was left as it is; name "
                             "another folder",
                             path.string()));
}

tl::unexpected<Error> no_database(const fs::path& path) {
  return failure(ErrorCode::NotFound,
                 fmt::format("there is no database in '{0}'; make one with: kg build --db {0} FILE",
                             path.string()));
}

Status accept_format(const fs::path& path, const StoreFormat& format, bool read_only) {
  const auto refuse = [&](const char* verb) {
    return failure(
        ErrorCode::Unsupported,
        fmt::format("the database '{}' has format {}.{}, and this program {} {}.{}; use "
                    "the version of kg that made it, or a newer one",
                    path.string(), format.major, format.minor, verb, kFormatMajor, kFormatMinor));
  };
  if (format.major != kFormatMajor) return refuse("reads");
  if (format.minor > kFormatMinor && !read_only) return refuse("writes");
  return {};
}

// The folder is a RocksDB database; is it one of ours that we can read?
Result<Found> examine_database(const fs::path& path, bool read_only) {
  KG_ASSIGN(const Peek peek, peek_format(path));
  if (!peek.format) {
    if (peek.empty) return Found::Nothing;  // a creation that was interrupted
    return not_a_database(path);
  }
  Result<StoreFormat> format = decode_format(*peek.format);
  if (!format)
    return failure(ErrorCode::Corruption,
                   fmt::format("the database '{}' has a damaged format mark; restore it from a "
                               "backup, or build it again from its documents",
                               path.string()));
  KG_TRY(accept_format(path, *format, read_only));
  return Found::Database;
}

Result<Found> examine(const fs::path& path, bool read_only) {
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  switch (state) {
    case FolderState::Absent:
    case FolderState::Empty:
    case FolderState::Unfinished:
      return Found::Nothing;
    case FolderState::Database:
      return examine_database(path, read_only);
    case FolderState::Incomplete:
      return failure(ErrorCode::Corruption,
                     fmt::format("the database '{}' has lost its file CURRENT; restore it from a "
                                 "backup, or build it again from its documents",
                                 path.string()));
    case FolderState::Foreign:
      break;
  }
  return not_a_database(path);
}

Status make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error) return {};
  return failure(ErrorCode::Io, fmt::format("cannot make the database folder '{}': {}",
                                            path.string(), error.message()));
}

}  // namespace

Result<std::unique_ptr<Engine>> Engine::open(const fs::path& path, const StoreOptions& options) {
  if (options.read_only && (options.create || options.in_memory))
    return failure(ErrorCode::InvalidInput, "a database opened for reading only cannot be new");
  std::unique_ptr<Engine> engine(
      new Engine(options.in_memory ? fs::path("memory") : path, options));
  if (options.in_memory) {
    KG_ASSIGN(engine->rocks_, open_in_memory());
    return engine;
  }
  if (path.empty()) return failure(ErrorCode::InvalidInput, "the database needs a folder name");
  if (options.read_only) {
    KG_ASSIGN(const Found found, examine(path, true));
    if (found == Found::Nothing) return no_database(path);
    KG_ASSIGN(engine->rocks_, open_for_reading(path));
    return engine;
  }
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  if (state == FolderState::Foreign) return not_a_database(path);  // before anything is written
  if (!options.create && state <= FolderState::Unfinished) return no_database(path);
  if (state == FolderState::Absent) KG_TRY(make_folder(path));
  std::error_code ignored;
  const bool owned_before = fs::exists(path / OwnerLock::kFileName, ignored);
  if (!owned_before) KG_TRY(examine(path, false));  // a foreign folder gets no OWNER file
  KG_ASSIGN(OwnerLock lock, OwnerLock::take(path));
  engine->lock_.emplace(std::move(lock));
  KG_ASSIGN(const Found found, examine(path, false));
  if (found == Found::Nothing && !options.create) return no_database(path);
  KG_ASSIGN(engine->rocks_, open_for_writing(path));
  return engine;
}

}  // namespace kg
