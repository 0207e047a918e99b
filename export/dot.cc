#include "export/dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>
#include <vector>

#include "export/arrange.h"
#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/look.h"
#include "export/roles.h"
#include "export/sanitize.h"

namespace kg {
namespace {

constexpr std::uint64_t kMostSmall = 180;                 // entities and edges
constexpr std::uint64_t kMostMedium = 400;                // entities
constexpr std::size_t kLabelWidth = 16, kLabelLines = 4;  // characters, lines
constexpr std::size_t kRolesShown = 3, kRoleWidth = 24;   // under one name; characters
constexpr std::size_t kRelationsShown = 4;                // on one edge
constexpr std::size_t kSentencesShown = 3;                // in a tooltip
constexpr std::size_t kLabelsOfLarge = 50;                // nodes with names in a large drawing
constexpr double kUnnamedFontSize = 9;                    // names stand out

bool starts_entity(std::string_view text) {
  std::size_t end = text.starts_with("&#") ? 2 : 1;
  const std::size_t begin = end;
  const auto is_name = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (end < text.size() && is_name(text[end])) ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

std::string node_id(EntityId id) { return fmt::format("n{}", id.value); }

std::string node_tooltip(const ExportNode& row) {
  return fmt::format("{} ({}), {} {}", row.entity.name,
                     row.entity.named ? to_string(row.entity.type) : "topic", row.mentions,
                     row.mentions == 1 ? "sentence" : "sentences");
}

// Graphviz sets labels close to their lines: a space on either side keeps them apart.
std::string padded(const std::string& label) {
  std::string lines = " ";
  for (const char c : label) {
    if (c == '\n')
      lines += " \n ";
    else
      lines += c;
  }
  return lines + " ";
}

// Of several relations each begins with a bullet, since each may take more than one line.
std::string edge_label(const ExportEdge& row) {
  std::string label;
  const std::size_t shown = std::min(kRelationsShown, row.relations.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) label += '\n';
    if (row.relations.size() > 1) label += "\u2022 ";
    label += wrap(relation_phrase(row.relations[i]), kLabelWidth, kLabelLines);
  }
  if (shown < row.relations.size())
    label += fmt::format("\n+{} more", row.relations.size() - shown);
  return label;
}

std::string edge_tooltip(const ExportEdge& row) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kSentencesShown, row.evidence.size()); ++i) {
    const ExportEvidence& one = row.evidence[i];
    if (i > 0) text += '\n';
    text += one.sentence;
    const char* comma = one.document.empty() || one.date.empty() ? "" : ", ";
    if (!one.document.empty() || !one.date.empty())
      text += fmt::format(" ({}{}{})", one.document, comma, one.date);
  }
  return text;
}

// What has to be known of all entities before the first is written.
struct Overview {
  std::uint64_t entities = 0;
  Look look = Look::Small;
  std::vector<const Kind*> kinds;         // that occur, in the order of their legend
  std::unordered_set<EntityId> labelled;  // in a large drawing
  Arrangement arrangement;                // of a small drawing
  Roles roles;                            // that a small drawing writes under the names
  bool negative = false, unsure = false;  // whether there are such edges
};

// The look, what the legend has to explain of the edges, and how a small drawing is arranged.
Status survey_edges(const GraphView& view, const std::vector<EntityId>& entities,
                    Overview& overview) {
  std::uint64_t edges = 0;
  std::vector<Tie> ties;
  KG_TRY(for_each_edge_row(view, Merge::Pair, false, [&](const ExportEdge& row) {
    if (overview.roles.folds(row.target)) return;
    ++edges;
    if (polarity_of(row) == "negative") overview.negative = true;
    if (row.confidence < kSureConfidence) overview.unsure = true;
    if (edges <= kMostSmall) ties.emplace_back(row.source, row.target);
  }));
  overview.look = look_for(entities.size(), edges);
  if (overview.look == Look::Small) overview.arrangement = arrange(entities, ties);
  return {};
}

