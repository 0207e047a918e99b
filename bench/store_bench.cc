// How fast the store takes documents in and answers, on made-up documents.
//
//   put       documents of 20 sentences, 20 facts and 20 entities, one batch each; entities are
//             drawn with frequencies like those of words (Zipf), so that hubs grow as they do in
//             news. With `terms`, each entity has five terms in each document.
//   sync      as put, each document synced to the disk
//   open      open for reading and close again
//   hop       all edges of an entity with their far ends, entities drawn as in put
//   scan      all entities
//
// Times are processor times of all threads, so they do not see the waiting for the disk.
// Run: build/release/bench/store_bench FOLDER [DOCUMENTS [terms]]
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>

#include "core/sha256.h"
#include "storage/store.h"

namespace {

using namespace kg;

constexpr std::uint32_t kFactsInADocument = 20;  // and entities
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

void add_person(StoredDocument& document, std::uint64_t person, Drawing& drawing, bool terms) {
  const std::string name = fmt::format("person number {}", person);
  for (const StoredEntity& known : document.entities)
    if (known.key == name) return;
  StoredEntity entity{EntityType::Person, true, name, name, {}};
  if (terms)
    entity.terms = {{fmt::format("surname {}", person % 50'000), 0},
                    {fmt::format("skeleton prsn nmbr {}", person), 0},
                    {fmt::format("given person {}", person % 1'000), 0},
                    {fmt::format("role {}", person * 7 % 2'000 + drawing.zipf(8)), 0},
                    {fmt::format("place {}", person % 40 + drawing.zipf(20)), 0}};
  document.entities.push_back(std::move(entity));
}

StoredDocument make_document(Drawing& drawing, std::uint64_t number, bool terms) {
  StoredDocument document;
  document.metadata.name = document.metadata.source = fmt::format("https://example.org/{}", number);
  document.sha256 = sha256(document.metadata.name);
  document.extractor = "bench";
  while (document.entities.size() < kFactsInADocument)
    add_person(document, drawing.zipf(kPeople), drawing, terms);
  for (std::uint32_t i = 0; i < kFactsInADocument; ++i) {
    StoredFact fact;
    fact.subject = i;
    fact.object = (i + 1) % kFactsInADocument;
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

void put(Store& store, Drawing& drawing, std::uint64_t first, std::uint64_t count, bool sync,
         bool terms) {
  std::vector<StoredDocument> documents;
  for (std::uint64_t i = 0; i < count; ++i)
    documents.push_back(make_document(drawing, first + i, terms));
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
    fmt::print(stderr, "usage: store_bench FOLDER [DOCUMENTS [terms]]\n");
    return 2;
  }
  const bool terms = argc > 3;
  const std::uint64_t documents = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20'000;
  Drawing drawing(1);
  {
    auto store = need(Store::open(argv[1], {.create = true}));
    put(*store, drawing, 0, documents, false, terms);
    put(*store, drawing, documents, documents / 20, true, terms);
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
