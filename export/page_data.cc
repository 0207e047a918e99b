#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>
#include <vector>

#include "export/page.h"

namespace kg {
namespace {

using Json = nlohmann::ordered_json;
using SentenceKey = std::tuple<DocumentId, std::uint32_t, std::string>;

// JSON for a script element: "</script" and "<!--" cannot occur without "<", which is only ever
// part of a string here.
std::string script_text(const Json& value) {
  const std::string json = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  }
  return out;
}

double rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

// Texts and words that many edges share get a number, in order of appearance.
template <typename Key>
class Numbered {
 public:
  std::size_t operator()(const Key& key) {
    const auto [place, added] = numbers_.emplace(key, numbers_.size());
    if (added) keys_.push_back(&place->first);
    return place->second;
  }
  const std::vector<const Key*>& keys() const { return keys_; }

 private:
  std::map<Key, std::size_t> numbers_;
  std::vector<const Key*> keys_;
};

// Writes one part of the page's data after the other.
class DataWriter {
 public:
  DataWriter(const GraphView& view, const PageOptions& options, std::ostream& out)
      : view_(view), options_(options), out_(out) {}

  Status write() {
    KG_TRY(write_head());
    KG_TRY(write_nodes());
    KG_TRY(write_edges());
    write_list("relations", relations_.keys(), [&](const RelationId& id) -> Result<Json> {
      KG_ASSIGN(const std::string words, view_.relation(id));
      return Json(words);
    });
    KG_TRY(status_);
    write_list("sentences", sentences_.keys(), [&](const SentenceKey& key) -> Result<Json> {
      return Json::array({documents_(std::get<0>(key)), std::get<2>(key)});
    });
    write_list("documents", documents_.keys(), [&](const DocumentId& id) { return document(id); });
    KG_TRY(status_);
    out_ << "}";
    return {};
  }

 private:
  Status write_head() {
    Json head = {{"format", "kg page"}, {"version", 1}};
    if (!options_.title.empty()) head["title"] = options_.title;
    if (options_.total_entities > 0) head["total"] = options_.total_entities;
    std::string text = script_text(head);
    text.pop_back();  // the brace: more follows
    out_ << text;
    return {};
  }

  Status write_nodes() {
    out_ << ",\n\"nodes\":[";
    const char* separator = "\n";
    KG_TRY(view_.for_each_entity([&](const Entity& entity) {
      nodes_.emplace(entity.id, nodes_.size());
      Json node = {
          {"id", entity.handle.empty() ? "n" + std::to_string(entity.id.value) : entity.handle},
          {"name", entity.name},
          {"type", to_string(entity.type)}};
      if (entity.named) node["named"] = true;
      if (!entity.aliases.empty()) node["aliases"] = entity.aliases;
      out_ << std::exchange(separator, ",\n") << script_text(node);
      return true;
    }));
    out_ << "]";
    return {};
  }

  Status write_edges() {
    out_ << ",\n\"edges\":[";
    const char* separator = "\n";
    for (const auto& [subject, number] : nodes_) {
      std::vector<Edge> edges;
      KG_TRY(view_.for_each_edge(subject, Direction::Out, [&](const Edge& edge) {
        edges.push_back(edge);
        return true;
      }));
      for (const Edge& edge : edges) {
        KG_ASSIGN(const Json json, edge_json(edge));
        out_ << std::exchange(separator, ",\n") << script_text(json);
      }
    }
    out_ << "]";
    return {};
  }

  Result<Json> edge_json(const Edge& edge) {
    Json json = {{"source", nodes_.at(edge.subject)},
                 {"target", nodes_.at(edge.object)},
                 {"relation", relations_(edge.relation)}};
    if (edge.polarity == Polarity::Negative) json["negative"] = true;
    if (edge.modality != Modality::Actual) json["modality"] = to_string(edge.modality);
    json["weight"] = edge.evidence_count;
    json["confidence"] = rounded(edge.confidence);
    std::vector<Evidence> evidence;
    KG_TRY(view_.for_each_evidence(edge, [&](const Evidence& one) {
      evidence.push_back(one);
      return true;
    }));
    std::stable_sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
      return std::tuple(-a.confidence, a.document, a.sentence, a.ordinal) <
             std::tuple(-b.confidence, b.document, b.sentence, b.ordinal);
    });
    if (evidence.size() > options_.evidence) evidence.resize(options_.evidence);
    Json quotes = Json::array();
    for (const Evidence& one : evidence) quotes.push_back(evidence_json(one));
    json["evidence"] = std::move(quotes);
    return json;
  }

  Json evidence_json(const Evidence& evidence) {
    Json json = {{"sentence", sentences_({evidence.document, evidence.sentence, evidence.text})}};
    if (!evidence.subject.empty()) json["subject"] = span_json(evidence.subject);
    if (!evidence.relation.empty()) json["relation"] = span_json(evidence.relation);
    if (!evidence.object.empty()) json["object"] = span_json(evidence.object);
    json["confidence"] = rounded(evidence.confidence);
    if (!evidence.claimant.empty()) json["claimant"] = evidence.claimant;
    if (!evidence.rule.empty()) json["rule"] = evidence.rule;
    return json;
  }

  Result<Json> document(DocumentId id) const {
    KG_ASSIGN(const DocumentRecord record, view_.document(id));
    const DocumentMetadata& known = record.metadata;
    Json json = {{"name", known.name}};
    const auto add = [&](const char* field, const std::string& text) {
      if (!text.empty()) json[field] = text;
    };
    add("title", known.title);
    add("publisher", known.publisher);
    add("date", known.date);
    add("source", known.source);
    return json;
  }

  template <typename Keys, typename Make>
  void write_list(const char* name, const Keys& keys, const Make& make) {
    out_ << ",\n\"" << name << "\":[";
    const char* separator = "\n";
    for (const auto* key : keys) {
      const Result<Json> json = make(*key);
      if (!json) {
        status_ = tl::unexpected(json.error());
        return;
      }
      out_ << std::exchange(separator, ",\n") << script_text(*json);
    }
    out_ << "]";
  }

  const GraphView& view_;
  const PageOptions& options_;
  std::ostream& out_;
  Status status_;
  std::map<EntityId, std::size_t> nodes_;  // their places in the list; ids ascend, and so do these
  Numbered<RelationId> relations_;
  Numbered<SentenceKey> sentences_;
  Numbered<DocumentId> documents_;
};

}  // namespace

Status write_page_data(const GraphView& view, const PageOptions& options, std::ostream& out) {
  return DataWriter(view, options, out).write();
}

}  // namespace kg
