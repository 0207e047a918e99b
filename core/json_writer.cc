#include "core/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace kg {
namespace {

constexpr std::array<bool, 256> escaped_characters() {
  std::array<bool, 256> escaped{};
  for (std::size_t c = 0; c < 0x20; ++c) escaped[c] = true;
  escaped['"'] = escaped['\\'] = true;
  return escaped;
}
constexpr std::array<bool, 256> kEscaped = escaped_characters();

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
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kEscaped[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.substr(begin, i - begin));
    append_escaped(text[i], out);
    begin = i + 1;
  }
  out.append(text.substr(begin));
  out += '"';
}

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

void JsonWriter::end_line() {
  out_ += '\n';
  comma_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  out_.append(comma_ ? ",\"" : "\"").append(name).append("\":", 2);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(text, out_);
  return *this;
}

JsonWriter& JsonWriter::value(bool yes) {
  separate();
  out_ += yes ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  separate();
  const std::string digits = fmt::format("{}", number);
  out_ += digits;
  if (digits.find_first_not_of("-0123456789") == std::string::npos) out_ += ".0";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::write_number(std::uint64_t number) {
  separate();
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
  return *this;
}

JsonWriter& JsonWriter::write_id(char letter, std::uint64_t number) {
  separate();
  const fmt::format_int digits(number);
  out_ += '"';
  out_ += letter;
  out_.append(digits.data(), digits.size());
  out_ += '"';
  return *this;
}

}  // namespace kg
