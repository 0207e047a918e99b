#ifndef KG_APP_GRAPH_OPTIONS_H_
#define KG_APP_GRAPH_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli_options.h"
#include "app/session.h"
#include "database/database.h"
#include "graph/filtered_view.h"
#include "graph/graph_view.h"
#include "query/name.h"

namespace kg {

/// --db and the filters that every question about the graph takes.
struct GraphOptions {
  DatabaseOption database;
  bool json = false;
  double min_confidence = 0;
  std::uint32_t min_weight = 1;
  std::vector<std::string> relations;
  std::vector<std::string> types;
  std::string since, until;
  bool named_only = false;

  /// `with_json`: the command also has --json.
  void add_to(CLI::App& command, bool with_json = true);
  GraphFilter filter() const;
};

/// An open database, its graph, and the part of it that the filters let through.
struct OpenGraph {
  std::unique_ptr<Database> database;
  std::unique_ptr<GraphView> whole;
  std::unique_ptr<FilteredView> filtered;

  const GraphView& view() const { return *filtered; }
};

/// Opens the database for reading. Errors of Database::open.
Result<OpenGraph> open_graph(const GraphOptions& options);

/// What a question gives: printed text or JSON, or the exit code of what went wrong (already told).
struct FoundName {
  std::optional<EntityRef> entity;
  ExitCode code = kDone;  ///< when there is no entity: kUsage ambiguous, kNothingFound unknown
};

/// The entity that `name` means; what cannot be told is explained on stderr.
FoundName find_entity(const Session& session, const GraphView& view, const std::string& name);

}  // namespace kg

#endif  // KG_APP_GRAPH_OPTIONS_H_
