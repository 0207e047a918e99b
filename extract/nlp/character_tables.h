#ifndef KG_EXTRACT_NLP_CHARACTER_TABLES_H_
#define KG_EXTRACT_NLP_CHARACTER_TABLES_H_

#include <cstddef>
#include <cstdint>

namespace kg {

// Generated two-stage tables behind characters.h (scripts/generate_spacy_tables.py).

/// Code points of one block of the second stage.
constexpr std::uint32_t kCharacterBlock = 256;

/// `step` 1: all of [first, last] have the lower case code + delta; 2: every second one.
struct LowerRun {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t delta;
};

extern const std::uint8_t kCharacterBlockOf[];  ///< row of kCharacterProperties of each block
extern const std::uint8_t kCharacterProperties[][kCharacterBlock];  ///< bits of CharacterProperty

extern const LowerRun kLowerRuns[];  ///< ascending, disjoint
extern const std::size_t kLowerRunCount;

}  // namespace kg

#endif  // KG_EXTRACT_NLP_CHARACTER_TABLES_H_
