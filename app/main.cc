#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/near_names.h"
#include "app/session.h"

namespace kg {
namespace {

constexpr const char* kAbout =
    "Example:\n"
    "  kg build summit.txt\n"
    "  kg links 'Keir Starmer' 'Donald Trump'\n\n"
    "Reads news text and builds a graph of who did what to whom, when, and who says so.";

std::string version_text() {
#ifdef NDEBUG
  const char* build = "release";
#else
  const char* build = "debug";
#endif
  return fmt::format("kg {} ({} build, {}, C++{})", KG_VERSION, build, "gcc " __VERSION__,
                     __cplusplus / 100 % 100);
}

std::filesystem::path own_path(const char* name) {
  std::error_code error;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path(name) : path;
}

// The first word that is no option: the command.
std::string command_word(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (argv[i][0] != '-') return argv[i];
  return {};
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

// "--thread" is unknown; "--threads" was meant.
std::string option_hint(const CLI::App& app, int argc, char** argv) {
  std::vector<std::string> known = option_names(app);
  for (const CLI::App* command : app.get_subcommands())
    for (std::string& name : option_names(*command)) known.push_back(std::move(name));
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    word = word.substr(0, word.find('='));
    if (!word.starts_with("--") || word.size() < 3) continue;
    if (std::find(known.begin(), known.end(), word) == known.end())
      return did_you_mean(word, known);
  }
  return {};
}

ExitCode usage_error(const Session& session, const std::string& message,
                     const std::string& command) {
  session.log.error(message);
  std::fputs(fmt::format("Try 'kg {}{}--help'.\n", command, command.empty() ? "" : " ").c_str(),
             stderr);
  return kUsage;
}

// Parses; the command to run, or the exit code when there is nothing more to do.
std::optional<ExitCode> parse(CLI::App& app, Session& session, int argc, char** argv) {
  const std::string word = command_word(argc, argv);
  const std::vector<std::string> names = command_names(app);
  if (!word.empty() && std::find(names.begin(), names.end(), word) == names.end())
    return usage_error(
        session, fmt::format("there is no command '{}'{}", word, did_you_mean(word, names)), "");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto commands = app.get_subcommands();
    session.output.write(commands.empty() ? app.help() : commands.front()->help("kg"));
    return session.finish(kDone);
  } catch (const CLI::CallForVersion&) {
    session.output.write(version_text() + "\n");
    return session.finish(kDone);
  } catch (const CLI::ExtrasError& error) {
    return usage_error(session, error.what() + option_hint(app, argc, argv), word);
  } catch (const CLI::ParseError& error) {
    return usage_error(session, error.what(), word);
  }
  if (!word.empty()) return std::nullopt;
  std::fputs(app.help().c_str(), stderr);
  return kUsage;
}

ExitCode run(int argc, char** argv) {
  Session session;
  session.program = own_path(argv[0]);
  CLI::App app(kAbout, "kg");
  app.option_defaults()->always_capture_default(false);
  int verbosity = 0;
  app.add_flag("-q,--quiet", session.quiet, "Say nothing but errors");
  app.add_flag("-v,--verbose", verbosity, "Say more");
  app.set_version_flag("--version", version_text());
  Command command;
  for (const auto add :
       {add_build,     add_load,  add_dump,      add_retract, add_stats,       add_show,
        add_links,     add_path,  add_neighbors, add_rank,    add_communities, add_bridges,
        add_export,    add_draw,  add_page,      add_why,     add_undecided,   add_same,
        add_different, add_undo,  add_decisions, add_history, add_annotate,    add_extract,
        add_rules,     add_check, add_backup,    add_restore, add_recover,     add_migrate,
        add_compact})
    add(app, command);
  if (const auto code = parse(app, session, argc, argv)) return *code;
  session.log.level = session.quiet   ? LogLevel::Error
                      : verbosity > 0 ? LogLevel::Debug
                                      : LogLevel::Info;
  return session.finish(command(session));
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away shows as a failed write
  std::signal(SIGXFSZ, SIG_IGN);  // so does a limit on the size of files (ulimit -f)
  std::signal(SIGINT, [](int) { ::_exit(kg::kInterrupted); });
  try {
    return kg::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("kg: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fputs(fmt::format("kg: internal error: {}\n", error.what()).c_str(), stderr);
  } catch (...) {
    std::fputs("kg: internal error\n", stderr);
  }
  return kg::kInternal;
}
