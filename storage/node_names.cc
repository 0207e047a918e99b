#include "storage/node_names.h"

#include <algorithm>

#include "core/unicode.h"
#include "storage/key_codec.h"

namespace kg {
namespace {

// Most documents first, then the smallest by bytes.
const Spelling* better(const Spelling* one, const Spelling* other) {
  if (one == nullptr || other == nullptr) return one == nullptr ? other : one;
  if (one->documents != other->documents) return one->documents > other->documents ? one : other;
  return one->text <= other->text ? one : other;
}

const Spelling* best_of(const SpellingGroup& group) {
  const Spelling* best = nullptr;
  for (const Spelling& spelling : group.spellings) best = better(best, &spelling);
  return best;
}

using Place = std::vector<Spelling>::iterator;

Place place_of(SpellingGroup& group, const std::string& text) {
  return std::ranges::lower_bound(group.spellings, text, {}, &Spelling::text);
}

bool has(SpellingGroup& group, const std::string& text) {
  const Place place = place_of(group, text);
  return place != group.spellings.end() && place->text == text;
}

// The groups behind the first stand in the order of their first spellings.
void sort_groups(NodeValue& node) {
  std::sort(node.names.begin() + 1, node.names.end(), [](const auto& a, const auto& b) {
    return a.spellings.front().text < b.spellings.front().text;
  });
}

// The group that has the spelling, or else the one of its normal form, or a new one.
SpellingGroup& group_of(NodeValue& node, const std::string& text, const std::string& normal) {
  for (SpellingGroup& group : node.names)
    if (has(group, text)) return group;
  if (normal == normal_word(name_part(node.key))) return node.names.front();
  for (std::size_t i = 1; i < node.names.size(); ++i)
    if (normal_word(node.names[i].spellings.front().text) == normal) return node.names[i];
  return node.names.emplace_back();
}

// Whether the i-th spelling is the document's first of its normal form.
bool is_first(const UsedNames& names, std::size_t i) {
  const auto end = names.normals.begin() + static_cast<std::ptrdiff_t>(i);
  return std::find(names.normals.begin(), end, names.normals[i]) == end;
}

void add(UsedNames& names, std::string_view name) {
  std::string spelling(clip_word(name));
  if (std::ranges::find(names.spellings, spelling) != names.spellings.end()) return;
  std::string normal = normal_word(spelling);
  if (normal.empty()) return;
  names.spellings.push_back(std::move(spelling));
  names.normals.push_back(std::move(normal));
}

}  // namespace

std::string normal_word(std::string_view name) {
  return std::string(clip_word(normalize_name(clip_word(name))));
}

std::string_view name_part(std::string_view key) {
  constexpr char kSense = '\x1F';
  return key.substr(0, key.find(kSense));
}

UsedNames used_names(const StoredEntity& entity) {
  UsedNames names;
  add(names, entity.name);
  for (const std::string& alias : entity.aliases) add(names, alias);
  return names;
}

UsedNames used_names(std::vector<std::string> spellings) {
  UsedNames names{.spellings = std::move(spellings), .normals = {}};
  for (const std::string& spelling : names.spellings)
    names.normals.push_back(normal_word(spelling));
  return names;
}

std::vector<std::string> add_names(NodeValue& node, const UsedNames& names) {
  std::vector<std::string> fresh;
  for (std::size_t i = 0; i < names.spellings.size(); ++i) {
    const std::string& text = names.spellings[i];
    SpellingGroup& group = group_of(node, text, names.normals[i]);
    if (is_first(names, i) && ++group.documents == 1) fresh.push_back(names.normals[i]);
    if (has(group, text)) {
      ++place_of(group, text)->documents;
    } else {
      group.spellings.insert(place_of(group, text), {text, 1});
      sort_groups(node);
    }
  }
  return fresh;
}

Result<std::vector<std::string>> remove_names(NodeValue& node, const UsedNames& names) {
  std::vector<std::string> gone;
  for (std::size_t i = 0; i < names.spellings.size(); ++i) {
    const std::string& text = names.spellings[i];
    const auto group = std::ranges::find_if(node.names, [&](auto& one) { return has(one, text); });
    if (group == node.names.end())
      return failure(ErrorCode::Corruption, "a spelling of an entity is missing");
    const Place place = place_of(*group, text);
    if (--place->documents == 0) group->spellings.erase(place);
    if (is_first(names, i) && --group->documents == 0) gone.push_back(names.normals[i]);
    if (group != node.names.begin() && group->spellings.empty()) node.names.erase(group);
    sort_groups(node);
  }
  return gone;
}

std::vector<std::string> normal_names(const NodeValue& node) {
  std::vector<std::string> normals;
  for (const SpellingGroup& group : node.names)
    if (!group.spellings.empty()) normals.push_back(normal_word(group.spellings.front().text));
  return normals;
}

ShownNames shown_names(const NodeValue& node) {
  std::vector<const Spelling*> best;
  for (const SpellingGroup& group : node.names) best.push_back(best_of(group));
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < best.size() && best.front() == nullptr; ++i)
    if (better(best[chosen], best[i]) == best[i]) chosen = i;
  ShownNames shown;
  shown.name = best[chosen] != nullptr ? best[chosen]->text : std::string(name_part(node.key));
  for (std::size_t i = 1; i < best.size(); ++i)
    if (i != chosen) shown.aliases.push_back(best[i]->text);
  std::ranges::sort(shown.aliases);
  return shown;
}

}  // namespace kg
