#include "app/json_graph.h"

#include <fmt/format.h>

#include <cmath>

namespace kg {
namespace {

double rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

Json span_json(Span span) {
  return span.empty() ? Json() : Json({{"start", span.begin}, {"end", span.end}});
}

Json document_json(const DocumentMetadata& metadata) {
  return {{"name", metadata.name},
          {"title", or_null(metadata.title)},
          {"source", or_null(metadata.source)},
          {"publisher", or_null(metadata.publisher)},
          {"date", or_null(metadata.date)}};
}

Json quote_json(const Quote& quote) {
  const Evidence& evidence = quote.evidence;
  return {{"sentence", evidence.text},
          {"subject", span_json(evidence.subject)},
          {"relation", span_json(evidence.relation)},
          {"object", span_json(evidence.object)},
          {"confidence", rounded(evidence.confidence)},
          {"claimant", or_null(evidence.claimant)},
          {"rule", evidence.rule},
          {"document", document_json(quote.document)}};
}

Json groups_json(const std::vector<RelationGroup>& groups) {
  Json json = Json::array();
  for (const RelationGroup& group : groups) {
    Json ends = Json::array();
    for (const RelationGroup::End& end : group.ends) {
      Json one = entity_json(end.entity);
      one["evidence"] = end.evidence_count;
      one["confidence"] = rounded(end.confidence);
      ends.push_back(std::move(one));
    }
    json.push_back({{"relation", group.relation},
                    {"polarity", to_string(group.polarity)},
                    {"evidence", group.evidence_count},
                    {"ends", std::move(ends)}});
  }
  return json;
}

template <typename Pairs>
Json counts_json(const Pairs& pairs, const char* name) {
  Json json = Json::array();
  for (const auto& [value, count] : pairs) json.push_back({{name, value}, {"count", count}});
  return json;
}

}  // namespace

Json entity_json(const EntityRef& entity) {
  return {{"id", handle_text(entity)},
          {"name", entity.name},
          {"type", to_string(entity.type)},
          {"named", entity.named}};
}

Json link_json(const Link& link) {
  Json quotes = Json::array();
  for (const Quote& quote : link.quotes) quotes.push_back(quote_json(quote));
  return {
      {"subject", entity_json(link.subject)},        {"relation", link.relation},
      {"object", entity_json(link.object)},          {"polarity", to_string(link.edge.polarity)},
      {"modality", to_string(link.edge.modality)},   {"weight", link.edge.evidence_count},
      {"confidence", rounded(link.edge.confidence)}, {"quotes", std::move(quotes)}};
}

Json links_json(const std::vector<Link>& links) {
  Json json = Json::array();
  for (const Link& link : links) json.push_back(link_json(link));
  return json;
}

Json report_json(const EntityReport& report) {
  return {{"id", handle_text(ref(report.entity))},    {"name", report.entity.name},
          {"type", to_string(report.entity.type)},    {"named", report.entity.named},
          {"aliases", report.entity.aliases},         {"links", report.edge_count},
          {"evidence", report.evidence_count},        {"documents", report.document_count},
          {"first_seen", or_null(report.first_seen)}, {"last_seen", or_null(report.last_seen)},
          {"outgoing", groups_json(report.outgoing)}, {"incoming", groups_json(report.incoming)}};
}

Json path_json(const std::vector<Hop>& hops) {
  Json json = Json::array();
  for (const Hop& hop : hops)
    json.push_back({{"from", entity_json(hop.from)},
                    {"to", entity_json(hop.to)},
                    {"links", links_json(hop.links)}});
  return json;
}

Json neighborhood_json(const Neighborhood& neighborhood) {
  Json neighbors = Json::array();
  for (const Neighbor& neighbor : neighborhood.neighbors) {
    Json relations = Json::array();
    for (const Neighbor::Relation& relation : neighbor.relations)
      relations.push_back({{"relation", relation.words},
                           {"direction", relation.direction == Direction::Out ? "out" : "in"},
                           {"polarity", to_string(relation.polarity)}});
    Json one = entity_json(neighbor.entity);
    one["distance"] = neighbor.distance;
    one["evidence"] = neighbor.evidence_count;
    one["relations"] = std::move(relations);
    neighbors.push_back(std::move(one));
  }
  return {{"total", neighborhood.total}, {"neighbors", std::move(neighbors)}};
}

Json stats_json(const GraphStats& graph, const DatabaseStats& database) {
  Json types = Json::array();
  for (const auto& [type, count] : graph.types)
    types.push_back({{"type", to_string(type)}, {"count", count}});
  Json top = Json::array();
  for (const auto& [entity, count] : graph.top) {
    Json one = entity_json(entity);
    one["evidence"] = count;
    top.push_back(std::move(one));
  }
  return {{"documents", graph.documents},
          {"first_date", or_null(graph.first_date)},
          {"last_date", or_null(graph.last_date)},
          {"sentences", database.sentences},
          {"entities", graph.entities},
          {"named", graph.actors},
          {"links", graph.edges},
          {"evidence", graph.evidence},
          {"types", std::move(types)},
          {"relations", counts_json(graph.relations, "relation")},
          {"top", std::move(top)},
          {"bytes_on_disk", database.bytes_on_disk},
          {"format", fmt::format("{}.{}", database.format_major, database.format_minor)}};
}

}  // namespace kg
