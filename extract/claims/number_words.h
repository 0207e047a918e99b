#ifndef KG_EXTRACT_CLAIMS_NUMBER_WORDS_H_
#define KG_EXTRACT_CLAIMS_NUMBER_WORDS_H_

#include <optional>
#include <string_view>

namespace kg {

// What single words say about numbers and units. All words are lower-case.

/// A number in figures: "25", "3,000", "1.2"; what is glued to it ("5bn", "40m") is `rest`. Nothing
/// for any other word, for ordinals ("25th"), decades ("1990s"), clock times and scores.
struct Figures {
  double value = 0;
  std::string_view rest;
};
std::optional<Figures> figures(std::string_view word);

/// "two", "nineteen", "forty". Nothing for other words.
std::optional<double> small_number(std::string_view word);

/// What a word multiplies a number by: "hundred", "million", "bn", "dozen". Nothing for others.
std::optional<double> scale(std::string_view word);

/// The scale of which an indefinite plural says at least two: "dozens", "thousands".
std::optional<double> vague_scale(std::string_view word);

/// The share that a word names: "half" 0.5, "third" and "thirds" 1/3. Nothing for other words.
std::optional<double> fraction(std::string_view word);

/// The ISO 4217 code of a currency by its sign or name: "$", "dollars", "euros". Empty for others.
std::string_view currency(std::string_view word);

/// The same for what stands before a number: signs and codes, not names ("won 60 votes").
std::string_view currency_sign(std::string_view word);

/// The symbol of a unit of measure: "kilometres" -> "km", "tonne" -> "tonnes". Empty for others.
std::string_view measure(std::string_view word);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_NUMBER_WORDS_H_
