#include "app/cli_options.h"

#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "extract/text/publication_date.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDefaultModel = "en_core_web_md";

// Reads --date; gives what is wrong with it, or nothing.
std::string read_date(std::string& value) {
  const auto date = parse_publication_date(value);
  if (!date) return fmt::format("'{}' is not a date; write it like 2025-02-27", value);
  value = *date;
  return {};
}

}  // namespace

CLI::App* add_command(CLI::App& app, std::string name, std::string_view what,
                      std::string_view example) {
  CLI::App* command = app.add_subcommand(std::move(name), std::string(what));
  command->fallthrough();  // -q and -v may stand behind the command too
  command->footer("");
  const std::string help = fmt::format("Example:\n{}\n\n{}.\n", example, what);
  command->preparse_callback([command, help](std::size_t) { command->description(help); });
  return command;
}

void InputOptions::add_to(CLI::App& command) {
  command
      .add_option("FILE", files,
                  "Text files, folders with *.txt, *.text or *.md, or - for standard input")
      ->required();
  command
      .add_option("--input", format,
                  "What the files hold: text, jsonl (a document a line), sentences")
      ->check(CLI::IsMember({"text", "jsonl", "sentences"}).description(""))
      ->type_name("FORMAT");
  command.add_option("--source", metadata.source, "Where the document comes from (an address)");
  command.add_option("--publisher", metadata.publisher, "Who published it");
  command.add_option("--date", metadata.date, "When it was published, e.g. 2025-02-27")
      ->transform(CLI::Validator(read_date, ""))
      ->type_name("DATE");
}

void ModelOptions::add_to(CLI::App& command) {
  command.add_option("--model", directory, "Folder of a trained spaCy pipeline")->type_name("DIR");
  command.add_option("--names", names, "Your own actors with their names, types and codes")
      ->type_name("FILE");
  command.add_option("--threads", threads, "Threads that read; 0 = one for each core")
      ->check(CLI::Range(0U, 1024U).description(""))
      ->type_name("N");
}

fs::path default_model(const fs::path& program) {
  std::error_code ignored;
  const fs::path installed =
      program.parent_path().parent_path() / "share" / "kg" / "models" / kDefaultModel;
  if (fs::is_directory(installed, ignored)) return installed;
  return fs::path(KG_MODELS_DIR) / kDefaultModel;
}

Result<RuleExtractor> ModelOptions::load(const Session& session) const {
  const fs::path model = directory.empty() ? default_model(session.program) : fs::path(directory);
  std::error_code ignored;
  if (!fs::is_directory(model, ignored)) {
    if (directory.empty())
      return failure(ErrorCode::NotFound,
                     fmt::format("there is no language model at '{}'; fetch it with "
                                 "scripts/setup.sh, or give --model DIR",
                                 model.string()));
    return failure(
        ErrorCode::NotFound,
        fmt::format("there is no model folder '{}'; give the folder of a spaCy pipeline, "
                    "or fetch the default one with scripts/setup.sh",
                    directory));
  }
  std::shared_ptr<const NamesTable> table;
  if (!names.empty()) {
    KG_ASSIGN(NamesTable read, NamesTable::load(names));
    session.log.debug(fmt::format("{} actors in '{}'", read.entries().size(), names));
    table = std::make_shared<const NamesTable>(std::move(read));
  }
  session.log.debug(fmt::format("loading the model '{}'", model.string()));
  return RuleExtractor::load(model, std::move(table));
}

void DatabaseOption::add_to(CLI::App& command) {
  command.add_option("--db", path, "Folder of the database")
      ->type_name("DIR")
      ->capture_default_str();
}

}  // namespace kg
