#include "app/json_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "app/json_text.h"

namespace kg {

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
  value(name);
  out_ += ':';
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
