#ifndef KG_APP_WRAP_H_
#define KG_APP_WRAP_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kg {

/// `text` with its white space squeezed to single spaces and broken into lines of at most `width`
/// code points, each ended with \n. The first line begins with `first`, the others with `rest`,
/// which count. A word that is longer than a line stands alone.
std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest);

/// Code points of valid UTF-8.
std::size_t text_width(std::string_view text);

/// `text` on one line: tabs, line ends and other white space squeezed to single spaces.
std::string one_line(std::string_view text);

/// `text` with spaces behind it up to `width` code points.
std::string padded(std::string_view text, std::size_t width);

/// "1 link", "2 links"; `nouns` where an "s" does not make the plural.
std::string plural(std::uint64_t count, std::string_view noun, std::string_view nouns = {});

}  // namespace kg

#endif  // KG_APP_WRAP_H_
