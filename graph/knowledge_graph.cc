#include "graph/knowledge_graph.h"

#include <algorithm>
#include <array>
// gcc 12 with sanitizers suspects an empty boost::optional inside this header.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <boost/graph/adjacency_list.hpp>
#pragma GCC diagnostic pop
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/check.h"
#include "core/unicode.h"
#include "graph/evidence.h"

namespace kg {
namespace {

struct EdgeRecord {
  RelationId relation;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  std::vector<Evidence> evidence = {};  // by document, sentence, ordinal
  double confidence = 0;                // of the best evidence
};

// The edges of a vertex in the order that GraphView promises. Vertices are numbered in the order of
// entity ids, so comparing vertices compares ids.
template <typename StoredEdge>
struct ByRelationAndOtherEnd {
  static auto key(const StoredEdge& edge) {
    const EdgeRecord& record = edge.get_property();
    return std::tuple(record.relation, edge.get_target(), record.polarity, record.modality);
  }
  bool operator()(const StoredEdge& a, const StoredEdge& b) const { return key(a) < key(b); }
};

// Chooses the container of a vertex's edges in boost::adjacency_list, as in Boost's example
// ordered_out_edges.
struct OrderedEdgesS {};

}  // namespace
}  // namespace kg

namespace boost {

template <typename StoredEdge>
struct container_gen<kg::OrderedEdgesS, StoredEdge> {
  using type = std::multiset<StoredEdge, kg::ByRelationAndOtherEnd<StoredEdge>>;
};

template <>
struct parallel_edge_traits<kg::OrderedEdgesS> {
  using type = allow_parallel_edge_tag;
};

}  // namespace boost

namespace kg {
namespace {

using Graph = boost::adjacency_list<OrderedEdgesS, boost::vecS, boost::bidirectionalS, Entity,
                                    EdgeRecord, boost::no_property, boost::listS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using EdgeDescriptor = boost::graph_traits<Graph>::edge_descriptor;
using EdgeKey = std::tuple<EntityId, RelationId, EntityId, Polarity, Modality>;
using EntityKey = std::tuple<std::string, EntityType, bool>;

bool evidence_before(const Evidence& a, const Evidence& b) {
  return std::tie(a.document, a.sentence, a.ordinal) < std::tie(b.document, b.sentence, b.ordinal);
}

Edge to_edge(const Graph& graph, EdgeDescriptor descriptor) {
  const EdgeRecord& record = graph[descriptor];
  Edge edge;
  edge.subject = graph[source(descriptor, graph)].id;
  edge.relation = record.relation;
  edge.object = graph[target(descriptor, graph)].id;
  edge.polarity = record.polarity;
  edge.modality = record.modality;
  edge.evidence_count = static_cast<std::uint32_t>(record.evidence.size());
  edge.confidence = record.confidence;
  return edge;
}

EdgeKey key_of(const Edge& edge) {
  return {edge.subject, edge.relation, edge.object, edge.polarity, edge.modality};
}

template <typename Map>
typename Map::key_type next_id(const Map& map) {
  using Key = typename Map::key_type;
  return map.empty() ? Key(1) : Key(map.rbegin()->first.value + 1);
}

}  // namespace

struct KnowledgeGraph::Impl {
  Graph graph;
  std::map<EntityId, Vertex> vertices;
  std::map<EntityKey, EntityId> entity_keys;
  std::set<std::pair<std::string, EntityId>> names;  // normalised names and aliases
  std::map<RelationId, std::string> relations;
  std::unordered_map<std::string, RelationId> relation_ids;
  std::map<DocumentId, DocumentMetadata> documents;
  std::map<std::pair<std::string, std::array<std::uint8_t, 32>>, DocumentId> known_documents;
  std::map<EdgeKey, EdgeDescriptor> edges;
  std::uint64_t evidence_count = 0;

  // REQUIRES: entity.id is greater than all ids before.
  void insert_entity(Entity entity) {
    const EntityId id = entity.id;
    entity_keys.emplace(EntityKey(normalize_name(entity.name), entity.type, entity.named), id);
    names.emplace(normalize_name(entity.name), id);
    for (const std::string& alias : entity.aliases) names.emplace(normalize_name(alias), id);
    vertices.emplace(id, boost::add_vertex(std::move(entity), graph));
  }

  void insert_relation(RelationId id, std::string words) {
    relation_ids.emplace(words, id);
    relations.emplace(id, std::move(words));
  }

