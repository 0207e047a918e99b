#ifndef KG_EXPORT_GRAPHVIZ_H_
#define KG_EXPORT_GRAPHVIZ_H_

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kg {

/// The program that lays out and draws, run as a child process.
struct Graphviz {
  std::string program = "dot";  ///< a name is looked up in PATH
  std::chrono::seconds time_limit{60};
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
/// A file without a name, gone when closed.
using TemporaryText = std::unique_ptr<std::FILE, CloseFile>;

/// `text` in a temporary file, to be read from its begin. Io.
Result<TemporaryText> temporary_text(std::string_view text);

/// Runs Graphviz with `arguments`, `in` as its input and `out` as its output, and ends it at the
/// time limit. NotFound with what to install: there is no such program. Io: it failed or took too
/// long.
Status run_graphviz(const Graphviz& graphviz, std::vector<std::string> arguments, std::FILE* in,
                    std::FILE* out);

}  // namespace kg

#endif  // KG_EXPORT_GRAPHVIZ_H_
