#include "storage/owner_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace kg {
namespace {

// "1234 5f1c\n": the id and a sum over it.
std::string owner_text(long pid) {
  const std::string number = std::to_string(pid);
  return fmt::format("{} {:04x}\n", number, XXH3_64bits(number.data(), number.size()) & 0xFFFF);
}

// The process id in the file, or 0 if it holds none.
long parse_owner(std::string_view text) {
  long pid = 0;
  std::from_chars(text.data(), text.data() + text.size(), pid);
  return pid > 0 && text == owner_text(pid) ? pid : 0;
}

long read_owner(int file) {
  std::array<char, 64> text{};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  return size > 0 ? parse_owner({text.data(), static_cast<std::size_t>(size)}) : 0;
}

Error busy(const std::filesystem::path& folder, long owner) {
  const std::string who = owner == 0            ? "another process"
                          : owner == ::getpid() ? "this process"
                                                : fmt::format("process {}", owner);
  return {ErrorCode::Busy,
          fmt::format("{} is writing to the database '{}'; wait until it has finished (reading "
                      "commands work meanwhile)",
                      who, folder.string())};
}

Status write_owner(int file, const std::filesystem::path& folder) {
  const std::string text = owner_text(::getpid());
  if (::ftruncate(file, 0) == 0 &&
      ::pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()))
    return {};
  return failure(ErrorCode::Io,
                 fmt::format("cannot write '{}': {}", (folder / OwnerLock::kFileName).string(),
                             std::generic_category().message(errno)));
}

}  // namespace

Result<OwnerLock> OwnerLock::take(const std::filesystem::path& folder) {
  const int file = ::open((folder / kFileName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0)
    return failure(ErrorCode::Io,
                   fmt::format("cannot write to the database folder '{}': {}", folder.string(),
                               std::generic_category().message(errno)));
  OwnerLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0)
    return tl::unexpected<Error>(busy(folder, read_owner(file)));
  KG_TRY(write_owner(file, folder));
  return lock;
}

bool OwnerLock::is_sound(std::string_view text) { return text.empty() || parse_owner(text) != 0; }

OwnerLock::OwnerLock(OwnerLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

OwnerLock::~OwnerLock() {
  if (file_ >= 0) ::close(file_);  // gives the lock back
}

}  // namespace kg
