#ifndef KG_EXPORT_DRAW_H_
#define KG_EXPORT_DRAW_H_

#include <chrono>
#include <string>

#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

struct DrawOptions {
  std::string title;            ///< above the drawing; empty = none
  std::string program = "dot";  ///< Graphviz; a name is looked up in PATH
  std::chrono::seconds time_limit{60};
};

/// Draws `view` into a file whose extension (.svg, .png or .pdf) says the format. Graphviz runs as
/// a child process that is ended at the time limit. A failure leaves an earlier file as it was.
/// InvalidInput: the extension is another one. NotFound: there is no such program. Io: it failed
/// or took too long, or the file cannot be written. Else an error of `view`.
Status draw(const GraphView& view, const DrawOptions& options, const std::string& path);

}  // namespace kg

#endif  // KG_EXPORT_DRAW_H_
