#include "core/countries.h"

#include <string>
#include <unordered_map>

#include "core/check.h"
#include "core/table_rows.h"
#include "countries.tsv.h"

namespace kg {
namespace {

using Names = std::vector<std::string_view>;

Country parse_row(const Names& fields) {
  KG_CHECK(fields.size() == 8);
  Country country{.iso2 = fields[0],
                  .iso3 = fields[1],
                  .name = fields[2],
                  .part_of = fields[3],
                  .adjectives = split(fields[4], ';'),
                  .people = split(fields[5], ';'),
                  .capital = {},
                  .seats = {},
                  .others = {},
                  .shared = {}};
  for (const auto name : split(fields[7], ';'))
    if (name.ends_with('?'))
      country.shared.push_back(name.substr(0, name.size() - 1));
    else
      country.others.push_back(name);
  for (const auto city : split(fields[6], ';')) country.seats.push_back(split(city, '/'));
  if (!country.seats.empty()) country.capital = country.seats.front().front();
  return country;
}

struct Table {
  std::vector<Country> rows;
  std::unordered_map<std::string_view, const Country*> by_name, by_people, by_capital, by_code;

  Table() {
    for_each_row_of(kCountriesTsv, [&](const Names& fields) { rows.push_back(parse_row(fields)); });
    for (const auto& row : rows) {
      by_code.emplace(row.iso2, &row);
      by_code.emplace(row.iso3, &row);
      by_name.emplace(row.name, &row);
      for (const auto other : row.others) by_name.emplace(other, &row);
      for (const auto& city : row.seats)
        for (const auto spelling : city) by_capital.emplace(spelling, &row);
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
const Country* find_country_by_code(std::string_view code) { return find(table().by_code, code); }
const std::vector<Country>& countries() { return table().rows; }

}  // namespace kg
