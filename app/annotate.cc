#include <memory>

#include "app/cli_options.h"
#include "app/commands.h"
#include "app/documents.h"
#include "app/print_annotation.h"

namespace kg {
namespace {

struct AnnotateOptions {
  InputOptions inputs;
  ModelOptions model;
  std::string format = "table";
  bool raw = false;
};

ExitCode annotate(Session& session, const AnnotateOptions& options) {
  ReadAs read_as = options.inputs.format == "sentences" ? ReadAs::OneSentence : ReadAs::Paragraphs;
  if (options.raw) read_as = ReadAs::Raw;
  const auto print = options.format == "jsonl"    ? annotation_json
                     : options.format == "conllu" ? annotation_conllu
                                                  : annotation_table;
  return print_documents(session, options.inputs, options.model, read_as, print);
}

}  // namespace

void add_annotate(CLI::App& app, Command& command) {
  CLI::App* sub =
      add_command(app, "annotate", "Show tokens, sentences, dependency trees, names and who is who",
                  "  kg annotate summit.txt\n"
                  "  kg annotate --format jsonl summit.txt");
  auto options = std::make_shared<AnnotateOptions>();
  options->inputs.add_to(*sub);
  options->model.add_to(*sub);
  sub->add_option("--format", options->format, "table, jsonl or conllu")
      ->check(CLI::IsMember({"table", "jsonl", "conllu"}).description(""))
      ->type_name("FORMAT");
  sub->add_flag("--raw", options->raw,
                "The model's own output on the whole text: no paragraphs, no corrections");
  sub->callback([options, &command] {
    command = [options](Session& session) { return annotate(session, *options); };
  });
}

}  // namespace kg
