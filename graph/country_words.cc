#include "graph/country_words.h"

#include "core/unicode.h"

namespace kg {

std::optional<std::string_view> without_possessive(std::string_view word) {
  for (const std::string_view mark : {"'s", "’s"})
    if (word.ends_with(mark)) return word.substr(0, word.size() - mark.size());
  for (const std::string_view mark : {"s'", "s’"})
    if (word.ends_with(mark)) return word.substr(0, word.size() - mark.size() + 1);
  return std::nullopt;
}

const Country* country_named(std::string_view name) {
  const Country* country = find_country(name);
  return country != nullptr ? country : find_country_of_people(name);
}

std::string ministry_word(std::string_view word) {
  std::string lower = to_lower(word);
  if (lower == "defense") return "defence";
  if (lower == "labor") return "labour";
  return lower;
}

}  // namespace kg
