#ifndef KG_GRAPH_COUNTRY_WORDS_H_
#define KG_GRAPH_COUNTRY_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/countries.h"

namespace kg {

/// "Britain's" -> "Britain", "the United States'" -> "the United States"; nothing if the word has
/// no mark of the possessive.
std::optional<std::string_view> without_possessive(std::string_view word);

/// The country with this name, or whose people or adjective this is: "France", "French". Null if
/// there is none.
const Country* country_named(std::string_view name);

/// The word in lower case, as Britain spells what ministries are of: "Defense" -> "defence".
std::string ministry_word(std::string_view word);

}  // namespace kg

#endif  // KG_GRAPH_COUNTRY_WORDS_H_
