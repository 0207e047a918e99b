// kg dump, kg load.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "app/commands.h"
#include "app/interrupt.h"
#include "app/who.h"
#include "export/atomic_file.h"

namespace kg {
namespace {

struct DumpCommand {
  DatabaseOption database;
  std::string file = "-";
};

ExitCode dump(Session& session, const DumpCommand& command) {
  const auto database = Database::open(command.database.path, {.read_only = true});
  if (!database) return session.fail(database.error(), kBadStore);
  const auto progress = session.make_progress();
  const auto code_of = [](const Error& error) {
    return error.code == ErrorCode::Io ? kBadFile : kBadStore;
  };
  if (command.file == "-") {
    const Status written = (*database)->dump(session.output.stream(), *progress);
    const bool reader_left = !written && !session.output.stream().good();
    return written || reader_left ? kDone : session.fail(written.error(), code_of(written.error()));
  }
  auto file = AtomicFile::create(command.file);
  if (!file) return session.fail(file.error(), kBadFile);
  Status written = (*database)->dump(file->stream(), *progress);
  if (!written && file->stream().good())
    return session.fail(written.error(), code_of(written.error()));
  written = file->commit();
  return written ? kDone : session.fail(written.error(), kBadFile);
}

struct LoadCommand {
  WhoOptions who;
  std::string file;
  std::string format = "auto";
  std::string type = "OTHER";
  LoadOptions load;
};

const std::map<std::string, LoadFormat>& formats() {
  static const std::map<std::string, LoadFormat> kFormats = {{"auto", LoadFormat::Any},
                                                             {"csv", LoadFormat::Csv},
                                                             {"tsv", LoadFormat::Tsv},
                                                             {"jsonl", LoadFormat::JsonLines}};
  return kFormats;
}

LoadFormat format_of(const LoadCommand& command) {
  if (command.format != "auto") return formats().at(command.format);
  const std::string extension = std::filesystem::path(command.file).extension().string();
  if (extension == ".csv") return LoadFormat::Csv;
  if (extension == ".tsv" || extension == ".tab") return LoadFormat::Tsv;
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json")
    return LoadFormat::JsonLines;
  return LoadFormat::Any;
}

Json report_json(const LoadReport& report) {
  return {{"format", report.dump ? "dump" : "triples"},
          {"added", report.documents_added},
          {"replaced", report.documents_replaced},
          {"unchanged", report.documents_unchanged},
          {"links", report.facts},
          {"decisions", report.decisions_added},
          {"cancelled", report.cancelled}};
}

std::string summary(const LoadReport& report, const std::string& path) {
  std::string text = fmt::format("{}: {} document{} added", path, report.documents_added,
                                 report.documents_added == 1 ? "" : "s");
  if (report.documents_replaced > 0)
    text += fmt::format(", {} replaced", report.documents_replaced);
  if (report.documents_unchanged > 0)
    text += fmt::format(", {} unchanged", report.documents_unchanged);
  text += fmt::format("; {} links", report.facts);
  if (report.decisions_added > 0) text += fmt::format(", {} decisions", report.decisions_added);
  return text;
}

ExitCode fail_load(Session& session, const LoadCommand& command, Error error) {
  const bool of_file =
      error.code == ErrorCode::InvalidInput || error.message.starts_with("line 1: the dump has");
  if (of_file) error.message = command.file + ": " + error.message;
  return session.fail(error, of_file ? kBadFile : kBadStore);
}

// The document of triples without a source: the file, as `kg build` calls it.
void name_file(const std::string& file, DocumentMetadata& about) {
  if (file == "-") {
    about.name = "stdin";
    return;
  }
  const std::filesystem::path path(file);
  std::error_code error;
  about.name = path.stem().string();
  about.source = std::filesystem::absolute(path, error).lexically_normal().string();
}

ExitCode load(Session& session, LoadCommand& command) {
  const Interrupt interrupt(session.log);
  command.load.format = format_of(command);
  command.load.type = *entity_type_from(command.type);
  name_file(command.file, command.load.file);
  std::ifstream file;
  if (command.file != "-") {
    std::error_code error;
    if (!std::filesystem::is_directory(command.file, error))
      file.open(command.file, std::ios::binary);
    if (!file.is_open())
      return session.fail({ErrorCode::Io, fmt::format("cannot read '{}'", command.file)}, kBadFile);
  }
  auto database =
      Database::open(command.who.database.path,
                     {.create = true, .created = static_cast<std::uint64_t>(seconds_since_1970())});
  if (!database) return session.fail(database.error(), kBadStore);
  const auto progress = session.make_progress();
  std::istream& in = command.file == "-" ? std::cin : file;
  const auto report = (*database)->load(in, command.load, *progress, interrupt.token());
  if (!report) return fail_load(session, command, report.error());
  if (command.who.json) session.output.write(to_page(report_json(*report)) + "\n");
  session.log.info(summary(*report, command.who.database.path));
  if (!report->cancelled) return kDone;
  session.log.error("interrupted; what was loaded until then is in the database");
  return kInterrupted;
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(EntityType::Number); ++i)
    names.emplace_back(to_string(static_cast<EntityType>(i)));
  return names;
}

}  // namespace

void add_dump(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "dump", "Write everything in the graph as text that loads again",
                              "  kg dump -o news.jsonl\n"
                              "  kg dump --db old.kg | kg load --db new.kg -");
  auto options = std::make_shared<DumpCommand>();
  sub->add_option("-o,--output", options->file, "Where to; standard output without")
      ->type_name("FILE");
  options->database.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return dump(session, *options); };
  });
}

void add_load(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "load", "Load a dump, or a graph as triples (CSV, TSV, JSON)",
                              "  kg load news.jsonl\n"
                              "  kg load --type PERSON friends.csv");
  auto options = std::make_shared<LoadCommand>();
  sub->add_option("FILE", options->file, "A dump or triples; - is standard input")->required();
  std::vector<std::string> names;
  for (const auto& [name, unused] : formats()) names.push_back(name);
  sub->add_option("--format", options->format, "auto, csv, tsv or jsonl; auto: by the file's name")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(names));
  sub->add_option("--type", options->type, "Of names of triples that have none: PERSON, ORG, ...")
      ->type_name("TYPE")
      ->transform(CLI::IsMember(type_names(), CLI::ignore_case));
  options->who.add_to(*sub);
  sub->callback([options, &command] {
    command = [options](Session& session) { return load(session, *options); };
  });
}

}  // namespace kg
