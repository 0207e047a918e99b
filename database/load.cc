#include "database/load.h"

#include <fmt/format.h>

#include <istream>
#include <utility>

#include "database/database.h"
#include "database/decision_text.h"
#include "database/dump_lines.h"
#include "database/identity.h"
#include "database/triple_documents.h"
#include "storage/store.h"

namespace kg {
namespace {

class Loader {
 public:
  Loader(Store& store, const LoadOptions& options, Progress& progress, std::stop_token stop)
      : store_(store), options_(options), progress_(progress), stop_(std::move(stop)) {}

  Status load(std::istream& in) {
    const int first = in.peek();
    LoadFormat format = options_.format;
    if (format == LoadFormat::Any) format = first == '{' ? LoadFormat::JsonLines : LoadFormat::Csv;
    if (format != LoadFormat::JsonLines)
      return load_triples(*read_separated(in, format == LoadFormat::Tsv ? '\t' : ','));
    std::string line;
    std::getline(in, line);
    report_.dump = is_dump_header(line);
    if (report_.dump) return load_dump(in, std::move(line));
    return load_triples(*read_json_lines(in, std::move(line)));
  }

  LoadReport& report() { return report_; }
  std::uint64_t written() const { return report_.documents_added + report_.documents_replaced; }

 private:
  Status load_dump(std::istream& in, std::string first) {
    DumpReader reader(in, std::move(first));
    while (!stopped()) {
      KG_ASSIGN(const std::optional<StoredDocument> document, reader.next());
      if (!document) return load_decisions(reader);
      KG_TRY(put(*document));
    }
    return {};
  }

  Status load_decisions(const DumpReader& reader) {
    if (reader.decisions().empty()) return {};
    KG_ASSIGN(const auto decisions,
              parse_decisions(reader.decisions(), reader.decisions_line() - 1));
    KG_ASSIGN(report_.decisions_added, add_decisions(store_, decisions));
    return {};
  }

  Status load_triples(TripleReader& reader) {
    TripleDocuments documents(options_.file, options_.type);
    while (!stopped()) {
      KG_ASSIGN(const std::optional<Triple> triple, reader.next());
      if (!triple) break;
      documents.add(*triple);
    }
    if (report_.cancelled) return {};
    for (StoredDocument& document : documents.take()) {
      if (stopped()) return {};
      KG_TRY(keep_text(document));
      KG_TRY(put(document));
    }
    return {};
  }

  // Triples of a source never take the place of what a text of that source says.
  Status keep_text(StoredDocument& document) const {
    if (!document.replaceable) return {};
    KG_ASSIGN(const auto snapshot, store_.snapshot());
    KG_ASSIGN(const auto id, snapshot->find_source(document.metadata.source));
    if (!id) return {};
    KG_ASSIGN(const DocumentRow row, snapshot->document(*id));
    document.replaceable = row.extractor == kTripleExtractor;
    return {};
  }

  Status put(const StoredDocument& document) {
    KG_ASSIGN(const PutOutcome outcome, store_.put(document, options_.sync));
    progress_.advance(1);
    if (outcome == PutOutcome::Unchanged) {
      ++report_.documents_unchanged;
      return {};
    }
    ++(outcome == PutOutcome::Added ? report_.documents_added : report_.documents_replaced);
    report_.facts += document.facts.size();
    return {};
  }

  bool stopped() {
    report_.cancelled = report_.cancelled || stop_.stop_requested();
    return report_.cancelled;
  }

  Store& store_;
  const LoadOptions& options_;
  Progress& progress_;
  std::stop_token stop_;
  LoadReport report_;
};

}  // namespace

Result<LoadReport> Database::load(std::istream& in, const LoadOptions& options, Progress& progress,
                                  std::stop_token stop) {
  if (store_->read_only())
    return failure(ErrorCode::Unsupported, "the database is open for reading only");
  Loader loader(*store_, options, progress, std::move(stop));
  progress.begin("loading", 0);
  Status state = loader.load(in);
  progress.end();
  if (!state && loader.written() > 0)
    state.error().message += fmt::format("; the {} documents before are kept", loader.written());
  // What was kept is brought up to date in any case.
  const Status actors = update_identity(*store_, options.sync);
  if (state) state = actors;
  if (state && !options.sync) state = store_->sync();
  if (!state) return tl::unexpected<Error>(std::move(state).error());
  return std::move(loader.report());
}

}  // namespace kg
