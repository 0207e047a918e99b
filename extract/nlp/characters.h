#ifndef KG_EXTRACT_NLP_CHARACTERS_H_
#define KG_EXTRACT_NLP_CHARACTERS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kg {

// Characters as Python's `str` methods see them, on which spaCy's lexical attributes rest. Tables
// of Python's own Unicode version are used rather than ICU, so that attributes do not change with
// the installed ICU; a test compares the two on every code point.

/// Bits of character_properties(). Source: CPython's Objects/unicodectype.c.
enum CharacterProperty : std::uint8_t {
  kAlpha = 1,           ///< str.isalpha: a letter (categories L*)
  kDigit = 2,           ///< str.isdigit: numeric type Decimal or Digit, superscripts included
  kUpper = 4,           ///< str.isupper: derived property Uppercase
  kSpace = 8,           ///< str.isspace: category Zs or bidirectional class WS, B, S
  kCased = 16,          ///< derived property Cased, but not Case_Ignorable
  kCaseIgnorable = 32,  ///< derived property Case_Ignorable
};

/// The properties of a code point. REQUIRES: code <= 0x10FFFF.
std::uint8_t character_properties(char32_t code);

/// The code point at `offset` of valid UTF-8; moves `offset` behind it.
/// REQUIRES: offset < text.size(). Ill-formed bytes give some code point and never read beyond
/// `text`.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// str.lower: the simple mapping of each character, U+0130 as two characters, and a capital sigma
/// at the end of a word (Unicode's Final_Sigma condition) as U+03C2.
std::string lower_case(std::string_view text);

/// str.isalpha: not empty and letters only.
bool is_alpha(std::string_view text);

/// str.isspace: not empty and white space only.
bool is_space(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The bytes of the first `count` code points of valid UTF-8 (all bytes if there are fewer).
std::size_t prefix_bytes(std::string_view text, std::size_t count);

/// The bytes of the last `count` code points of valid UTF-8 (all bytes if there are fewer).
std::size_t suffix_bytes(std::string_view text, std::size_t count);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_CHARACTERS_H_
