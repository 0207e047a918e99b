#include "extract/text/lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/unicode.h"

namespace kg {
namespace {

// Words behind which no heading and no sentence ends.
constexpr std::array<std::string_view, 46> kOpenWords = {
    "a",     "an",   "and",  "are",  "as",    "at",   "be",  "been",  "but", "by",  "can",
    "for",   "from", "had",  "has",  "have",  "his",  "if",  "into",  "is",  "its", "may",
    "of",    "on",   "or",   "our",  "than",  "that", "the", "their", "to",  "was", "were",
    "which", "who",  "will", "with", "would", "your", "my",  "per",   "via"};
// Titles whose full stop ends no sentence.
constexpr std::array<std::string_view, 22> kTitles = {
    "mr.",  "mrs.", "ms.",  "dr.",  "prof.", "gen.", "col.", "lt.",  "sgt.", "capt.", "sen.",
    "rep.", "gov.", "rev.", "hon.", "st.",   "no.",  "vs.",  "adm.", "maj.", "pres.", "jan."};
// Words that are written with a capital at the begin of a sentence only.
constexpr std::array<std::string_view, 44> kSentenceWords = {
    "The", "A",   "An",    "He",        "She",     "It",    "They",     "We",      "His",
    "Her", "Its", "Their", "This",      "That",    "These", "Those",    "There",   "In",
    "On",  "At",  "But",   "And",       "However", "While", "When",     "After",   "Before",
    "As",  "If",  "For",   "From",      "With",    "Since", "Although", "Despite", "Under",
    "Our", "My",  "You",   "Meanwhile", "Some",    "Many",  "Both",     "Asked"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_line_end(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\x85' || c == U'\u2028' || c == U'\u2029';
}

bool is_opening(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'(' || c == U'[' || c == U'\u201C' || c == U'\u2018' ||
         c == U'\u00AB' || c == U'\u201E' || c == U'`';
}

bool is_closing(char32_t c) {
  return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'\u201D' || c == U'\u2019' ||
         c == U'\u00BB';
}

bool is_stop(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026'; }

bool is_bullet(char32_t c) {
  return c == U'\u2022' || c == U'\u25CF' || c == U'\u25AA' || c == U'\u25E6' || c == U'\u2023' ||
         c == U'\u00B7' || c == U'*' || c == U'-' || c == U'\u2013';
}

bool is_visible(char32_t c) { return !is_white_space(c) && !is_invisible(c); }

std::u32string decode(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) points += take_code_point(text, i);
  return points;
}

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" \t");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

// Only the edges of a line are decoded, so that one line of 50 MB costs no more than its bytes.
constexpr std::size_t kEdge = 256;

std::string_view head_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kEdge);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

std::string_view tail_of(std::string_view text) {
  std::size_t begin = text.size() - std::min(text.size(), kEdge);
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin);
}

void look_at_begin(std::string_view text, Line& line) {
  const std::u32string points = decode(head_of(text));
  std::size_t i = 0;
  const auto space_at = [&](std::size_t at) {
    return at < points.size() && is_white_space(points[at]);
  };
  if (is_bullet(points[0]) && space_at(1)) {
    line.list_item = true;
    return;
  }
  while (i < points.size() && points[i] >= U'0' && points[i] <= U'9') ++i;
  if (i > 0 && i <= 3 && i < points.size() && (points[i] == U'.' || points[i] == U')') &&
      space_at(i + 1)) {
    line.list_item = true;
    return;
  }
  i = 0;
  while (i < points.size() && is_opening(points[i])) ++i;
  if (i == points.size()) return;
  const char32_t c = points[i];
  const bool camel = i + 1 < points.size() && is_upper(points[i + 1]);  // "iPhone"
  line.begins_lower = (is_lower(c) && !camel) || c == U',' || c == U';' || c == U')' || c == U']';
  line.begins_sentence = i == 0 && is_in(kSentenceWords, first_word(text));
  const auto word = std::find_if(points.begin(), points.end(), is_white_space);
  line.first_word = static_cast<std::uint32_t>(word - points.begin());
}

