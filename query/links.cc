#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/paths.h"
#include "query/lookup.h"
#include "query/verbs.h"

namespace kg {
namespace {

Status append_links(std::vector<Link>& links, Lookup& lookup, EntityId from, EntityId to,
                    std::size_t quotes) {
  KG_ASSIGN(std::vector<Edge> edges, lookup.edges(from, Direction::Out));
  std::erase_if(edges, [&](const Edge& edge) { return edge.object != to; });
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return a.evidence_count > b.evidence_count;
  });
  for (const Edge& edge : edges) {
    KG_ASSIGN(Link link, lookup.link(edge, quotes));
    links.push_back(std::move(link));
  }
  return {};
}

}  // namespace

Result<std::vector<Link>> links(const GraphView& view, EntityId a, EntityId b,
                                const LinkOptions& options) {
  KG_TRY(view.entity(a));
  KG_TRY(view.entity(b));
  std::vector<Link> found;
  Lookup lookup(view);
  KG_TRY(append_links(found, lookup, a, b, options.quotes));
  if (a != b) KG_TRY(append_links(found, lookup, b, a, options.quotes));
  return found;
}

Result<std::vector<Link>> all_links(const GraphView& view, const LinkOptions& options) {
  std::vector<EntityId> entities;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    entities.push_back(entity.id);
    return true;
  }));
  std::vector<Link> found;
  Lookup lookup(view);
  for (const EntityId id : entities) {
    KG_ASSIGN(const std::vector<Edge> edges, lookup.edges(id, Direction::Out));
    for (const Edge& edge : edges) {
      KG_ASSIGN(Link link, lookup.link(edge, options.quotes));
      found.push_back(std::move(link));
    }
  }
  return found;
}

Result<std::optional<std::vector<Hop>>> path(const GraphView& view, EntityId from, EntityId to,
                                             const PathOptions& options) {
  KG_ASSIGN(const std::optional<Path> found, shortest_path(view, from, to, options.max_hops));
  if (!found) return std::nullopt;
  std::vector<Hop> hops;
  Lookup lookup(view);
  for (std::size_t i = 0; i < found->edges.size(); ++i) {
    Hop hop;
    KG_ASSIGN(hop.from, lookup.entity(found->entities[i]));
    KG_ASSIGN(hop.to, lookup.entity(found->entities[i + 1]));
    for (const Edge& edge : found->edges[i]) {
      KG_ASSIGN(Link link, lookup.link(edge, options.quotes));
      hop.links.push_back(std::move(link));
    }
    hops.push_back(std::move(hop));
  }
  return hops;
}

}  // namespace kg
