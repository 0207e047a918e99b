#ifndef KG_STORAGE_ACTOR_GROUPS_H_
#define KG_STORAGE_ACTOR_GROUPS_H_
// The columns `actor` and `member`: which entities are one actor. An actor of one entity has no
// rows; one of several has all of them in `member` under the smallest, which is the actor, and each
// other one in `actor`.

#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/changes.h"

namespace kg {

/// Every entity of the actor that `node` belongs to stands alone.
Status dissolve_actor(Changes& changes, EntityId node);

/// Takes the entities out of their actors and makes each list one actor; settles terms.
/// InvalidInput: an entity that is not there, or one twice. The changes are then useless.
Status regroup_actors(Changes& changes, const IdentityUpdate& update);

/// Marks a term: what is known of the actors of its entities may be wrong by now.
/// InvalidInput: not a term.
Status mark_pending(Changes& changes, std::string_view term);

}  // namespace kg

#endif  // KG_STORAGE_ACTOR_GROUPS_H_
