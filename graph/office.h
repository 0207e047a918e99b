#ifndef KG_GRAPH_OFFICE_H_
#define KG_GRAPH_OFFICE_H_

#include <optional>
#include <string>
#include <string_view>

namespace kg {

/// An office or occupation that a phrase names, as far as the phrase says.
struct Office {
  std::string title;  ///< "foreign secretary", "chief executive": lower case, one spelling
  std::string body;   ///< of what, by its canonical name: "United Kingdom", "Acme"; may be empty
  std::string_view country;  ///< ISO 3166-1 alpha-3 of the body or of a nationality; may be empty
  std::string_view field;    ///< "politics", "sport", ...; empty where the title leaves it open
  bool single = false;       ///< a body has one holder at a time
  bool past = false;         ///< "former", "then", "late"
};

/// Reads a phrase that says what somebody is: "UK Prime Minister", "Britain's foreign secretary",
/// "the former president of Poland", "an Australian footballer". `after` is what follows the phrase
/// elsewhere ("is the chief executive of" + "Acme"); may be empty. Nothing if the phrase names no
/// office of data/offices.tsv.
std::optional<Office> read_office(std::string_view phrase, std::string_view after = {});

}  // namespace kg

#endif  // KG_GRAPH_OFFICE_H_
