#ifndef KG_EXPORT_ARRANGE_H_
#define KG_EXPORT_ARRANGE_H_

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/ids.h"

namespace kg {

/// A directed tie between two entities, once, however many edges it has.
using Tie = std::pair<EntityId, EntityId>;

/// Hints to a layered layout (Graphviz `dot`), which by itself sets all parts of a graph side by
/// side and all leaves of a hub on one layer, so that drawings come out several times wider than
/// high.
struct Arrangement {
  /// Layers that an edge spans at least; ties that are not here span one. Staggers the leaves of
  /// hubs, as Graphviz's `unflatten` does.
  std::map<Tie, int> spans;
  /// Invisible edges that put the smaller parts below the larger ones.
  std::vector<Tie> supports;
};

/// `entities` and `ties` in ascending order. Depends on nothing else.
Arrangement arrange(const std::vector<EntityId>& entities, const std::vector<Tie>& ties);

}  // namespace kg

#endif  // KG_EXPORT_ARRANGE_H_
