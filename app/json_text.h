#ifndef KG_APP_JSON_TEXT_H_
#define KG_APP_JSON_TEXT_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace kg {

/// Objects keep the order that their keys were given in, so that output is stable and readable.
using Json = nlohmann::ordered_json;

/// Appends `text` (valid UTF-8) as a JSON string. The lists of tokens are written with it directly:
/// as json values they would take longer than the parse.
void append_json_string(std::string_view text, std::string& out);

/// One line, without final \n; invalid UTF-8 comes out as U+FFFD instead of an exception.
std::string to_line(const Json& value);
/// Indented by two, for people.
std::string to_page(const Json& value);

/// A string, or null for an empty one.
Json or_null(std::string_view text);

}  // namespace kg

#endif  // KG_APP_JSON_TEXT_H_
