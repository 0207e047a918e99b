#include "extract/actors/types.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "extract/actors/words.h"

namespace kg {
namespace {

bool all_capitals(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool all_capitalised(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i)
    if (!is_capitalised(tree.text(i))) return false;
  return true;
}

/// Whether a role or honorific stands right before the name, in the same phrase: "President Moss",
/// "Mr Moss".
bool has_title(const DocumentTree& tree, const Name& name) {
  const TokenIndex first = name.tokens.first;
  if (first == 0 || tree.sentence(first - 1) != tree.sentence(first)) return false;
  if (!is_title(tree, first - 1) || !is_capitalised(tree.text(first - 1))) return false;
  return tree[first - 1].head >= first && tree[first - 1].head < name.tokens.last;
}

bool looks_like_full_name(const DocumentTree& tree, const Name& name) {
  const TokenIndex size = name.tokens.size();
  return size >= 2 && size <= 3 && is_first_name(tree.text(name.tokens.first)) &&
         all_capitalised(tree, name.tokens);
}

/// "Moss, who ..."
bool has_relative_who(const DocumentTree& tree, const Name& name) {
  for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i) {
    const TokenIndex clause = tree.child(i, {Dep::Relcl});
    if (clause == kNoToken) continue;
    for (const TokenIndex child : tree.children(clause))
      if (tree.lower(child) == "who") return true;
  }
  return false;
}

bool is_soft(EntityType type) {
  return type == EntityType::Other || type == EntityType::Org || type == EntityType::Product ||
         type == EntityType::Work || type == EntityType::Norp;
}

/// B1-B4 of the rule list: what the words of one name settle.
EntityType type_by_words(const DocumentTree& tree, const Name& name) {
  const EntityType known = type_of_known_name(name.text);
  if (known != EntityType::Other && (name.type != EntityType::Person || known == EntityType::Org))
    return known;
  if (has_title(tree, name)) return EntityType::Person;
  const auto last = tree.text(name.tokens.last - 1);
  const bool full_name = looks_like_full_name(tree, name);
  const EntityType by_suffix = type_of_last_word(last);
  if (name.tokens.size() > 1 && by_suffix != EntityType::Other &&
      !(full_name && name.type == EntityType::Person) &&
      !(by_suffix != EntityType::Org && name.type == EntityType::Org))
    return by_suffix;
  if (name.type == EntityType::Person && name.tokens.size() == 1 && all_capitals(last))
    return EntityType::Org;
  // "the Coalition", "the Ministry": a common noun for a body, written as a name.
  if (name.type == EntityType::Other && name.tokens.size() == 1 &&
      type_of_noun(tree.lower(name.tokens.first)) == EntityType::Org)
    return EntityType::Org;
  if (is_soft(name.type) && (full_name || has_relative_who(tree, name))) return EntityType::Person;
  return name.type;
}

bool is_place_preposition(const DocumentTree& tree, TokenIndex preposition) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "in", "near", "at", "outside", "inside", "around", "across", "throughout", "into"};
  const auto& word = tree.lower(preposition);
  if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
  if (word != "of") return false;
  static constexpr std::array<std::string_view, 8> kSides = {
      "north", "south", "east", "west", "outskirts", "northeast", "northwest", "southeast"};
  const auto& side = tree.lower(tree[preposition].head);
  return std::find(kSides.begin(), kSides.end(), side) != kSides.end();
}

struct Uses {
  std::uint32_t all = 0, as_place = 0, as_agent = 0;
  std::map<EntityType, std::uint32_t> types;
};

TokenIndex root_of(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i)
    if (tree.is_root(i) || !range.contains(tree[i].head)) return i;
  return range.first;
}

void count_use(const DocumentTree& tree, const Name& name, Uses& uses) {
  const TokenIndex root = root_of(tree, name.tokens);
  const Token& token = tree[root];
  ++uses.all;
  ++uses.types[name.type];
  const bool article = name.tokens.first > 0 && tree.lower(name.tokens.first - 1) == "the";
  if (token.dep == Dep::Pobj && !article) uses.as_place += is_place_preposition(tree, token.head);
  const bool speaks = is_subject(token.dep) && is_word("speech", tree[token.head].lemma);
  uses.as_agent += speaks || has_title(tree, name);
}

using UseTable = std::unordered_map<std::string, Uses>;

UseTable count_uses(const DocumentTree& tree, const std::vector<Name>& names) {
  UseTable table;
  for (const Name& name : names)
    if (!is_value(name.type)) count_use(tree, name, table[name.text]);
  return table;
}

/// Last words of people's names that have two words or more or a title before them.
std::unordered_set<std::string> surnames(const DocumentTree& tree, const std::vector<Name>& names) {
  std::unordered_set<std::string> found;
  for (const Name& name : names)
    if (name.type == EntityType::Person && (name.tokens.size() > 1 || has_title(tree, name)))
      found.insert(name_text(tree, {name.tokens.last - 1, name.tokens.last}));
  return found;
}

/// B5, B6: what all uses of one name in the document settle.
EntityType type_by_document(const DocumentTree& tree, const Name& name, const Uses& uses,
                            const std::unordered_set<std::string>& people) {
  const bool unsure =
      name.type == EntityType::Other ||
      (name.type == EntityType::Person && !is_first_name(tree.text(name.tokens.first)));
  const bool known_person = name.tokens.size() == 1 && people.contains(name.text);
  if (unsure && !known_person && uses.as_agent == 0 && uses.as_place > 0 &&
      2 * uses.as_place >= uses.all)
    return EntityType::Gpe;
  if (known_person) return EntityType::Person;
  const auto best =
      std::max_element(uses.types.begin(), uses.types.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return 3 * best->second >= 2 * uses.all ? best->first : name.type;
}

}  // namespace

void decide_types(const DocumentTree& tree, std::vector<Name>& names) {
  for (Name& name : names)
    if (!is_value(name.type)) name.type = type_by_words(tree, name);
  const UseTable uses = count_uses(tree, names);
  const auto people = surnames(tree, names);
  for (Name& name : names)
    if (!is_value(name.type) && type_of_known_name(name.text) == EntityType::Other)
      name.type = type_by_document(tree, name, uses.at(name.text), people);
}

}  // namespace kg
