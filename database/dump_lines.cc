#include "database/dump_lines.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace kg {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json document_json(const StoredDocument& document) {
  const DocumentMetadata& about = document.metadata;
  return {{"document",
           {{"sha256", to_hex(document.sha256)},
            {"source", about.source},
            {"name", about.name},
            {"publisher", about.publisher},
            {"title", about.title},
            {"date", about.date},
            {"replaceable", document.replaceable},
            {"extractor", document.extractor},
            {"sentences", document.sentences.size()},
            {"entities", document.entities.size()},
            {"facts", document.facts.size()}}}};
}

Json entity_json(const StoredEntity& entity) {
  Json names = Json::array(), terms = Json::array();
  if (!entity.name.empty()) names.push_back(entity.name);
  for (const std::string& alias : entity.aliases) names.push_back(alias);
  for (const StoredTerm& term : entity.terms)
    terms.push_back(Json::array({term.term, term.sentence}));
  return {{"entity",
           {{"type", to_string(entity.type)},
            {"named", entity.named},
            {"key", entity.key},
            {"names", std::move(names)},
            {"terms", std::move(terms)}}}};
}

Json fact_json(const StoredFact& fact) {
  Json spans = Json::array();
  for (const Span span : {fact.subject_span, fact.relation_span, fact.object_span})
    spans.push_back(Json::array({span.begin, span.end}));
  Json json = {{"subject", fact.subject}, {"relation", fact.relation},
               {"object", fact.object},   {"sentence", fact.sentence},
               {"ordinal", fact.ordinal}, {"spans", std::move(spans)}};
  if (fact.polarity != Polarity::Positive) json["polarity"] = to_string(fact.polarity);
  if (fact.modality != Modality::Actual) json["modality"] = to_string(fact.modality);
  if (fact.start != kNoTime) json["start"] = fact.start;
  if (fact.duration != 0) json["duration"] = fact.duration;
  if (fact.parallel != 0) json["parallel"] = fact.parallel;
  json["confidence"] = fact.confidence;
  if (!fact.claimant.empty()) json["claimant"] = fact.claimant;
  json["rule"] = fact.rule;
  return {{"fact", std::move(json)}};
}

}  // namespace

std::string dump_header() { return line_of({{"kg_dump", kDumpVersion}}); }

std::string dump_lines(const StoredDocument& document) {
  std::string lines = line_of(document_json(document));
  for (const std::string& sentence : document.sentences) lines += line_of({{"sentence", sentence}});
  for (const StoredEntity& entity : document.entities) lines += line_of(entity_json(entity));
  for (const StoredFact& fact : document.facts) lines += line_of(fact_json(fact));
  return lines;
}

std::string dump_end(std::uint64_t documents, std::uint64_t decisions) {
  return line_of({{"end", {{"documents", documents}, {"decisions", decisions}}}});
}

}  // namespace kg
