#ifndef KG_CORE_TABLE_ROWS_H_
#define KG_CORE_TABLE_ROWS_H_

#include <string_view>
#include <vector>

namespace kg {

/// The parts of `text` between separators; the last may be empty. An empty text has no parts.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
    if (text.empty()) parts.push_back(text);
  }
  return parts;
}

/// Calls `use` with the fields of each row of a tab-separated table; lines that begin with '#' are
/// comments.
template <typename Use>
void for_each_row_of(std::string_view table, Use use) {
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(line.size() == table.size() ? line.size() : line.size() + 1);
    if (!line.empty() && line.front() != '#') use(split(line, '\t'));
  }
}

}  // namespace kg

#endif  // KG_CORE_TABLE_ROWS_H_