Result<Overview> survey(const GraphView& view, bool drawing) {
  Overview overview;
  if (drawing && view.entity_count() <= kMostSmall) {
    KG_ASSIGN(overview.roles, find_roles(view));
  }
  std::vector<std::pair<std::uint64_t, EntityId>> ranked;
  std::vector<EntityId> entities;
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    if (overview.roles.folds(row.entity.id)) return;
    ++overview.entities;
    const Kind* kind = &kind_of(row.entity);
    if (std::find(overview.kinds.begin(), overview.kinds.end(), kind) == overview.kinds.end())
      overview.kinds.push_back(kind);
    ranked.emplace_back(row.mentions, row.entity.id);
    entities.push_back(row.entity.id);
  }));
  std::sort(overview.kinds.begin(), overview.kinds.end(),
            [](const Kind* a, const Kind* b) { return a->legend < b->legend; });
  const auto top = static_cast<std::ptrdiff_t>(std::min(kLabelsOfLarge, ranked.size()));
  std::partial_sort(ranked.begin(), ranked.begin() + top, ranked.end(),
                    [](const auto& a, const auto& b) {
                      return a.first != b.first ? a.first > b.first : a.second < b.second;
                    });
  for (auto it = ranked.begin(); it != ranked.begin() + top; ++it)
    overview.labelled.insert(it->second);
  KG_TRY(survey_edges(view, entities, overview));
  return overview;
}

// Title and legend as the graph's label. HTML is for this label alone: Gephi shows it raw on nodes.
std::string legend(const Overview& overview, const std::string& title) {
  std::string html = "<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\">";
  if (!title.empty())
    html += fmt::format(
        "<tr><td colspan=\"{}\" align=\"left\"><font point-size=\"16\"><b>{}</b></font></td></tr>",
        overview.kinds.size() + 2, html_escaped(wrap(title, 200, 1)));
  html += "<tr>";
  for (const Kind* kind : overview.kinds)
    html += fmt::format(
        "<td border=\"1\" color=\"{}\" bgcolor=\"{}\"{}><font point-size=\"9\">{}</font></td>",
        kind->border_rgb, kind->fill,
        kind->style.find("rounded") != std::string_view::npos ? " style=\"rounded\"" : "",
        kind->legend);
  if (overview.negative)
    html += "<td><font point-size=\"9\" color=\"#C0392B\">red: denied or opposed</font></td>";
  if (overview.unsure)
    html += "<td><font point-size=\"9\" color=\"#5A5A5A\">dashed: less sure</font></td>";
  if (overview.entities == 0) html += "<td>nothing to show</td>";
  html += "</tr></table>>";
  return html;
}

void write_circle(const ExportNode& row, const Kind& kind, std::ostream& out) {
  const double width = 0.05 + 0.035 * std::sqrt(static_cast<double>(row.links));
  out << fmt::format("label=\"\", width={0:.3f}, height={0:.3f}, color=\"{1}\", fillcolor=\"{1}\"",
                     width, kind.border);
}

std::string html_lines(const std::string& wrapped) {
  std::string html;
  for (const char c : html_escaped(wrapped)) html += c == '\n' ? "<br/>" : std::string(1, c);
  return html;
}

// The name, and in small letters under it what the entity is said to be.
std::string node_label(const ExportNode& row, const Roles& roles) {
  const std::string name = wrap(row.entity.name, kLabelWidth, kLabelLines);
  const auto found = roles.of.find(row.entity.id);
  if (found == roles.of.end()) return dot_quoted(name);
  std::string html = "<" + html_lines(name);
  for (std::size_t i = 0; i < std::min(kRolesShown, found->second.size()); ++i)
    html += fmt::format("<br/><font point-size=\"8.5\"><i>{}</i></font>",
                        html_lines(wrap(found->second[i], kRoleWidth, 2)));
  return html + ">";
}

void write_box(const ExportNode& row, const Kind& kind, Look look, const std::string& label,
               std::ostream& out) {
  const double size = node_font_size(look, row.links);
  const double font_size = row.entity.named ? size : std::min(kUnnamedFontSize, size);
  out << "label=" << label
      << fmt::format(", shape={}, style=\"{}\", fontsize={:.1f}, penwidth={:.2f}", kind.shape,
                     kind.style, font_size, row.entity.named ? node_pen_width(row.links) : 0.8);
  if (kind.peripheries > 1) out << ", peripheries=" << kind.peripheries;
  if (look == Look::Large) out << ", fixedsize=false";
  out << fmt::format(", color=\"{}\", fillcolor=\"{}\"", kind.border, kind.fill);
}

