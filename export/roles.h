#ifndef KG_EXPORT_ROLES_H_
#define KG_EXPORT_ROLES_H_

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

/// What named entities are said to be ("UK Prime Minister"), where that is all the graph says of
/// the role: a drawing writes it under the name instead of spending a box and an arrow on it.
struct Roles {
  std::map<EntityId, std::vector<std::string>> of;  ///< sanitised, in the order of the graph
  std::unordered_set<EntityId> folded;              ///< the entities that are the roles

  bool folds(EntityId entity) const { return folded.contains(entity); }
};

/// Roles are entities without a name whose only link is an affirmed, actual "be" from an entity
/// with one. Fails only with an error of `view`.
Result<Roles> find_roles(const GraphView& view);

}  // namespace kg

#endif  // KG_EXPORT_ROLES_H_
