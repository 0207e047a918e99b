#ifndef KG_CORE_SPAN_H_
#define KG_CORE_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace kg {

/// A half-open range of bytes [begin, end) in a Document's text. Never a copy of the text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t length() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

/// The bytes of `text` that `span` covers. REQUIRES: span.end <= text.size().
inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.length());
}

}  // namespace kg

#endif  // KG_CORE_SPAN_H_
