// kg why, kg undecided.
#include <memory>

#include "app/actors_text.h"
#include "app/commands.h"
#include "app/who.h"

namespace kg {
namespace {

struct WhyCommand {
  WhoOptions who;
  std::string a, b;
};

ExitCode why(Session& session, const WhyCommand& command) {
  return with_database(session, command.who, false, [&](Database& database) {
    const auto explanation = database.why(command.a, command.b);
    if (!explanation) return fail_who(session, explanation.error());
    say(
        session, command.who, [&] { return explanation_json(*explanation); },
        [&] { return explanation_text(*explanation); });
    return kDone;
  });
}

struct UndecidedCommand {
  WhoOptions who;
  std::string name;
  std::size_t limit = 20;
};

ExitCode undecided(Session& session, const UndecidedCommand& command) {
  return with_database(session, command.who, false, [&](Database& database) {
    const auto links = database.undecided(command.name, command.limit);
    if (!links) return fail_who(session, links.error());
    say(
        session, command.who, [&] { return actor_links_json(*links); },
        [&] { return undecided_text(*links); });
    if (links->empty() && !command.who.json) session.log.info("nothing is undecided");
    return kDone;
  });
}

}  // namespace

void add_why(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "why", "Show why names are one actor, or two",
                              "  kg why 'Keir Starmer'           all names of one actor\n"
                              "  kg why 'Keir Starmer' Macron     what speaks for and against");
  auto options = std::make_shared<WhyCommand>();
  sub->add_option("A", options->a, "A name or alias, or a #handle")->required();
  sub->add_option("B", options->b, "Another one");
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return why(session, *options); };
  });
}

void add_undecided(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "undecided", "List names that may be one actor, for you to decide",
                  "  kg undecided\n"
                  "  kg undecided 'Keir Starmer'");
  auto options = std::make_shared<UndecidedCommand>();
  sub->add_option("NAME", options->name, "Only about this actor");
  sub->add_option("--limit", options->limit, "At most so many; 0 = all")->type_name("N");
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return undecided(session, *options); };
  });
}

}  // namespace kg
