#ifndef KG_STORAGE_ACTOR_GROUPS_H_
#define KG_STORAGE_ACTOR_GROUPS_H_
// The columns `actor` and `member`: which entities are one actor. An actor of one entity has no
// rows; one of several has all of them in `member` under the smallest, which is the actor, and each
// other one in `actor`.

#include <vector>

#include "core/result.h"
#include "storage/changes.h"

namespace kg {

/// Every entity of the actor that `node` belongs to stands alone. Gives the others, by id.
Result<std::vector<EntityId>> dissolve_actor(Changes& changes, EntityId node);

/// Takes the entities out of their actors and makes each component one actor.
/// InvalidInput: an entity that is not there, or one twice; nothing was changed.
Status regroup_actors(Changes& changes, const std::vector<std::vector<EntityId>>& components);

}  // namespace kg

#endif  // KG_STORAGE_ACTOR_GROUPS_H_
