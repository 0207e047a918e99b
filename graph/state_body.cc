#include "graph/state_body.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/countries.h"
#include "core/table_rows.h"
#include "core/words.h"
#include "graph/country_words.h"

namespace kg {
namespace {

bool is_head(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "government", "ministry", "court", "army",   "navy",
      "parliament", "senate",   "force", "forces", "bank"};
  return is_one_of(word, kWords);
}

/// What may stand before such a head, or behind "ministry of".
bool is_modifier(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kWords = {
      "supreme",  "high",       "constitutional", "central",     "national", "air",
      "armed",    "foreign",    "affairs",        "defence",     "finance",  "interior",
      "health",   "justice",    "education",      "trade",       "energy",   "transport",
      "labour",   "culture",    "economy",        "environment", "commerce", "agriculture",
      "tourism",  "science",    "housing",        "development", "security", "internal",
      "external", "immigration"};
  return is_one_of(word, kWords);
}

/// Heads that are no body of a state without the right word before them: "bank", "force".
bool is_whole(const std::vector<std::string>& words) {
  const auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (has("bank")) return has("central") || has("national");
  if (has("force")) return has("air");
  if (has("forces")) return has("armed");
  if (has("court")) return has("supreme") || has("high") || has("constitutional");
  if (has("ministry")) return words.size() > 1;
  return std::any_of(words.begin(), words.end(), [](const auto& word) { return is_head(word); });
}

/// The longest name of a country that begins at a word: "United Kingdom"; its words are counted.
const Country* country_at(const std::vector<std::string_view>& words, std::size_t at,
                          std::size_t& count) {
  constexpr std::size_t kMostWords = 4;
  for (count = std::min(kMostWords, words.size() - at); count > 0; --count) {
    std::string name;
    for (std::size_t i = at; i < at + count; ++i) {
      if (!name.empty()) name += ' ';
      name += i + 1 == at + count ? without_possessive(words[i]).value_or(words[i]) : words[i];
    }
    if (const Country* country = country_named(name)) return country;
  }
  return nullptr;
}

}  // namespace

std::optional<StateBody> read_state_body(std::string_view phrase) {
  auto words = split(phrase, ' ');
  std::erase(words, std::string_view());
  StateBody body;
  std::vector<std::string> before, after;  // of "of": "ministry" of "defence"
  bool behind = false;
  for (std::size_t i = 0; i < words.size();) {
    std::string lower = ministry_word(words[i]);
    std::size_t count = 0;
    if (lower == "the" || lower == "and") {
      ++i;
    } else if (lower == "of" || lower == "for") {
      behind = true;
      ++i;
    } else if (is_head(lower) || is_modifier(lower)) {
      (behind ? after : before).push_back(std::move(lower));
      ++i;
    } else if (const Country* country = country_at(words, i, count)) {
      body.country = country->iso3;
      i += count;
    } else {
      return std::nullopt;
    }
  }
  after.insert(after.end(), before.begin(), before.end());
  std::erase(after, "affairs");
  if (!is_whole(after)) return std::nullopt;
  for (const auto& word : after) body.title += (body.title.empty() ? "" : " ") + word;
  return body;
}

std::string state_body_name(const StateBody& body, std::string_view country, bool named) {
  std::string name = body.title;
  for (std::size_t i = 0; named && i < name.size(); ++i)
    if ((i == 0 || name[i - 1] == ' ') && name[i] >= 'a' && name[i] <= 'z')
      name[i] = static_cast<char>(name[i] - 'a' + 'A');
  for (const Country& one : countries())
    if (!country.empty() && one.iso3 == country) return name + " (" + std::string(one.name) + ")";
  return name;
}

}  // namespace kg
