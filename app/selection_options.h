#ifndef KG_APP_SELECTION_OPTIONS_H_
#define KG_APP_SELECTION_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/graph_options.h"
#include "graph/knowledge_graph.h"

namespace kg {

/// What part of the graph to export or draw: the filters, --ego, --depth, --top, --drop-isolated.
struct SelectionOptions {
  GraphOptions graph;
  std::string ego;
  std::uint32_t depth = 1;
  std::uint32_t top = 0;
  bool drop_isolated = false;

  void add_to(CLI::App& command);
};

/// The chosen part; else what went wrong was told and is in `code`.
std::optional<KnowledgeGraph> select_graph(const Session& session, const SelectionOptions& options,
                                           ExitCode& code);

}  // namespace kg

#endif  // KG_APP_SELECTION_OPTIONS_H_
