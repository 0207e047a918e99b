#include "query/name.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include "core/unicode.h"

namespace kg {
namespace {

// So many names with one beginning are looked at; more are ambiguous in any case.
constexpr std::size_t kPrefixesRead = 200;
constexpr std::size_t kLettersForAnEdit = 4;
constexpr std::size_t kMostEdits = 3;

std::u32string code_points(std::string_view text) {
  using Utf8 = boost::locale::utf::utf_traits<char>;
  std::u32string points;
  for (auto it = text.begin(); it != text.end();) {
    const auto point = Utf8::decode(it, text.end());
    if (!boost::locale::utf::is_valid_codepoint(point)) continue;
    points.push_back(static_cast<char32_t>(point));
  }
  return points;
}

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours,
// no part edited twice (Boytsov 2011, section 2.2). More than `most` counts as `most` + 1.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], most + 1);
}

bool has_word(std::string_view name, std::string_view word) {
  for (std::size_t at = name.find(word); at != std::string_view::npos;
       at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

// What a person typed: "#12", "ORG:Northwind" or "Northwind".
struct Wanted {
  std::string name;  // normalised
  std::optional<EntityId> id;
  std::string handle;  // hexadecimal digits; empty = none given
  std::optional<EntityType> type;
};

Wanted parse(std::string_view text) {
  Wanted wanted;
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  if (text.starts_with('#')) {
    const auto [rest, error] = std::from_chars(text.data() + 1, end, number);
    if (error == std::errc() && rest == end) wanted.id = EntityId(number);
    const std::string digits = normalize_name(text.substr(1));
    if (digits.find_first_not_of("0123456789abcdef") == std::string::npos) wanted.handle = digits;
  }
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    std::string type(text.substr(0, colon));
    for (char& c : type)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    wanted.type = entity_type_from(type);
    if (wanted.type) text.remove_prefix(colon + 1);
  }
  wanted.name = normalize_name(text);
  return wanted;
}

Result<std::vector<Entity>> fetch(const GraphView& view, const std::vector<EntityId>& ids,
                                  const Wanted& wanted) {
  std::vector<Entity> entities;
  for (const EntityId id : ids) {
    KG_ASSIGN(Entity entity, view.entity(id));
    if (!wanted.type || entity.type == *wanted.type) entities.push_back(std::move(entity));
  }
  return entities;
}

// Puts the entities that a person most likely means first and tells how many are equally likely:
// names before concepts, and entities of that canonical name before those of that alias.
std::size_t rank(std::vector<Entity>& entities, const std::string& name) {
  const auto order = [&](const Entity& entity) {
    return std::tuple(!entity.named, normalize_name(entity.name) != name);
  };
  std::stable_sort(entities.begin(), entities.end(), [&](const Entity& a, const Entity& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    return comes_before(ref(a), ref(b));
  });
  const auto equal = [&](const Entity& e) { return order(e) == order(entities.front()); };
  return static_cast<std::size_t>(std::count_if(entities.begin(), entities.end(), equal));
}

NameAnswer answer_of(std::vector<Entity> entities, NameMatch match, const Wanted& wanted,
                     std::size_t limit) {
  NameAnswer answer;
  const bool single = rank(entities, wanted.name) == 1;
  answer.match = single ? match : NameMatch::Ambiguous;
  if (single) answer.entity = ref(entities.front());
  for (std::size_t i = single ? 1 : 0; i < entities.size(); ++i) {
    if (answer.choices.size() < limit)
      answer.choices.push_back(ref(entities[i]));
    else
      answer.truncated = true;
  }
  return answer;
}

// How near a name is: 0 has the word, else the number of edits; nothing if it is not near.
std::optional<std::size_t> nearness(const std::string& name, const std::u32string& wanted,
                                    const Wanted& what, std::size_t most) {
  const std::string normal = normalize_name(name);
  if (has_word(normal, what.name)) return 0;
  if (normal.size() > 4 * (wanted.size() + most)) return std::nullopt;  // UTF-8: <= 4 bytes each
  const std::size_t edits = edit_distance(code_points(normal), wanted, most);
  if (edits > most) return std::nullopt;
  return edits;
}

// Those with the words of what is wanted. The more the name consists of them, the nearer it is.
Result<NameAnswer> with_words(const GraphView& view, const Wanted& wanted, std::size_t limit) {
  NameAnswer answer;
  KG_ASSIGN(const std::vector<EntityId> ids, view.find_words(wanted.name, kPrefixesRead));
  KG_ASSIGN(std::vector<Entity> entities, fetch(view, ids, wanted));
  std::ranges::sort(entities, [](const Entity& a, const Entity& b) {
    if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
    return comes_before(ref(a), ref(b));
  });
  answer.truncated = entities.size() > limit || ids.size() == kPrefixesRead;
  for (std::size_t i = 0; i < entities.size() && i < limit; ++i)
    answer.choices.push_back(ref(entities[i]));
  return answer;
}

Result<NameAnswer> near_names(const GraphView& view, const Wanted& wanted, std::size_t limit) {
  NameAnswer answer;
  const std::u32string points = code_points(wanted.name);
  if (points.empty()) return answer;
  const std::size_t most = std::min(kMostEdits, points.size() / kLettersForAnEdit);
  using Near = std::tuple<std::size_t, bool, std::size_t>;
  std::vector<std::pair<Near, EntityRef>> near;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    if (wanted.type && entity.type != *wanted.type) return true;
    std::optional<std::size_t> best = nearness(entity.name, points, wanted, most);
    for (const std::string& alias : entity.aliases) {
      const auto other = nearness(alias, points, wanted, most);
      if (other && (!best || *other < *best)) best = other;
    }
    if (best) near.emplace_back(Near(*best, !entity.named, entity.name.size()), ref(entity));
    return true;
  }));
  std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : comes_before(a.second, b.second);
  });
  answer.truncated = near.size() > limit;
  if (answer.truncated) near.resize(limit);
  for (auto& [order, entity] : near) answer.choices.push_back(std::move(entity));
  return answer;
}

