#include "core/unicode.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "core/check.h"

namespace kg {
namespace {

constexpr std::size_t kBlock = 64;  // bytes an entry of CodePointIndex stands for

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Every byte that does not continue a code point begins one.
bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_ascii_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string normalize_ascii(std::string_view name) {
  std::string result;
  bool space = false;
  for (char c : name) {
    if (is_ascii_space(c)) {
      space = !result.empty();
    } else if (!is_ascii_control(c)) {
      if (space) result += ' ';
      space = false;
      result += ascii_lower(c);
    }
  }
  return result;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// White space becomes one space, none at the ends; other control and format characters go.
icu::UnicodeString without_odd_characters(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  bool space = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) {
      space = !result.isEmpty();
      continue;
    }
    const auto category = u_charType(c);
    if (category == U_CONTROL_CHAR || category == U_FORMAT_CHAR) continue;
    if (space) result.append(static_cast<char16_t>(' '));
    space = false;
    result.append(c);
  }
  return result;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view text, std::size_t* replaced) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::string result;
  result.reserve(text.size());
  std::size_t count = 0;
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);  // on an error it stops behind the maximal ill-formed sequence
    if (c < 0) {
      result += "\xEF\xBF\xBD";
      ++count;
    } else {
      result.append(
          text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  if (replaced != nullptr) *replaced = count;
  return result;
}

std::string normalize_name(std::string_view name) {
  if (is_ascii(name)) return normalize_ascii(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  KG_CHECK(U_SUCCESS(status));
  const icu::UnicodeString plain = without_odd_characters(from_utf8(name));
  icu::UnicodeString folded = folding->normalize(plain, status);
  KG_CHECK(U_SUCCESS(status));
  folded = without_odd_characters(folded);  // compatibility forms bring in spaces of their own
  std::string result;
  folded.toUTF8String(result);
  return result;
}

std::vector<std::string> split_words(std::string_view normal) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(normal.data());
  const auto size = static_cast<std::int64_t>(normal.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    const bool ideograph = c >= 0x80 && u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
    const bool inside = c >= 0 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
    if (!inside || ideograph) end_word();
    if (inside || ideograph)
      word += normal.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    if (ideograph) end_word();
  }
  end_word();
  return words;
}

std::string to_lower(std::string_view text) {
  std::string result;
  if (is_ascii(text)) {
    result.resize(text.size());
    std::transform(text.begin(), text.end(), result.begin(), ascii_lower);
  } else {
    from_utf8(text).toLower(icu::Locale::getRoot()).toUTF8String(result);
  }
  return result;
}

std::string romanize(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<const icu::Transliterator> transform(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  KG_CHECK(transform != nullptr);
  icu::UnicodeString letters = from_utf8(text);
  transform->transliterate(letters);
  std::string result;
  letters.toUTF8String(result);
  return result;
}

char32_t take_code_point(std::string_view text, std::size_t& offset) {
  UChar32 c = 0;
  U8_NEXT_UNSAFE(text.data(), offset, c);
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& text, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  text.append(bytes, size);
}

bool is_white_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }
bool is_invisible(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return (category == U_CONTROL_CHAR || category == U_FORMAT_CHAR) && !is_white_space(c);
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_alphanumeric(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  blocks_.reserve(text.size() / kBlock + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) blocks_.push_back(count);
    if (begins_code_point(text[i])) ++count;
  }
  if (text.size() % kBlock == 0) blocks_.push_back(count);
}

std::uint32_t CodePointIndex::at(std::uint32_t offset) const {
  KG_CHECK(offset <= text_.size());
  const std::size_t block = offset / kBlock;
  const auto rest = text_.substr(block * kBlock, offset - block * kBlock);
  return blocks_[block] +
         static_cast<std::uint32_t>(std::count_if(rest.begin(), rest.end(), begins_code_point));
}

}  // namespace kg
