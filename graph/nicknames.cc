#include "graph/nicknames.h"

#include <map>
#include <vector>

#include "core/table_rows.h"
#include "core/unicode.h"
#include "nicknames.tsv.h"

namespace kg {
namespace {

using Table = std::map<std::string, std::vector<std::string>, std::less<>>;

Table read_table() {
  Table table;
  for_each_row_of(kNicknamesTsv, [&](const std::vector<std::string_view>& fields) {
    if (fields.size() != 2) return;
    for (const auto form : split(fields[1], ';'))
      table[to_lower(form)].push_back(to_lower(fields[0]));
  });
  return table;
}

}  // namespace

std::span<const std::string> given_names_of(std::string_view short_form) {
  static const Table table = read_table();
  const auto found = table.find(short_form);
  return found == table.end() ? std::span<const std::string>() : found->second;
}

}  // namespace kg
