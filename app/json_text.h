#ifndef KG_APP_JSON_TEXT_H_
#define KG_APP_JSON_TEXT_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/json_writer.h"

namespace kg {

/// Objects keep the order that their keys were given in, so that output is stable and readable.
using Json = nlohmann::ordered_json;

/// One line, without final \n; invalid UTF-8 comes out as U+FFFD instead of an exception.
std::string to_line(const Json& value);
/// Indented by two, for people.
std::string to_page(const Json& value);

/// A string, or null for an empty one.
Json or_null(std::string_view text);

}  // namespace kg

#endif  // KG_APP_JSON_TEXT_H_
