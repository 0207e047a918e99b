#include "export/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kg {
namespace {

namespace fs = std::filesystem;

std::string reason() { return std::generic_category().message(errno); }

// A symbolic link stays one: the file it leads to is replaced.
fs::path without_links(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::canonical(path, error);
  return error ? path : target;
}

bool sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  errno = error;
  return done;
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (path.empty() || fs::is_directory(status))
    return failure(ErrorCode::InvalidInput,
                   fmt::format("cannot write '{}': it is {}; give the name of a file", path,
                               path.empty() ? "empty" : "a folder"));
  const bool direct = fs::exists(status) && !fs::is_regular_file(status);
  const std::string place = without_links(path).string();
  AtomicFile file(place, direct ? place : fmt::format("{}.tmp{}", place, ::getpid()));
  errno = 0;
  file.stream_.open(file.temporary_, std::ios::binary | std::ios::trunc);
  if (!file.stream_) return tl::unexpected(file.fail("open").error());
  file.open_ = true;
  if (!direct && fs::exists(status)) fs::permissions(file.temporary_, status.permissions(), error);
  return file;
}

AtomicFile::AtomicFile(std::string path, std::string temporary)
    : path_(std::move(path)), temporary_(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      stream_(std::move(other.stream_)),
      open_(std::exchange(other.open_, false)),
      finished_(other.finished_) {}

AtomicFile::~AtomicFile() {
  if (!open_) return;
  stream_.close();
  if (!direct()) std::remove(temporary_.c_str());
}

Status AtomicFile::fail(const char* doing) const {
  return failure(ErrorCode::Io, fmt::format("cannot {} '{}': {}", doing, path_,
                                            errno != 0 ? reason() : "the system refused"));
}

Status AtomicFile::finish() {
  const bool complete = stream_.good();
  errno = 0;
  if (!complete) {  // one more write, for the reason: the stream has not kept it
    stream_.clear();
    stream_.put('\n');
  }
  stream_.flush();
  if (!complete || !stream_) return fail("write");
  stream_.close();
  if (!direct() && !sync(temporary_, O_WRONLY)) return fail("write");
  finished_ = true;
  return {};
}

Status AtomicFile::commit() {
  if (!finished_) KG_TRY(finish());
  errno = 0;
  if (direct()) {
    open_ = false;
    return {};
  }
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return fail("write");
  open_ = false;
  const std::string folder = fs::path(path_).parent_path().string();
  (void)sync(folder.empty() ? "." : folder,
             O_RDONLY);  // some file systems cannot; the file is whole
  return {};
}

}  // namespace kg
