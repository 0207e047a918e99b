// The whole run: read a document, extract what it says, resolve it to entities and facts, write it.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include "core/ordered_parallel.h"
#include "database/database.h"
#include "database/identity.h"
#include "database/to_stored.h"
#include "graph/resolve.h"
#include "storage/store.h"

namespace kg {
namespace {

// A document on its way from the source to the store.
struct Prepared {
  std::string name;
  Status state;        // why there is nothing to store
  bool known = false;  // the store has these bytes: nothing was extracted
  StoredDocument document;
  std::size_t claims = 0;
  std::vector<DocumentDiagnostic> diagnostics;
};

void note(Prepared& prepared, const Document& document, std::string message) {
  const DocumentMetadata& about = document.metadata;
  prepared.diagnostics.push_back(
      {about.source.empty() ? about.name : about.source, std::move(message)});
}

// What one thread does with one input. Depends on the input alone, but for skipping known bytes.
Prepared prepare(Input input, Extractor::Worker& worker, const Store& store,
                 const std::string& extractor) {
  Prepared prepared;
  prepared.name = std::move(input.name);
  if (!input.document) {
    prepared.state = tl::unexpected<Error>(std::move(input.document).error());
    return prepared;
  }
  Result<bool> known = store.contains(input.document->sha256);
  if (known && *known) {
    prepared.known = true;
    prepared.document = without_content(*input.document);
    return prepared;  // an error of the look-up comes again, and is told, when the store is written
  }
  const Extraction extraction = worker.extract(std::move(*input.document));
  const ResolvedDocument resolved = resolve(extraction);
  std::size_t left_out = 0;
  prepared.document = to_stored(extraction, resolved, extractor, left_out);
  prepared.claims = extraction.claims.size();
  for (const Diagnostic& diagnostic : extraction.document.diagnostics)
    note(prepared, extraction.document, diagnostic.message);
  if (left_out > 0)
    note(prepared, extraction.document,
         fmt::format("{} links left out: a sentence has more than 65,536", left_out));
  return prepared;
}

void count(BuildReport& report, PutOutcome outcome, Prepared prepared) {
  if (outcome == PutOutcome::Unchanged) {
    ++report.documents_unchanged;
    return;
  }
  ++(outcome == PutOutcome::Added ? report.documents_added : report.documents_replaced);
  report.sentences += prepared.document.sentences.size();
  report.claims += prepared.claims;
  report.facts += prepared.document.facts.size();
  for (DocumentDiagnostic& diagnostic : prepared.diagnostics)
    report.diagnostics.push_back(std::move(diagnostic));
}

// Writes documents, and tells of them once they are on the disk: those that come while others wait
// for the disk share one sync.
class Keeper {
 public:
  Keeper(Store& store, const BuildOptions& options, Progress& progress, BuildReport& report)
      : store_(store), options_(options), progress_(progress), report_(report) {}

  // Fails only when no further document can be written.
  Status keep(Prepared prepared) {
    if (!prepared.state) {
      report_.failed.push_back({std::move(prepared.name), std::move(prepared.state).error()});
      waiting_.emplace_back();
      return {};
    }
    const Result<PutOutcome> outcome = put(prepared);
    if (outcome) {
      const DocumentMetadata& about = prepared.document.metadata;
      std::string name = about.source.empty() ? about.name : about.source;
      waiting_.push_back({*outcome, std::move(prepared), std::move(name)});
      return waiting_.size() < kTogether ? Status() : acknowledge();
    }
    if (outcome.error().code != ErrorCode::InvalidInput)
      return tl::unexpected<Error>(std::move(outcome).error());
    report_.failed.push_back({std::move(prepared.name), std::move(outcome).error()});
    waiting_.emplace_back();
    return {};
  }

  Status acknowledge() {
    const bool changed = std::ranges::any_of(
        waiting_, [](const Waiting& one) { return one.outcome != PutOutcome::Unchanged; });
    if (changed && options_.sync) KG_TRY(store_.sync());
    for (Waiting& one : waiting_) {
      if (one.outcome != PutOutcome::Unchanged && options_.kept) options_.kept(one.name);
      if (one.prepared) count(report_, one.outcome, std::move(*one.prepared));
      progress_.advance(1);
    }
    waiting_.clear();
    return {};
  }

 private:
  // A document whose bytes were known when it was looked at may take an old version of its source
  // away, and has no content to be written.
  Result<PutOutcome> put(const Prepared& prepared) {
    if (prepared.known) {
      KG_ASSIGN(const bool still, store_.contains(prepared.document.sha256));
      if (!still)
        return failure(ErrorCode::InvalidInput,
                       "another document with the same text went while it was being read; build "
                       "again");
    }
    return store_.put(prepared.document, false);
  }

  struct Waiting {
    PutOutcome outcome = PutOutcome::Unchanged;
    std::optional<Prepared> prepared = std::nullopt;  // none where nothing is to be counted
    std::string name = {};
  };
  static constexpr std::size_t kTogether = 64;  // bounds what is extracted again after a kill

  Store& store_;
  const BuildOptions& options_;
  Progress& progress_;
  BuildReport& report_;
  std::vector<Waiting> waiting_;
};

tl::unexpected<Error> stopped(const BuildReport& report, Error error) {
  const std::uint64_t kept = report.documents_added + report.documents_replaced;
  return failure_in(fmt::format("after {} documents", kept), std::move(error));
}

}  // namespace

Result<BuildReport> Database::build(DocumentSource& source, const Extractor& extractor,
                                    const BuildOptions& options, Progress& progress,
                                    std::stop_token stop) {
  if (store_->read_only())
    return failure(ErrorCode::Unsupported, "the database is open for reading only");
  BuildReport report;
  Status state;
  const auto next = [&] { return source.next(); };
  const auto make_worker = [&] {
    return [&, worker = std::shared_ptr(extractor.make_worker())](Input input) {
      return prepare(std::move(input), *worker, *store_, options.extractor);
    };
  };
  Keeper keeper(*store_, options, progress, report);
  const auto take = [&](Prepared prepared) {
    state = keeper.keep(std::move(prepared));
    return state.has_value();
  };
  const auto idle = [&] {
    state = keeper.acknowledge();
    return state.has_value();
  };
  progress.begin("reading", source.size());
  try {
    report.cancelled =
        !ordered_parallel({.threads = options.threads}, next, make_worker, take, idle, stop);
  } catch (const std::exception& error) {  // of the standard library: out of memory or of threads
    state = failure(ErrorCode::Io, fmt::format("cannot go on reading: {}", error.what()));
  }
  if (state) state = keeper.acknowledge();
  progress.end();
  if (state) state = update_identity(*store_, options.sync);
  if (state && !options.sync) state = store_->sync();
  if (!state) return stopped(report, std::move(state).error());
  return report;
}

}  // namespace kg
