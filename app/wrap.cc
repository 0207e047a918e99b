#include "app/wrap.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/unicode.h"

namespace kg {

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string one_line(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (!is_white_space(take_code_point(text, i)))
      result += text.substr(begin, i - begin);
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest) {
  const std::string words = one_line(text);
  std::string result, line(first);
  std::size_t line_width = text_width(first);
  bool empty = true;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = std::min(words.find(' ', i), words.size());
    const std::string_view word = std::string_view(words).substr(i, end - i);
    const std::size_t needed = text_width(word) + (empty ? 0 : 1);
    if (!empty && line_width + needed > width) {
      result += line + "\n";
      line = rest;
      line_width = text_width(rest);
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    line_width += text_width(word) + (empty ? 0 : 1);
    empty = false;
    i = end + 1;
  }
  return result + line + "\n";
}

std::string plural(std::uint64_t count, std::string_view noun, std::string_view nouns) {
  if (count == 1) return fmt::format("{} {}", count, noun);
  return nouns.empty() ? fmt::format("{} {}s", count, noun) : fmt::format("{} {}", count, nouns);
}

}  // namespace kg
