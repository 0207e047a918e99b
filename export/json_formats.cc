#include "export/json_formats.h"

#include <string>
#include <string_view>

#include "core/json_writer.h"
#include "export/graph_rows.h"
#include "export/node_fields.h"
#include "export/node_names.h"
#include "export/sanitize.h"
#include "export/text_out.h"

namespace kg {
namespace {

// A JSON text that goes out piece by piece, an element a line.
class JsonOut : public JsonWriter {
 public:
  explicit JsonOut(std::ostream& stream) : JsonWriter(text_), out_(stream) {}
  ~JsonOut() { out_ << text_; }

  void break_line() {
    text_ += '\n';
    flush_lines();
  }
  void flush_lines() {
    out_ << text_;
    text_.clear();
  }

 private:
  std::string text_;
  TextOut out_;
};

Detail detail_of(const ExportOptions& options) {
  return options.evidence ? Detail::Evidence : Detail::Links;
}

void field_if_any(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.field(name, value);
}

std::string node_id(EntityId id) { return "n" + std::to_string(id.value); }
std::string edge_id(const ExportEdge& row) { return "e" + std::to_string(row.number); }

// What all formats say of a node besides its id and label.
void node_fields(JsonWriter& json, const ExportNode& row, const ExportOptions& options) {
  json.field("type", to_string(row.entity.type));
  json.field("named", row.entity.named);
  field_if_any(json, "handle", row.entity.handle);
  if (!row.entity.aliases.empty()) {
    json.key("aliases").begin_array();
    for (const std::string& alias : row.entity.aliases) json.value(alias);
    json.end_array();
  }
  json.field("links", row.links).field("mentions", row.mentions);
  if (const auto community = community_of(options, row.entity.id))
    json.field("community", *community);
}

void write_position(JsonWriter& json, const Position& place, double up) {
  json.key("position").begin_object();
  json.field("x", place.x).field("y", up * place.y).end_object();
}

void write_span(JsonWriter& json, std::string_view name, Span span) {
  if (span.begin == span.end) return;
  json.key(name).begin_array().value(span.begin).value(span.end).end_array();
}

void write_evidence(JsonWriter& json, const ExportEdge& row) {
  if (row.evidence.empty()) return;
  json.key("evidence").begin_array();
  for (const ExportEvidence& one : row.evidence) {
    json.begin_object().field("sentence", one.sentence);
    field_if_any(json, "document", one.document);
    if (one.name != one.document) field_if_any(json, "name", one.name);
    field_if_any(json, "publisher", one.publisher);
    field_if_any(json, "source", one.source);
    field_if_any(json, "date", one.date);
    field_if_any(json, "claimant", one.claimant);
    json.field("number", one.number).field("confidence", one.confidence);
    write_span(json, "subject", one.subject);
    write_span(json, "relation", one.relation);
    write_span(json, "object", one.object);
    json.end_object();
  }
  json.end_array();
}

// What all formats say of an edge besides its id, ends and relation.
void edge_fields(JsonWriter& json, const ExportEdge& row) {
  json.field("label", label_of(row)).field("weight", row.weight);
  json.field("polarity", polarity_of(row)).field("modality", modalities_of(row));
  json.field("confidence", row.confidence);
  field_if_any(json, "first_date", row.first_date);
  field_if_any(json, "last_date", row.last_date);
  write_evidence(json, row);
}

Status edges(const GraphView& view, const ExportOptions& options, JsonOut& json,
             const std::function<void(const ExportEdge&)>& write) {
  return for_each_edge_row(view, options.merge.value_or(Merge::None), detail_of(options),
                           [&](const ExportEdge& row) {
                             write(row);
                             json.break_line();
                           });
}

Status nodes(const GraphView& view, JsonOut& json,
             const std::function<void(const ExportNode&)>& write) {
  return for_each_node_row(view, [&](const ExportNode& row) {
    write(row);
    json.break_line();
  });
}

void write_end(JsonWriter& json, const NodeNames& names, std::string_view name, EntityId id) {
  json.key(name).begin_object();
  json.field("id", node_id(id)).field("name", names.name(id)).end_object();
}

}  // namespace

// "name" is what Cytoscape shows, "interaction" the type of an edge. Its y grows downwards.
Status write_cytoscape_json(const GraphView& view, const ExportOptions& options,
                            std::ostream& stream) {
  JsonOut json(stream);
  json.begin_object().field("generated_by", "kg");
  json.key("data").begin_object();
  json.field("name", options.title.empty() ? std::string("kg") : sanitize_text(options.title));
  json.end_object().key("elements").begin_object().key("nodes").begin_array();
  json.break_line();
  KG_TRY(nodes(view, json, [&](const ExportNode& row) {
    json.begin_object().key("data").begin_object();
    json.field("id", node_id(row.entity.id)).field("name", row.entity.name);
    node_fields(json, row, options);
    json.end_object();
    if (const auto place = position_of(options, row.entity.id)) write_position(json, *place, -1);
    json.end_object();
  }));
  json.end_array().key("edges").begin_array();
  json.break_line();
  KG_TRY(edges(view, options, json, [&](const ExportEdge& row) {
    json.begin_object().key("data").begin_object().field("id", edge_id(row));
    json.field("source", node_id(row.source)).field("target", node_id(row.target));
    json.field("interaction", words_of(row));
    edge_fields(json, row);
    json.end_object().end_object();
  }));
  json.end_array().end_object().end_object();
  json.break_line();
  return {};
}

Status write_json_graph_format(const GraphView& view, const ExportOptions& options,
                               std::ostream& stream) {
  JsonOut json(stream);
  json.begin_object().key("graph").begin_object().field("id", "kg").field("directed", true);
  field_if_any(json, "label", sanitize_text(options.title));
  json.key("nodes").begin_object();
  json.break_line();
  KG_TRY(nodes(view, json, [&](const ExportNode& row) {
    json.key(node_id(row.entity.id)).begin_object().field("label", row.entity.name);
    json.key("metadata").begin_object();
    node_fields(json, row, options);
    if (const auto place = position_of(options, row.entity.id)) write_position(json, *place, 1);
    json.end_object().end_object();
  }));
  json.end_object().key("edges").begin_array();
  json.break_line();
  KG_TRY(edges(view, options, json, [&](const ExportEdge& row) {
    json.begin_object().field("id", edge_id(row));
    json.field("source", node_id(row.source)).field("target", node_id(row.target));
    json.field("relation", words_of(row)).field("directed", true);
    json.key("metadata").begin_object();
    edge_fields(json, row);
    json.end_object().end_object();
  }));
  json.end_array().end_object().end_object();
  json.break_line();
  return {};
}

Status write_node_link_json(const GraphView& view, const ExportOptions& options,
                            std::ostream& stream) {
  JsonOut json(stream);
  json.begin_object().field("directed", true).field("multigraph", true);
  json.key("graph").begin_object().field("name", "kg");
  field_if_any(json, "title", sanitize_text(options.title));
  json.end_object().key("nodes").begin_array();
  json.break_line();
  KG_TRY(nodes(view, json, [&](const ExportNode& row) {
    json.begin_object().field("id", node_id(row.entity.id)).field("name", row.entity.name);
    node_fields(json, row, options);
    if (const auto place = position_of(options, row.entity.id))
      json.field("x", place->x).field("y", -place->y);
    json.end_object();
  }));
  json.end_array().key("links").begin_array();
  json.break_line();
  KG_TRY(edges(view, options, json, [&](const ExportEdge& row) {
    json.begin_object();
    json.field("source", node_id(row.source)).field("target", node_id(row.target));
    json.field("key", edge_id(row)).field("relation", words_of(row));
    edge_fields(json, row);
    json.end_object();
  }));
  json.end_array().end_object();
  json.break_line();
  return {};
}

Status write_json_lines(const GraphView& view, const ExportOptions& options, std::ostream& stream) {
  KG_ASSIGN(const NodeNames names, NodeNames::read(view));
  JsonOut json(stream);
  json.begin_object().field("kind", "graph").field("format", "kg").field("version", 1U);
  field_if_any(json, "title", sanitize_text(options.title));
  json.end_object().end_line();
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    json.begin_object().field("kind", "entity");
    json.field("id", node_id(row.entity.id)).field("name", row.entity.name);
    node_fields(json, row, options);
    json.end_object().end_line();
    json.flush_lines();
  }));
  return for_each_edge_row(view, options.merge.value_or(Merge::None), detail_of(options),
                           [&](const ExportEdge& row) {
                             json.begin_object().field("kind", "fact").field("id", edge_id(row));
                             write_end(json, names, "subject", row.source);
                             json.field("relation", words_of(row));
                             write_end(json, names, "object", row.target);
                             edge_fields(json, row);
                             json.end_object().end_line();
                             json.flush_lines();
                           });
}

}  // namespace kg