  void add_aliases(Entity& entity, const std::vector<std::string>& aliases) {
    for (const std::string& alias : aliases) {
      const auto place = std::lower_bound(entity.aliases.begin(), entity.aliases.end(), alias);
      if (alias == entity.name || (place != entity.aliases.end() && *place == alias)) continue;
      entity.aliases.insert(place, alias);
      names.emplace(normalize_name(alias), entity.id);
    }
  }

  EdgeDescriptor edge_for(const EdgeKey& key) {
    const auto found = edges.find(key);
    if (found != edges.end()) return found->second;
    const auto [subject, relation, object, polarity, modality] = key;
    const auto from = vertices.find(subject), to = vertices.find(object);
    KG_CHECK(from != vertices.end() && to != vertices.end());
    KG_CHECK(relations.contains(relation));
    const EdgeDescriptor made =
        boost::add_edge(from->second, to->second, EdgeRecord{relation, polarity, modality}, graph)
            .first;
    edges.emplace(key, made);
    return made;
  }
};

KnowledgeGraph::KnowledgeGraph() : impl_(std::make_unique<Impl>()) {}
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

Result<KnowledgeGraph> KnowledgeGraph::load(const GraphView& view) {
  KnowledgeGraph copy;
  Impl& impl = *copy.impl_;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    impl.insert_entity(entity);
    return true;
  }));
  KG_TRY(view.for_each_document([&](const DocumentRecord& record) {
    impl.documents.emplace(record.id, record.metadata);
    return true;
  }));
  for (const auto& [id, vertex] : impl.vertices) {
    std::vector<Edge> edges;
    KG_TRY(view.for_each_edge(id, Direction::Out, [&](const Edge& edge) {
      edges.push_back(edge);
      return true;
    }));
    for (const Edge& edge : edges) {
      if (!impl.relations.contains(edge.relation)) {
        KG_ASSIGN(std::string words, view.relation(edge.relation));
        impl.insert_relation(edge.relation, std::move(words));
      }
      KG_TRY(view.for_each_evidence(edge, [&](const Evidence& evidence) {
        copy.add_evidence(edge.subject, edge.relation, edge.object, evidence);
        return true;
      }));
    }
  }
  return copy;
}

DocumentId KnowledgeGraph::add(const Extraction& extraction, const ResolvedDocument& resolved) {
  const Document& document = extraction.document;
  const auto key = std::pair(document.metadata.source, document.sha256);
  const auto known = impl_->known_documents.find(key);
  if (known != impl_->known_documents.end()) return known->second;
  const DocumentId id = add_document(document.metadata);
  impl_->known_documents.emplace(key, id);

  std::vector<EntityId> entities;
  for (const ResolvedEntity& entity : resolved.entities)
    entities.push_back(
        add_entity({EntityId(), entity.type, entity.name, entity.aliases, entity.named, {}}));
  for (const ResolvedFact& fact : resolved.facts)
    add_evidence(entities[fact.subject], add_relation(fact.relation), entities[fact.object],
                 make_evidence(extraction, fact, id));
  return id;
}

EntityId KnowledgeGraph::add_entity(const Entity& entity) {
  const auto known =
      impl_->entity_keys.find(EntityKey(normalize_name(entity.name), entity.type, entity.named));
  if (known == impl_->entity_keys.end()) {
    Entity bare = entity;
    bare.id = next_id(impl_->vertices);
    bare.aliases.clear();
    const EntityId id = bare.id;
    impl_->insert_entity(std::move(bare));
    impl_->add_aliases(impl_->graph[impl_->vertices.at(id)], entity.aliases);
    return id;
  }
  Entity& stored = impl_->graph[impl_->vertices.at(known->second)];
  impl_->add_aliases(stored, {entity.name});  // the same name in other letters
  impl_->add_aliases(stored, entity.aliases);
  return known->second;
}

EntityId KnowledgeGraph::append_entity(Entity entity) {
  entity.id = next_id(impl_->vertices);
  impl_->insert_entity(entity);
  return entity.id;
}

RelationId KnowledgeGraph::add_relation(std::string_view words) {
  const auto known = impl_->relation_ids.find(std::string(words));
  if (known != impl_->relation_ids.end()) return known->second;
  const RelationId id = next_id(impl_->relations);
  impl_->insert_relation(id, std::string(words));
  return id;
}

DocumentId KnowledgeGraph::add_document(DocumentMetadata metadata) {
  const DocumentId id = next_id(impl_->documents);
  impl_->documents.emplace(id, std::move(metadata));
  return id;
}

