#include "export/graphml.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/look.h"
#include "export/node_fields.h"
#include "export/sanitize.h"
#include "export/text_out.h"

namespace kg {
namespace {

struct Key {
  std::string_view id;  // never one of r g b x y z size label color weight: Gephi takes those ids
                        // as its own properties, whatever the attribute's name
  std::string_view domain, name, type;
};

constexpr Key kNodeKeys[] = {
    {"n_label", "node", "label", "string"},     {"n_type", "node", "type", "string"},
    {"n_named", "node", "named", "string"},     {"n_handle", "node", "handle", "string"},
    {"n_aliases", "node", "aliases", "string"}, {"n_links", "node", "links", "int"},
    {"n_mentions", "node", "mentions", "int"},
};
constexpr Key kCommunityKey = {"n_community", "node", "community", "int"};
constexpr Key kPositionKeys[] = {{"n_x", "node", "x", "double"}, {"n_y", "node", "y", "double"}};
constexpr Key kEdgeKeys[] = {
    {"e_label", "edge", "label", "string"},       {"e_relation", "edge", "relation", "string"},
    {"e_weight", "edge", "weight", "double"},     {"e_polarity", "edge", "polarity", "string"},
    {"e_modality", "edge", "modality", "string"}, {"e_confidence", "edge", "confidence", "double"},
};
constexpr Key kEvidenceKeys[] = {
    {"e_first_date", "edge", "first_date", "string"},
    {"e_last_date", "edge", "last_date", "string"},
    {"e_claimants", "edge", "claimants", "string"},
    {"e_documents", "edge", "documents", "string"},
    {"e_evidence", "edge", "evidence", "string"},
};

constexpr std::size_t kYedLabelWidth = 16, kYedLabelLines = 4;  // characters, lines

void write_key(TextOut& out, const Key& key) {
  out << "<key id=\"" << key.id << "\" for=\"" << key.domain << "\" attr.name=\"" << key.name
      << "\" attr.type=\"" << key.type << "\"/>\n";
}

void write_keys(TextOut& out, const ExportOptions& options) {
  for (const Key& key : kNodeKeys) write_key(out, key);
  if (!options.communities.empty()) write_key(out, kCommunityKey);
  if (!options.positions.empty())
    for (const Key& key : kPositionKeys) write_key(out, key);
  for (const Key& key : kEdgeKeys) write_key(out, key);
  if (options.evidence)
    for (const Key& key : kEvidenceKeys) write_key(out, key);
  if (options.yed)
    out << "<key id=\"n_yed\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
           "<key id=\"e_yed\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
}

void write_data(TextOut& out, std::string_view key, std::string_view value) {
  out << "<data key=\"" << key << "\">";
  write_xml_text(out, value);
  out << "</data>";
}

void write_data_if_any(TextOut& out, std::string_view key, std::string_view value) {
  if (!value.empty()) write_data(out, key, value);
}

template <typename Number>
void write_number(TextOut& out, std::string_view key, Number value) {
  out << "<data key=\"" << key << "\">" << value << "</data>";
}

// What yEd draws: it ignores plain data. Lines of a label are kept.
void write_yed_node(TextOut& out, const ExportNode& row, const ExportOptions& options) {
  const Kind& kind = kind_of(row.entity);
  const std::string label = wrap(row.entity.name, kYedLabelWidth, kYedLabelLines);
  const auto lines = static_cast<double>(1 + std::count(label.begin(), label.end(), '\n'));
  out << "<data key=\"n_yed\"><y:ShapeNode><y:Geometry width=\"120\" height=\"" << 12 + 16 * lines
      << '"';
  if (const auto place = position_of(options, row.entity.id))
    out << " x=\"" << place->x << "\" y=\"" << -place->y << '"';
  out << "/><y:Fill color=\"" << kind.fill << "\"/><y:BorderStyle color=\"" << kind.border_rgb
      << "\" type=\"line\" width=\"1.0\"/><y:NodeLabel>";
  write_xml_text(out, label);
  out << "</y:NodeLabel><y:Shape type=\""
      << (kind.style.find("rounded") != std::string_view::npos ? "roundrectangle" : "rectangle")
      << "\"/></y:ShapeNode></data>";
}

void write_yed_edge(TextOut& out, const ExportEdge& row) {
  const bool negative = polarity_of(row) == "negative";
  out << "<data key=\"e_yed\"><y:PolyLineEdge><y:LineStyle color=\""
      << (negative ? kNegativeRgb : kEdgeRgb) << "\" type=\""
      << (row.confidence < kSureConfidence ? "dashed" : "line")
      << "\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>";
  write_xml_text(out, label_of(row));
  out << "</y:EdgeLabel></y:PolyLineEdge></data>";
}

void write_node(TextOut& out, const ExportNode& row, const ExportOptions& options) {
  out << "<node id=\"n" << row.entity.id.value << "\"><desc>";  // what Gephi and Cytoscape show
  write_xml_text(out, row.entity.name);
  out << "</desc>";
  write_data(out, "n_label", row.entity.name);
  write_data(out, "n_type", to_string(row.entity.type));
  write_data(out, "n_named", yes_or_no(row.entity.named));
  write_data_if_any(out, "n_handle", row.entity.handle);
  write_data_if_any(out, "n_aliases", aliases_of(row));
  write_number(out, "n_links", row.links);
  write_number(out, "n_mentions", row.mentions);
  if (const auto community = community_of(options, row.entity.id))
    write_number(out, "n_community", *community);
  if (const auto place = position_of(options, row.entity.id)) {
    write_number(out, "n_x", place->x);
    write_number(out, "n_y", place->y);
  }
  if (options.yed) write_yed_node(out, row, options);
  out << "</node>\n";
}

void write_edge(TextOut& out, const ExportEdge& row, const ExportOptions& options) {
  out << "<edge id=\"e" << row.number << "\" source=\"n" << row.source.value << "\" target=\"n"
      << row.target.value << "\">";
  write_data(out, "e_label", label_of(row));
  write_data(out, "e_relation", words_of(row));
  write_number(out, "e_weight", row.weight);
  write_data(out, "e_polarity", polarity_of(row));
  write_data(out, "e_modality", modalities_of(row));
  write_number(out, "e_confidence", row.confidence);
  if (options.evidence) {
    write_data_if_any(out, "e_first_date", row.first_date);
    write_data_if_any(out, "e_last_date", row.last_date);
    write_data_if_any(out, "e_claimants", joined_evidence(row, &ExportEvidence::claimant));
    write_data_if_any(out, "e_documents", joined_evidence(row, &ExportEvidence::document));
    write_data_if_any(out, "e_evidence", joined_evidence(row, &ExportEvidence::sentence, "\n"));
  }
  if (options.yed) write_yed_edge(out, row);
  out << "</edge>\n";
}

}  // namespace

Status write_graphml(const GraphView& view, const ExportOptions& options, std::ostream& stream) {
  TextOut out(stream);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  if (options.yed) out << " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
  out << ">\n";
  if (!options.title.empty()) {
    out << "<desc>";
    write_xml_text(out, sanitize_text(options.title));
    out << "</desc>\n";
  }
  write_keys(out, options);
  out << "<graph id=\"kg\" edgedefault=\"directed\">\n";
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) { write_node(out, row, options); }));
  KG_TRY(for_each_edge_row(view, options.merge.value_or(Merge::None),
                           options.evidence ? Detail::Evidence : Detail::Links,
                           [&](const ExportEdge& row) { write_edge(out, row, options); }));
  out << "</graph>\n</graphml>\n";
  return {};
}

}  // namespace kg
