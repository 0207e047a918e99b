// kg same, kg different, kg undo.
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/who.h"

namespace kg {
namespace {

struct DecideCommand {
  WhoOptions who;
  std::string a, b, note;
  bool same = true;
};

ExitCode decide(Session& session, const DecideCommand& command) {
  return with_database(session, command.who, true, [&](Database& database) {
    const auto number = database.decide({.same = command.same,
                                         .a = command.a,
                                         .b = command.b,
                                         .made = seconds_since_1970(),
                                         .note = command.note});
    if (!number) return fail_who(session, number.error());
    say(
        session, command.who,
        [&] {
          return Json{{"decision", *number}};
        },
        [&] {
          return fmt::format("decision {}: '{}' and '{}' are {}; 'kg undo {}' takes it back\n",
                             *number, command.a, command.b, command.same ? "the same" : "different",
                             *number);
        });
    return kDone;
  });
}

struct UndoCommand {
  WhoOptions who;
  std::uint64_t number = 0;
};

ExitCode undo(Session& session, const UndoCommand& command) {
  return with_database(session, command.who, true, [&](Database& database) {
    const auto undone = database.undo(command.number, seconds_since_1970());
    if (!undone) return fail_who(session, undone.error());
    say(
        session, command.who,
        [&] {
          return Json{{"undone", *undone}};
        },
        [&] { return fmt::format("decision {} no longer holds\n", *undone); });
    return kDone;
  });
}

void add_decide(CLI::App& app, Command& command, bool same) {
  CLI::App* sub =
      same ? add_command(app, "same", "Decide that two names are one actor",
                         "  kg same 'Northwind Trading' 'Northwind Group' --note 'merged in 2024'")
           : add_command(app, "different", "Decide that two names are different actors",
                         "  kg different 'Keir Starmer' 'Donald Trump'");
  auto options = std::make_shared<DecideCommand>();
  options->same = same;
  sub->add_option("A", options->a, "A name, or a #handle as 'kg why' shows it")->required();
  sub->add_option("B", options->b, "Another one")->required();
  sub->add_option("--note", options->note, "Why, for others to read")->type_name("TEXT");
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return decide(session, *options); };
  });
}

}  // namespace

void add_same(CLI::App& app, Command& command) { add_decide(app, command, true); }
void add_different(CLI::App& app, Command& command) { add_decide(app, command, false); }

void add_undo(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "undo", "Take a decision about names back",
                              "  kg undo            the last one that holds");
  auto options = std::make_shared<UndoCommand>();
  sub->add_option("NUMBER", options->number, "Its number; 'kg decisions' lists them");
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return undo(session, *options); };
  });
}

}  // namespace kg
