#include "extract/nlp/characters.h"

#include <algorithm>
#include <iterator>

#include "core/unicode.h"
#include "extract/nlp/character_tables.h"

namespace kg {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kCombiningDotAbove = 0x307;
constexpr char32_t kLastCodePoint = 0x10FFFF;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::uint32_t continuation_bits(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) & 0x3Fu : 0u;
}

char32_t simple_lower(char32_t code) {
  const LowerRun* const end = kLowerRuns + kLowerRunCount;
  const LowerRun* run = std::upper_bound(kLowerRuns, end, code,
                                         [](char32_t c, const LowerRun& r) { return c < r.first; });
  if (run == kLowerRuns) return code;
  run = std::prev(run);
  if (code > run->last || (code - run->first) % run->step != 0) return code;
  return static_cast<char32_t>(static_cast<std::int32_t>(code) + run->delta);
}

// The code point that ends at `end`; moves `end` before it.
char32_t previous_code_point(std::string_view text, std::size_t& end) {
  do --end;
  while (end > 0 && is_continuation(text[end]));
  std::size_t offset = end;
  return next_code_point(text, offset);
}

// Unicode's Final_Sigma condition for the sigma in [begin, end).
bool is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) {
  std::uint8_t before = kCaseIgnorable;
  while (begin > 0 && (before & kCaseIgnorable) != 0)
    before = character_properties(previous_code_point(text, begin));
  if ((before & kCased) == 0) return false;
  std::uint8_t after = kCaseIgnorable;
  while (end < text.size() && (after & kCaseIgnorable) != 0)
    after = character_properties(next_code_point(text, end));
  return (after & kCased) == 0;
}

bool all_have(std::string_view text, CharacterProperty property) {
  std::size_t offset = 0;
  while (offset < text.size())
    if ((character_properties(next_code_point(text, offset)) & property) == 0) return false;
  return !text.empty();
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::uint8_t character_properties(char32_t code) {
  return kCharacterProperties[kCharacterBlockOf[code / kCharacterBlock]][code % kCharacterBlock];
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const std::size_t at = offset;
  const std::uint32_t lead = static_cast<unsigned char>(text[at]);
  std::uint32_t code = lead;
  std::size_t length = 1;
  if (lead >= 0xF0) {
    length = 4;
    code = (lead & 0x07) << 18 | continuation_bits(text, at + 1) << 12 |
           continuation_bits(text, at + 2) << 6 | continuation_bits(text, at + 3);
  } else if (lead >= 0xE0) {
    length = 3;
    code = (lead & 0x0F) << 12 | continuation_bits(text, at + 1) << 6 |
           continuation_bits(text, at + 2);
  } else if (lead >= 0xC0) {
    length = 2;
    code = (lead & 0x1F) << 6 | continuation_bits(text, at + 1);
  }
  offset = std::min(at + length, text.size());
  return std::min<char32_t>(code, kLastCodePoint);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  if (is_ascii(text)) {
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
  }
  lower.clear();
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t code = next_code_point(text, offset);
    if (code == kCapitalSigma) {
      append_utf8(lower, is_final_sigma(text, begin, offset) ? kFinalSigma : kSmallSigma);
    } else if (code == kCapitalIWithDot) {
      lower.push_back('i');
      append_utf8(lower, kCombiningDotAbove);
    } else {
      append_utf8(lower, simple_lower(code));
    }
  }
  return lower;
}

bool is_alpha(std::string_view text) { return all_have(text, kAlpha); }

bool is_space(std::string_view text) { return all_have(text, kSpace); }

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t prefix_bytes(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (count-- > 0 && offset < text.size()) next_code_point(text, offset);
  return offset;
}

std::size_t suffix_bytes(std::string_view text, std::size_t count) {
  std::size_t end = text.size();
  while (count-- > 0 && end > 0) previous_code_point(text, end);
  return text.size() - end;
}

}  // namespace kg
