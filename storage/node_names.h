#ifndef KG_STORAGE_NODE_NAMES_H_
#define KG_STORAGE_NODE_NAMES_H_
// The names of an entity: every spelling that documents use, with the number of those documents.
// Which one is shown depends on nothing but these numbers, so not on the order of documents.

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/value_codec.h"

namespace kg {

/// The normal form by which a name is looked up: of its first kMaxWordBytes, and no longer itself.
std::string normal_word(std::string_view name);

/// The name in an entity's key: what comes before the first byte 1F.
std::string_view name_part(std::string_view key);

/// What one document calls an entity.
struct UsedNames {
  std::vector<std::string> spellings;  ///< each once, in order, cut at kMaxWordBytes
  std::vector<std::string> normals;    ///< the normal form of each spelling, never empty
};
/// Name and aliases; those without a visible character are left out.
UsedNames used_names(const StoredEntity& entity);
/// What was kept of them.
UsedNames used_names(std::vector<std::string> spellings);

/// One more document uses these names. Gives the normal forms that are new to the node.
std::vector<std::string> add_names(NodeValue& node, const UsedNames& names);
/// One document less. Gives the normal forms that nobody uses any more. Corruption if nobody did.
Result<std::vector<std::string>> remove_names(NodeValue& node, const UsedNames& names);

/// The normal forms in use, in the order of `node.names`.
std::vector<std::string> normal_names(const NodeValue& node);

/// As NodeRow's.
struct ShownNames {
  std::string name;
  std::vector<std::string> aliases;
};
ShownNames shown_names(const NodeValue& node);

}  // namespace kg

#endif  // KG_STORAGE_NODE_NAMES_H_
