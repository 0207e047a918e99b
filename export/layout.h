#ifndef KG_EXPORT_LAYOUT_H_
#define KG_EXPORT_LAYOUT_H_

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/ids.h"
#include "core/result.h"
#include "export/formats.h"
#include "export/graphviz.h"
#include "graph/graph_view.h"

namespace kg {

/// Names of Graphviz's layouts that lay_out takes: sfdp, dot, neato, fdp, circo, twopi.
std::span<const std::string_view> layout_names();

/// Where Graphviz puts the entities of `view`, in points, the same every time. Errors as
/// run_graphviz; else an error of `view`. REQUIRES: `layout` is one of layout_names().
Result<std::unordered_map<EntityId, Position>> lay_out(const GraphView& view,
                                                       std::string_view layout,
                                                       const Graphviz& graphviz);

}  // namespace kg

#endif  // KG_EXPORT_LAYOUT_H_
