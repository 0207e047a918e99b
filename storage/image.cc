#include "storage/image.h"

#include <fmt/format.h>
#include <stdlib.h>  // mkdtemp

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

struct FileList {
  std::string manifest;  // its name
  std::string bytes;     // all of it
};

Result<FileList> read_list(const fs::path& folder, const DiskFiles& files) {
  KG_ASSIGN(std::string name, read_whole(files, folder / "CURRENT"));
  if (name.empty() || name.back() != '\n' || !name.starts_with("MANIFEST-"))
    return failure(ErrorCode::Corruption,
                   fmt::format("the file '{}' is damaged; restore the database from a backup, or "
                               "build it again from its documents",
                               (folder / "CURRENT").string()));
  name.pop_back();
  KG_ASSIGN(std::string bytes, read_whole(files, folder / name));
  return FileList{std::move(name), std::move(bytes)};
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entry(folder, error), end;
  for (; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  return names;
}

void empty_folder(const fs::path& folder) {
  std::error_code ignored;
  for (const std::string& name : names_in(folder)) fs::remove(folder / name, ignored);
}

Status copy_rest(const fs::path& from, const fs::path& to, Copying copying,
                 const DiskFiles& files) {
  for (const std::string& name : names_in(from)) {
    if (name.ends_with(".sst") && copying == Copying::Link)
      KG_TRY(link_or_copy(files, from / name, to / name));
    else if (name.ends_with(".sst") || name.ends_with(".log") || name == "IDENTITY")
      KG_TRY(copy_file(files, from / name, to / name, kAll));
  }
  return {};
}

// Whether all was taken from one state; NotFound if a file went away meanwhile.
Result<bool> copy_once(const fs::path& from, const fs::path& to, Copying copying,
                       const DiskFiles& files) {
  KG_ASSIGN(const FileList before, read_list(from, files));
  KG_TRY(copy_rest(from, to, copying, files));
  KG_ASSIGN(const FileList after, read_list(from, files));
  if (after.manifest != before.manifest || after.bytes != before.bytes) return false;
  KG_TRY(write_durably(files, to / before.manifest, before.bytes));
  KG_TRY(write_durably(files, to / "CURRENT", before.manifest + "\n"));
  return true;
}

}  // namespace

Result<ScratchFolder> ScratchFolder::make(const fs::path& prefix) {
  std::string name = prefix.string() + "XXXXXX";
  if (::mkdtemp(name.data()) != nullptr) return ScratchFolder(name);
  return failure(ErrorCode::Io, fmt::format("cannot make the folder '{}': {}", prefix.string(),
                                            std::generic_category().message(errno)));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

Status ScratchFolder::keep_as(const fs::path& name, const DiskFiles& files) {
  std::error_code ignored;
  fs::permissions(path_,
                  fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                      fs::perms::others_read | fs::perms::others_exec,
                  ignored);
  KG_TRY(rename_durably(files, path_, name));
  path_.clear();
  return {};
}

Status copy_image(const fs::path& from, const fs::path& to, Copying copying,
                  const DiskFiles& files) {
  constexpr int kAttempts = 40;
  constexpr std::chrono::milliseconds kPause(50);
  for (int i = 0; i < kAttempts; ++i) {
    empty_folder(to);
    Result<bool> whole = copy_once(from, to, copying, files);
    if (whole && *whole) return {};
    if (!whole && (whole.error().code != ErrorCode::NotFound || i + 1 == kAttempts))
      return tl::unexpected<Error>(std::move(whole).error());
    std::this_thread::sleep_for(kPause);
  }
  return failure(ErrorCode::Busy,
                 fmt::format("the files of the database '{}' changed all the time while they were "
                             "copied; try again when its writer has less to do",
                             from.string()));
}

}  // namespace kg
