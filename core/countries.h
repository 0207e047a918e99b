#ifndef KG_CORE_COUNTRIES_H_
#define KG_CORE_COUNTRIES_H_

#include <string_view>
#include <vector>

namespace kg {

/// One country of data/countries.tsv. All strings live as long as the program.
struct Country {
  std::string_view iso2;                     ///< ISO 3166-1 alpha-2; XK for Kosovo
  std::string_view iso3;                     ///< ISO 3166-1 alpha-3; XKX for Kosovo
  std::string_view name;                     ///< common English name: "United Kingdom"
  std::vector<std::string_view> adjectives;  ///< "British"
  std::vector<std::string_view> people;      ///< "Britons", "Briton"
  std::string_view capital;                  ///< may be empty
  std::vector<std::string_view> others;      ///< other names: "UK", "U.K.", "Britain"
};

/// The country that `name` names, as written (case counts: "us" is no country), without an article.
/// Null if there is none.
const Country* find_country(std::string_view name);

/// The country whose adjective or people `word` is ("British", "Britons"). Null if there is none.
const Country* find_country_of_people(std::string_view word);

/// The country whose capital is `name`, as written. Null if there is none.
const Country* find_country_of_capital(std::string_view name);

/// All countries in the order of the table.
const std::vector<Country>& countries();

/// One name for all spellings of a country or well-known body: "U.K." and "Britain" give "United
/// Kingdom", "EU" gives "European Union". The name itself if it is neither.
std::string_view canonical_name(std::string_view name);

}  // namespace kg

#endif  // KG_CORE_COUNTRIES_H_