// In a large drawing only the most important have room for a name.
void write_node(const ExportNode& row, Look look, const Overview& overview, std::ostream& out) {
  const Kind& kind = kind_of(row.entity);
  out << "    " << node_id(row.entity.id) << " [";
  if (look == Look::Large && !overview.labelled.contains(row.entity.id))
    write_circle(row, kind, out);
  else
    write_box(row, kind, look, node_label(row, overview.roles), out);
  out << ", tooltip=" << dot_quoted(node_tooltip(row)) << "];\n";
}

void write_edge(const ExportEdge& row, Look look, const Overview& overview, bool drawing,
                std::ostream& out) {
  const bool negative = polarity_of(row) == "negative";
  out << "    " << node_id(row.source) << " -> " << node_id(row.target) << " [";
  if (look == Look::Small) {
    const std::string label = edge_label(row);
    out << "label=" << dot_quoted(drawing ? padded(label) : label) << ", ";
    if (negative) out << fmt::format("fontcolor=\"{}\", ", kNegativeColor);
  }
  if (look != Look::Large) out << fmt::format("penwidth={:.2f}, ", edge_pen_width(row.weight));
  if (row.confidence < kSureConfidence) out << "style=dashed, ";
  const auto span = overview.arrangement.spans.find({row.source, row.target});
  if (span != overview.arrangement.spans.end()) out << "minlen=" << span->second << ", ";
  const bool faint = drawing && look == Look::Large;
  const std::string_view color = negative ? (faint ? kFaintNegativeColor : kNegativeColor)
                                          : (faint ? kFaintEdgeColor : kEdgeColor);
  out << fmt::format("weight={}, color=\"{}\"", row.weight, color);
  if (!row.evidence.empty()) {
    const std::string tooltip = dot_quoted(edge_tooltip(row));
    out << ", tooltip=" << tooltip << ", labeltooltip=" << tooltip;
  }
  out << "];\n";
}

void write_supports(const Arrangement& arrangement, std::ostream& out) {
  for (const auto& [from, to] : arrangement.supports)
    out << "    " << node_id(from) << " -> " << node_id(to) << " [style=invis, weight=0];\n";
}

Status write(const GraphView& view, const ExportOptions& options, bool drawing, std::ostream& out) {
  KG_ASSIGN(const Overview overview, survey(view, drawing));
  const Look look = overview.look;
  const LookDefaults& defaults = defaults_of(look);
  out << "digraph \"kg\" {\n  graph [" << defaults.graph
      << ", fontname=\"Helvetica,Arial,sans-serif\", label="
      << legend(overview, sanitize_text(options.title)) << "];\n";
  out << "  node [" << defaults.node << "];\n  edge [" << defaults.edge << "];\n  {\n";
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    if (!overview.roles.folds(row.entity.id)) write_node(row, look, overview, out);
  }));
  KG_TRY(for_each_edge_row(view, options.merge.value_or(Merge::Pair), options.evidence,
                           [&](const ExportEdge& row) {
                             if (!overview.roles.folds(row.target))
                               write_edge(row, look, overview, drawing, out);
                           }));
  if (drawing) write_supports(overview.arrangement, out);
  out << "  }\n}\n";
  return {};
}

}  // namespace

Look look_for(std::uint64_t entities, std::uint64_t edges) {
  if (entities + edges <= kMostSmall) return Look::Small;
  return entities <= kMostMedium ? Look::Medium : Look::Large;
}

std::string dot_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\')
      quoted += "\\\\";
    else if (c == '"')
      quoted += "\\\"";
    else if (c == '\n')
      quoted += "\\n";
    else if (c == '&' && starts_entity(text.substr(i)))
      quoted += "&amp;";
    else
      quoted += c;
  }
  return quoted += '"';
}

Status write_dot(const GraphView& view, const ExportOptions& options, std::ostream& out) {
  return write(view, options, false, out);
}

Status write_dot_for_drawing(const GraphView& view, const ExportOptions& options,
                             std::ostream& out) {
  return write(view, options, true, out);
}

}  // namespace kg