void look_at_end(std::string_view text, Line& line) {
  std::u32string points = decode(tail_of(text));
  bool closed = false;
  while (points.size() > 1 && is_closing(points.back())) {
    points.pop_back();
    closed = true;
  }
  const char32_t c = points.back();
  const std::string_view word = last_word(tail_of(text));
  const bool title = !closed && is_in(kTitles, to_lower(word));
  line.ends_sentence = is_stop(c) && !title;
  line.ends_colon = c == U':';
  line.ends_open = title || (!closed && (c == U',' || c == U';' || c == U'-' || c == U'\u2013' ||
                                         c == U'\u2014' || c == U'(' || is_in(kOpenWords, word)));
}

bool is_rule(std::string_view text) {
  std::size_t marks = 0;
  for (char c : text) {
    if (c == ' ' || c == '\t') continue;
    if (std::string_view("-=_*~#+").find(c) == std::string_view::npos) return false;
    ++marks;
  }
  return marks >= 3;
}

std::size_t markdown_mark(std::string_view text) {
  const auto hashes = text.find_first_not_of('#');
  if (hashes == 0 || hashes == std::string_view::npos || hashes > 6 || text[hashes] != ' ')
    return 0;
  return text.find_first_not_of(' ', hashes);
}

Line look_at_line(std::string_view text, Span whole) {
  Line line;
  std::uint32_t begin = whole.end, end = whole.begin;
  for (std::size_t i = whole.begin; i < whole.end;) {
    const auto at = static_cast<std::uint32_t>(i);
    if (!is_visible(take_code_point(text, i))) continue;
    begin = std::min(begin, at);
    end = static_cast<std::uint32_t>(i);
  }
  if (begin >= end || is_rule(slice(text, {begin, end}))) {
    line.blank = true;
    return line;
  }
  const std::string_view indent = slice(text, {whole.begin, begin});
  line.indented = indent.starts_with("  ") || indent.starts_with('\t') ||
                  indent.starts_with("\u3000") || indent.starts_with("\u2003");
  const std::size_t mark = markdown_mark(slice(text, {begin, end}));
  line.markdown_heading = mark > 0;
  line.span = {begin + static_cast<std::uint32_t>(mark), end};
  const std::string_view words = slice(text, line.span);
  line.length = static_cast<std::uint32_t>(std::count_if(words.begin(), words.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
  line.first_word = line.length;
  look_at_begin(words, line);
  look_at_end(words, line);
  line.has_inner_end = has_sentence_end_inside(words);
  return line;
}

}  // namespace

std::vector<Line> look_at_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto at = static_cast<std::uint32_t>(i);
    const char32_t c = take_code_point(text, i);
    if (!is_line_end(c)) continue;
    if (c == U'\r' && i < text.size() && text[i] == '\n') ++i;
    lines.push_back(look_at_line(text, {begin, at}));
    begin = static_cast<std::uint32_t>(i);
  }
  if (begin < text.size())
    lines.push_back(look_at_line(text, {begin, static_cast<std::uint32_t>(text.size())}));
  return lines;
}

bool has_sentence_end_inside(std::string_view text) {
  for (auto at = text.find_first_of(".!?"); at != std::string_view::npos;
       at = text.find_first_of(".!?", at + 1)) {
    const auto space = text.find_first_not_of("\"')", at + 1);
    std::size_t next = space;
    while (next < text.size() && is_white_space(static_cast<unsigned char>(text[next])) &&
           static_cast<unsigned char>(text[next]) < 0x80)
      ++next;
    if (space >= text.size() || next == space || next >= text.size()) continue;
    const char32_t c = take_code_point(text, next);
    if (!is_upper(c) && !is_opening(c) && !(c >= U'0' && c <= U'9')) continue;
    const std::string word = to_lower(last_word(tail_of(text.substr(0, at + 1))));
    const bool initial = word.size() <= 2 || (word.size() >= 4 && word[word.size() - 3] == '.');
    if (text[at] != '.' || (!initial && !is_in(kTitles, word))) return true;
  }
  return false;
}

}  // namespace kg
