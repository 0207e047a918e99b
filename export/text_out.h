#ifndef KG_EXPORT_TEXT_OUT_H_
#define KG_EXPORT_TEXT_OUT_H_

#include <array>
#include <charconv>
#include <concepts>
#include <ostream>
#include <string>
#include <string_view>

namespace kg {

/// Collects text and hands it to a stream in large pieces. What the stream could not take shows in
/// its state, which its owner checks. Numbers have their shortest form, whatever the locale.
class TextOut {
 public:
  explicit TextOut(std::ostream& stream) : stream_(stream) { buffer_.reserve(2 * kPiece); }
  ~TextOut() { flush(); }
  TextOut(const TextOut&) = delete;
  TextOut& operator=(const TextOut&) = delete;

  TextOut& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kPiece) flush();
    return *this;
  }
  TextOut& operator<<(char c) {
    buffer_ += c;
    return *this;
  }
  template <typename Number>
    requires((std::integral<Number> && !std::same_as<Number, bool>) || std::floating_point<Number>)
  TextOut& operator<<(Number number) {
    std::array<char, 32> digits{};  // longest: -2.2250738585072014e-308
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }

  void flush() {
    stream_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

 private:
  static constexpr std::size_t kPiece = 1 << 16;  // bytes

  std::ostream& stream_;
  std::string buffer_;
};

// Each writes sanitised text (sanitize.h) in the form of its format.

/// The content of an XML element. What needs escaping goes into CDATA sections: with entities,
/// Gephi can lose the white space between two of them, and Tulip keeps what follows the last one.
/// So does white space other than single spaces, which Boost's reader would make one space.
void write_xml_text(TextOut& out, std::string_view text);
/// The value of an XML attribute, between double quotes. Line ends and tabs are kept.
void write_xml_attribute(TextOut& out, std::string_view text);
/// A field of comma-separated values, quoted where it has to be (RFC 4180), and where readers that
/// guess the separators might take it for something else: Gephi's takes a backslash before a comma
/// for an escape.
void write_csv_field(TextOut& out, std::string_view text);

}  // namespace kg

#endif  // KG_EXPORT_TEXT_OUT_H_
