#include "export/csv.h"

#include <string>
#include <string_view>

#include "export/days.h"
#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/node_fields.h"
#include "export/node_names.h"
#include "export/text_out.h"

namespace kg {
namespace {

Detail detail_of(const ExportOptions& options) {
  return options.evidence ? Detail::Evidence : Detail::Dates;
}

void field(TextOut& out, std::string_view text) {
  out << ',';
  write_csv_field(out, text);
}

// Gephi guesses from the file whether a backslash before a quotation mark or at the end of a field
// escapes it, and then loses rows: there a space is put after it, which at an end is trimmed away.
void gephi_field(TextOut& out, std::string_view text) {
  if (text.find('\\') == std::string_view::npos) return field(out, text);
  std::string apart;
  for (std::size_t i = 0; i < text.size(); ++i) {
    apart += text[i];
    if (text[i] == '\\' && (i + 1 == text.size() || text[i + 1] == '"')) apart += ' ';
  }
  field(out, apart);
}

// "<[2025-02-27, 2025-02-28]; [2025-03-01, 2025-03-02]>", as Gephi writes intervals.
void write_timeset(TextOut& out, const ExportEdge& row) {
  const std::vector<Spell> spells = spells_of(row.days);
  out << ',';
  if (spells.empty()) return;
  out << "\"<";
  for (std::size_t i = 0; i < spells.size(); ++i)
    out << (i > 0 ? "; [" : "[") << spells[i].start << ", " << spells[i].end << ']';
  out << ">\"";
}

// Gephi guesses the separator from the first line and numbers from the column.
void write_gephi_edge(TextOut& out, const ExportEdge& row, const ExportOptions& options) {
  out << 'n' << row.source.value << ",n" << row.target.value << ",Directed";
  gephi_field(out, row.kind);
  out << ",e" << row.number;
  gephi_field(out, label_of(row));
  out << ',' << row.weight;
  write_timeset(out, row);
  gephi_field(out, words_of(row));
  out << ',' << polarity_of(row);
  gephi_field(out, modalities_of(row));
  out << ',' << row.confidence;
  if (options.evidence) {
    gephi_field(out, joined_evidence(row, &ExportEvidence::claimant));
    gephi_field(out, joined_evidence(row, &ExportEvidence::document));
    gephi_field(out, joined_evidence(row, &ExportEvidence::sentence, "\n"));
  }
  out << '\n';
}

// neo4j-admin reads a line break as the end of a row, and ";" as the next value of a list.
std::string in_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n') c = ' ';
  return line;
}

std::string list_of(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!list.empty()) list += ';';
    for (const char c : in_one_line(value)) list += c == ';' ? ',' : c;
  }
  return list;
}

std::string relationship_type(std::string_view words) {
  std::string type;
  for (const char c : words) {
    if (c >= 'a' && c <= 'z')
      type += static_cast<char>(c - 'a' + 'A');
    else
      type += c == ' ' || c == '\n' || c == '\t' ? '_' : c;
  }
  return type.empty() ? "RELATED" : type;
}

void write_relationship(TextOut& out, const ExportEdge& row, const NodeNames& names,
                        const ExportOptions& options) {
  out << names.handle(row.source) << ',' << names.handle(row.target);
  field(out, relationship_type(words_of(row)));
  field(out, in_one_line(label_of(row)));
  out << ',' << row.weight << ',' << polarity_of(row);
  field(out, modalities_of(row));
  out << ',' << row.confidence;
  field(out, in_one_line(row.first_date));
  field(out, in_one_line(row.last_date));
  if (options.evidence) {
    field(out, in_one_line(joined_evidence(row, &ExportEvidence::claimant)));
    field(out, in_one_line(joined_evidence(row, &ExportEvidence::document)));
    field(out, in_one_line(joined_evidence(row, &ExportEvidence::sentence, "\n")));
  }
  out << '\n';
}

}  // namespace

Status write_gephi_nodes(const GraphView& view, const ExportOptions& options,
                         std::ostream& stream) {
  TextOut out(stream);
  const bool communities = !options.communities.empty(), positions = !options.positions.empty();
  out << "Id,Label,Actor type,Named,Handle,Aliases,Links,Mentions"
      << (communities ? ",Community" : "") << (positions ? ",X,Y" : "") << '\n';
  return for_each_node_row(view, [&](const ExportNode& row) {
    out << 'n' << row.entity.id.value;
    gephi_field(out, row.entity.name);
    out << ',' << to_string(row.entity.type) << ',' << yes_or_no(row.entity.named) << ','
        << row.entity.handle;
    gephi_field(out, aliases_of(row));
    out << ',' << row.links << ',' << row.mentions;
    const auto community = community_of(options, row.entity.id);
    const auto place = position_of(options, row.entity.id);
    if (communities) out << ',';
    if (community) out << *community;
    if (place)
      out << ',' << place->x << ',' << place->y;
    else if (positions)
      out << ",,";
    out << '\n';
  });
}

Status write_gephi_edges(const GraphView& view, const ExportOptions& options,
                         std::ostream& stream) {
  TextOut out(stream);
  out << "Source,Target,Type,Kind,Id,Label,Weight,Timeset,Relation,Polarity,Modality,Confidence"
      << (options.evidence ? ",Claimants,Documents,Evidence" : "") << '\n';
  return for_each_edge_row(view, options.merge.value_or(Merge::None), detail_of(options),
                           [&](const ExportEdge& row) { write_gephi_edge(out, row, options); });
}

Status write_neo4j_nodes(const GraphView& view, const ExportOptions& options,
                         std::ostream& stream) {
  TextOut out(stream);
  const bool communities = !options.communities.empty();
  out << "actorId:ID(Actor),name,type,named,aliases:string[],links:int,mentions:int"
      << (communities ? ",community:int" : "") << ",:LABEL\n";
  return for_each_node_row(view, [&](const ExportNode& row) {
    out << handle_of(row.entity);
    field(out, in_one_line(row.entity.name));
    out << ',' << to_string(row.entity.type) << ',' << yes_or_no(row.entity.named);
    field(out, list_of(row.entity.aliases));
    out << ',' << row.links << ',' << row.mentions;
    if (communities) out << ',';
    if (const auto community = community_of(options, row.entity.id)) out << *community;
    out << (row.entity.named ? ",Actor" : ",Concept") << '\n';
  });
}

Status write_neo4j_relationships(const GraphView& view, const ExportOptions& options,
                                 std::ostream& stream) {
  KG_ASSIGN(const NodeNames names, NodeNames::read(view));
  TextOut out(stream);
  out << ":START_ID(Actor),:END_ID(Actor),:TYPE,label,weight:double,polarity,modality,"
         "confidence:double,first_date,last_date"
      << (options.evidence ? ",claimants,documents,evidence" : "") << '\n';
  return for_each_edge_row(
      view, options.merge.value_or(Merge::None), detail_of(options),
      [&](const ExportEdge& row) { write_relationship(out, row, names, options); });
}

}  // namespace kg