Result<NameAnswer> resolve_wanted(const GraphView& view, const Wanted& wanted, std::size_t limit) {
  if (wanted.name.empty()) return NameAnswer{};
  KG_ASSIGN(const std::vector<EntityId> exact, view.find_exact(wanted.name));
  KG_ASSIGN(std::vector<Entity> entities, fetch(view, exact, wanted));
  if (!entities.empty()) return answer_of(std::move(entities), NameMatch::Exact, wanted, limit);

  KG_ASSIGN(const std::vector<EntityId> prefix, view.find_prefix(wanted.name, kPrefixesRead));
  KG_ASSIGN(entities, fetch(view, prefix, wanted));
  if (entities.empty()) {
    KG_ASSIGN(NameAnswer with, with_words(view, wanted, limit));
    if (!with.choices.empty()) return with;
    return near_names(view, wanted, limit);
  }
  NameAnswer answer = answer_of(std::move(entities), NameMatch::Prefix, wanted, limit);
  if (prefix.size() == kPrefixesRead) answer.truncated = true;
  return answer;
}

}  // namespace

EntityRef ref(const Entity& entity) {
  return {entity.id, entity.name, entity.type, entity.named, entity.handle};
}

bool comes_before(const EntityRef& a, const EntityRef& b) {
  return std::tie(a.name, a.type, a.handle, a.id) < std::tie(b.name, b.type, b.handle, b.id);
}

std::string handle_text(const EntityRef& entity) {
  return entity.handle.empty() ? fmt::format("#{}", entity.id.value) : handle_text(entity.handle);
}

std::string handle_text(std::string_view handle) {
  constexpr std::size_t kShown = 8;  // digits: enough among some ten thousand
  return "#" + std::string(handle.substr(0, kShown));
}

Result<NameAnswer> resolve_name(const GraphView& view, std::string_view name, std::size_t limit) {
  const Wanted wanted = parse(name);
  if (!wanted.handle.empty()) {
    KG_ASSIGN(const std::vector<EntityId> ids, view.find_handle(wanted.handle));
    KG_ASSIGN(std::vector<Entity> entities, fetch(view, ids, wanted));
    if (!entities.empty()) return answer_of(std::move(entities), NameMatch::Exact, wanted, limit);
  }
  if (wanted.id) {
    const Result<Entity> entity = view.entity(*wanted.id);
    if (entity && entity->handle.empty())
      return NameAnswer{NameMatch::Exact, ref(*entity), {}, false};
    if (!entity && entity.error().code != ErrorCode::NotFound)
      return tl::unexpected(entity.error());
  }
  KG_ASSIGN(NameAnswer answer, resolve_wanted(view, wanted, limit));
  if (answer.match != NameMatch::Unknown || !wanted.type) return answer;
  const Wanted whole{normalize_name(name), std::nullopt, {}, std::nullopt};  // a name with a colon
  KG_ASSIGN(NameAnswer other, resolve_wanted(view, whole, limit));
  return other.match == NameMatch::Unknown ? answer : other;
}

std::string explain_name(std::string_view name, const NameAnswer& answer) {
  if (answer.match == NameMatch::Ambiguous) {
    std::string text = fmt::format("'{}' may mean:", name);
    for (const EntityRef& choice : answer.choices)
      text += fmt::format("\n  {}  ({}, say {})", choice.name,
                          choice.named ? to_string(choice.type) : "concept", handle_text(choice));
    if (answer.truncated) text += "\n  and others; give more of the name";
    return text;
  }
  if (answer.found()) return fmt::format("'{}' is {}", name, answer.entity.name);
  std::string text = fmt::format("there is no '{}' in this graph", name);
  constexpr std::size_t kNamed = 3;  // in the message
  const std::size_t count = std::min(answer.choices.size(), kNamed);
  for (std::size_t i = 0; i < count; ++i) {
    text += i == 0 ? "; did you mean " : i + 1 == count ? " or " : ", ";
    text += fmt::format("'{}'", answer.choices[i].name);
  }
  return text + (count > 0 ? "?" : "");
}

}  // namespace kg
