#ifndef KG_STORAGE_NAME_WORDS_H_
#define KG_STORAGE_NAME_WORDS_H_
// The column `tok`: named entities by the words (split_words) of their names in use.

#include <string>
#include <string_view>
#include <vector>

#include "storage/changes.h"

namespace kg {

/// The entity has come to have the name `normal`, in normal form.
void add_words(Changes& changes, std::string_view normal, EntityId id);

/// The entity has lost these names; words that a name of `node`, as it is now, has stay.
void retract_words(Changes& changes, const NodeValue& node, const std::vector<std::string>& gone,
                   EntityId id);

}  // namespace kg

#endif  // KG_STORAGE_NAME_WORDS_H_
