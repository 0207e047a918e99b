// Writes a made-up graph in one format and says how fast that was and how much memory it took:
//   export_bench FORMAT EDGES FILE      e.g. export_bench graphml 1000000 /tmp/g.graphml
// Prints a JSON object; seconds are of the processor, not of the disk. The graph is computed as it
// is read, so memory is the writer's alone. Every edge has one sentence with its document, as in a
// database.
#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "export/formats.h"
#include "graph/canonical_view.h"

namespace kg {
namespace {

constexpr std::uint64_t kDegree = 5;       // edges that leave an entity
constexpr std::uint64_t kRelations = 300;  // different ones
constexpr std::uint64_t kDocuments = 2000;

std::uint64_t mixed(std::uint64_t number) {  // splitmix64
  number += 0x9E3779B97F4A7C15U;
  number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9U;
  number = (number ^ (number >> 27)) * 0x94D049BB133111EBU;
  return number ^ (number >> 31);
}

class MadeUpView final : public GraphView {
 public:
  explicit MadeUpView(std::uint64_t edges) : entities_(edges / kDegree) {}

  std::uint64_t entity_count() const override { return entities_; }
  std::uint64_t edge_count() const override { return entities_ * kDegree; }
  std::uint64_t evidence_count() const override { return edge_count(); }
  std::uint64_t document_count() const override { return kDocuments; }

  Result<Entity> entity(EntityId id) const override {
    Entity entity;
    entity.id = id;
    entity.type = static_cast<EntityType>(1 + id.value % 8);
    entity.name = fmt::format("Actor {} of {}", id.value, mixed(id.value) % 1000);
    entity.aliases = {fmt::format("Actor {}", id.value)};
    entity.named = true;
    entity.handle = fmt::format("{:016x}", mixed(id.value));
    return entity;
  }
  Result<std::string> relation(RelationId id) const override {
    return fmt::format("agree with {} on", id.value);
  }
  Result<DocumentRecord> document(DocumentId id) const override {
    DocumentRecord record{id, {}};
    record.metadata.name = fmt::format("article-{}", id.value);
    record.metadata.source = fmt::format("https://news.example/{}", id.value);
    record.metadata.publisher = "The Example";
    record.metadata.title = fmt::format("Ministers meet for the {}th time", id.value);
    record.metadata.date = fmt::format("2024-{:02}-{:02}", 1 + id.value % 12, 1 + id.value % 28);
    return record;
  }
  Status for_each_entity(const std::function<bool(const Entity&)>& visit) const override {
    for (std::uint64_t i = 1; i <= entities_; ++i)
      if (!visit(*entity(EntityId(i)))) break;
    return {};
  }
  Status for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const override {
    for (std::uint64_t i = 1; i <= kDocuments; ++i)
      if (!visit(*document(DocumentId(i)))) break;
    return {};
  }
  Status for_each_edge(EntityId id, Direction direction,
                       const std::function<bool(const Edge&)>& visit) const override {
    for (std::uint64_t i = 0; i < kDegree && direction == Direction::Out; ++i) {
      const std::uint64_t random = mixed(id.value * kDegree + i);
      Edge edge;
      edge.subject = id;
      edge.relation = RelationId(static_cast<std::uint32_t>(1 + i * (kRelations / kDegree) +
                                                            random % (kRelations / kDegree)));
      edge.object = EntityId(1 + (random >> 16) % entities_);
      edge.evidence_count = 1;
      edge.confidence = 0.85;
      if (!visit(edge)) break;
    }
    return {};
  }
  Status for_each_evidence(const Edge& edge,
                           const std::function<bool(const Evidence&)>& visit) const override {
    Evidence evidence;
    evidence.document = DocumentId(1 + edge.object.value % kDocuments);
    evidence.sentence = static_cast<std::uint32_t>(edge.subject.value % 40);
    evidence.text =
        "The minister said on Tuesday that both sides had agreed on most of the questions, and "
        "that talks would go on.";
    evidence.subject = {0, 12};
    evidence.relation = {13, 17};
    evidence.object = {34, 44};
    evidence.confidence = 0.85;
    evidence.claimant = "the minister";
    visit(evidence);
    return {};
  }
  Result<std::vector<EntityId>> find_exact(std::string_view) const override { return none(); }
  Result<std::vector<EntityId>> find_handle(std::string_view) const override { return none(); }
  Result<std::vector<EntityId>> find_prefix(std::string_view, std::size_t) const override {
    return none();
  }

 private:
  static std::vector<EntityId> none() { return {}; }

  std::uint64_t entities_;
};

int run(const GraphFormat& format, std::uint64_t edges, const std::string& path) {
  const MadeUpView made_up(edges);
  const std::clock_t begin = std::clock();
  const auto view = CanonicalView::create(made_up);
  const Status written = export_graph(*view, format, {}, path, std::cout);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  if (!written) {
    std::fprintf(stderr, "%s\n", written.error().message.c_str());
    return 1;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::puts(fmt::format("{{\"format\": \"{}\", \"edges\": {}, \"seconds\": {:.2f}, "
                        "\"edges_per_second\": {:.0f}, \"peak_mb\": {:.0f}}}",
                        format.name, view->edge_count(), seconds,
                        static_cast<double>(view->edge_count()) / seconds,
                        static_cast<double>(usage.ru_maxrss) / 1024)
                .c_str());
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  const kg::GraphFormat* format = argc == 4 ? kg::graph_format(argv[1]) : nullptr;
  const std::uint64_t edges = argc == 4 ? std::strtoull(argv[2], nullptr, 10) : 0;
  if (format == nullptr || edges < 5) {
    std::fputs("usage: export_bench FORMAT EDGES FILE\n", stderr);
    return 2;
  }
  return kg::run(*format, edges, argv[3]);
}
