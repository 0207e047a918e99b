#ifndef KG_EXPORT_OVERVIEW_H_
#define KG_EXPORT_OVERVIEW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "export/arrange.h"
#include "export/dot.h"
#include "export/look.h"
#include "export/roles.h"
#include "graph/communities.h"
#include "graph/graph_view.h"

namespace kg {

/// What a drawing shows besides the graph.
struct Emphasis {
  bool drawing = false;  ///< for Graphviz alone, not for Gephi too
  std::unordered_set<EntityId> highlighted;
  std::vector<EntityId> path;  ///< from its start to its end
  Communities communities;

  /// Whether the path steps from `from` right to `to`.
  bool steps(EntityId from, EntityId to) const;
};

/// What has to be known of all entities and edges before the first is written.
struct Overview {
  std::uint64_t entities = 0;
  Look look = Look::Small;
  std::vector<const Kind*> kinds;         ///< that occur, in the order of their legend
  std::unordered_set<EntityId> labelled;  ///< in a large drawing
  Arrangement arrangement;                ///< of a small drawing
  Roles roles;                            ///< that a small drawing writes under the names
  bool negative = false, unsure = false;  ///< whether there are such edges
  /// The most mentioned entity of each of the largest communities, where colours go by them.
  std::vector<std::string> communities;

  /// The community whose colour an entity has, from 1; 0 = none of its own.
  std::uint32_t colored_community(const Emphasis& emphasis, EntityId id) const;
};

/// Fails only with an error of `view`.
Result<Overview> survey(const GraphView& view, const Emphasis& emphasis);

/// Title and legend as the HTML label of the graph, with its angle brackets. HTML is for this label
/// alone: Gephi shows it raw on nodes.
std::string legend_label(const Overview& overview, const std::string& title);

/// `text` with &, < and > as HTML wants them.
std::string html_escaped(std::string_view text);

}  // namespace kg

#endif  // KG_EXPORT_OVERVIEW_H_
