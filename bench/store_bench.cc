// How fast the store takes documents in and answers, on made-up documents.
//
//   put       documents of 20 sentences and 20 facts, one batch each; entities are drawn with
//             frequencies like those of words (Zipf), so that hubs grow as they do in news
//   sync      as put, each document synced to the disk
//   open      open for reading and close again
//   hop       all edges of an entity with their far ends, entities drawn as in put
//   scan      all entities
//
// Times are processor times of all threads, so they do not see the waiting for the disk.
// Run: build/release/bench/store_bench FOLDER [DOCUMENTS]
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>

#include "core/sha256.h"
#include "storage/store.h"

namespace {

using namespace kg;

constexpr std::uint32_t kFactsInADocument = 20;
constexpr std::uint64_t kPeople = 200'000;
constexpr std::uint64_t kRelations = 2'000;

class Drawing {
 public:
  explicit Drawing(std::uint32_t seed) : random_(seed) {}
  // 0 .. limit - 1, the k-th about as often as 1 / (k + 1).
  std::uint64_t zipf(std::uint64_t limit) {
    const double u = std::uniform_real_distribution<double>(0, 1)(random_);
    const auto drawn = static_cast<std::uint64_t>(std::exp(u * std::log(double(limit) + 1)) - 1);
    return std::min(drawn, limit - 1);
  }

 private:
  std::mt19937 random_;
};

std::uint32_t add_person(StoredDocument& document, std::uint64_t person) {
  const std::string name = fmt::format("person number {}", person);
  for (std::uint32_t i = 0; i < document.entities.size(); ++i)
    if (document.entities[i].key == name) return i;
  document.entities.push_back({EntityType::Person, true, name, name, {}});
  return static_cast<std::uint32_t>(document.entities.size() - 1);
}

StoredDocument make_document(Drawing& drawing, std::uint64_t number) {
  StoredDocument document;
  document.metadata.name = document.metadata.source = fmt::format("https://example.org/{}", number);
  document.sha256 = sha256(document.metadata.name);
  document.extractor = "bench";
  for (std::uint32_t i = 0; i < kFactsInADocument; ++i) {
    StoredFact fact;
    fact.subject = add_person(document, drawing.zipf(kPeople));
    fact.object = add_person(document, drawing.zipf(kPeople));
    fact.relation = fmt::format("relation {}", drawing.zipf(kRelations));
    fact.sentence = i;
    fact.subject_span = {0, 6};
    fact.confidence = 0.8;
    fact.rule = "bench";
    document.facts.push_back(fact);
    document.sentences.push_back(fmt::format(
        "Person {} said in sentence {} that relation {} between the two sides would hold for now.",
        fact.subject, number, fact.relation));
  }
  return document;
}

// Seconds on a processor, by all threads of the program: the same on a busy computer.
double seconds_of(const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

[[noreturn]] void fail(const Error& error) {
  fmt::print(stderr, "store_bench: {}\n", error.message);
  std::exit(1);
}

template <typename T>
T need(Result<T> result) {
  if (!result) fail(result.error());
  return std::move(*result);
}

void put(Store& store, Drawing& drawing, std::uint64_t first, std::uint64_t count, bool sync) {
  std::vector<StoredDocument> documents;
  for (std::uint64_t i = 0; i < count; ++i) documents.push_back(make_document(drawing, first + i));
  const double seconds = seconds_of([&] {
    for (const StoredDocument& document : documents) need(store.put(document, sync));
  });
  const auto facts = static_cast<double>(count * kFactsInADocument);
  fmt::print("{:<6} {:>9.0f} documents/s {:>10.0f} facts/s\n", sync ? "sync" : "put",
             static_cast<double>(count) / seconds, facts / seconds);
}

void ask(const Store& store) {
  const auto snapshot = need(store.snapshot());
  Drawing drawing(2);
  std::uint64_t edges = 0;
  constexpr int kHops = 2'000;
  const auto visit = [&](const EdgeRow&) { return ++edges > 0; };
  const double hops = seconds_of([&] {
    for (int i = 0; i < kHops; ++i) {
      const EntityId id(1 + drawing.zipf(snapshot->counts().entities));
      if (!snapshot->for_each_edge_from(id, visit) || !snapshot->for_each_edge_to(id, visit))
        std::exit(1);
    }
  });
  fmt::print("hop    {:>9.1f} us each, {:.0f} edges on average, {:.2f} us an edge\n",
             hops / kHops * 1e6, static_cast<double>(edges) / kHops,
             hops / static_cast<double>(edges) * 1e6);
  std::uint64_t nodes = 0;
  const double scan = seconds_of([&] {
    if (!snapshot->for_each_node([&](const NodeRow&) { return ++nodes > 0; })) std::exit(1);
  });
  fmt::print("scan   {:>9.0f} entities/s\n", static_cast<double>(nodes) / scan);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: store_bench FOLDER [DOCUMENTS]\n");
    return 2;
  }
  const std::uint64_t documents = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20'000;
  Drawing drawing(1);
  {
    auto store = need(Store::open(argv[1], {.create = true}));
    put(*store, drawing, 0, documents, false);
    put(*store, drawing, documents, documents / 20, true);
    const double close = seconds_of([&] { store.reset(); });
    fmt::print("close  {:>9.1f} ms\n", close * 1e3);
  }
  std::unique_ptr<Store> store;
  const double open = seconds_of([&] { store = need(Store::open(argv[1], {.read_only = true})); });
  const StoreCounts counts = need(store->snapshot())->counts();
  fmt::print("open   {:>9.1f} ms\n", open * 1e3);
  ask(*store);
  fmt::print("size   {:>9.1f} bytes a fact, all columns ({} entities, {} edges, {} facts)\n",
             static_cast<double>(store->bytes_on_disk()) / static_cast<double>(counts.evidence),
             counts.entities, counts.edges, counts.evidence);
  return 0;
}
