#include "graph/canonical.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace kg {
namespace {

/// Old numbers to new ones.
template <typename Id>
using Renumbering = std::unordered_map<Id, Id>;

class Copier {
 public:
  explicit Copier(const GraphView& view) : view_(view) {}

  Result<KnowledgeGraph> copy() {
    KG_TRY(add_entities());
    KG_TRY(add_documents());
    KG_TRY(read_edges());
    KG_TRY(add_relations());
    for (const Edge& edge : edges_) KG_TRY(add_evidence(edge));
    return std::move(graph_);
  }

 private:
  Status add_entities() {
    std::vector<Entity> entities;
    KG_TRY(view_.for_each_entity([&](const Entity& entity) {
      entities.push_back(entity);
      return true;
    }));
    std::sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) {
      return std::tie(a.name, a.type, a.handle, a.named, a.id) <
             std::tie(b.name, b.type, b.handle, b.named, b.id);
    });
    for (const Entity& entity : entities) entities_[entity.id] = graph_.append_entity(entity);
    return {};
  }

  Status add_documents() {
    std::vector<DocumentRecord> documents;
    KG_TRY(view_.for_each_document([&](const DocumentRecord& document) {
      documents.push_back(document);
      return true;
    }));
    std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
      const DocumentMetadata &x = a.metadata, &y = b.metadata;
      return std::tie(x.date, x.source, x.name, x.title, a.id) <
             std::tie(y.date, y.source, y.name, y.title, b.id);
    });
    for (const auto& document : documents)
      documents_[document.id] = graph_.add_document(document.metadata);
    return {};
  }

  Status read_edges() {
    for (const auto& [id, unused] : entities_)
      KG_TRY(view_.for_each_edge(id, Direction::Out, [&](const Edge& edge) {
        edges_.push_back(edge);
        return true;
      }));
    return {};
  }

  Status add_relations() {
    for (const Edge& edge : edges_) relations_.try_emplace(edge.relation);
    std::vector<std::pair<std::string, RelationId>> words;
    for (const auto& [id, unused] : relations_) {
      KG_ASSIGN(std::string relation, view_.relation(id));
      words.emplace_back(std::move(relation), id);
    }
    std::sort(words.begin(), words.end());
    for (const auto& [relation, id] : words) relations_[id] = graph_.add_relation(relation);
    return {};
  }

  Status add_evidence(const Edge& edge) {
    return view_.for_each_evidence(edge, [&](Evidence evidence) {
      evidence.document = documents_.at(evidence.document);
      graph_.add_evidence(entities_.at(edge.subject), relations_.at(edge.relation),
                          entities_.at(edge.object), std::move(evidence));
      return true;
    });
  }

  const GraphView& view_;
  KnowledgeGraph graph_;
  Renumbering<EntityId> entities_;
  Renumbering<RelationId> relations_;
  Renumbering<DocumentId> documents_;
  std::vector<Edge> edges_;
};

}  // namespace

Result<KnowledgeGraph> canonical_copy(const GraphView& view) { return Copier(view).copy(); }

}  // namespace kg
