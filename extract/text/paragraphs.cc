#include "extract/text/paragraphs.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "core/unicode.h"
#include "extract/text/lines.h"

namespace kg {
namespace {

// A heading is shorter than this many code points.
constexpr std::uint32_t kLongestHeading = 200;
// Nobody wraps text wider than this or narrower than that.
constexpr std::uint32_t kWidest = 140;
constexpr std::uint32_t kNarrowest = 30;
// Text wrapped by hand is ragged; a line of at least this part of the width may be a wrapped one.
constexpr double kRaggedFill = 0.6;

// What the wrapped lines of a document say about its width.
struct Wrapping {
  std::uint32_t fullness = 0;  ///< a line that reaches this with the next word was wrapped
};

std::uint32_t reach(const Line& line, const Line& next) {
  return line.length + 1 + next.first_word;
}

bool surely_wrapped(const Line& line, const Line& next) {
  return next.begins_lower && !next.list_item && !line.ends_sentence && !line.markdown_heading &&
         !next.markdown_heading;
}

// Nothing when the document has no line that surely was wrapped.
std::optional<Wrapping> find_wrapping(const std::vector<Line>& lines) {
  std::uint32_t width = 0, smallest_reach = kWidest * 2;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (line.blank || next.blank || !surely_wrapped(line, next) || line.length > kWidest) continue;
    width = std::max({width, line.length, std::min(next.length, kWidest)});
    smallest_reach = std::min(smallest_reach, reach(line, next));
  }
  if (width < kNarrowest) return std::nullopt;
  const auto ragged = static_cast<std::uint32_t>(kRaggedFill * width);
  return Wrapping{std::min(width + 1, std::max(smallest_reach, ragged))};
}

// Whether `next` goes on with the paragraph of `line`.
bool continues(const Line& line, const Line& next, const std::optional<Wrapping>& wrapping) {
  if (line.markdown_heading || next.markdown_heading || next.list_item) return false;
  if (surely_wrapped(line, next)) return true;
  if (next.indented && !line.indented && !line.list_item) return false;
  if (!line.ends_sentence && !line.ends_colon && (line.ends_open || line.has_inner_end))
    return true;
  if (!wrapping || line.length > kWidest || line.ends_colon) return false;
  if (!line.ends_sentence && next.begins_sentence) return false;
  return reach(line, next) >= wrapping->fullness;
}

// A line that stands alone below a finished sentence is no part of that sentence's paragraph, even
// when the line above happens to be full.
bool stands_apart(const Line& previous, const Line& line) {
  return previous.ends_sentence && !line.ends_sentence && !line.ends_colon && !line.ends_open &&
         !line.has_inner_end && !line.begins_lower && !line.indented;
}

// One paragraph: lines [first, last).
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Block> group(const std::vector<Line>& lines) {
  const auto wrapping = find_wrapping(lines);
  const auto goes_on = [&](std::size_t i) {
    return i + 1 < lines.size() && !lines[i + 1].blank &&
           continues(lines[i], lines[i + 1], wrapping);
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank) continue;
    const bool begins = blocks.empty() || blocks.back().last != i || !goes_on(i - 1) ||
                        (stands_apart(lines[i - 1], lines[i]) && !goes_on(i));
    if (begins) blocks.push_back({i, i});
    blocks.back().last = i + 1;
  }
  return blocks;
}

bool is_title_case(std::string_view text) {
  std::size_t words = 0, capitals = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = take_code_point(text, i);
    if (!in_word && is_alphanumeric(c)) {
      const bool small_word = i + 3 < text.size() && text.find(' ', i) < i + 4;  // "of", "the"
      if (is_upper(c)) ++capitals;
      if (is_upper(c) || !small_word) ++words;
    }
    in_word = !is_white_space(c) && (in_word || is_alphanumeric(c));
  }
  return words >= 2 && words == capitals;
}

bool is_heading(std::string_view text, const std::vector<Line>& lines, Block block) {
  const Line& first = lines[block.first];
  const Line& last = lines[block.last - 1];
  if (first.markdown_heading) return true;
  std::uint32_t length = 0;
  for (std::size_t i = block.first; i < block.last; ++i) length += lines[i].length + 1;
  if (length > kLongestHeading || first.list_item || first.begins_lower || last.ends_open)
    return false;
  const std::string_view words = slice(text, {first.span.begin, last.span.end});
  if (has_sentence_end_inside(words)) return false;
  if (!last.ends_sentence && !last.ends_colon) return true;
  return !words.ends_with('.') && is_title_case(words);
}

void mark_repeated(std::string_view text, std::vector<Paragraph>& paragraphs) {
  std::unordered_set<std::string> seen;
  for (Paragraph& paragraph : paragraphs)
    if (paragraph.kind == ParagraphKind::Heading)
      paragraph.repeated = !seen.insert(normalize_name(slice(text, paragraph.span))).second;
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = look_at_lines(text);
  const std::vector<Block> blocks = group(lines);
  std::vector<Paragraph> paragraphs;
  for (const Block block : blocks) {
    Paragraph paragraph;
    paragraph.span = {lines[block.first].span.begin, lines[block.last - 1].span.end};
    if (blocks.size() > 1 && is_heading(text, lines, block))
      paragraph.kind = ParagraphKind::Heading;
    paragraphs.push_back(paragraph);
  }
  mark_repeated(text, paragraphs);
  return paragraphs;
}

std::vector<Paragraph> whole_paragraph(std::string_view text) {
  Span span{static_cast<std::uint32_t>(text.size()), 0};
  for (std::size_t i = 0; i < text.size();) {
    const auto at = static_cast<std::uint32_t>(i);
    const char32_t c = take_code_point(text, i);
    if (is_white_space(c) || is_invisible(c)) continue;
    span.begin = std::min(span.begin, at);
    span.end = static_cast<std::uint32_t>(i);
  }
  if (span.begin >= span.end) return {};
  return {Paragraph{span, ParagraphKind::Body, false}};
}

void join_lines(std::string& text, std::span<const Paragraph> paragraphs) {
  for (const Paragraph& paragraph : paragraphs)
    for (std::uint32_t i = paragraph.span.begin; i < paragraph.span.end; ++i)
      if (text[i] == '\n' || text[i] == '\r') text[i] = ' ';
}

}  // namespace kg
