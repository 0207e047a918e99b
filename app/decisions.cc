// kg decisions, kg history.
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "app/actors_text.h"
#include "app/commands.h"
#include "app/who.h"
#include "export/atomic_file.h"

namespace kg {
namespace {

struct DecisionsCommand {
  WhoOptions who;
  std::string name;  // of kg history
  std::string export_to, import_from;
};

ExitCode list(Session& session, const DecisionsCommand& command) {
  return with_database(session, command.who, false, [&](Database& database) {
    const auto decisions = database.decisions(command.name);
    if (!decisions) return fail_who(session, decisions.error());
    say(
        session, command.who, [&] { return decisions_json(*decisions); },
        [&] { return decisions_text(*decisions); });
    if (decisions->empty() && !command.who.json) session.log.info("nothing was decided");
    return kDone;
  });
}

ExitCode export_decisions(Session& session, const DecisionsCommand& command) {
  return with_database(session, command.who, false, [&](Database& database) {
    const auto text = database.export_decisions();
    if (!text) return fail_who(session, text.error());
    if (command.export_to == "-") {
      session.output.write(*text);
      return kDone;
    }
    auto file = AtomicFile::create(command.export_to);
    if (!file) return session.fail(file.error(), kBadFile);
    file->stream() << *text;
    const Status written = file->commit();
    return written ? kDone : session.fail(written.error(), kBadFile);
  });
}

ExitCode import_decisions(Session& session, const DecisionsCommand& command) {
  std::ifstream in(command.import_from, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad())
    return session.fail({ErrorCode::Io, fmt::format("cannot read {}", command.import_from)},
                        kBadFile);
  return with_database(session, command.who, true, [&](Database& database) {
    const auto added = database.import_decisions(text);
    if (!added)
      return added.error().code == ErrorCode::InvalidInput
                 ? session.fail({ErrorCode::InvalidInput,
                                 command.import_from + ": " + added.error().message},
                                kBadFile)
                 : fail_who(session, added.error());
    say(
        session, command.who,
        [&] {
          return Json{{"added", *added}};
        },
        [&] { return fmt::format("{} decisions added\n", *added); });
    return kDone;
  });
}

ExitCode run(Session& session, const DecisionsCommand& command) {
  if (!command.export_to.empty()) return export_decisions(session, command);
  if (!command.import_from.empty()) return import_decisions(session, command);
  return list(session, command);
}

}  // namespace

void add_decisions(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "decisions", "List, export or import what was decided about names",
                  "  kg decisions\n"
                  "  kg decisions --export decisions.jsonl\n"
                  "  kg decisions --import decisions.jsonl");
  auto options = std::make_shared<DecisionsCommand>();
  auto* to = sub->add_option("--export", options->export_to,
                             "Write all decisions to a file; - is standard output")
                 ->type_name("FILE");
  sub->add_option("--import", options->import_from, "Add the decisions of such a file")
      ->type_name("FILE")
      ->excludes(to);
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return run(session, *options); };
  });
}

void add_history(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "history", "Show what was decided about one actor, and when",
                              "  kg history 'Keir Starmer'");
  auto options = std::make_shared<DecisionsCommand>();
  sub->add_option("NAME", options->name, "A name or alias")->required();
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return list(session, *options); };
  });
}

}  // namespace kg
