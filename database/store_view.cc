#include "database/store_view.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/unicode.h"
#include "database/actor_nodes.h"

namespace kg {
namespace {

Edge to_edge(const EdgeRow& row) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return {.subject = row.key.subject,
          .relation = row.key.relation,
          .object = row.key.object,
          .polarity = row.key.polarity,
          .modality = row.key.modality,
          .evidence_count = static_cast<std::uint32_t>(std::min(row.evidence, kMost)),
          .confidence = row.confidence};
}

DocumentRecord to_record(const DocumentRow& row) { return {row.id, row.metadata}; }

auto order_of(const Edge& edge) {
  return std::tuple(edge.relation, edge.subject, edge.object, edge.polarity, edge.modality);
}

/// Sorts edges as a view gives them and makes one of those that nodes of one actor share.
void merge_edges(std::vector<Edge>& edges) {
  std::ranges::sort(edges, {}, order_of);
  std::size_t kept = 0;
  for (const Edge& edge : edges) {
    if (kept > 0 && order_of(edges[kept - 1]) == order_of(edge)) {
      Edge& same = edges[kept - 1];
      same.evidence_count += edge.evidence_count;
      same.confidence = std::max(same.confidence, edge.confidence);
    } else {
      edges[kept++] = edge;
    }
  }
  edges.resize(kept);
}

/// The bytes that pairs of hexadecimal digits stand for; what is odd or no digit ends them.
std::string whole_bytes(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    unsigned value = 0;
    const char* end = digits.data() + i + 2;
    if (std::from_chars(digits.data() + i, end, value, 16).ptr != end) break;
    bytes += static_cast<char>(value);
  }
  return bytes;
}

}  // namespace

Result<std::vector<EntityId>> StoreView::members(EntityId actor) const {
  std::vector<EntityId> found;
  KG_TRY(snapshot_->for_each_member(actor, [&](EntityId id) {
    found.push_back(id);
    return true;
  }));
  return found;
}

Result<Entity> StoreView::entity(EntityId id) const {
  KG_ASSIGN(const EntityId actor, snapshot_->actor_of(id));
  KG_ASSIGN(const std::vector<NodeRow> rows, nodes_of(*snapshot_, actor));
  const NodeRow& best = *std::ranges::min_element(rows, names_better);
  std::set<std::string> aliases;
  for (const NodeRow& row : rows) {
    aliases.insert(row.name);
    aliases.insert(row.aliases.begin(), row.aliases.end());
  }
  aliases.erase(best.name);
  return Entity{.id = actor,
                .type = best.type,
                .name = best.name,
                .aliases = {aliases.begin(), aliases.end()},
                .named = best.named,
                .handle = handle_of(best)};
}

Result<std::string> StoreView::relation(RelationId id) const { return snapshot_->relation(id); }

Result<DocumentRecord> StoreView::document(DocumentId id) const {
  KG_ASSIGN(const DocumentRow row, snapshot_->document(id));
  return to_record(row);
}

Status StoreView::for_each_entity(const std::function<bool(const Entity&)>& visit) const {
  Status inner;
  KG_TRY(snapshot_->for_each_node([&](const NodeRow& row) {
    const Result<EntityId> actor = snapshot_->actor_of(row.id);
    if (!actor) inner = tl::unexpected<Error>(actor.error());
    if (!actor || *actor != row.id) return actor.has_value();
    const Result<Entity> found = entity(row.id);
    if (!found) inner = tl::unexpected<Error>(found.error());
    return found && visit(*found);
  }));
  return inner;
}

Status StoreView::for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const {
  return snapshot_->for_each_document(
      [&](const DocumentRow& row) { return visit(to_record(row)); });
}

std::uint64_t StoreView::edge_count() const {
  std::uint64_t count = 0;
  (void)snapshot_->for_each_node([&](const NodeRow& row) {
    const Result<EntityId> actor = snapshot_->actor_of(row.id);
    if (!actor || *actor != row.id) return true;
    (void)for_each_edge(row.id, Direction::Out, [&](const Edge&) {
      ++count;
      return true;
    });
    return true;
  });
  return count;
}

