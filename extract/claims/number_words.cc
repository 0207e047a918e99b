#include "extract/claims/number_words.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>
#include <string>

namespace kg {
namespace {

template <typename Value>
struct Entry {
  std::string_view word;
  Value value;
};

template <typename Value, std::size_t N>
const Value* find(const Entry<Value> (&table)[N], std::string_view word) {
  auto found = std::find_if(std::begin(table), std::end(table),
                            [&](const Entry<Value>& entry) { return entry.word == word; });
  return found == std::end(table) ? nullptr : &found->value;
}

template <std::size_t N>
std::optional<double> number_in(const Entry<double> (&table)[N], std::string_view word) {
  const double* found = find(table, word);
  return found ? std::optional<double>(*found) : std::nullopt;
}

template <std::size_t N>
std::string_view name_in(const Entry<std::string_view> (&table)[N], std::string_view word) {
  const std::string_view* found = find(table, word);
  return found ? *found : std::string_view();
}

constexpr Entry<double> kSmall[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90}};

constexpr Entry<double> kScale[] = {
    {"dozen", 12}, {"hundred", 1e2}, {"thousand", 1e3},  {"k", 1e3},       {"million", 1e6},
    {"m", 1e6},    {"mn", 1e6},      {"mln", 1e6},       {"billion", 1e9}, {"bn", 1e9},
    {"bln", 1e9},  {"b", 1e9},       {"trillion", 1e12}, {"tn", 1e12},     {"trn", 1e12}};

constexpr Entry<double> kVagueScale[] = {{"dozens", 12},     {"scores", 20},    {"hundreds", 1e2},
                                         {"thousands", 1e3}, {"millions", 1e6}, {"billions", 1e9},
                                         {"trillions", 1e12}};

constexpr Entry<double> kFraction[] = {
    {"half", 1.0 / 2},    {"halves", 1.0 / 2},   {"third", 1.0 / 3},   {"thirds", 1.0 / 3},
    {"quarter", 1.0 / 4}, {"quarters", 1.0 / 4}, {"fifth", 1.0 / 5},   {"fifths", 1.0 / 5},
    {"sixth", 1.0 / 6},   {"eighth", 1.0 / 8},   {"eighths", 1.0 / 8}, {"tenth", 1.0 / 10},
    {"tenths", 1.0 / 10}};

constexpr Entry<std::string_view> kCurrency[] = {
    {"$", "USD"},        {"us$", "USD"},    {"dollar", "USD"},  {"dollars", "USD"},
    {"usd", "USD"},      {"€", "EUR"},      {"euro", "EUR"},    {"euros", "EUR"},
    {"eur", "EUR"},      {"£", "GBP"},      {"pound", "GBP"},   {"pounds", "GBP"},
    {"gbp", "GBP"},      {"¥", "JPY"},      {"yen", "JPY"},     {"yuan", "CNY"},
    {"renminbi", "CNY"}, {"ruble", "RUB"},  {"rubles", "RUB"},  {"rouble", "RUB"},
    {"roubles", "RUB"},  {"rupee", "INR"},  {"rupees", "INR"},  {"₹", "INR"},
    {"franc", "CHF"},    {"francs", "CHF"}, {"shekels", "ILS"}, {"c$", "CAD"},
    {"a$", "AUD"},       {"lira", "TRY"},   {"zloty", "PLN"},   {"won", "KRW"},
    {"hryvnia", "UAH"},  {"peso", "MXN"},   {"pesos", "MXN"},   {"reais", "BRL"},
    {"rand", "ZAR"}};

constexpr Entry<std::string_view> kMeasure[] = {{"km", "km"},
                                                {"kilometre", "km"},
                                                {"kilometres", "km"},
                                                {"kilometer", "km"},
                                                {"kilometers", "km"},
                                                {"mile", "miles"},
                                                {"miles", "miles"},
                                                {"metre", "m"},
                                                {"metres", "m"},
                                                {"meter", "m"},
                                                {"meters", "m"},
                                                {"m", "m"},
                                                {"cm", "cm"},
                                                {"mm", "mm"},
                                                {"centimetres", "cm"},
                                                {"centimeters", "cm"},
                                                {"foot", "feet"},
                                                {"feet", "feet"},
                                                {"ft", "feet"},
                                                {"inch", "inches"},
                                                {"inches", "inches"},
                                                {"kg", "kg"},
                                                {"kilo", "kg"},
                                                {"kilos", "kg"},
                                                {"kilogram", "kg"},
                                                {"kilograms", "kg"},
                                                {"g", "g"},
                                                {"grams", "g"},
                                                {"tonne", "tonnes"},
                                                {"tonnes", "tonnes"},
                                                {"ton", "tons"},
                                                {"tons", "tons"},
                                                {"barrel", "barrels"},
                                                {"barrels", "barrels"},
                                                {"litre", "litres"},
                                                {"litres", "litres"},
                                                {"liter", "litres"},
                                                {"liters", "litres"},
                                                {"hectare", "hectares"},
                                                {"hectares", "hectares"},
                                                {"acre", "acres"},
                                                {"acres", "acres"},
                                                {"degree", "degrees"},
                                                {"degrees", "degrees"},
                                                {"mw", "MW"},
                                                {"megawatts", "MW"},
                                                {"gw", "GW"},
                                                {"gigawatts", "GW"},
                                                {"mph", "mph"},
                                                {"kph", "km/h"},
                                                {"km/h", "km/h"}};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Commas of a number in figures stand before three digits.
bool is_grouping_comma(std::string_view word, std::size_t at) {
  return word[at] == ',' && at + 3 < word.size() && is_digit(word[at + 1]) &&
         is_digit(word[at + 2]) && is_digit(word[at + 3]);
}

}  // namespace

std::optional<Figures> figures(std::string_view word) {
  if (word.empty() || !is_digit(word[0])) return std::nullopt;
  std::string digits;
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const bool point = word[at] == '.' && at + 1 < word.size() && is_digit(word[at + 1]) &&
                       digits.find('.') == std::string::npos;
    if (is_digit(word[at]) || point)
      digits += word[at];
    else if (!is_grouping_comma(word, at))
      break;
  }
  Figures found;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), found.value);
  found.rest = word.substr(at);
  if (found.rest == ".") found.rest = {};
  const bool known =
      found.rest.empty() || scale(found.rest) || found.rest == "%" || !measure(found.rest).empty();
  if (error != std::errc() || end != digits.data() + digits.size() || !known) return std::nullopt;
  return found;
}

std::optional<double> small_number(std::string_view word) { return number_in(kSmall, word); }
std::optional<double> scale(std::string_view word) { return number_in(kScale, word); }
std::optional<double> vague_scale(std::string_view word) { return number_in(kVagueScale, word); }
std::optional<double> fraction(std::string_view word) { return number_in(kFraction, word); }
std::string_view currency(std::string_view word) { return name_in(kCurrency, word); }
std::string_view currency_sign(std::string_view word) {
  const bool name = word.size() > 2 &&
                    word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  const bool code = word == "usd" || word == "eur" || word == "gbp";
  return name && !code ? std::string_view() : currency(word);
}
std::string_view measure(std::string_view word) { return name_in(kMeasure, word); }

}  // namespace kg
