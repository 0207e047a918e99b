#include "storage/name_words.h"

#include <set>

#include "core/unicode.h"
#include "storage/node_names.h"

namespace kg {

void add_words(Changes& changes, std::string_view normal, EntityId id) {
  for (const std::string& word : split_words(normal))
    changes.put(Column::Tok, tok_key(word, id), {});
}

void retract_words(Changes& changes, const NodeValue& node, const std::vector<std::string>& gone,
                   EntityId id) {
  if (gone.empty()) return;
  std::set<std::string> kept;
  for (const std::string& normal : normal_names(node))
    for (std::string& word : split_words(normal)) kept.insert(std::move(word));
  for (const std::string& normal : gone)
    for (const std::string& word : split_words(normal))
      if (!kept.contains(word)) changes.erase(Column::Tok, tok_key(word, id));
}

}  // namespace kg
