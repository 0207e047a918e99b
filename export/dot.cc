#include "export/dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "export/draw.h"
#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/look.h"
#include "export/overview.h"
#include "export/sanitize.h"

namespace kg {
namespace {

constexpr std::size_t kLabelWidth = 16, kLabelLines = 4;  // characters, lines
constexpr std::size_t kRolesShown = 3, kRoleWidth = 24;   // under one name; characters
constexpr std::size_t kRelationsShown = 4;                // on one edge
constexpr std::size_t kSentencesShown = 3;                // in a tooltip
constexpr double kUnnamedFontSize = 9;                    // names stand out
constexpr double kHighlightedFontSize = 14, kHighlightedBorder = 3.5;

bool starts_entity(std::string_view text) {
  std::size_t end = text.starts_with("&#") ? 2 : 1;
  const std::size_t begin = end;
  const auto is_name = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (end < text.size() && is_name(text[end])) ++end;
  return end > begin && end < text.size() && text[end] == ';';
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

// The colours of one node or edge.
struct Paint {
  std::string border, fill;
};

// "#RRGGBB" as "H S V", each from 0 to 1: Gephi takes the former for transparent.
std::string hsv(std::string_view rgb) {
  std::array<double, 3> c{};
  for (std::size_t i = 0; i < 3; ++i) {
    unsigned value = 0;
    std::from_chars(rgb.data() + 1 + 2 * i, rgb.data() + 3 + 2 * i, value, 16);
    c[i] = value / 255.0;
  }
  const double most = std::max({c[0], c[1], c[2]}), range = most - std::min({c[0], c[1], c[2]});
  double hue = 0;
  if (range > 0 && most == c[0])
    hue = std::fmod((c[1] - c[2]) / range + 6, 6);
  else if (range > 0)
    hue = most == c[1] ? (c[2] - c[0]) / range + 2 : (c[0] - c[1]) / range + 4;
  return fmt::format("{:.3f} {:.3f} {:.3f}", hue / 6, most > 0 ? range / most : 0, most);
}

// A fifth of a colour on white: opaque, so that lines do not run through names.
std::string light(std::string_view rgb) {
  std::string mixed = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    unsigned value = 0;
    std::from_chars(rgb.data() + 1 + 2 * i, rgb.data() + 3 + 2 * i, value, 16);
    mixed += fmt::format("{:02X}", (4 * 255 + value) / 5);
  }
  return mixed;
}

// Writes one graph.
class DotWriter {
 public:
  DotWriter(const Overview& overview, const Emphasis& emphasis, std::ostream& out)
      : overview_(overview), emphasis_(emphasis), out_(out) {}

  void write_node(const ExportNode& row);
  void write_edge(const ExportEdge& row);
  void write_supports();

 private:
  Look look() const { return overview_.look; }
  bool is_highlighted(EntityId id) const { return emphasis_.highlighted.contains(id); }
  Paint paint_of(const ExportNode& row) const;
  std::string edge_color(const ExportEdge& row) const;
  void write_circle(const ExportNode& row);
  void write_box(const ExportNode& row);

