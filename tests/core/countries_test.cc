#include "core/countries.h"

#include <gtest/gtest.h>

#include <set>

namespace kg {
namespace {

TEST(Countries, AreFoundByEveryNameAsWritten) {
  ASSERT_NE(find_country("Britain"), nullptr);
  EXPECT_EQ(find_country("Britain"), find_country("U.K."));
  EXPECT_EQ(find_country("US")->name, "United States");
  EXPECT_EQ(find_country("us"), nullptr);
  EXPECT_EQ(find_country(""), nullptr);
}

TEST(Countries, AreFoundByAdjectiveAndPeople) {
  EXPECT_EQ(find_country_of_people("Dutch")->iso3, "NLD");
  EXPECT_EQ(find_country_of_people("Danes")->iso2, "DK");
  EXPECT_EQ(find_country_of_people("Denmark"), nullptr);
  EXPECT_EQ(find_country_of_people(""), nullptr);
}

TEST(Countries, AreFoundByTheirCapital) {
  EXPECT_EQ(find_country_of_capital("Helsinki")->name, "Finland");
  EXPECT_EQ(find_country_of_capital("Finland"), nullptr);
  EXPECT_EQ(find_country_of_capital(""), nullptr);
}

TEST(Countries, AreFoundByTheirCode) {
  EXPECT_EQ(find_country_by_code("FRA")->name, "France");
  EXPECT_EQ(find_country_by_code("XK")->name, "Kosovo");
  EXPECT_EQ(find_country_by_code("EU"), nullptr);
}

TEST(Countries, HaveOtherSeatsOfGovernmentAndSpellings) {
  EXPECT_EQ(find_country_of_capital("Kiev")->name, "Ukraine");
  EXPECT_EQ(find_country_of_capital("The Hague")->name, "Netherlands");
  EXPECT_EQ(find_country("Netherlands")->capital, "Amsterdam");
}

TEST(Countries, BelongToAnotherCountryWhereTheyAreTerritories) {
  EXPECT_EQ(find_country("Greenland")->part_of, "DNK");
  EXPECT_EQ(find_country("Falklands")->part_of, "GBR");
  EXPECT_EQ(find_country("Ukraine")->part_of, "");
  for (const Country& country : countries())
    EXPECT_TRUE(country.part_of.empty() || find_country_by_code(country.part_of)) << country.name;
}

TEST(Countries, ThatShareANameAreNotFoundByIt) {
  EXPECT_EQ(find_country("Congo"), nullptr);
  EXPECT_EQ(find_country("DRC")->iso3, "COD");
  EXPECT_EQ(find_country("Congo-Brazzaville")->iso3, "COG");
}

TEST(Countries, HaveUniqueCodesAndNames) {
  std::set<std::string_view> codes, names;
  for (const Country& country : countries()) {
    EXPECT_EQ(country.iso2.size(), 2U) << country.name;
    EXPECT_EQ(country.iso3.size(), 3U) << country.name;
    EXPECT_TRUE(codes.insert(country.iso2).second) << country.name;
    EXPECT_TRUE(codes.insert(country.iso3).second) << country.name;
    EXPECT_TRUE(names.insert(country.name).second) << country.name;
    for (const auto other : country.others) EXPECT_TRUE(names.insert(other).second) << other;
  }
  EXPECT_EQ(countries().size(), 250U);  // ISO 3166-1 has 249; and Kosovo
}

}  // namespace
}  // namespace kg
