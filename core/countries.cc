#include "core/countries.h"

#include <string>
#include <unordered_map>

#include "bodies.tsv.h"
#include "core/check.h"
#include "countries.tsv.h"

namespace kg {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
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

Country parse_row(std::string_view line) {
  const auto fields = split(line, '\t');
  KG_CHECK(fields.size() == 7);
  return {fields[0],
          fields[1],
          fields[2],
          split(fields[3], ';'),
          split(fields[4], ';'),
          fields[5],
          split(fields[6], ';')};
}

struct Table {
  std::vector<Country> rows;
  std::unordered_map<std::string_view, const Country*> by_name, by_people, by_capital;
  std::unordered_map<std::string_view, std::string_view> bodies;  // other name -> name

  Table() {
    for (const auto line : split(kCountriesTsv, '\n'))
      if (!line.empty() && line.front() != '#') rows.push_back(parse_row(line));
    for (const auto line : split(kBodiesTsv, '\n')) {
      const auto fields = split(line, '\t');
      if (line.starts_with('#') || fields.size() != 2) continue;
      for (const auto other : split(fields[1], ';')) bodies.emplace(other, fields[0]);
    }
    for (const auto& row : rows) {
      by_name.emplace(row.name, &row);
      for (const auto other : row.others) by_name.emplace(other, &row);
      if (!row.capital.empty()) by_capital.emplace(row.capital, &row);
      for (const auto word : row.adjectives) by_people.emplace(word, &row);
      for (const auto word : row.people) by_people.emplace(word, &row);
    }
  }
};

const Table& table() {
  static const Table instance;  // built once, never changed
  return instance;
}

const Country* find(const std::unordered_map<std::string_view, const Country*>& map,
                    std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

const Country* find_country(std::string_view name) { return find(table().by_name, name); }
const Country* find_country_of_people(std::string_view word) {
  return find(table().by_people, word);
}
const Country* find_country_of_capital(std::string_view name) {
  return find(table().by_capital, name);
}
const std::vector<Country>& countries() { return table().rows; }

std::string_view canonical_name(std::string_view name) {
  if (const Country* country = find_country(name)) return country->name;
  const auto found = table().bodies.find(name);
  return found == table().bodies.end() ? name : found->second;
}

}  // namespace kg
