#ifndef KG_QUERY_NAME_H_
#define KG_QUERY_NAME_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

/// What answers say of an entity.
struct EntityRef {
  EntityId id;
  std::string name;
  EntityType type = EntityType::Other;
  bool named = false;
  std::string handle;  ///< Entity::handle

  bool operator==(const EntityRef&) const = default;
};

EntityRef ref(const Entity& entity);

/// Whether `a` comes before `b` in lists: by name, type and handle, which do not depend on the
/// order in which documents were read.
bool comes_before(const EntityRef& a, const EntityRef& b);

/// What a person may say to single an entity out: "#3f09a1c2", or "#12" where it has no handle.
std::string handle_text(const EntityRef& entity);
/// The same of 16 hexadecimal digits.
std::string handle_text(std::string_view handle);

enum class NameMatch {
  Exact,      ///< it is the name or an alias of one entity
  Prefix,     ///< the names of one entity alone begin so
  Ambiguous,  ///< several entities: `choices`
  Unknown,    ///< no entity: `choices` has near names, perhaps none
};

/// What a name given by a person means.
struct NameAnswer {
  NameMatch match = NameMatch::Unknown;
  EntityRef entity;                ///< set for Exact and Prefix
  std::vector<EntityRef> choices;  ///< Exact, Prefix: others that the name could also have meant;
                                   ///< best first, at most `limit`
  bool truncated = false;          ///< there were more than `limit` choices

  bool found() const { return match == NameMatch::Exact || match == NameMatch::Prefix; }
};

/// The entity that a person means by `name`. Tried in this order:
///   1. "#3f09a1c2" is the entity whose handle begins so, "#12" in a graph without handles the
///      one with that id.
///   2. "PERSON:Washington" (a printed entity type, any case) is rule 3 and 4 among that type.
///   3. Entities with that name or alias. Of several, the one with a name (as opposed to a
///      concept), then the one whose canonical name it is, if that leaves one.
///   4. Entities with a name or alias that begins so, the same way.
///   5. Near names: actors of which a name has all words of `name`; if there are none, whatever has
///      `name` as one of its words, then what is within a small edit distance (optimal string
///      alignment; one edit for every four letters, at most three). The latter reads all entities.
/// Names are compared as normalize_name does. Fails only with an error of `view`.
Result<NameAnswer> resolve_name(const GraphView& view, std::string_view name,
                                std::size_t limit = 10);

/// "did you mean 'A', 'B' or 'C'?" and the like for a name that was not found; one line for every
/// choice if it was ambiguous, each with the text that would single it out ("#12"). Without a
/// final newline.
std::string explain_name(std::string_view name, const NameAnswer& answer);

}  // namespace kg

#endif  // KG_QUERY_NAME_H_
