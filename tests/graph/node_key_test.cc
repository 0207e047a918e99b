// Keys of names, and how names are taken apart.
#include "graph/node_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/unicode.h"

namespace kg {
namespace {

TEST(NodeKey, ComesBackFromItsText) {
  const NodeKey keys[] = {
      {.name = "keir starmer"},
      {.name = "john terry", .sense = {{"arts", "sport"}, {"AUS"}}},
      {.name = "starmer", .form = NameForm::Bare, .title = "prime minister", .context = "GBR"},
      {.name = "putin", .form = NameForm::Bare, .sense = {{"politics"}, {"RUS"}}},
      {.name = "pa", .form = NameForm::Acronym, .context = "PSE"},
      {.name = "king (norway)",
       .form = NameForm::Office,
       .sense = {{}, {"NOR"}},
       .title = "king",
       .body = "norway",
       .month = "2025-02"},
  };
  for (const NodeKey& key : keys) EXPECT_EQ(parse_node_key(encode(key)), key) << encode(key);
}

TEST(NodeKey, OfAFullNameThatNothingIsSaidAboutIsTheName) {
  EXPECT_EQ(encode({.name = "keir starmer"}), "keir starmer");
}

TEST(NodeKey, OddTextsAreRead) {
  for (const char* text : {"", "\x1f", "\x1f?", "a\x1f|||||||||", "a\x1f@|", "\x1f\x1f"})
    EXPECT_EQ(encode(parse_node_key(encode(parse_node_key(text)))), encode(parse_node_key(text)));
}

TEST(Surname, KeepsItsParticlesAndDropsTheGeneration) {
  EXPECT_EQ(surname_of("keir starmer"), "starmer");
  EXPECT_EQ(surname_of("charles de gaulle"), "de gaulle");
  EXPECT_EQ(surname_of("ursula von der leyen"), "von der leyen");
  EXPECT_EQ(surname_of("robert moss jr."), "moss");
  EXPECT_EQ(surname_of("madonna"), "madonna");
}

TEST(BareName, IsASurnameOrASingleName) {
  for (const char* name : {"starmer", "de gaulle", "von der leyen", "moss jr."})
    EXPECT_TRUE(is_bare_name(name)) << name;
  for (const char* name : {"keir starmer", "charles de gaulle", "j. moss"})
    EXPECT_FALSE(is_bare_name(name)) << name;
}

TEST(Acronym, IsShortAndInCapitals) {
  for (const char* name : {"FPU", "PA", "U.N.", "G7", "AT&T"})
    EXPECT_TRUE(is_acronym(name)) << name;
  for (const char* name : {"Fpu", "A", "IG Metall", "INTERNATIONAL", "7G", ""})
    EXPECT_FALSE(is_acronym(name)) << name;
}

std::string skeleton(std::string_view name) { return spelling_skeleton(normalize_name(name)); }

TEST(Spelling, OfOneNameInSeveralTransliterationsHasOneSkeleton) {
  for (const char* name : {"Volodymyr Zelenskyy", "Volodymyr Zelenskii", "Volodimir Zelensky"})
    EXPECT_EQ(skeleton(name), skeleton("Volodymyr Zelensky")) << name;
  EXPECT_EQ(skeleton("Muammar Ghaddafi"), skeleton("Muamar Gaddafi"));
  EXPECT_EQ(skeleton("Łukasz Müller"), skeleton("Lukasz Muller"));
  EXPECT_EQ(skeleton("Владимир Путин"), skeleton("Vladimir Putin"));
}

TEST(Spelling, OfDifferentNamesDiffers) {
  EXPECT_NE(skeleton("Anna Berg"), skeleton("Anne Berg"));
  EXPECT_NE(skeleton("Ivan Moss"), skeleton("Ian Moss"));
  EXPECT_NE(skeleton("Volodymyr Zelensky"), skeleton("Vladimir Zelensky"));
}

}  // namespace
}  // namespace kg
