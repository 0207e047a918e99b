#ifndef KG_EXPORT_NUMBERS_H_
#define KG_EXPORT_NUMBERS_H_

#include <array>
#include <charconv>
#include <string>

namespace kg {

/// The shortest text that reads back as the same number, whatever the locale.
template <typename Number>
std::string number_text(Number number) {
  std::array<char, 32> buffer{};  // longest: -2.2250738585072014e-308
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

}  // namespace kg

#endif  // KG_EXPORT_NUMBERS_H_
