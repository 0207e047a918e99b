#ifndef KG_CORE_JSON_WRITER_H_
#define KG_CORE_JSON_WRITER_H_

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace kg {

/// Appends `text` (valid UTF-8) as a JSON string. The lists of tokens are written with it directly:
/// as json values they would take longer than the parse.
void append_json_string(std::string_view text, std::string& out);

/// Writes JSON straight into a string, for what is printed by the thousand: as json values it would
/// take longer than the rules that made it. Commas and colons are put by it; the caller closes what
/// it opened and gives each key of an object one value.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// REQUIRES: nothing in `name` has to be escaped.
  JsonWriter& key(std::string_view name);
  /// Ends a line; the next value begins anew.
  void end_line();

  JsonWriter& value(std::string_view text);  ///< valid UTF-8
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool yes);
  JsonWriter& value(double number);  ///< the shortest that reads back as the same; finite
  template <std::unsigned_integral Number>
  JsonWriter& value(Number number) {
    return write_number(number);
  }
  JsonWriter& null();

  template <typename Value>
  JsonWriter& field(std::string_view name, const Value& content) {
    return key(name).value(content);
  }
  JsonWriter& null_field(std::string_view name) { return key(name).null(); }
  /// A letter and a number as a string, "m12"; null when there is no number.
  template <typename Number>
  JsonWriter& id_field(std::string_view name, char letter, const Number& number) {
    key(name);
    return number ? write_id(letter, *number) : null();
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& write_number(std::uint64_t number);
  JsonWriter& write_id(char letter, std::uint64_t number);
  void separate();

  std::string& out_;
  bool comma_ = false;  // the next key or value needs one before it
};

}  // namespace kg

#endif  // KG_CORE_JSON_WRITER_H_
