#include "export/graphviz.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <thread>

#include "export/sanitize.h"

extern char** environ;

namespace kg {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenLooks{5};  // at the child process
constexpr std::size_t kMessageRead = 2000;             // bytes of what Graphviz complains

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

}  // namespace

Result<TemporaryText> temporary_text(std::string_view text) {
  TemporaryText file(std::tmpfile());
  if (!file) return failure(ErrorCode::Io, "cannot make a temporary file");
  if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
      std::fflush(file.get()) != 0)
    return failure(ErrorCode::Io, "cannot write a temporary file: is the disk full?");
  std::rewind(file.get());
  return file;
}

Status run_graphviz(const Graphviz& graphviz, std::vector<std::string> arguments, std::FILE* in,
                    std::FILE* out) {
  KG_ASSIGN(const TemporaryText messages, temporary_text({}));
  arguments.insert(arguments.begin(), graphviz.program);
  KG_ASSIGN(const pid_t child, start(std::move(arguments), in, out, messages.get()));
  const std::optional<int> status = wait_for(child, graphviz.time_limit);
  if (!status)
    return failure(ErrorCode::Io,
                   fmt::format("drawing took more than {} seconds and was ended; draw less: a part "
                               "of the graph (--top, --ego), or its strongest links (--backbone)",
                               graphviz.time_limit.count()));
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return {};
  const std::string said = first_line(messages.get());
  return failure(ErrorCode::Io, fmt::format("'{}' could not draw the graph{}{}", graphviz.program,
                                            said.empty() ? "" : ": ", said));
}

}  // namespace kg
