#ifndef KG_CORE_COUNTRIES_H_
#define KG_CORE_COUNTRIES_H_

#include <string_view>
#include <vector>

namespace kg {

/// One country or territory of data/countries.tsv: every entry of ISO 3166-1, and Kosovo. All
/// strings live as long as the program.
struct Country {
  std::string_view iso2;                     ///< ISO 3166-1 alpha-2; XK for Kosovo
  std::string_view iso3;                     ///< ISO 3166-1 alpha-3; XKX for Kosovo
  std::string_view name;                     ///< common English name: "United Kingdom"
  std::string_view part_of;                  ///< iso3 of the country a territory belongs to, or ""
  std::vector<std::string_view> adjectives;  ///< "British"
  std::vector<std::string_view> people;      ///< "Britons", "Briton"
  std::string_view capital;                  ///< may be empty
  /// Cities with a government, each with its spellings, the capital first: {{"Kyiv", "Kiev"}}.
  std::vector<std::vector<std::string_view>> seats;
  std::vector<std::string_view> others;  ///< other names: "UK", "U.K.", "Britain"
  std::vector<std::string_view> shared;  ///< names that other countries have too: "Congo"
};

/// The country that `name` names, as written (case counts: "us" is no country), without an article.
/// Null if there is none, or if several share the name ("Congo").
const Country* find_country(std::string_view name);

/// The country whose adjective or people `word` is ("British", "Britons"). Null if there is none.
const Country* find_country_of_people(std::string_view word);

/// The country whose capital or other seat of government is `name`, as written, in any spelling
/// ("Kyiv", "Kiev", "The Hague"). Null if there is none.
const Country* find_country_of_capital(std::string_view name);

/// The country with that ISO 3166-1 code, alpha-2 or alpha-3. Null if there is none.
const Country* find_country_by_code(std::string_view code);

/// All countries in the order of the table.
const std::vector<Country>& countries();

/// One name for all spellings of what the tables know (core/known_names.h): "U.K." and "Britain"
/// give "United Kingdom", "EU" gives "European Union", "Kiev" gives "Kyiv". The name itself if they
/// do not know it, or if several things share it.
std::string_view canonical_name(std::string_view name);

}  // namespace kg

#endif  // KG_CORE_COUNTRIES_H_
