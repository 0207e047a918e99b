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
  for (const Spelling& spelling : group) best = better(best, &spelling);
  return best;
}

Spelling* find_spelling(SpellingGroup& group, const std::string& text) {
  const auto place = std::ranges::lower_bound(group, text, {}, &Spelling::text);
  return place != group.end() && place->text == text ? &*place : nullptr;
}

// The groups behind the first stand in the order of their first spellings.
void sort_groups(NodeValue& node) {
  std::sort(node.names.begin() + 1, node.names.end(),
            [](const SpellingGroup& a, const SpellingGroup& b) {
              return a.front().text < b.front().text;
            });
}

SpellingGroup& group_of(NodeValue& node, const std::string& normal) {
  if (normal == normal_word(name_part(node.key))) return node.names.front();
  const auto place = std::find_if(
      node.names.begin() + 1, node.names.end(),
      [&](const SpellingGroup& group) { return normal_word(group.front().text) == normal; });
  return place != node.names.end() ? *place : node.names.emplace_back();
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
  UsedNames used;
  const auto add = [&](const std::string& name) {
    std::string spelling(clip_word(name));
    if (std::ranges::find(used.spellings, spelling) != used.spellings.end()) return;
    std::string normal = normal_word(spelling);
    if (normal.empty()) return;
    used.spellings.push_back(std::move(spelling));
    used.normals.push_back(std::move(normal));
  };
  add(entity.name);
  for (const std::string& alias : entity.aliases) add(alias);
  return used;
}

void add_spelling(NodeValue& node, const std::string& spelling, const std::string& normal) {
  for (SpellingGroup& group : node.names)
    if (Spelling* known = find_spelling(group, spelling)) {
      ++known->documents;
      return;
    }
  SpellingGroup& group = group_of(node, normal);
  const auto place = std::ranges::lower_bound(group, spelling, {}, &Spelling::text);
  group.insert(place, {spelling, 1});
  sort_groups(node);
}

Status remove_spelling(NodeValue& node, const std::string& spelling) {
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    SpellingGroup& group = node.names[i];
    Spelling* known = find_spelling(group, spelling);
    if (known == nullptr) continue;
    if (--known->documents > 0) return {};
    group.erase(group.begin() + (known - group.data()));
    if (i > 0 && group.empty()) node.names.erase(node.names.begin() + static_cast<long>(i));
    sort_groups(node);
    return {};
  }
  return failure(ErrorCode::Corruption, "a spelling of an entity is missing");
}

ShownNames shown_names(const NodeValue& node) {
  std::vector<const Spelling*> best;
  for (const SpellingGroup& group : node.names) best.push_back(best_of(group));
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < best.size() && node.names.front().empty(); ++i)
    if (better(best[chosen], best[i]) == best[i]) chosen = i;
  ShownNames shown;
  shown.name = best[chosen] != nullptr ? best[chosen]->text : std::string(name_part(node.key));
  for (std::size_t i = 1; i < best.size(); ++i)
    if (i != chosen) shown.aliases.push_back(best[i]->text);
  std::ranges::sort(shown.aliases);
  return shown;
}

}  // namespace kg
