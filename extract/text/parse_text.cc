#include "extract/text/parse_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.h"
#include "core/unicode.h"

namespace kg {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kEscapes = {{
    {"-LRB-", "("},
    {"-RRB-", ")"},
    {"-LSB-", "["},
    {"-RSB-", "]"},
    {"-LCB-", "{"},
    {"-RCB-", "}"},
    {"\\/", "/"},
    {"\\*", "*"},
    {"``", "\""},
    {"''", "\""},
}};

enum class Look { Plain, Space, Nothing, DoubleQuote, SingleQuote, Hyphen, EnDash, LongDash };

Look look_of(char32_t c) {
  switch (c) {
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u2033':
      return Look::DoubleQuote;
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':
    case U'\u02BC':
    case U'`':
      return Look::SingleQuote;
    case U'\u2010':
    case U'\u2011':
    case U'\u2212':
      return Look::Hyphen;
    case U'\u2012':
    case U'\u2013':
      return Look::EnDash;
    case U'\u2014':
    case U'\u2015':
      return Look::LongDash;
    default:
      break;
  }
  if (c > 0x20 && c < 0x7F) return Look::Plain;
  if (is_white_space(c)) return Look::Space;
  return is_invisible(c) ? Look::Nothing : Look::Plain;
}

}  // namespace

/// Writes the pieces of one ParseText from left to right.
class ParseTextWriter {
 public:
  ParseTextWriter(std::string_view original, ParseText& result)
      : original_(original), result_(result) {}

  void run() {
    while (at_ < original_.size()) step();
  }

 private:
  // Reads one character, escape or run of dashes.
  void step() {
    if (original_[at_] == '-' || original_[at_] == '\\' || original_[at_] == '`' ||
        original_[at_] == '\'') {
      if (take_escape()) return;
      if (take_hyphens()) return;
    }
    std::size_t end = at_;
    const char32_t c = take_code_point(original_, end);
    const Look look = look_of(c);
    switch (look) {
      case Look::Plain:
        copy(end);
        break;
      case Look::Space:
        space_pending_ = true;
        at_ = end;
        break;
      case Look::Nothing:
        at_ = end;
        break;
      case Look::DoubleQuote:
        replace("\"", end);
        break;
      case Look::SingleQuote:
        replace("'", end);
        break;
      case Look::Hyphen:
        replace("-", end);
        break;
      case Look::EnDash:
        glued(end) ? replace("-", end) : dash(end);
        break;
      case Look::LongDash:
        dash(end);
        break;
    }
  }

  bool take_escape() {
    for (const auto& [escape, plain] : kEscapes) {
      if (!original_.substr(at_).starts_with(escape)) continue;
      replace(plain, at_ + escape.size());
      return true;
    }
    return false;
  }

  // "--" or more.
  bool take_hyphens() {
    const std::size_t end = std::min(original_.find_first_not_of('-', at_), original_.size());
    if (end < at_ + 2) return false;
    dash(end);
    return true;
  }

  // Whether a letter or digit stands on both sides of the dash [at_, end).
  bool glued(std::size_t end) const {
    if (space_pending_ || !after_word_ || end >= original_.size()) return false;
    return is_alphanumeric(take_code_point(original_, end));
  }

  void dash(std::size_t end) {
    // Several long dashes in a row are one.
    for (std::size_t next = end; next < original_.size(); end = next)
      if (look_of(take_code_point(original_, next)) != Look::LongDash) break;
    space_pending_ = true;
    replace("--", end);
    space_pending_ = true;
  }

  void copy(std::size_t end) {
    begin_piece(end, true);
    result_.text_.append(original_.substr(at_, end - at_));
    std::size_t begin = at_;
    after_word_ = is_alphanumeric(take_code_point(original_, begin));
    at_ = end;
  }

  void replace(std::string_view plain, std::size_t end) {
    begin_piece(end, false);
    result_.text_.append(plain);
    after_word_ = false;
    at_ = end;
  }

  // Writes the space that is due and opens a piece for [at_, end), or lengthens the last one.
  void begin_piece(std::size_t end, bool copied) {
    auto& pieces = result_.pieces_;
    if (space_pending_ && !result_.text_.empty()) {
      const std::uint32_t from = pieces.back().original.end;
      pieces.push_back({parsed(), {from, static_cast<std::uint32_t>(at_)}, false});
      result_.text_ += ' ';
    }
    space_pending_ = false;
    const Span from{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    if (copied && !pieces.empty() && pieces.back().copied &&
        pieces.back().original.end == from.begin)
      pieces.back().original.end = from.end;
    else
      pieces.push_back({parsed(), from, copied});
  }

  std::uint32_t parsed() const { return static_cast<std::uint32_t>(result_.text_.size()); }

  std::string_view original_;
  ParseText& result_;
  std::size_t at_ = 0;
  bool space_pending_ = false;
  bool after_word_ = false;  // the last character written was a letter or digit
};

ParseText::ParseText(std::string_view original) {
  text_.reserve(original.size());
  ParseTextWriter(original, *this).run();
}

const ParseText::Piece& ParseText::piece_at(std::uint32_t offset) const {
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](std::uint32_t at, const Piece& piece) { return at < piece.parsed; });
  return *std::prev(behind);
}

Span ParseText::original(Span parsed) const {
  KG_CHECK(parsed.begin < parsed.end && parsed.end <= text_.size());
  const Piece& first = piece_at(parsed.begin);
  const Piece& last = piece_at(parsed.end - 1);
  return {
      first.copied ? first.original.begin + (parsed.begin - first.parsed) : first.original.begin,
      last.copied ? last.original.begin + (parsed.end - last.parsed) : last.original.end};
}

}  // namespace kg
