#ifndef KG_EXPORT_PAGE_H_
#define KG_EXPORT_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

// One HTML file that shows a graph in a browser without a network: the bundled page of web/ with
// the graph in it as JSON. The JSON is described in docs/page.md.

/// Most entities of a page: what a browser without a graphics card still draws with ease.
inline constexpr std::size_t kPageMost = 1000;

struct PageOptions {
  std::string title;                 ///< empty = the page names itself
  std::uint64_t total_entities = 0;  ///< before the graph was reduced; 0 = it was not
  std::size_t evidence = 100;        ///< most sentences of one edge that are written, best first
};

/// The page without a graph, as it was bundled when the program was built; empty if it was built
/// without npm.
std::string_view page_template();

/// Writes the graph as one line of JSON in which no "<" stands, so that it may stand in a script
/// element whatever its texts say. Equal graphs and options give equal bytes. Fails only with an
/// error of `view`; the caller checks the stream.
Status write_page_data(const GraphView& view, const PageOptions& options, std::ostream& out);

/// Writes the whole page. NotFound if page_template() is empty; else as write_page_data.
Status write_page(const GraphView& view, const PageOptions& options, std::ostream& out);

/// The same into the file at `path` (export/atomic_file.h), or to `standard_output` for "-". Also
/// Io if the system refuses.
Status write_page_file(const GraphView& view, const PageOptions& options, const std::string& path,
                       std::ostream& standard_output);

}  // namespace kg

#endif  // KG_EXPORT_PAGE_H_
