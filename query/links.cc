#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/paths.h"
#include "query/lookup.h"
#include "query/verbs.h"

namespace kg {
namespace {

auto in_words(const Link& link) {
  return std::tuple(std::string_view(link.relation), link.edge.polarity, link.edge.modality);
}

bool stands_before(const Link& a, const Link& b) {
  if (a.edge.subject != b.edge.subject) return comes_before(a.subject, b.subject);
  if (in_words(a) != in_words(b)) return in_words(a) < in_words(b);
  return comes_before(a.object, b.object);
}

Status append_links(std::vector<Link>& links, Lookup& lookup, EntityId from, EntityId to,
                    std::size_t quotes) {
  KG_ASSIGN(std::vector<Edge> edges, lookup.edges(from, Direction::Out));
  std::erase_if(edges, [&](const Edge& edge) { return edge.object != to; });
  std::vector<Link> found;
  for (const Edge& edge : edges) {
    KG_ASSIGN(Link link, lookup.link(edge, quotes));
    found.push_back(std::move(link));
  }
  std::sort(found.begin(), found.end(), [](const Link& a, const Link& b) {
    if (a.edge.evidence_count != b.edge.evidence_count)
      return a.edge.evidence_count > b.edge.evidence_count;
    return in_words(a) < in_words(b);
  });
  std::move(found.begin(), found.end(), std::back_inserter(links));
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
  std::sort(found.begin(), found.end(), stands_before);
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
