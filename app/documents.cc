#include "app/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/inputs.h"
#include "core/ordered_parallel.h"

namespace kg {
namespace {

// Inputs that are read together. Which they are depends on the inputs alone.
using Batch = std::vector<Input>;

// Enough text for the matrix products; more would leave threads without work.
constexpr std::size_t kBatchBytes = 8192;
constexpr std::size_t kBatchInputs = 64;

std::optional<Batch> next_batch(CommandInputs& inputs) {
  Batch batch;
  std::size_t bytes = 0;
  while (bytes < kBatchBytes && batch.size() < kBatchInputs) {
    std::optional<Input> input = inputs.next();
    if (!input) break;
    if (input->document) bytes += input->document->text.size();
    batch.push_back(std::move(*input));
  }
  if (batch.empty()) return std::nullopt;
  return batch;
}

// What one input gave.
struct Printed {
  std::string name;
  Result<std::string> text;
  std::vector<Diagnostic> diagnostics;
};

using Print = std::function<std::string(const Analysis&)>;

// Takes the documents out of a batch.
std::vector<Document> documents_of(Batch& batch) {
  std::vector<Document> documents;
  for (Input& input : batch)
    if (input.document) documents.push_back(std::move(*input.document));
  return documents;
}

auto make_printer(const RuleExtractor& extractor, ReadAs read_as, const Print& print) {
  return [worker = std::shared_ptr(extractor.make_analyzer()), read_as, &print](Batch batch) {
    const std::vector<Analysis> analyses = worker->analyze(documents_of(batch), read_as);
    auto analysis = analyses.begin();
    std::vector<Printed> all;
    for (Input& input : batch) {
      Printed& printed = all.emplace_back(Printed{std::move(input.name), std::string(), {}});
      if (!input.document) {
        printed.text = tl::unexpected(input.document.error());
        continue;
      }
      printed.text = print(*analysis);
      printed.diagnostics = analysis->extraction.document.diagnostics;
      ++analysis;
    }
    return all;
  };
}

// Prints what one input gave; false when there is nobody to print for. `code` gets what went wrong.
bool take(Session& session, const Printed& printed, ExitCode& code) {
  if (!printed.text) {
    code = session.fail(printed.text.error(), kBadFile);
    return true;
  }
  for (const Diagnostic& diagnostic : printed.diagnostics)
    session.log.warning(fmt::format("{}: {}", printed.name, diagnostic.message));
  return session.output.write(*printed.text);
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
      {.threads = model.threads}, [&] { return next_batch(*inputs); },
      [&] { return make_printer(*extractor, read_as, print); },
      [&](const std::vector<Printed>& all) {
        return std::all_of(all.begin(), all.end(),
                           [&](const Printed& printed) { return take(session, printed, code); });
      });
  return code;
}

}  // namespace kg
