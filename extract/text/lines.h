#ifndef KG_EXTRACT_TEXT_LINES_H_
#define KG_EXTRACT_TEXT_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace kg {

/// What the look of one line says.
struct Line {
  Span span;                      ///< without surrounding white space; empty for a blank line
  std::uint32_t length = 0;       ///< code points
  std::uint32_t first_word = 0;   ///< code points of its first word
  bool blank = false;             ///< nothing to be seen on it, or only rule characters
  bool indented = false;          ///< begins with a tab, two spaces or an ideographic space
  bool list_item = false;         ///< begins with a bullet or "1."
  bool markdown_heading = false;  ///< began with "# ", which is not in `span`
  bool begins_lower = false;      ///< its first letter is lower-case, or it begins with , ; ) ]
  bool begins_sentence = false;   ///< its first word is one that is capital only at a sentence's
                                  ///< begin: "The", "He", "But"
  bool ends_sentence = false;     ///< . ! ? … behind its last word, closing quotes aside
  bool ends_colon = false;
  bool ends_open = false;      ///< the sentence must go on: comma, hyphen, "the", "of", "Mr."
  bool has_inner_end = false;  ///< a sentence ends inside it
};

/// The lines of `text`, looked at one by one. Line ends: \n, \r, \r\n, U+0085, U+2028, U+2029.
std::vector<Line> look_at_lines(std::string_view text);

/// Whether a sentence ends inside `text`: a stop, white space, and a capital letter, a digit or a
/// quote behind it; not after an initial or a title ("J. Smith", "Mr. Smith").
bool has_sentence_end_inside(std::string_view text);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_LINES_H_
