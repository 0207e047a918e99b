#ifndef KG_EXTRACT_TEXT_PARSE_TEXT_H_
#define KG_EXTRACT_TEXT_PARSE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace kg {

/// What the language models read in place of a paragraph, with the way back to its bytes. The
/// models were trained on text with plain quotes, dashes and spaces, and their tokenizer splits at
/// them:
/// - runs of white space of any kind (no-break, thin, ideographic, tabs, line ends) -> one space;
/// - characters that cannot be seen (zero-width, soft hyphens, direction marks, controls) -> gone;
/// - typographic double quotes, guillemets, `` and '' -> "; single ones, primes and ` -> ';
/// - em dashes, bars and runs of hyphens -> " -- " with space around them ("Islands—home");
///   en dashes likewise between spaces, and a hyphen inside words and numbers ("2010–2015");
/// - other hyphens and the minus sign -> -;
/// - the Penn Treebank's escapes -LRB- -RRB- -LSB- -RSB- -LCB- -RCB- \/ \* -> ( ) [ ] { } / *.
class ParseText {
 public:
  /// REQUIRES: `original` is valid UTF-8 of less than 2 GB.
  explicit ParseText(std::string_view original);

  /// Valid UTF-8, without white space at its ends.
  const std::string& text() const { return text_; }

  /// The bytes of the original that `parsed`, a non-empty range of text(), stands for: from the
  /// first byte of what its first character came from to the last byte of what its last one came
  /// from. Empty where it covers only spaces that were added.
  /// REQUIRES: parsed.begin < parsed.end <= text().size(). O(log n).
  Span original(Span parsed) const;

 private:
  friend class ParseTextWriter;

  /// text_[parsed, next piece's parsed) came from [begin, end) of the original: byte for byte when
  /// `copied`, as a whole otherwise.
  struct Piece {
    std::uint32_t parsed;
    Span original;
    bool copied;
  };

  const Piece& piece_at(std::uint32_t offset) const;

  std::string text_;
  std::vector<Piece> pieces_;  // ascending, without gaps
};

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_PARSE_TEXT_H_
