#include "app/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace kg {

namespace {

bool is_escaped(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escaped(char c, std::string& out) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const auto plain =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_escaped) - text.begin());
    out.append(text.substr(0, plain));
    if (plain < text.size()) append_escaped(text[plain], out);
    text.remove_prefix(std::min(plain + 1, text.size()));
  }
  out += '"';
}

std::string to_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_page(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

Json or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

}  // namespace kg
