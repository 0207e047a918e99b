#ifndef KG_EXTRACT_ACTORS_NOUNS_H_
#define KG_EXTRACT_ACTORS_NOUNS_H_

#include <cstdint>
#include <string_view>

namespace kg {

/// What a common noun mostly stands for.
enum class NounClass : std::uint8_t {
  None,
  Person,    ///< worshipper, defector
  People,    ///< masses, intelligentsia
  Body,      ///< troupe, consortium
  Place,     ///< cemetery, meadow
  Building,  ///< hostel, lobby
};

/// The class of a lemma in lower case by data/noun_classes.tsv (WordNet 3.0); None for other words.
NounClass noun_class(std::string_view lemma);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_NOUNS_H_
