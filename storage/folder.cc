#include "storage/folder.h"

#include <fmt/format.h>
#include <stdlib.h>  // mkdtemp

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "storage/highwater.h"
#include "storage/owner_lock.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

// Files that RocksDB makes before a database holds anything.
bool belongs_to_creation(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {
      "LOCK", "LOG", "IDENTITY", OwnerLock::kFileName, HighwaterKeeper::kFileName, "HIGHWATER.tmp"};
  constexpr std::array<std::string_view, 3> kPrefixes = {"LOG.old.", "MANIFEST-", "OPTIONS-"};
  constexpr std::array<std::string_view, 2> kSuffixes = {".log", ".dbtmp"};
  const auto is_name = [&](std::string_view known) { return name == known; };
  const auto begins = [&](std::string_view known) { return name.starts_with(known); };
  const auto ends = [&](std::string_view known) { return name.ends_with(known); };
  return std::ranges::any_of(kNames, is_name) || std::ranges::any_of(kPrefixes, begins) ||
         std::ranges::any_of(kSuffixes, ends);
}

bool is_table(std::string_view name) { return name.ends_with(".sst") || name.ends_with(".blob"); }

FolderState judge(const std::vector<std::string>& names) {
  if (names.empty()) return FolderState::Empty;
  if (std::ranges::find(names, "CURRENT") != names.end()) return FolderState::Database;
  if (std::ranges::all_of(names, belongs_to_creation)) return FolderState::Unfinished;
  const bool manifest = std::ranges::any_of(
      names, [](std::string_view name) { return name.starts_with("MANIFEST-"); });
  const bool ours = std::ranges::all_of(
      names, [](std::string_view name) { return is_table(name) || belongs_to_creation(name); });
  return manifest && ours ? FolderState::Incomplete : FolderState::Foreign;
}

tl::unexpected<Error> cannot_look(const fs::path& path, const std::error_code& error) {
  return failure(ErrorCode::Io,
                 fmt::format("cannot look at '{}': {}", path.string(), error.message()));
}

}  // namespace

Result<FolderState> inspect_folder(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return FolderState::Absent;
  if (error) return cannot_look(path, error);
  if (status.type() != fs::file_type::directory) return FolderState::Foreign;
  std::vector<std::string> names;
  fs::directory_iterator entry(path, error), end;
  for (; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  if (error) return cannot_look(path, error);
  return judge(names);
}

std::uint64_t folder_bytes(const fs::path& path) {
  std::uint64_t bytes = 0;
  std::error_code error;
  fs::directory_iterator entry(path, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    std::error_code gone;  // a file that was removed meanwhile counts nothing
    const std::uintmax_t size = entry->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

Result<fs::path> make_temporary_folder() {
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  if (error)
    return failure(ErrorCode::Io,
                   fmt::format("no folder for temporary files: {}", error.message()));
  std::string name = (base / "kg-reader-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    return failure(ErrorCode::Io, fmt::format("cannot make a folder in '{}': {}", base.string(),
                                              std::generic_category().message(errno)));
  return fs::path(name);
}

}  // namespace kg
