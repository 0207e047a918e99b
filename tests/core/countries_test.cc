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
  EXPECT_GT(countries().size(), 190U);
}

TEST(CanonicalName, GivesOneNameForAllSpellings) {
  EXPECT_EQ(canonical_name("U.S.A."), "United States");
  EXPECT_EQ(canonical_name("EU"), "European Union");
  EXPECT_EQ(canonical_name("North Atlantic Treaty Organization"), "NATO");
  EXPECT_EQ(canonical_name("Acme Corp."), "Acme Corp.");
}

}  // namespace
}  // namespace kg
