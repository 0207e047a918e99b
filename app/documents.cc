#include "app/documents.h"

#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "app/inputs.h"
#include "core/ordered_parallel.h"

namespace kg {
namespace {

// What one input gave.
struct Printed {
  std::string name;
  Result<std::string> text;
  std::vector<Diagnostic> diagnostics;
};

auto make_printer(const RuleExtractor& extractor, ReadAs read_as,
                  const std::function<std::string(const Analysis&)>& print) {
  return [worker = std::shared_ptr(extractor.make_analyzer()), read_as, &print](Input input) {
    Printed printed{std::move(input.name), std::string(), {}};
    if (!input.document) {
      printed.text = tl::unexpected(input.document.error());
      return printed;
    }
    const Analysis analysis = worker->analyze(std::move(*input.document), read_as);
    printed.text = print(analysis);
    printed.diagnostics = analysis.extraction.document.diagnostics;
    return printed;
  };
}

}  // namespace

ExitCode print_documents(Session& session, const InputOptions& options, const ModelOptions& model,
                         ReadAs read_as, const std::function<std::string(const Analysis&)>& print,
                         const std::string& header) {
  const TextForm form = read_as == ReadAs::Raw ? TextForm::Verbatim : TextForm::Article;
  auto inputs = CommandInputs::open(options, form);
  if (!inputs) return session.fail(inputs.error(), kBadFile);
  const auto extractor = model.load(session);
  if (!extractor) return session.fail(extractor.error(), kBadFile);
  ExitCode code = kDone;
  if (!session.output.write(header)) return code;
  ordered_parallel(
      {.threads = model.threads}, [&] { return inputs->next(); },
      [&] { return make_printer(*extractor, read_as, print); },
      [&](const Printed& printed) {
        if (!printed.text) {
          code = session.fail(printed.text.error(), kBadFile);
          return true;
        }
        for (const Diagnostic& diagnostic : printed.diagnostics)
          session.log.warning(fmt::format("{}: {}", printed.name, diagnostic.message));
        return session.output.write(*printed.text);
      });
  return code;
}

}  // namespace kg
