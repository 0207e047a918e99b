#include "core/known_names.h"

#include <gtest/gtest.h>

#include <string>

namespace kg {
namespace {

// "NATO: Body IGO.NATO ORG", or "-" for an unknown name.
std::string known(std::string_view name) {
  static constexpr std::string_view kKinds[] = {"Country", "Body", "Seat", "Division", "City"};
  const KnownName* found = find_known_name(name);
  if (found == nullptr) return "-";
  std::string text(found->name);
  text += ": " + std::string(kKinds[static_cast<std::size_t>(found->kind)]) + " " + found->code +
          " " + std::string(to_string(found->type));
  if (!found->acts_as.empty()) text += " acts as " + found->acts_as;
  return text;
}

TEST(KnownNames, KnowCountriesByEveryName) {
  EXPECT_EQ(known("Britain"), "United Kingdom: Country GBR GPE");
  EXPECT_EQ(known("French Republic"), "France: Country FRA GPE");
  EXPECT_EQ(known("Macao"), "Macau: Country MAC GPE");
  EXPECT_EQ(known("Antarctica"), "Antarctica: Country ATA LOC");
  EXPECT_EQ(known("britain"), "-");
}

TEST(KnownNames, KnowBodiesByNameAndAcronym) {
  EXPECT_EQ(known("EU"), "European Union: Body IGO.EU ORG");
  EXPECT_EQ(known("North Atlantic Treaty Organisation"), "NATO: Body IGO.NATO ORG");
  EXPECT_EQ(known("Daesh"), "Islamic State: Body ARM.IS ORG");
  EXPECT_EQ(known("IAEA"), known("International Atomic Energy Agency"));
  EXPECT_EQ(find_body("FBI")->country->iso3, "USA");
  EXPECT_EQ(find_body("UN")->country, nullptr);
  EXPECT_EQ(find_body("France"), nullptr);
}

TEST(KnownNames, KnowWhoSitsWhere) {
  EXPECT_EQ(known("Kremlin"), "Kremlin: Seat RUS.GOV FAC acts as RUS.GOV");
  EXPECT_EQ(known("10 Downing Street"), "Downing Street: Seat GBR.GOV FAC acts as GBR.GOV");
  EXPECT_EQ(known("Quai d'Orsay"), "Quai d'Orsay: Seat FRA.GOV.MFA FAC acts as FRA.GOV.MFA");
  EXPECT_EQ(known("Pentagon"), "Pentagon: Seat USA.MIL FAC acts as USA.MIL");
  EXPECT_EQ(known("Brussels"), "Brussels: Seat IGO.EU GPE acts as IGO.EU");
  EXPECT_EQ(known("Kiev"), "Kyiv: City UKR/Kyiv GPE acts as UKR.GOV");
}

TEST(KnownNames, KnowStatesAndCities) {
  EXPECT_EQ(known("California"), "California: Division US-CA GPE");
  EXPECT_EQ(known("Scotland"), "Scotland: Division GB-SCT GPE");
  EXPECT_EQ(known("Bombay"), "Mumbai: City IND/Mumbai GPE");
  EXPECT_EQ(known("Sao Paulo"), "São Paulo: City BRA/São Paulo GPE");
  EXPECT_EQ(find_known_name("California")->country->iso3, "USA");
}

TEST(KnownNames, OfSeveralThingsTellNothing) {
  for (const auto* name : {"PA", "ICC", "IS", "Congo", "Georgia", "Victoria", "Birmingham"}) {
    EXPECT_EQ(known(name), "-") << name;
    EXPECT_TRUE(is_shared_name(name)) << name;
    EXPECT_EQ(canonical_name(name), name);
  }
  EXPECT_FALSE(is_shared_name("France"));
  EXPECT_FALSE(is_shared_name("AI"));
  EXPECT_EQ(known("AI"), "-");
  EXPECT_EQ(known("PM"), "-");
  EXPECT_EQ(known(""), "-");
}

TEST(CanonicalName, GivesOneNameForAllSpellings) {
  EXPECT_EQ(canonical_name("U.S.A."), "United States");
  EXPECT_EQ(canonical_name("EU"), "European Union");
  EXPECT_EQ(canonical_name("North Atlantic Treaty Organization"), "NATO");
  EXPECT_EQ(canonical_name("Peking"), "Beijing");
  EXPECT_EQ(canonical_name("Acme Corp."), "Acme Corp.");
}

// A part of a territory is not the territory.
TEST(CanonicalName, KeepsIslandsThatBelongToATerritory) {
  for (const char* island : {"Chagos Islands", "Tristan da Cunha", "Jan Mayen", "Bonaire"})
    EXPECT_EQ(canonical_name(island), island);
  EXPECT_EQ(canonical_name("Chagos Archipelago"), "Chagos Islands");
}

}  // namespace
}  // namespace kg
