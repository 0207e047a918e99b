#include "extract/nlp/strings.h"

#include <gtest/gtest.h>

#include "extract/nlp/spacy_tables.h"

namespace kg {
namespace {

TEST(Strings, HashesAsSpacyDoes) {
  // spacy.strings.get_string_id of 3.8; lengths around the word size of eight bytes.
  EXPECT_EQ(string_id("a"), 11901859001352538922u);
  EXPECT_EQ(string_id("because"), 16950148841647037698u);
  EXPECT_EQ(string_id("Brussels"), 527036362650414080u);
  EXPECT_EQ(string_id("ministers"), 15435441489422135914u);
  EXPECT_EQ(string_id("internationalisation"), 8729853314229540275u);
  EXPECT_EQ(string_id("Δημοκρατία"), 418715574432246130u);
  EXPECT_EQ(string_id("€"), 7817016891017139529u);
  EXPECT_EQ(string_id("'s"), 16428057658620181782u);
}

TEST(Strings, EmptyStringIsZero) { EXPECT_EQ(string_id(""), 0u); }

TEST(Strings, ReservedSymbolsAreSmallNumbersNotHashes) {
  EXPECT_EQ(string_id("X"), 101u);
  EXPECT_EQ(string_id("DATE"), 391u);
  EXPECT_EQ(string_id("punct"), 445u);
  EXPECT_EQ(string_id("Date"), murmur_hash_64a("Date", 1)) << "symbols are matched by case";
}

TEST(Strings, KnowsEveryReservedSymbol) {
  EXPECT_EQ(kReservedSymbolCount, 456u) << "457 with the empty string";
  for (std::size_t i = 0; i < kReservedSymbolCount; ++i)
    EXPECT_EQ(string_id(kReservedSymbols[i].name), kReservedSymbols[i].id)
        << kReservedSymbols[i].name;
}

}  // namespace
}  // namespace kg
