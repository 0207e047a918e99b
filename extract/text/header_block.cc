#include "extract/text/header_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/unicode.h"
#include "extract/text/publication_date.h"

namespace kg {
namespace {

enum class Key { Unknown, Title, Source, Publisher, Date, Dropped };

constexpr std::array<std::pair<std::string_view, Key>, 27> kKeys = {{
    {"title", Key::Title},
    {"headline", Key::Title},
    {"source", Key::Source},
    {"url", Key::Source},
    {"link", Key::Source},
    {"publisher", Key::Publisher},
    {"publication", Key::Publisher},
    {"newspaper", Key::Publisher},
    {"outlet", Key::Publisher},
    {"date", Key::Date},
    {"published", Key::Date},
    {"publication date", Key::Date},
    {"pubdate", Key::Date},
    {"author", Key::Dropped},
    {"authors", Key::Dropped},
    {"byline", Key::Dropped},
    {"language", Key::Dropped},
    {"lang", Key::Dropped},
    {"section", Key::Dropped},
    {"category", Key::Dropped},
    {"tags", Key::Dropped},
    {"keywords", Key::Dropped},
    {"location", Key::Dropped},
    {"updated", Key::Dropped},
    {"copyright", Key::Dropped},
    {"license", Key::Dropped},
    {"id", Key::Dropped},
}};

// Longer "values" are prose.
constexpr std::size_t kMaxValueBytes = 500;

struct Line {
  Key key = Key::Unknown;
  std::string_view value;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Key key_of(std::string_view name) {
  const std::string lower = to_lower(name);
  for (const auto& [known, key] : kKeys)
    if (known == lower) return key;
  return Key::Unknown;
}

std::optional<Line> parse_line(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return Line{key_of(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1))};
}

bool is_address(std::string_view value) {
  return value.find(' ') == std::string_view::npos &&
         (value.find("://") != std::string_view::npos ||
          value.find('/') != std::string_view::npos || value.starts_with("www."));
}

// Front matter may quote its values.
std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front())
    return value.substr(1, value.size() - 2);
  return value;
}

void take_date(std::string_view value, HeaderBlock& header) {
  if (auto date = parse_publication_date(value))
    header.metadata.date = *date;
  else
    header.diagnostics.push_back(
        {fmt::format("date '{}' of the header is not a date, e.g. 2025-02-27", value), {}});
}

void take(const Line& line, HeaderBlock& header) {
  const std::string_view value = unquoted(line.value);
  if (value.empty()) return;
  switch (line.key) {
    case Key::Title:
      header.metadata.title = value;
      break;
    case Key::Source:
      (is_address(value) ? header.metadata.source : header.metadata.publisher) = value;
      break;
    case Key::Publisher:
      header.metadata.publisher = value;
      break;
    case Key::Date:
      take_date(value, header);
      break;
    case Key::Dropped:
    case Key::Unknown:
      break;
  }
}

// One line alone may be the first sentence of an article.
bool reads_like_prose(const Line& line) {
  if (line.key == Key::Date) return !parse_publication_date(line.value);
  return line.value.empty() || line.value.ends_with('.') || line.value.ends_with('?') ||
         line.value.ends_with('!');
}

std::string_view next_line(std::string_view text, std::size_t& offset) {
  const auto end = std::min(text.find('\n', offset), text.size());
  const auto line = text.substr(offset, end - offset);
  offset = std::min(end + 1, text.size());
  return line;
}

}  // namespace

std::optional<HeaderBlock> find_header_block(std::string_view text) {
  std::size_t offset = std::min(text.find_first_not_of(" \t\n"), text.size());
  offset = offset == 0 ? 0 : std::min(text.rfind('\n', offset), offset - 1) + 1;
  std::size_t after = offset;
  const bool fenced = trimmed(next_line(text, after)) == "---";
  if (fenced) offset = after;
  std::vector<Line> lines;
  bool closed = false;
  while (offset < text.size() && !closed) {
    const std::string_view line = trimmed(next_line(text, offset));
    closed = fenced ? line == "---" : line.empty();
    if (closed || (fenced && line.empty())) continue;
    const auto parsed = parse_line(line);
    if (!fenced &&
        (!parsed || parsed->key == Key::Unknown || parsed->value.size() > kMaxValueBytes))
      return std::nullopt;
    if (parsed) lines.push_back(*parsed);
  }
  if (!closed || lines.empty()) return std::nullopt;
  if (!fenced && lines.size() == 1 && reads_like_prose(lines.front())) return std::nullopt;
  HeaderBlock header;
  for (const Line& line : lines) take(line, header);
  header.size = offset;
  return header;
}

}  // namespace kg
