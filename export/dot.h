#ifndef KG_EXPORT_DOT_H_
#define KG_EXPORT_DOT_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// How much a drawing shows of each entity and edge.
enum class Look : std::uint8_t {
  Small,   ///< every label; layered by `dot`
  Medium,  ///< labels on nodes; spread by `sfdp`
  Large,   ///< dots, the most important with labels; spread by `sfdp`
};

/// Small up to 180 entities and edges together (an article), Medium up to 400 entities, then Large.
Look look_for(std::uint64_t entities, std::uint64_t edges);

struct DrawOptions;

/// Writes Graphviz DOT, in the form that Gephi's reader takes too: all statements in a block of
/// their own after the defaults, opaque colours as HSV triples. The look goes by size.
Status write_dot(const GraphView& view, const ExportOptions& options, std::ostream& out);

/// The same for Graphviz alone, with what makes drawings better and Gephi would misread: invisible
/// edges that arrange the parts of the graph, room around the labels of edges, and what a named
/// entity is said to be written under its name (roles.h). Entities and paths of the options stand
/// out.
Status write_dot_for_drawing(const GraphView& view, const DrawOptions& options, std::ostream& out);

/// `text` as a quoted DOT string that Graphviz shows as it is. Takes sanitised text.
std::string dot_quoted(std::string_view text);

}  // namespace kg

#endif  // KG_EXPORT_DOT_H_
