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

/// What a document's names amount to, each once and in their order; names of no visible character
/// are left out.
struct UsedNames {
  std::vector<std::string> spellings;  ///< cut at kMaxWordBytes
  std::vector<std::string> normals;    ///< normal form of each spelling; not each once
};
UsedNames used_names(const StoredEntity& entity);

/// One more document uses the spelling.
void add_spelling(NodeValue& node, const std::string& spelling, const std::string& normal);
/// One document less. Corruption if none does.
Status remove_spelling(NodeValue& node, const std::string& spelling);

/// As NodeRow's.
struct ShownNames {
  std::string name;
  std::vector<std::string> aliases;
};
ShownNames shown_names(const NodeValue& node);

}  // namespace kg

#endif  // KG_STORAGE_NODE_NAMES_H_
