#ifndef KG_EXPORT_DRAW_H_
#define KG_EXPORT_DRAW_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "export/graphviz.h"
#include "graph/communities.h"
#include "graph/graph_view.h"

namespace kg {

struct DrawOptions {
  std::string title;  ///< above the drawing; empty = none
  Graphviz graphviz;
  std::vector<EntityId> highlighted;  ///< entities that stand out
  /// Entities from the start to the end of a path that is drawn from left to right; empty = none.
  std::vector<EntityId> path;
  Communities communities;  ///< that colour medium and large drawings; empty = colours by type
};

/// Draws `view` into a file whose extension (.svg, .png or .pdf) says the format. Graphviz runs as
/// a child process that is ended at the time limit. A failure leaves an earlier file as it was.
/// InvalidInput: the extension is another one. NotFound: there is no such program. Io: it failed
/// or took too long, or the file cannot be written. Else an error of `view`.
Status draw(const GraphView& view, const DrawOptions& options, const std::string& path);

}  // namespace kg

#endif  // KG_EXPORT_DRAW_H_
