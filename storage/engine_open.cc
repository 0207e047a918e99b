// Decides what may be opened before RocksDB is let near it, so that a folder that is not ours is
// never changed and every refusal says what to do.
#include <fmt/format.h>

#include <system_error>
#include <utility>

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

bool is_older(const StoreFormat& format) {
  return std::pair(format.major, format.minor) < std::pair(kFormatMajor, kFormatMinor);
}

Status accept_format(const fs::path& path, const StoreFormat& format, const StoreOptions& options) {
  const std::string what =
      fmt::format("the database '{}' has format {}.{}", path.string(), format.major, format.minor);
  if (is_older(format)) {
    if (options.any_format) return {};
    return failure(ErrorCode::Unsupported,
                   fmt::format("{}, an older one than {}.{} of this program; bring it up to date "
                               "with: kg migrate --db {}",
                               what, kFormatMajor, kFormatMinor, path.string()));
  }
  const bool readable = format.major == kFormatMajor;
  if (readable && (format.minor == kFormatMinor || options.read_only)) return {};
  return failure(ErrorCode::Unsupported,
                 fmt::format("{}, and this program {} {}.{}; use the version of kg that made it, "
                             "or a newer one",
                             what, readable ? "writes" : "reads", kFormatMajor, kFormatMinor));
}

// What HIGHWATER says against the database, or nothing.
std::string doubt_about(const fs::path& path, const Highwater& highwater, const Peek& peek,
                        const StoreFormat& format) {
  if (highwater.uuid != format.uuid)
    return fmt::format(
        "the file HIGHWATER in '{}' belongs to another database: files of two were "
        "mixed; nothing was changed; restore the database from a backup (kg "
        "restore), or see what is in it with: kg check --db {}",
        path.string(), path.string());
  if (peek.sequence < highwater.sequence)
    return fmt::format(
        "the database '{}' has lost the end of its log: changes {} to {} had been "
        "written to the disk and are gone; nothing was changed; restore it from a "
        "backup (kg restore), or save what is left with: kg recover "
        "--point-in-time --db {} -o NEW",
        path.string(), peek.sequence + 1, highwater.sequence, path.string());
  return {};
}

// The list of tables carries checksums, but those do not tell when its end is gone.
Status check_manifest(const fs::path& path, const Highwater& highwater, const DiskFiles& files) {
  for (const Highwater::File& file : highwater.files) {
    if (!file.name.starts_with("MANIFEST-")) continue;
    KG_ASSIGN(const bool whole, is_as_noted(path, file, files));
    if (!whole)
      return failure(ErrorCode::Corruption,
                     fmt::format("the file '{}' is damaged; nothing was changed; restore the "
                                 "database from a backup (kg restore), or build it again from "
                                 "its documents",
                                 (path / file.name).string()));
  }
  return {};
}

// The folder is a RocksDB database; is it one of ours that we can read?
Result<Found> examine_database(const fs::path& path, const StoreOptions& options,
                               std::vector<std::string>& doubts) {
  // Before the peek: a writer beside us moves both on.
  const auto highwater = read_highwater(path, options.files);
  Status manifest;
  if (highwater && *highwater) manifest = check_manifest(path, **highwater, options.files);
  Result<Peek> peeked = peek_format(path, options.files);
  if (!peeked) KG_TRY(manifest);  // says more
  KG_ASSIGN(const Peek peek, std::move(peeked));
  if (!peek.format) {
    if (peek.empty) return Found::Nothing;  // a creation that was interrupted
    return not_a_database(path);
  }
  const Result<StoreFormat> format = decode_format(*peek.format);
  if (!format)
    return failure(ErrorCode::Corruption,
                   fmt::format("the database '{}' has a damaged format mark; restore it from a "
                               "backup, or build it again from its documents",
                               path.string()));
  KG_TRY(accept_format(path, *format, options));
  if (!peek.foreign_log.empty())
    return failure(
        ErrorCode::Corruption,
        fmt::format("the log '{}' belongs to another database; nothing was changed; move "
                    "it out of the folder and try again, or restore the database from "
                    "a backup (kg restore)",
                    (path / peek.foreign_log).string()));
  std::string doubt;
  if (!highwater)
    doubt = fmt::format(
        "{} (in '{}'); the data may be whole: kg check --db {} tells, and with "
        "--repair makes the file again",
        highwater.error().message, path.string(), path.string());
  else if (*highwater)
    doubt = doubt_about(path, **highwater, peek, *format);
  const bool ours = highwater && *highwater && (*highwater)->uuid == format->uuid;
  if (ours) KG_TRY(manifest);
  if (doubt.empty()) return Found::Database;
  // What is lost must not be forgotten by a new HIGHWATER.
  if (!options.doubtful || (highwater && !options.read_only))
    return failure(ErrorCode::Corruption, doubt);
  doubts.assign(1, doubt);
  return Found::Database;
}

Result<Found> examine(const fs::path& path, const StoreOptions& options,
                      std::vector<std::string>& doubts) {
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  switch (state) {
    case FolderState::Absent:
    case FolderState::Empty:
    case FolderState::Unfinished:
      return Found::Nothing;
    case FolderState::Database:
      return examine_database(path, options, doubts);
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
    KG_ASSIGN(const Found found, examine(path, options, engine->doubts_));
    if (found == Found::Nothing) return no_database(path);
    KG_ASSIGN(engine->rocks_, open_for_reading(path, options.files));
    return engine;
  }
  KG_ASSIGN(const FolderState state, inspect_folder(path));
  if (state == FolderState::Foreign) return not_a_database(path);  // before anything is written
  if (!options.create && state <= FolderState::Unfinished) return no_database(path);
  if (state == FolderState::Absent) KG_TRY(make_folder(path));
  std::error_code ignored;
  const bool owned_before = fs::exists(path / OwnerLock::kFileName, ignored);
  if (!owned_before)
    KG_TRY(examine(path, options, engine->doubts_));  // a foreign folder gets no OWNER file
  KG_ASSIGN(OwnerLock lock, OwnerLock::take(path));
  engine->lock_.emplace(std::move(lock));
  KG_ASSIGN(const Found found, examine(path, options, engine->doubts_));
  if (found == Found::Nothing && !options.create) return no_database(path);
  KG_ASSIGN(engine->rocks_, open_for_writing(path, options.files));
  return engine;
}

}  // namespace kg
