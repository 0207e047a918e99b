#ifndef KG_EXPORT_LOOK_H_
#define KG_EXPORT_LOOK_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/mention.h"
#include "export/dot.h"
#include "export/graph_rows.h"

namespace kg {

// How things look in a drawing: light fill with a dark border for each kind of entity, told apart
// by shape as well as by colour. Colours are HSV triples, since Gephi takes "#rrggbb" in DOT for
// transparent.

/// One kind of entity in the drawing and its legend.
struct Kind {
  std::string_view legend;
  std::string_view shape;
  std::string_view style;
  int peripheries;
  std::string_view border;      ///< HSV
  std::string_view fill;        ///< #rrggbb: in an attribute that Gephi does not read
  std::string_view border_rgb;  ///< the border again, for the legend
};

/// Named entities by type; unnamed ones are concepts unless their type is one that acts.
const Kind& kind_of(const Entity& entity);

inline constexpr std::string_view kEdgeColor = "0.000 0.000 0.490";      // #7D7D7D
inline constexpr std::string_view kNegativeColor = "0.016 0.776 0.753";  // #C0392B
inline constexpr std::string_view kEdgeRgb = "#7D7D7D", kNegativeRgb = "#C0392B";
inline constexpr std::string_view kFaintRgb = "#8A8A8A";                    // where edges are many
inline constexpr std::string_view kHighlightedColor = "0.000 0.000 0.070";  // nearly black
inline constexpr std::string_view kNoCommunity = "#7A7A7A";
inline constexpr double kSureConfidence = 0.75;  ///< edges below are dashed

/// Colours of the largest communities, "#RRGGBB", told apart by colour-blind people too.
std::span<const std::string_view> community_colors();

/// Layout and defaults of a look: the text of `graph [...]`, `node [...]`, `edge [...]`.
struct LookDefaults {
  std::string_view graph, node, edge;
};
const LookDefaults& defaults_of(Look look);

/// Font size in points of a node with so many edges.
double node_font_size(Look look, std::uint64_t links);
/// Border of a node and line of an edge in points.
double node_pen_width(std::uint64_t links);
double edge_pen_width(std::uint64_t weight);

}  // namespace kg

#endif  // KG_EXPORT_LOOK_H_
