#include "storage/actor_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kg {
namespace {

using Nodes = std::vector<EntityId>;

Result<EntityId> actor_of(const Changes& changes, EntityId node) {
  KG_ASSIGN(const auto actor, changes.read_number(Column::Actor, id_key(node.value)));
  return actor ? EntityId(*actor) : node;
}

// By ascending id; none if the actor has no other entity.
Result<Nodes> members_of(const Changes& changes, EntityId actor) {
  Nodes nodes;
  Status inner;
  KG_TRY(changes.scan(Column::Member, id_key(actor.value), [&](auto key, auto) {
    Result<MemberKey> member = decode_member_key(key);
    if (member)
      nodes.push_back(member->node);
    else
      inner = tl::unexpected<Error>(member.error());
    return member.has_value();
  }));
  KG_TRY(inner);
  return nodes;
}

void unite(Changes& changes, Nodes nodes) {
  if (nodes.size() < 2) return;
  std::ranges::sort(nodes);
  for (EntityId node : nodes) {
    changes.put(Column::Member, member_key(nodes.front(), node), {});
    if (node == nodes.front()) continue;
    changes.put(Column::Actor, id_key(node.value), encode_number(nodes.front().value));
    --changes.counts().actors;
  }
}

void separate(Changes& changes, const Nodes& members) {
  for (EntityId node : members) {
    changes.erase(Column::Member, member_key(members.front(), node));
    if (node == members.front()) continue;
    changes.erase(Column::Actor, id_key(node.value));
    ++changes.counts().actors;
  }
}

// Whether the store has the component already: nothing has to be written for it.
Result<bool> is_one_actor(const Changes& changes, const Nodes& component) {
  KG_ASSIGN(const EntityId actor, actor_of(changes, component.front()));
  KG_ASSIGN(Nodes members, members_of(changes, actor));
  if (members.empty()) members = {actor};
  return std::ranges::is_permutation(members, component);
}

Status validate(const Changes& changes, const std::vector<Nodes>& components) {
  std::set<EntityId> nodes;
  for (const Nodes& component : components)
    for (EntityId node : component) {
      if (!nodes.insert(node).second)
        return failure(ErrorCode::InvalidInput,
                       fmt::format("entity {} would be in two actors", node.value));
      KG_ASSIGN(const auto row, changes.read(Column::Node, id_key(node.value)));
      if (!row)
        return failure(ErrorCode::InvalidInput, fmt::format("there is no entity {}", node.value));
    }
  return {};
}

}  // namespace

Result<Nodes> dissolve_actor(Changes& changes, EntityId node) {
  KG_ASSIGN(const EntityId actor, actor_of(changes, node));
  KG_ASSIGN(Nodes members, members_of(changes, actor));
  separate(changes, members);
  std::erase(members, node);
  return members;
}

Status regroup_actors(Changes& changes, const std::vector<Nodes>& components) {
  KG_TRY(validate(changes, components));
  std::vector<Nodes> wanted;
  std::set<EntityId> named, old_actors;
  for (const Nodes& component : components) {
    if (component.empty()) continue;
    KG_ASSIGN(const bool there, is_one_actor(changes, component));
    if (there) continue;
    wanted.push_back(component);
    for (EntityId node : component) {
      named.insert(node);
      KG_ASSIGN(const EntityId actor, actor_of(changes, node));
      old_actors.insert(actor);
    }
  }
  for (EntityId actor : old_actors) {
    KG_ASSIGN(Nodes members, members_of(changes, actor));
    separate(changes, members);
    std::erase_if(members, [&](EntityId node) { return named.contains(node); });
    unite(changes, std::move(members));
  }
  for (const Nodes& component : wanted) unite(changes, component);
  return {};
}

}  // namespace kg
