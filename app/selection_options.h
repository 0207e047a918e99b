#ifndef KG_APP_SELECTION_OPTIONS_H_
#define KG_APP_SELECTION_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/graph_options.h"
#include "graph/knowledge_graph.h"
#include "graph/selection.h"

namespace kg {

/// What part of the graph to export or draw: the filters, --ego, --depth, --backbone, --top,
/// --drop-isolated.
struct SelectionOptions {
  GraphOptions graph;
  std::string ego;
  std::uint32_t depth = 1;
  double backbone = 0;
  std::uint32_t top = 0;
  bool drop_isolated = false;

  void add_to(CLI::App& command);
};

/// An open database and the chosen part of its graph.
struct ChosenGraph {
  OpenGraph open;
  std::optional<SelectedView> selected;

  const CanonicalView& view() const { return selected->view(); }
};

/// Opens the database and chooses; says in a line what was left out. Nothing if that failed: it was
/// told, and `code` is what to exit with.
std::optional<ChosenGraph> choose_graph(const Session& session, const SelectionOptions& options,
                                        ExitCode& code);

/// The chosen part in memory; else what went wrong was told and is in `code`.
std::optional<KnowledgeGraph> select_graph(const Session& session, const SelectionOptions& options,
                                           ExitCode& code);

}  // namespace kg

#endif  // KG_APP_SELECTION_OPTIONS_H_