void KnowledgeGraph::add_evidence(EntityId subject, RelationId relation, EntityId object,
                                  Evidence evidence) {
  KG_CHECK(impl_->documents.contains(evidence.document));
  const EdgeDescriptor edge =
      impl_->edge_for(EdgeKey(subject, relation, object, evidence.polarity, evidence.modality));
  EdgeRecord& record = impl_->graph[edge];
  std::vector<Evidence>& all = record.evidence;
  const auto place = std::lower_bound(all.begin(), all.end(), evidence, evidence_before);
  if (place != all.end() && !evidence_before(evidence, *place)) return;
  record.confidence = std::max(record.confidence, evidence.confidence);
  all.insert(place, std::move(evidence));
  ++impl_->evidence_count;
}

std::uint64_t KnowledgeGraph::entity_count() const { return impl_->vertices.size(); }
std::uint64_t KnowledgeGraph::edge_count() const { return impl_->edges.size(); }
std::uint64_t KnowledgeGraph::evidence_count() const { return impl_->evidence_count; }
std::uint64_t KnowledgeGraph::document_count() const { return impl_->documents.size(); }

Result<Entity> KnowledgeGraph::entity(EntityId id) const {
  const auto found = impl_->vertices.find(id);
  if (found == impl_->vertices.end()) return no_such("entity", id.value);
  return impl_->graph[found->second];
}

Result<std::string> KnowledgeGraph::relation(RelationId id) const {
  const auto found = impl_->relations.find(id);
  if (found == impl_->relations.end()) return no_such("relation", id.value);
  return found->second;
}

Result<DocumentRecord> KnowledgeGraph::document(DocumentId id) const {
  const auto found = impl_->documents.find(id);
  if (found == impl_->documents.end()) return no_such("document", id.value);
  return DocumentRecord{id, found->second};
}

Status KnowledgeGraph::for_each_entity(const std::function<bool(const Entity&)>& visit) const {
  for (const auto& [id, vertex] : impl_->vertices)
    if (!visit(impl_->graph[vertex])) break;
  return {};
}

Status KnowledgeGraph::for_each_document(
    const std::function<bool(const DocumentRecord&)>& visit) const {
  for (const auto& [id, metadata] : impl_->documents)
    if (!visit({id, metadata})) break;
  return {};
}

Status KnowledgeGraph::for_each_edge(EntityId entity, Direction direction,
                                     const std::function<bool(const Edge&)>& visit) const {
  const auto found = impl_->vertices.find(entity);
  if (found == impl_->vertices.end()) return {};
  const auto visit_all = [&](auto range) {
    for (auto [edge, end] = range; edge != end; ++edge)
      if (!visit(to_edge(impl_->graph, *edge))) return;
  };
  if (direction == Direction::Out)
    visit_all(out_edges(found->second, impl_->graph));
  else
    visit_all(in_edges(found->second, impl_->graph));
  return {};
}

Status KnowledgeGraph::for_each_evidence(const Edge& edge,
                                         const std::function<bool(const Evidence&)>& visit) const {
  const auto found = impl_->edges.find(key_of(edge));
  if (found == impl_->edges.end()) return {};
  for (const Evidence& evidence : impl_->graph[found->second].evidence)
    if (!visit(evidence)) break;
  return {};
}

Result<std::vector<EntityId>> KnowledgeGraph::find_exact(std::string_view name) const {
  const std::string normal = normalize_name(name);
  std::vector<EntityId> found;
  for (auto it = impl_->names.lower_bound({normal, EntityId()});
       it != impl_->names.end() && it->first == normal; ++it)
    found.push_back(it->second);
  return found;
}

Result<std::vector<EntityId>> KnowledgeGraph::find_handle(std::string_view begin) const {
  std::vector<EntityId> found;
  for (const auto& [id, vertex] : impl_->vertices)
    if (!begin.empty() && impl_->graph[vertex].handle.starts_with(begin)) found.push_back(id);
  return found;
}

Result<std::vector<EntityId>> KnowledgeGraph::find_prefix(std::string_view prefix,
                                                          std::size_t limit) const {
  const std::string normal = normalize_name(prefix);
  std::vector<EntityId> found;
  for (auto it = impl_->names.lower_bound({normal, EntityId()});
       it != impl_->names.end() && it->first.starts_with(normal) && found.size() < limit; ++it)
    if (std::find(found.begin(), found.end(), it->second) == found.end())
      found.push_back(it->second);
  return found;
}

}  // namespace kg