/// The edges of one node with actors at their ends; none between nodes of one actor.
Status StoreView::collect_edges(EntityId member, Direction direction,
                                std::vector<Edge>& edges) const {
  Status inner;
  const auto add = [&](const EdgeRow& row) {
    Edge edge = to_edge(row);
    const bool loop = edge.subject == edge.object;
    const Result<EntityId> subject = snapshot_->actor_of(edge.subject);
    const Result<EntityId> object = snapshot_->actor_of(edge.object);
    if (!subject || !object)
      inner = tl::unexpected<Error>(subject ? object.error() : subject.error());
    if (!inner) return false;
    edge.subject = *subject;
    edge.object = *object;
    if (loop || edge.subject != edge.object) edges.push_back(edge);
    return true;
  };
  if (direction == Direction::Out)
    KG_TRY(snapshot_->for_each_edge_from(member, add));
  else
    KG_TRY(snapshot_->for_each_edge_to(member, add));
  return inner;
}

Status StoreView::for_each_edge(EntityId entity, Direction direction,
                                const std::function<bool(const Edge&)>& visit) const {
  KG_ASSIGN(const std::vector<EntityId> nodes, members(entity));
  std::vector<Edge> edges;
  for (const EntityId node : nodes) KG_TRY(collect_edges(node, direction, edges));
  merge_edges(edges);
  for (const Edge& edge : edges)
    if (!visit(edge)) break;
  return {};
}

/// Which entities stand for others' actors: few, so that they fit into memory.
Result<std::unordered_map<EntityId, EntityId>> StoreView::merged() const {
  std::unordered_map<EntityId, EntityId> actors;
  KG_TRY(snapshot_->for_each_merged([&](EntityId node, EntityId actor) {
    actors.emplace(node, actor);
    return true;
  }));
  return actors;
}

/// By the smallest hash of an actor's names: hashes are read in their order.
Status StoreView::scan_ids(const std::function<bool(EntityId)>& visit) const {
  KG_ASSIGN(const auto actors, merged());
  std::unordered_set<EntityId> several, seen;
  for (const auto& [node, actor] : actors) several.insert(actor);
  return snapshot_->for_each_hash({}, [&](EntityId node) {
    const auto found = actors.find(node);
    const EntityId actor = found == actors.end() ? node : found->second;
    if (several.contains(actor) && !seen.insert(actor).second) return true;
    return visit(actor);
  });
}

/// Reads the table from its begin to its end, which is much quicker than one seek an entity.
Status StoreView::scan_edges(const std::function<bool(const Edge&)>& visit) const {
  KG_ASSIGN(const auto actors, merged());
  const auto actor_of = [&](EntityId node) {
    const auto found = actors.find(node);
    return found == actors.end() ? node : found->second;
  };
  return snapshot_->for_each_edge([&](const EdgeRow& row) {
    Edge edge = to_edge(row);
    const bool loop = edge.subject == edge.object;
    edge.subject = actor_of(edge.subject);
    edge.object = actor_of(edge.object);
    return !loop && edge.subject == edge.object ? true : visit(edge);
  });
}

Result<Evidence> StoreView::to_evidence(const EvidenceRow& row) const {
  Evidence evidence;
  evidence.document = row.document;
  evidence.sentence = row.sentence;
  evidence.ordinal = row.ordinal;
  evidence.confidence = row.confidence;
  evidence.polarity = row.edge.polarity;
  evidence.modality = row.edge.modality;
  evidence.claimant = row.claimant;
  evidence.rule = row.rule;
  KG_ASSIGN(evidence.text, snapshot_->sentence(row.document, row.sentence));
  const CodePointIndex index(evidence.text);
  const auto in_code_points = [&](Span span) {
    if (span.end > evidence.text.size()) return Span{};
    return Span{index.at(span.begin), index.at(span.end)};
  };
  evidence.subject = in_code_points(row.subject);
  evidence.relation = in_code_points(row.relation);
  evidence.object = in_code_points(row.object);
  return evidence;
}

Status StoreView::for_each_evidence(const Edge& edge,
                                    const std::function<bool(const Evidence&)>& visit) const {
  KG_ASSIGN(const std::vector<EntityId> subjects, members(edge.subject));
  KG_ASSIGN(const std::vector<EntityId> objects, members(edge.object));
  std::vector<EvidenceRow> rows;
  for (const EntityId subject : subjects)
    for (const EntityId object : objects) {
      if (edge.subject == edge.object && subject != object) continue;
      const EdgeKey key{.subject = subject,
                        .relation = edge.relation,
                        .polarity = edge.polarity,
                        .modality = edge.modality,
                        .object = object};
      KG_TRY(snapshot_->for_each_evidence_between(key, [&](const EvidenceRow& row) {
        rows.push_back(row);
        return true;
      }));
    }
  std::ranges::sort(rows, {}, [](const EvidenceRow& row) {
    return std::tuple(row.document, row.sentence, row.ordinal);
  });
  for (const EvidenceRow& row : rows) {
    KG_ASSIGN(const Evidence evidence, to_evidence(row));
    if (!visit(evidence)) break;
  }
  return {};
}

