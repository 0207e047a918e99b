#include <memory>

#include "app/claims_json.h"
#include "app/cli_options.h"
#include "app/commands.h"
#include "app/documents.h"
#include "app/print_claims.h"
#include "app/rule_names.h"

namespace kg {
namespace {

struct ExtractOptions {
  InputOptions inputs;
  ModelOptions model;
  std::string format = "table";
  bool binary = false;
  ClaimsToPrint claims;
};

std::string print(const ExtractOptions& options, const Analysis& analysis) {
  if (options.format == "jsonl") return claims_json(analysis, options.claims);
  if (options.format == "tsv") return claims_tsv(analysis.extraction, options.claims);
  if (options.format == "oie") return claims_oie(analysis, options.binary, options.claims);
  return claims_table(analysis, options.claims);
}

// What is wrong with options that are right one by one.
Status check(const ExtractOptions& options) {
  if (options.binary && options.format != "oie")
    return failure(ErrorCode::InvalidInput, "--binary is for --format oie");
  if (options.binary && !options.claims.rules.empty())
    return failure(ErrorCode::InvalidInput,
                   "--rule and --binary exclude each other: the binary form has no rules");
  if (options.claims.explain && options.format != "table" && options.format != "jsonl")
    return failure(ErrorCode::InvalidInput, "--explain is for --format table and jsonl");
  for (const std::string& name : options.claims.rules) {
    KG_ASSIGN([[maybe_unused]] const ClaimRule* rule, rule_named(name));
  }
  return {};
}

ExitCode extract(Session& session, ExtractOptions& options) {
  if (const Status status = check(options); !status) return session.fail(status.error(), kUsage);
  options.claims.width = session.output.width();
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
                  "  kg extract --format jsonl summit.txt\n"
                  "  kg extract --rule apposition --explain summit.txt");
  auto options = std::make_shared<ExtractOptions>();
  options->inputs.add_to(*sub);
  options->model.add_to(*sub);
  sub->add_option("--format", options->format, "table, jsonl, tsv or oie (for benchmarks)")
      ->check(CLI::IsMember({"table", "jsonl", "tsv", "oie"}).description(""))
      ->type_name("FORMAT");
  sub->add_flag("--binary", options->binary,
                "With --format oie: a line for every object or argument");
  sub->add_option("--rule", options->claims.rules,
                  "Only claims that this rule had a part in; may be repeated (see kg rules)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  sub->add_flag("--explain", options->claims.explain,
                "Show each sentence's tree and clauses, and the rules of each claim");
  sub->callback([options, &command] {
    command = [options](Session& session) { return extract(session, *options); };
  });
}

}  // namespace kg
