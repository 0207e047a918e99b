#include <memory>

#include "app/cli_options.h"
#include "app/commands.h"
#include "app/documents.h"
#include "app/print_claims.h"

namespace kg {
namespace {

struct ExtractOptions {
  InputOptions inputs;
  ModelOptions model;
  std::string format = "table";
  bool binary = false;
};

std::string print(const ExtractOptions& options, const Analysis& analysis) {
  if (options.format == "jsonl") return claims_json(analysis.extraction);
  if (options.format == "tsv") return claims_tsv(analysis.extraction);
  if (options.format == "oie") return claims_oie(analysis, options.binary);
  return claims_table(analysis.extraction);
}

ExitCode extract(Session& session, const ExtractOptions& options) {
  if (options.binary && options.format != "oie")
    return session.fail({ErrorCode::InvalidInput, "--binary is for --format oie"}, kUsage);
  const ReadAs read_as =
      options.inputs.format == "sentences" ? ReadAs::OneSentence : ReadAs::Paragraphs;
  return print_documents(
      session, options.inputs, options.model, read_as,
      [&](const Analysis& analysis) { return print(options, analysis); },
      options.format == "tsv" ? claims_tsv_header() : "");
}

}  // namespace

void add_extract(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "extract", "Show what the sentences say: subject, relation, arguments",
                  "  kg extract summit.txt\n"
                  "  kg extract --format jsonl summit.txt");
  auto options = std::make_shared<ExtractOptions>();
  options->inputs.add_to(*sub);
  options->model.add_to(*sub);
  sub->add_option("--format", options->format, "table, jsonl, tsv or oie (for benchmarks)")
      ->check(CLI::IsMember({"table", "jsonl", "tsv", "oie"}).description(""))
      ->type_name("FORMAT");
  sub->add_flag("--binary", options->binary,
                "With --format oie: a line for every object or argument");
  sub->callback([options, &command] {
    command = [options](Session& session) { return extract(session, *options); };
  });
}

}  // namespace kg
