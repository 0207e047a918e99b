#include "extract/actors/names_table.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "text/temporary_folder.h"

namespace kg {
namespace {

using testing::HasSubstr;

std::string message_of(const std::string& rows) {
  const auto table = NamesTable::parse("# kg names 1\n" + rows, "mine.tsv");
  return table ? "read" : table.error().message;
}

// The longest spelling that a text begins with: "Norvik Foods, 2 atoms".
std::string longest(const std::string& rows, std::string_view text) {
  const auto table = NamesTable::parse("# kg names 1\n" + rows, "mine.tsv");
  if (!table) return table.error().message;
  const auto found = table->matches(name_atoms(text), 0);
  if (found.empty()) return "-";
  return fmt::format("{}{}, {} atoms", found[0].is_not ? "not " : "", found[0].entry->name,
                     found[0].atoms);
}

TEST(NameAtoms, AreWordsAndSigns) {
  const auto written = [](std::string_view text) {
    std::string out;
    for (const NameAtom& atom : name_atoms(text)) out += "[" + std::string(atom.text) + "]";
    return out;
  };
  EXPECT_EQ(written("U.S.-backed  Łódź 9"), "[U][.][S][.][-][backed][Łódź][9]");
  EXPECT_EQ(written(" \n"), "");
}

TEST(NamesTable, KeepsNameTypeCodeAliasesAndNots) {
  const auto table = NamesTable::parse(
      "# kg names 1\r\n# a comment\r\n\r\nNorvik  Foods\tORG\tNO.1\tNorvik; ;Norvik\tNorvik "
      "Street\r\n"
      "Silver Wind\tPRODUCT\n",
      "mine.tsv");
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->entries().size(), 2U);
  const GivenName& first = table->entries()[0];
  EXPECT_EQ(first.name, "Norvik Foods");
  EXPECT_EQ(first.type, EntityType::Org);
  EXPECT_EQ(first.code, "NO.1");
  EXPECT_EQ(first.aliases, std::vector<std::string>{"Norvik"});
  EXPECT_EQ(first.nots, std::vector<std::string>{"Norvik Street"});
  EXPECT_EQ(first.line, 4U);
  EXPECT_EQ(table->entries()[1].code, "");
  EXPECT_EQ(table->fingerprint().size(), 12U);
}

TEST(NamesTable, FindsTheLongestSpelling) {
  const std::string rows = "Norvik Foods\tORG\t\tNorvik;Norvik Foods AS\tNorvik Street\n";
  EXPECT_EQ(longest(rows, "Norvik Foods AS said"), "Norvik Foods, 3 atoms");
  EXPECT_EQ(longest(rows, "Norvik Foodstuff"), "Norvik Foods, 1 atoms");
  EXPECT_EQ(longest(rows, "Norvik Street"), "not Norvik Foods, 2 atoms");
  EXPECT_EQ(longest(rows, "Foods"), "-");
}

TEST(NamesTable, CapitalsCountUnlessTheSpellingHasNone) {
  const std::string rows = "Silver Wind\tPRODUCT\nshadow fleet\tORG\nHale\tPERSON\n";
  EXPECT_EQ(longest(rows, "silver wind"), "-");
  EXPECT_EQ(longest(rows, "SILVER WIND"), "Silver Wind, 2 atoms");
  EXPECT_EQ(longest(rows, "Shadow Fleet"), "shadow fleet, 2 atoms");
  EXPECT_EQ(longest(rows, "HALE"), "-");  // too short to be sure
}

TEST(NamesTable, ApostrophesAndDashesOfEitherKindAreOne) {
  const std::string rows = "O'Brien-Lund\tPERSON\n";
  EXPECT_EQ(longest(rows, "O’Brien‑Lund"), "O'Brien-Lund, 5 atoms");
}

TEST(NamesTable, SaysInWhichLineAFileIsWrong) {
  EXPECT_EQ(message_of("Norvik\tFIRM\n"),
            "mine.tsv:2: 'FIRM' is no type of an actor; the types are PERSON, ORG, GPE, LOC, FAC, "
            "NORP, EVENT, PRODUCT, WORK, LAW, OTHER");
  EXPECT_THAT(message_of("Norvik\tDATE\n"), HasSubstr("mine.tsv:2: 'DATE' is no type"));
  EXPECT_EQ(message_of("\n \tORG\n"), "mine.tsv:3: the name is empty");
  EXPECT_EQ(message_of("--\tORG\n"), "mine.tsv:2: the name '--' has no letter and no digit");
  EXPECT_THAT(message_of("Norvik\n"), HasSubstr("mine.tsv:2: a line has 2 to 5 columns"));
  EXPECT_THAT(message_of("a\tORG\tb\tc\td\te\n"), HasSubstr("this one has 6"));
  EXPECT_THAT(message_of("Norvik\tORG\ttwo words\n"),
              HasSubstr("the code 'two words' has a space"));
  EXPECT_THAT(message_of("A\tORG\nNor\xFFvik\tORG\n"),
              HasSubstr("mine.tsv:3: this line is not UTF-8"));
  EXPECT_THAT(message_of(std::string(401, 'x') + "\tORG\n"), HasSubstr("has 401 bytes"));
}

TEST(NamesTable, RefusesContradictionsAndCycles) {
  EXPECT_EQ(message_of("Norvik\tORG\nNorvik\tPERSON\n"),
            "mine.tsv:3: 'Norvik' is PERSON here and ORG in line 2");
  EXPECT_THAT(message_of("Norvik\tORG\nNorvik\tORG\n"), HasSubstr("'Norvik' has line 2 already"));
  EXPECT_EQ(message_of("A1\tORG\t\tX\nB1\tORG\t\tX\n"),
            "mine.tsv:3: the alias 'X' of 'B1' is given to 'A1' in line 2 too");
  EXPECT_THAT(
      message_of("A1\tORG\t\tB1\nB1\tORG\n"),
      HasSubstr("mine.tsv:2: the alias 'B1' of 'A1' is an actor of its own in line 3; give"));
  EXPECT_THAT(message_of("A1\tORG\t\tB1\nB1\tORG\t\tA1\n"),
              HasSubstr("in line 3, which has 'A1' as its alias"));
  EXPECT_EQ(message_of("A1\tORG\t\tX\tX\n"), "mine.tsv:2: 'X' both is and is not a name of 'A1'");
}

TEST(NamesTable, RefusesOtherVersions) {
  const auto newer = NamesTable::parse("# kg names 2\nA\tORG\n", "mine.tsv");
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::Unsupported);
  EXPECT_THAT(newer.error().message, HasSubstr("mine.tsv:1: names files of version '2'"));
  EXPECT_THAT(NamesTable::parse("A\tORG\n", "mine.tsv").error().message,
              HasSubstr("its first line must be '# kg names 1'"));
  EXPECT_FALSE(NamesTable::parse("", "mine.tsv"));
  EXPECT_FALSE(NamesTable::parse("\xFF\xFE", "mine.tsv"));
}

TEST(NamesTable, ReadsFiles) {
  const TemporaryFolder folder;
  EXPECT_EQ(NamesTable::load(folder.path() / "none.tsv").error().code, ErrorCode::NotFound);
  EXPECT_EQ(NamesTable::load(folder.path()).error().code, ErrorCode::Io);
  folder.write("mine.tsv", "\xEF\xBB\xBF# kg names 1\nNorvik\tORG\n");
  const auto table = NamesTable::load(folder.path() / "mine.tsv");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->entries().size(), 1U);
}

TEST(NamesTable, HoldsManyActorsThatBeginAlike) {
  std::string rows;
  for (int i = 0; i < 20000; ++i)
    rows += fmt::format("Bank of Town {}\tORG\tB{}\tBoT {};Town Bank {}\n", i, i, i, i);
  const auto table = NamesTable::parse("# kg names 1\n" + rows, "mine.tsv");
  ASSERT_TRUE(table) << table.error().message;
  const auto found = table->matches(name_atoms("Bank of Town 777 said"), 0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entry->code, "B777");
}

}  // namespace
}  // namespace kg
