#include <fmt/format.h>

#include <memory>

#include "app/cli_options.h"
#include "app/commands.h"
#include "app/inputs.h"
#include "app/interrupt.h"
#include "app/json_text.h"
#include "app/who.h"
#include "database/database.h"

namespace kg {
namespace {

struct BuildCommand {
  InputOptions inputs;
  ModelOptions model;
  DatabaseOption database;
  bool json = false;
  bool no_sync = false;
};

std::string summary(const BuildReport& report, const std::string& path) {
  std::string text = fmt::format("{}: {} document{} added", path, report.documents_added,
                                 report.documents_added == 1 ? "" : "s");
  if (report.documents_replaced > 0)
    text += fmt::format(", {} replaced", report.documents_replaced);
  if (report.documents_unchanged > 0)
    text += fmt::format(", {} unchanged", report.documents_unchanged);
  if (!report.failed.empty()) text += fmt::format(", {} failed", report.failed.size());
  return text + fmt::format("; {} sentences, {} claims, {} links", report.sentences, report.claims,
                            report.facts);
}

Json report_json(const BuildReport& report) {
  Json failed = Json::array();
  for (const FailedInput& input : report.failed)
    failed.push_back({{"name", input.name}, {"message", input.error.message}});
  Json diagnostics = Json::array();
  for (const DocumentDiagnostic& one : report.diagnostics)
    diagnostics.push_back({{"document", one.document}, {"message", one.message}});
  return {{"added", report.documents_added},
          {"replaced", report.documents_replaced},
          {"unchanged", report.documents_unchanged},
          {"sentences", report.sentences},
          {"claims", report.claims},
          {"links", report.facts},
          {"cancelled", report.cancelled},
          {"failed", failed},
          {"diagnostics", diagnostics}};
}

ExitCode tell(Session& session, const BuildCommand& command, const BuildReport& report) {
  for (const DocumentDiagnostic& one : report.diagnostics)
    session.log.warning(fmt::format("{}: {}", one.document, one.message));
  for (const FailedInput& input : report.failed) session.log.error(input.error.message);
  if (command.json) session.output.write(to_page(report_json(report)) + "\n");
  session.log.info(summary(report, command.database.path));
  if (report.cancelled) {
    session.log.error("interrupted; what was read until then is in the database");
    return kInterrupted;
  }
  return report.failed.empty() ? kDone : kBadFile;
}

ExitCode build(Session& session, const BuildCommand& command) {
  const Interrupt interrupt(session.log);
  auto inputs = CommandInputs::open(command.inputs, TextForm::Article);
  if (!inputs) return session.fail(inputs.error(), kBadFile);
  const auto extractor = command.model.load(session);
  if (!extractor) return session.fail(extractor.error(), kBadFile);
  auto database =
      Database::open(command.database.path,
                     {.create = true, .created = static_cast<std::uint64_t>(seconds_since_1970())});
  if (!database) return session.fail(database.error(), kBadStore);
  BuildOptions options;
  options.threads = command.model.threads;
  options.extractor = extractor->description();
  options.sync = !command.no_sync;
  options.kept = [&](const std::string& document) {
    session.log.debug(fmt::format("kept '{}'", document));
  };
  const auto progress = session.make_progress();
  const auto report =
      (*database)->build(*inputs, *extractor, options, *progress, interrupt.token());
  if (!report) return session.fail(report.error(), kBadStore);
  return tell(session, command, *report);
}

}  // namespace

void add_build(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "build", "Read texts into the graph database",
                              "  kg build summit.txt\n"
                              "  kg build --db news.kg --publisher 'Morning Post' articles/");
  auto options = std::make_shared<BuildCommand>();
  options->inputs.add_to(*sub);
  options->model.add_to(*sub);
  options->database.add_to(*sub);
  sub->add_flag("--json", options->json, "Say as JSON on standard output what was done");
  sub->add_flag("--no-sync", options->no_sync,
                "Do not wait for the disk: faster, but a power cut may lose the last documents");
  sub->callback([options, &command] {
    command = [options](Session& session) { return build(session, *options); };
  });
}

}  // namespace kg
