// kg retract.
#include <fmt/format.h>

#include <memory>

#include "app/commands.h"
#include "app/who.h"

namespace kg {
namespace {

struct RetractCommand {
  WhoOptions who;
  std::vector<std::string> documents;
};

Json retracted_json(const RetractedDocument& document) {
  return {{"name", document.name},
          {"source", or_null(document.source)},
          {"sha256", document.sha256},
          {"sentences", document.sentences},
          {"links", document.facts}};
}

std::string told(const RetractedDocument& document) {
  return fmt::format("{}: taken out, with {} sentences and {} links\n",
                     document.source.empty() ? document.name : document.source, document.sentences,
                     document.facts);
}

ExitCode retract(Session& session, const RetractCommand& command) {
  return with_database(session, command.who, true, [&](Database& database) {
    Json all = Json::array();
    std::string text;
    ExitCode code = kDone;
    for (const std::string& document : command.documents) {
      const auto retracted = database.retract(document);
      if (!retracted) {
        code = fail_who(session, retracted.error());
        break;
      }
      all.push_back(retracted_json(*retracted));
      text += told(*retracted);
    }
    if (code == kDone || !all.empty())
      say(
          session, command.who, [&] { return all; }, [&] { return text; });
    return code;
  });
}

}  // namespace

void add_retract(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "retract", "Take documents out of the graph again",
                              "  kg retract https://example.org/story\n"
                              "  kg retract articles/summit.txt '#3f09a1c2'");
  auto options = std::make_shared<RetractCommand>();
  sub->add_option("DOCUMENT", options->documents,
                  "A source, a file, a name, or # and the first digits of a sha256")
      ->required();
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return retract(session, *options); };
  });
}

}  // namespace kg
