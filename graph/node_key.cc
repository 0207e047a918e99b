#include "graph/node_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/table_rows.h"
#include "core/unicode.h"

namespace kg {
namespace {

constexpr char kSeparator = '\x1f';
constexpr std::string_view kForms = " ?!@";  // by NameForm; of Full nothing is written

std::vector<std::string> split_list(std::string_view text) {
  const auto parts = split(text, ',');
  return {parts.begin(), parts.end()};
}

std::string join_list(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

bool is_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "al", "bin", "da",  "dal", "de", "del", "della", "den", "der", "di",  "dos",
      "du", "el",  "ibn", "la",  "le", "mac", "st",    "ten", "ter", "van", "von"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_generation(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords = {"jr", "jr.", "sr", "sr.",
                                                             "ii", "iii", "iv"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::string_view without_generation(std::string_view name) {
  const auto space = name.rfind(' ');
  if (space == std::string_view::npos || !is_generation(name.substr(space + 1))) return name;
  name = name.substr(0, space);
  if (name.ends_with(',')) name.remove_suffix(1);
  return name;
}

}  // namespace

std::string encode(const NodeKey& key) {
  if (key.form == NameForm::Full && key.sense.empty()) return key.name;
  std::string text = key.name + kSeparator;
  if (key.form != NameForm::Full) text += kForms[static_cast<std::size_t>(key.form)];
  text += join_list(key.sense.fields) + "|" + join_list(key.sense.countries);
  if (key.form == NameForm::Full) return text;
  return text + "|" + key.title + "|" + key.body + "|" + key.context + "|" + key.month;
}

NodeKey parse_node_key(std::string_view text) {
  NodeKey key;
  const auto at = std::min(text.find(kSeparator), text.size());
  key.name = text.substr(0, at);
  if (at == text.size()) return key;
  text.remove_prefix(at + 1);
  const auto form = text.empty() ? std::string_view::npos : kForms.find(text.front(), 1);
  if (form != std::string_view::npos) {
    key.form = static_cast<NameForm>(form);
    text.remove_prefix(1);
  }
  auto parts = split(text, '|');
  parts.resize(6);
  key.sense = {split_list(parts[0]), split_list(parts[1])};
  key.title = parts[2];
  key.body = parts[3];
  key.context = parts[4];
  key.month = parts[5];
  return key;
}

std::string_view surname_of(std::string_view name) {
  name = without_generation(name);
  auto begin = name.rfind(' ');
  if (begin == std::string_view::npos) return name;
  ++begin;
  while (begin > 1) {  // "charles de gaulle"
    const auto before = name.rfind(' ', begin - 2);
    const auto first = before == std::string_view::npos ? 0 : before + 1;
    if (!is_particle(name.substr(first, begin - 1 - first))) break;
    begin = first;
  }
  return name.substr(begin);
}

bool is_bare_name(std::string_view name) { return surname_of(name) == without_generation(name); }

bool is_acronym(std::string_view name) {
  constexpr std::size_t kLongest = 6;
  std::size_t letters = 0, offset = 0;
  while (offset < name.size()) {
    const char32_t c = take_code_point(name, offset);
    if (c == U'.' || c == U'&') continue;
    if (!is_upper(c) && !(letters > 0 && is_alphanumeric(c) && !is_lower(c))) return false;
    ++letters;
  }
  return letters >= 2 && letters <= kLongest;
}

std::string spelling_skeleton(std::string_view name) {
  constexpr std::string_view kVowels = "aeiou -";
  std::string text;
  for (char c : to_lower(romanize(name))) {
    if (c == '-' || c == '\'' || c == '`' || c == '.') continue;
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'w') c = 'v';
    if (c == 'q' || c == 'c') c = 'k';
    const bool vowel = text.empty() || kVowels.find(text.back()) != std::string_view::npos;
    if (c == 'h' && !vowel) continue;                 // "Ghaddafi"
    if (!text.empty() && text.back() == c) continue;  // doubled
    text += c;
  }
  return text;
}

}  // namespace kg
