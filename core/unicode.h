#ifndef KG_CORE_UNICODE_H_
#define KG_CORE_UNICODE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg {

/// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7).
bool is_valid_utf8(std::string_view text);

/// `text` with every maximal ill-formed sequence replaced by U+FFFD; `replaced` (if not null) gets
/// their number. Well-formed text comes back unchanged.
std::string repair_utf8(std::string_view text, std::size_t* replaced = nullptr);

/// The normal form of names for comparing and for keys of the store: NFKC, case folded, control and
/// format characters removed, runs of white space made one space, ends trimmed.
/// normalize_name(normalize_name(x)) == normalize_name(x).
std::string normalize_name(std::string_view name);

/// The words of a name in normal form, in order: the longest runs of letters, digits and combining
/// marks ("o'neill" gives "o", "neill"), and each ideograph by itself, since names in Chinese
/// characters have no spaces. Properties of the Unicode Character Database, not the word breaks of
/// UAX #29: those depend on dictionaries that change from one version of ICU to the next, and words
/// are stored.
std::vector<std::string> split_words(std::string_view normal);

/// Lower-case by the root locale, full mapping. For English words of the lexicons.
std::string to_lower(std::string_view text);

/// `text` in plain Latin letters: other scripts romanised, marks and ligatures taken apart ("Путин"
/// gives "Putin", "Łódź" "Lodz"), by the transforms Any-Latin and Latin-ASCII of Unicode's CLDR.
/// What they do not know stays. For comparing spellings, not for showing.
std::string romanize(std::string_view text);

/// The code point that begins at byte `offset`, which moves behind it. REQUIRES: `text` is valid
/// UTF-8 and `offset` < text.size() is the begin of a code point.
char32_t take_code_point(std::string_view text, std::size_t& offset);
/// Appends `c` as UTF-8. REQUIRES: `c` is a Unicode scalar value.
void append_utf8(std::string& text, char32_t c);

// Character properties of the Unicode Character Database.
bool is_white_space(char32_t c);   ///< White_Space: space, tab, line ends, no-break and wide spaces
bool is_invisible(char32_t c);     ///< control and format characters (zero-width space and joiners,
                                   ///< soft hyphen, direction marks) that are not white space
bool is_upper(char32_t c);         ///< upper- or title-case letter
bool is_lower(char32_t c);         ///< lower-case letter
bool is_alphanumeric(char32_t c);  ///< letter or decimal digit

/// Turns byte offsets of one valid UTF-8 text into code point offsets, for printing. O(1) a lookup
/// after O(n) set-up.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  /// Code points before byte `offset`. REQUIRES: offset <= text.size(). An offset inside a code
  /// point counts that code point as before it.
  std::uint32_t at(std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> blocks_;  // code points before each block of 64 bytes
  std::string_view text_;
};

}  // namespace kg

#endif  // KG_CORE_UNICODE_H_
