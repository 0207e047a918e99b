#include "export/page.h"

#include "export/atomic_file.h"
#include "page.html.h"

namespace kg {
namespace {

// Where the graph goes in the bundled page; web/build.mjs writes it.
constexpr std::string_view kDataMark = "@@KG_DATA@@";

}  // namespace

std::string_view page_template() { return kPageHtml; }

Status write_page(const GraphView& view, const PageOptions& options, std::ostream& out) {
  const std::string_view page = page_template();
  const std::size_t mark = page.find(kDataMark);
  if (mark == std::string_view::npos)
    return failure(ErrorCode::NotFound,
                   "cannot write a page: this program was built without the page, for want of "
                   "Node.js or its packages; run scripts/setup.sh, then build again (cmake "
                   "--preset release && cmake --build --preset release)");
  out << page.substr(0, mark);
  KG_TRY(write_page_data(view, options, out));
  out << page.substr(mark + kDataMark.size());
  return {};
}

Status write_page_file(const GraphView& view, const PageOptions& options, const std::string& path,
                       std::ostream& standard_output) {
  if (path == "-") {
    KG_TRY(write_page(view, options, standard_output));
    if (standard_output.flush()) return {};
    return failure(ErrorCode::Io, "cannot write to standard output");
  }
  KG_ASSIGN(AtomicFile file, AtomicFile::create(path));
  KG_TRY(write_page(view, options, file.stream()));
  return file.commit();
}

}  // namespace kg