Result<std::vector<EntityId>> StoreView::actors_of(std::vector<EntityId> nodes) const {
  std::vector<EntityId> actors;
  for (const EntityId node : nodes) {
    KG_ASSIGN(const EntityId actor, snapshot_->actor_of(node));
    if (std::ranges::find(actors, actor) == actors.end()) actors.push_back(actor);
  }
  return actors;
}

Result<std::vector<EntityId>> StoreView::find_exact(std::string_view name) const {
  std::vector<EntityId> nodes;
  KG_TRY(snapshot_->for_each_named(name, [&](EntityId id) {
    nodes.push_back(id);
    return true;
  }));
  KG_ASSIGN(std::vector<EntityId> actors, actors_of(std::move(nodes)));
  std::ranges::sort(actors);
  return actors;
}

Result<std::vector<EntityId>> StoreView::find_handle(std::string_view begin) const {
  const std::string bytes = whole_bytes(begin);
  std::vector<EntityId> nodes;
  if (bytes.empty()) return nodes;
  Status inner;
  KG_TRY(snapshot_->for_each_hash(bytes, [&](EntityId id) {
    const Result<NodeRow> row = snapshot_->node(id);
    if (!row) inner = tl::unexpected<Error>(row.error());
    if (row && handle_of(*row).starts_with(begin)) nodes.push_back(id);
    return row.has_value();
  }));
  KG_TRY(inner);
  KG_ASSIGN(std::vector<EntityId> actors, actors_of(std::move(nodes)));
  std::ranges::sort(actors);
  return actors;
}

Result<std::vector<EntityId>> StoreView::find_prefix(std::string_view prefix,
                                                     std::size_t limit) const {
  std::vector<EntityId> found;
  if (limit == 0) return found;
  Status inner;
  KG_TRY(snapshot_->for_each_name(prefix, [&](std::string_view, EntityId id) {
    const Result<EntityId> actor = snapshot_->actor_of(id);
    if (!actor) inner = tl::unexpected<Error>(actor.error());
    if (actor && std::ranges::find(found, *actor) == found.end()) found.push_back(*actor);
    return actor && found.size() < limit;
  }));
  KG_TRY(inner);
  return found;
}

/// Nodes with a name that has each of the words, which may be different names of the node.
Result<std::vector<EntityId>> StoreView::nodes_with(const std::vector<std::string>& words) const {
  std::vector<EntityId> nodes;
  if (words.empty()) return nodes;
  // The longest word is mostly the rarest.
  const auto& rarest = *std::ranges::max_element(words, {}, &std::string::size);
  KG_TRY(snapshot_->for_each_with_word(rarest, [&](EntityId id) {
    nodes.push_back(id);
    return true;
  }));
  std::vector<EntityId> found;
  for (const EntityId id : nodes) {
    bool all = true;
    for (std::size_t i = 0; i < words.size() && all; ++i) {
      KG_ASSIGN(all, snapshot_->has_word(words[i], id));
    }
    if (all) found.push_back(id);
  }
  return found;
}

Result<std::vector<EntityId>> StoreView::find_words(std::string_view text,
                                                    std::size_t limit) const {
  const std::vector<std::string> words = split_words(normalize_name(text));
  KG_ASSIGN(std::vector<EntityId> nodes, nodes_with(words));
  std::set<EntityId> actors;
  for (const EntityId node : nodes) {
    if (words.size() > 1) {
      KG_ASSIGN(const NodeRow row, snapshot_->node(node));
      const auto fits = [&](const std::string& name) { return has_words(name, words); };
      if (!fits(row.name) && std::ranges::none_of(row.aliases, fits)) continue;
    }
    KG_ASSIGN(const EntityId actor, snapshot_->actor_of(node));
    actors.insert(actor);
  }
  std::vector<EntityId> found(actors.begin(), actors.end());
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace kg