  const Overview& overview_;
  const Emphasis& emphasis_;
  std::ostream& out_;
};

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

Paint DotWriter::paint_of(const ExportNode& row) const {
  const Kind& kind = kind_of(row.entity);
  const std::uint32_t community = overview_.colored_community(emphasis_, row.entity.id);
  if (overview_.communities.empty()) return {std::string(kind.border), std::string(kind.fill)};
  const std::string rgb(community == 0 ? kNoCommunity : community_colors()[community - 1]);
  return {emphasis_.drawing ? rgb : hsv(rgb), light(rgb)};
}

void DotWriter::write_circle(const ExportNode& row) {
  const double width = 0.05 + 0.035 * std::sqrt(static_cast<double>(row.links));
  out_ << fmt::format("label=\"\", width={0:.3f}, height={0:.3f}, color=\"{1}\", fillcolor=\"{1}\"",
                      width, paint_of(row).border);
}

void DotWriter::write_box(const ExportNode& row) {
  const Kind& kind = kind_of(row.entity);
  const Paint paint = paint_of(row);
  const bool highlighted = is_highlighted(row.entity.id);
  double size = node_font_size(look(), row.links);
  if (!row.entity.named) size = std::min(kUnnamedFontSize, size);
  if (highlighted) size = std::max(size, kHighlightedFontSize);
  const double border = row.entity.named ? node_pen_width(row.links) : 0.8;
  out_ << "label=" << node_label(row, overview_.roles)
       << fmt::format(", shape={}, style=\"{}\", fontsize={:.1f}, penwidth={:.2f}", kind.shape,
                      kind.style, size, highlighted ? kHighlightedBorder : border);
  if (kind.peripheries > 1) out_ << ", peripheries=" << kind.peripheries;
  if (look() == Look::Large) out_ << ", fixedsize=false";
  if (highlighted) out_ << ", fontname=\"Helvetica-Bold,Arial Bold,sans-serif bold\"";
  out_ << fmt::format(", color=\"{}\", fillcolor=\"{}\"",
                      highlighted ? std::string(kHighlightedColor) : paint.border,
                      look() == Look::Large ? std::string("#FFFFFF") : paint.fill);
}

// In a large drawing only the most important have room for a name.
void DotWriter::write_node(const ExportNode& row) {
  out_ << "    " << node_id(row.entity.id) << " [";
  if (look() == Look::Large && !overview_.labelled.contains(row.entity.id))
    write_circle(row);
  else
    write_box(row);
  out_ << ", tooltip=" << dot_quoted(node_tooltip(row)) << "];\n";
}

// Where edges are many they are faint, and those inside a community have its colour.
std::string DotWriter::edge_color(const ExportEdge& row) const {
  const bool negative = polarity_of(row) == "negative";
  const bool near = is_highlighted(row.source) || is_highlighted(row.target);
  if (!emphasis_.drawing || look() == Look::Small || near)
    return std::string(negative ? kNegativeColor : kEdgeColor);
  if (negative) return std::string(kNegativeRgb) + (look() == Look::Large ? "70" : "B0");
  const std::uint32_t community = overview_.colored_community(emphasis_, row.source);
  const bool inside =
      community != 0 && community == overview_.colored_community(emphasis_, row.target);
  const std::string_view rgb = inside ? community_colors()[community - 1] : kFaintRgb;
  return std::string(rgb) + (look() == Look::Large ? (inside ? "A0" : "60") : "80");
}

// A path reads from left to right, also where an edge points the other way.
void DotWriter::write_edge(const ExportEdge& row) {
  const bool back = emphasis_.steps(row.target, row.source);
  out_ << "    " << node_id(back ? row.target : row.source) << " -> "
       << node_id(back ? row.source : row.target) << " [";
  if (back) out_ << "dir=back, ";
  if (look() == Look::Small) {
    const std::string label = edge_label(row);
    out_ << "label=" << dot_quoted(emphasis_.drawing ? padded(label) : label) << ", ";
    if (polarity_of(row) == "negative") out_ << fmt::format("fontcolor=\"{}\", ", kNegativeColor);
  }
  if (look() != Look::Large) out_ << fmt::format("penwidth={:.2f}, ", edge_pen_width(row.weight));
  if (row.confidence < kSureConfidence) out_ << "style=dashed, ";
  const auto span = overview_.arrangement.spans.find({row.source, row.target});
  if (span != overview_.arrangement.spans.end()) out_ << "minlen=" << span->second << ", ";
  out_ << fmt::format("weight={}, color=\"{}\"", row.weight, edge_color(row));
  if (!row.evidence.empty()) {
    const std::string tooltip = dot_quoted(edge_tooltip(row));
    out_ << ", tooltip=" << tooltip << ", labeltooltip=" << tooltip;
  }
  out_ << "];\n";
}

void DotWriter::write_supports() {
  for (const auto& [from, to] : overview_.arrangement.supports)
    out_ << "    " << node_id(from) << " -> " << node_id(to) << " [style=invis, weight=0];\n";
}

Status write(const GraphView& view, const ExportOptions& options, const Emphasis& emphasis,
             std::ostream& out) {
  KG_ASSIGN(const Overview overview, survey(view, emphasis));
  const LookDefaults& defaults = defaults_of(overview.look);
  out << "digraph \"kg\" {\n  graph [" << defaults.graph
      << ", fontname=\"Helvetica,Arial,sans-serif\", label="
      << legend_label(overview, sanitize_text(options.title));
  if (!emphasis.path.empty()) out << ", rankdir=LR, ranksep=1.0";
  out << "];\n  node [" << defaults.node << "];\n  edge [" << defaults.edge << "];\n  {\n";
  DotWriter writer(overview, emphasis, out);
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    if (!overview.roles.folds(row.entity.id)) writer.write_node(row);
  }));
  KG_TRY(for_each_edge_row(view, options.merge.value_or(Merge::Pair),
                           options.evidence ? Detail::Evidence : Detail::Links,
                           [&](const ExportEdge& row) {
                             if (!overview.roles.folds(row.target)) writer.write_edge(row);
                           }));
  if (emphasis.drawing) writer.write_supports();
  out << "  }\n}\n";
  return {};
}

}  // namespace

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
  Emphasis emphasis;
  emphasis.communities = options.communities;
  return write(view, options, emphasis, out);
}

Status write_dot_for_drawing(const GraphView& view, const DrawOptions& options, std::ostream& out) {
  ExportOptions exported;
  exported.title = options.title;
  Emphasis emphasis;
  emphasis.drawing = true;
  emphasis.highlighted.insert(options.highlighted.begin(), options.highlighted.end());
  emphasis.path = options.path;
  emphasis.communities = options.communities;
  return write(view, exported, emphasis, out);
}

}  // namespace kg
