#ifndef KG_DATABASE_ACTOR_NODES_H_
#define KG_DATABASE_ACTOR_NODES_H_

#include <string>
#include <string_view>
#include <vector>

#include "database/actors.h"
#include "graph/graph_view.h"
#include "storage/store.h"

namespace kg {

/// The first 16 hexadecimal digits of a node's hash: Entity::handle.
std::string handle_of(const NodeRow& row);

/// Whether an actor that has both nodes is rather known by `a`: a full name before a short one,
/// then the one that more documents use, then by name.
bool names_better(const NodeRow& a, const NodeRow& b);

/// The nodes of an actor by id. Io, Corruption.
Result<std::vector<NodeRow>> nodes_of(const StoreSnapshot& snapshot, EntityId actor);

/// A node for people.
ActorName actor_name(const NodeRow& row);

/// The node that a person means by `text`: "#handle" that of a node, a name the best node that has
/// it among those of the actor it means. NotFound: there is none. InvalidInput: it may mean
/// several.
Result<NodeRow> find_node(const StoreSnapshot& snapshot, const GraphView& view,
                          std::string_view text);

}  // namespace kg

#endif  // KG_DATABASE_ACTOR_NODES_H_
