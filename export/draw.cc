#include "export/draw.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>
#include <vector>

#include "core/unicode.h"
#include "export/atomic_file.h"
#include "export/dot.h"
#include "export/sanitize.h"

extern char** environ;

namespace kg {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenLooks{5};  // at the child process
constexpr std::size_t kMessageRead = 2000;             // bytes of what Graphviz complains

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;  // of tmpfile: without a name, gone when closed

std::optional<std::string> format_of(std::string_view path) {
  const std::string lower = to_lower(path);
  for (const char* format : {"svg", "png", "pdf"})
    if (lower.ends_with(std::string(".") + format)) return format;
  return std::nullopt;
}

Result<pid_t> start(std::vector<std::string> arguments, std::FILE* in, std::FILE* out,
                    std::FILE* messages) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(in), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(out), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(messages), STDERR_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return child;
  if (error == ENOENT)
    return failure(ErrorCode::NotFound,
                   fmt::format("cannot draw: the program '{}' is not there; install Graphviz "
                               "(Debian: apt install graphviz)",
                               arguments[0]));
  return failure(ErrorCode::Io, fmt::format("cannot start '{}': {}", arguments[0],
                                            std::generic_category().message(error)));
}

/// The child's status, or nothing if it had to be ended.
std::optional<int> wait_for(pid_t child, std::chrono::seconds limit) {
  const Clock::time_point end = Clock::now() + limit;
  int status = 0;
  while (true) {
    const pid_t done = ::waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return -1;
    if (Clock::now() >= end) break;
    std::this_thread::sleep_for(kBetweenLooks);
  }
  ::kill(child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return std::nullopt;
}

std::string first_line(std::FILE* messages) {
  std::array<char, kMessageRead> buffer{};
  std::rewind(messages);
  const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), messages);
  const std::string text = sanitize_text({buffer.data(), read});
  return text.substr(0, text.find('\n'));
}

Status run(const DrawOptions& options, const std::string& format, std::FILE* in, std::FILE* out) {
  const File messages(std::tmpfile());
  if (!messages) return failure(ErrorCode::Io, "cannot make a temporary file");
  std::vector<std::string> arguments{options.program, "-T" + format};
  if (format == "png") arguments.push_back("-Gdpi=144");  // edge labels stay legible
  KG_ASSIGN(const pid_t child, start(std::move(arguments), in, out, messages.get()));
  const std::optional<int> status = wait_for(child, options.time_limit);
  if (!status)
    return failure(ErrorCode::Io,
                   fmt::format("drawing took more than {} seconds and was ended; draw less: a part "
                               "of the graph, or its strongest links",
                               options.time_limit.count()));
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return {};
  const std::string said = first_line(messages.get());
  return failure(ErrorCode::Io, fmt::format("'{}' could not draw the graph{}{}", options.program,
                                            said.empty() ? "" : ": ", said));
}

}  // namespace

Status draw(const GraphView& view, const DrawOptions& options, const std::string& path) {
  const std::optional<std::string> format = format_of(path);
  if (!format)
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("cannot draw '{}': give a name that ends in .svg, .png or .pdf", path));
  ExportOptions exported;
  exported.title = options.title;
  std::ostringstream dot;
  KG_TRY(write_dot_for_drawing(view, exported, dot));

  const File in(std::tmpfile());
  if (!in) return failure(ErrorCode::Io, "cannot make a temporary file");
  const std::string text = std::move(dot).str();
  if (std::fwrite(text.data(), 1, text.size(), in.get()) != text.size() ||
      std::fflush(in.get()) != 0)
    return failure(ErrorCode::Io, "cannot write a temporary file: is the disk full?");
  std::rewind(in.get());

  KG_ASSIGN(AtomicFile file, AtomicFile::create(path));
  const File out(std::fopen(file.temporary_path().c_str(), "wbe"));
  if (!out) return failure(ErrorCode::Io, fmt::format("cannot write '{}'", path));
  KG_TRY(run(options, *format, in.get(), out.get()));
  struct stat written {};
  if (::fstat(::fileno(out.get()), &written) == 0 && S_ISREG(written.st_mode) &&
      written.st_size == 0)
    return failure(ErrorCode::Io, fmt::format("'{}' gave no drawing", options.program));
  return file.commit();
}

}  // namespace kg
