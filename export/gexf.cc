#include "export/gexf.h"

#include <string>
#include <string_view>

#include "export/days.h"
#include "export/graph_rows.h"
#include "export/look.h"
#include "export/node_fields.h"
#include "export/sanitize.h"
#include "export/text_out.h"

namespace kg {
namespace {

struct Attribute {
  std::string_view id, title, type;
};

constexpr Attribute kNodeAttributes[] = {
    {"type", "type", "string"},     {"named", "named", "string"},
    {"handle", "handle", "string"}, {"aliases", "aliases", "string"},
    {"links", "links", "integer"},  {"mentions", "mentions", "integer"},
};
constexpr Attribute kCommunityAttribute = {"community", "community", "integer"};
constexpr Attribute kEdgeAttributes[] = {
    {"relation", "relation", "string"},
    {"polarity", "polarity", "string"},
    {"modality", "modality", "string"},
    {"confidence", "confidence", "double"},
};
constexpr Attribute kEvidenceAttributes[] = {
    {"claimants", "claimants", "string"},
    {"documents", "documents", "string"},
    {"evidence", "evidence", "string"},
};

void write_declaration(TextOut& out, const Attribute& attribute) {
  out << "<attribute id=\"" << attribute.id << "\" title=\"" << attribute.title << "\" type=\""
      << attribute.type << "\"/>\n";
}

void write_declarations(TextOut& out, const ExportOptions& options) {
  out << "<attributes class=\"node\" mode=\"static\">\n";
  for (const Attribute& attribute : kNodeAttributes) write_declaration(out, attribute);
  if (!options.communities.empty()) write_declaration(out, kCommunityAttribute);
  out << "</attributes>\n<attributes class=\"edge\" mode=\"static\">\n";
  for (const Attribute& attribute : kEdgeAttributes) write_declaration(out, attribute);
  if (options.evidence)
    for (const Attribute& attribute : kEvidenceAttributes) write_declaration(out, attribute);
  out << "</attributes>\n";
}

void write_value(TextOut& out, std::string_view attribute, std::string_view value) {
  if (value.empty()) return;
  out << "<attvalue for=\"" << attribute << "\" value=\"";
  write_xml_attribute(out, value);
  out << "\"/>";
}

template <typename Number>
void write_number(TextOut& out, std::string_view attribute, Number value) {
  out << "<attvalue for=\"" << attribute << "\" value=\"" << value << "\"/>";
}

// "#0072B2" as three numbers; Gephi stops at a `hex` beside an `a`.
void write_color(TextOut& out, std::string_view rgb) {
  const char* names[] = {"r", "g", "b"};
  out << "<viz:color";
  for (std::size_t i = 0; i < 3; ++i) {
    unsigned value = 0;
    std::from_chars(rgb.data() + 1 + 2 * i, rgb.data() + 3 + 2 * i, value, 16);
    out << ' ' << names[i] << "=\"" << value << '"';
  }
  out << " a=\"1\"/>";
}

void write_node(TextOut& out, const ExportNode& row, const ExportOptions& options) {
  const EntityId id = row.entity.id;
  out << "<node id=\"n" << id.value << "\" label=\"";
  write_xml_attribute(out, row.entity.name);
  out << "\"><attvalues>";
  write_value(out, "type", to_string(row.entity.type));
  write_value(out, "named", yes_or_no(row.entity.named));
  write_value(out, "handle", row.entity.handle);
  write_value(out, "aliases", aliases_of(row));
  write_number(out, "links", row.links);
  write_number(out, "mentions", row.mentions);
  if (const auto community = community_of(options, id)) write_number(out, "community", *community);
  out << "</attvalues>";
  write_color(out, kind_of(row.entity).border_rgb);
  if (const auto place = position_of(options, id))
    out << "<viz:position x=\"" << place->x << "\" y=\"" << place->y << "\" z=\"0\"/>";
  out << "<viz:size value=\"" << node_size(row.links) << "\"/></node>\n";
}

// One stretch of time is told by attributes, several by elements.
void write_edge(TextOut& out, const ExportEdge& row, const ExportOptions& options) {
  const std::vector<Spell> spells = spells_of(row.days);
  out << "<edge id=\"e" << row.number << "\" source=\"n" << row.source.value << "\" target=\"n"
      << row.target.value << '"';
  if (!options.gexf_1_2) {
    out << " kind=\"";
    write_xml_attribute(out, row.kind);
    out << '"';
  }
  out << " label=\"";
  write_xml_attribute(out, label_of(row));
  out << "\" weight=\"" << row.weight << '"';
  if (spells.size() == 1)
    out << " start=\"" << spells.front().start << "\" end=\"" << spells.front().end << '"';
  out << "><attvalues>";
  write_value(out, "relation", words_of(row));
  write_value(out, "polarity", polarity_of(row));
  write_value(out, "modality", modalities_of(row));
  write_number(out, "confidence", row.confidence);
  if (options.evidence) {
    write_value(out, "claimants", joined_evidence(row, &ExportEvidence::claimant));
    write_value(out, "documents", joined_evidence(row, &ExportEvidence::document));
    write_value(out, "evidence", joined_evidence(row, &ExportEvidence::sentence, "\n"));
  }
  out << "</attvalues>";
  if (spells.size() > 1) {
    out << "<spells>";
    for (const Spell& spell : spells)
      out << "<spell start=\"" << spell.start << "\" end=\"" << spell.end << "\"/>";
    out << "</spells>";
  }
  out << "</edge>\n";
}

Result<bool> has_dates(const GraphView& view) {
  bool found = false;
  KG_TRY(view.for_each_document([&](const DocumentRecord& document) {
    found = !day_of(document.metadata.date).empty();
    return !found;
  }));
  return found;
}

void write_begin(TextOut& out, const ExportOptions& options, bool dynamic) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << (options.gexf_1_2 ? "<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
                             "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
                           : "<gexf xmlns=\"http://gexf.net/1.3\" "
                             "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
  out << "<meta><creator>kg</creator>";
  if (!options.title.empty()) {
    out << "<description>";
    write_xml_text(out, sanitize_text(options.title));
    out << "</description>";
  }
  out << "</meta>\n<graph defaultedgetype=\"directed\" mode=\"" << (dynamic ? "dynamic" : "static")
      << '"';
  if (dynamic) {
    out << " timeformat=\"date\"";
    if (!options.gexf_1_2) out << " timerepresentation=\"interval\"";
  }
  out << ">\n";
}

}  // namespace

Status write_gexf(const GraphView& view, const ExportOptions& options, std::ostream& stream) {
  KG_ASSIGN(const bool dynamic, has_dates(view));
  TextOut out(stream);
  write_begin(out, options, dynamic);
  write_declarations(out, options);
  out << "<nodes>\n";
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) { write_node(out, row, options); }));
  out << "</nodes>\n<edges>\n";
  KG_TRY(for_each_edge_row(view, options.merge.value_or(Merge::None),
                           options.evidence ? Detail::Evidence : Detail::Dates,
                           [&](const ExportEdge& row) { write_edge(out, row, options); }));
  out << "</edges>\n</graph>\n</gexf>\n";
  return {};
}

}  // namespace kg
