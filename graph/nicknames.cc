#include "graph/nicknames.h"

#include <map>
#include <set>
#include <vector>

#include "core/table_rows.h"
#include "core/unicode.h"
#include "nicknames.tsv.h"

namespace kg {
namespace {

struct Table {
  std::map<std::string, std::vector<std::string>, std::less<>> given;  // by short form
  std::set<std::string, std::less<>> with_short_form;
};

Table read_table() {
  Table table;
  for_each_row_of(kNicknamesTsv, [&](const std::vector<std::string_view>& fields) {
    if (fields.size() != 2) return;
    table.with_short_form.insert(to_lower(fields[0]));
    for (const auto form : split(fields[1], ';'))
      table.given[to_lower(form)].push_back(to_lower(fields[0]));
  });
  return table;
}

const Table& table() {
  static const Table made = read_table();
  return made;
}

}  // namespace

std::span<const std::string> given_names_of(std::string_view short_form) {
  const auto found = table().given.find(short_form);
  return found == table().given.end() ? std::span<const std::string>() : found->second;
}

bool has_short_form(std::string_view given_name) {
  return table().with_short_form.contains(given_name);
}

}  // namespace kg
