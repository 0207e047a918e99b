#include "export/draw.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "core/unicode.h"
#include "export/atomic_file.h"
#include "export/dot.h"

namespace kg {
namespace {

std::optional<std::string> format_of(std::string_view path) {
  const std::string lower = to_lower(path);
  for (const char* format : {"svg", "png", "pdf"})
    if (lower.ends_with(std::string(".") + format)) return format;
  return std::nullopt;
}

}  // namespace

Status draw(const GraphView& view, const DrawOptions& options, const std::string& path) {
  const std::optional<std::string> format = format_of(path);
  if (!format)
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("cannot draw '{}': give a name that ends in .svg, .png or .pdf", path));
  std::ostringstream dot;
  KG_TRY(write_dot_for_drawing(view, options, dot));
  KG_ASSIGN(const TemporaryText in, temporary_text(std::move(dot).str()));

  KG_ASSIGN(AtomicFile file, AtomicFile::create(path));
  const TemporaryText out(std::fopen(file.temporary_path().c_str(), "wbe"));
  if (!out) return failure(ErrorCode::Io, fmt::format("cannot write '{}'", path));
  std::vector<std::string> arguments{"-T" + *format};
  if (format == "png") arguments.emplace_back("-Gdpi=144");  // edge labels stay legible
  KG_TRY(run_graphviz(options.graphviz, std::move(arguments), in.get(), out.get()));
  struct stat written {};
  if (::fstat(::fileno(out.get()), &written) == 0 && S_ISREG(written.st_mode) &&
      written.st_size == 0)
    return failure(ErrorCode::Io, fmt::format("'{}' gave no drawing", options.graphviz.program));
  return file.commit();
}

}  // namespace kg
