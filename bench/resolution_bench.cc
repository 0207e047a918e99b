// What it costs to bring what documents say together into one graph, beside extracting it.
//
//   resolution_bench MODEL_DIRECTORY FILE.jsonl FOLDER
//
// Processor time for the documents of JSON lines {"id", "text"}, one thread, read one by one into a
// new database (FOLDER is made and removed): extraction; resolution, which is keys, terms and facts
// of a document and the actors brought up to date after it; and the writing of the document. The
// best of three rounds of each.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <vector>

#include "bench/measuring.h"
#include "database/identity.h"
#include "database/to_stored.h"
#include "extract/rule_extractor.h"
#include "graph/resolve.h"
#include "storage/store.h"

namespace kg {
namespace {

struct Times {
  double extraction = 0, resolution = 0, writing = 0, actors = 0;  // seconds
};

Result<Times> round_of(const RuleExtractor& extractor, const std::vector<Document>& documents,
                       const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  KG_ASSIGN(const auto store, Store::open(folder, {.create = true}));
  const auto worker = extractor.make_worker();
  Times times;
  for (const Document& document : documents) {
    const double start = cpu();
    const Extraction extraction = worker->extract(document);
    const double extracted = cpu();
    const ResolvedDocument resolved = resolve(extraction);
    std::size_t left_out = 0;
    const StoredDocument stored = to_stored(extraction, resolved, "bench", left_out);
    const double resolution = cpu();
    KG_TRY(store->put(stored, false));
    const double written = cpu();
    KG_TRY(update_identity(*store, false));
    const double updated = cpu();
    times.extraction += extracted - start;
    times.resolution += resolution - extracted;
    times.writing += written - resolution;
    times.actors += updated - written;
  }
  return times;
}

int run(const char* model, const char* file, const std::filesystem::path& folder) {
  const auto extractor = RuleExtractor::load(model);
  const std::vector<Document> documents = read(file);
  if (!extractor || documents.empty()) {
    std::cerr << fmt::format("resolution_bench: no model in {} or no documents in {}\n", model,
                             file);
    return 1;
  }
  Times best{1e9, 1e9, 1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    const auto times = round_of(*extractor, documents, folder);
    if (!times) return std::cerr << times.error().message << "\n", 1;
    best = {std::min(best.extraction, times->extraction),
            std::min(best.resolution, times->resolution), std::min(best.writing, times->writing),
            std::min(best.actors, times->actors)};
  }
  std::filesystem::remove_all(folder);
  const auto line = [&](const char* name, double seconds) {
    std::cout << fmt::format("{:<32}{:>9.0f} us a document{:>8.1f} % of extraction\n", name,
                             seconds * 1e6 / static_cast<double>(documents.size()),
                             100 * seconds / best.extraction);
  };
  line("extraction", best.extraction);
  line("keys, terms and facts", best.resolution);
  line("actors brought up to date", best.actors);
  line("resolution together", best.resolution + best.actors);
  line("writing", best.writing);
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: resolution_bench MODEL_DIRECTORY FILE.jsonl FOLDER\n";
    return 2;
  }
  return kg::run(argv[1], argv[2], argv[3]);
}
