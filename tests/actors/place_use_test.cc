// Capitals and seats of government in running text; the user's own names.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>

#include "core/span.h"
#include "extract/rule_extractor.h"
#include "extract/text/reader.h"

namespace kg {
namespace {

class NamesInText : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(model() / "config.cfg"))
      GTEST_SKIP() << "no " << model() << "; scripts/setup.sh fetches it";
  }

  static std::filesystem::path model() {
    return std::filesystem::path(KG_MODELS_DIR) / "en_core_web_md";
  }

  // Each chain with a name: "Moscow GPE RUS.GOV government: Moscow, It".
  static std::string read(const std::string& text, const std::string& rows = "") {
    std::shared_ptr<const NamesTable> table;
    if (!rows.empty()) {
      auto parsed = NamesTable::parse("# kg names 1\n" + rows, "mine.tsv");
      if (!parsed) return parsed.error().message;
      table = std::make_shared<const NamesTable>(std::move(*parsed));
    }
    const auto extractor = RuleExtractor::load(model(), table);
    if (!extractor) return extractor.error().message;
    return chains(extractor->make_worker()->extract(make_document(text, "text", "", {})));
  }

  static std::string chains(const Extraction& extraction) {
    std::string out;
    for (const Chain& chain : extraction.chains) {
      if (!chain.named || !is_actor(chain.type)) continue;
      out += fmt::format("{} {}{}{}{}:", chain.name, to_string(chain.type),
                         chain.code.empty() ? "" : " " + chain.code,
                         chain.use == PlaceUse::None ? "" : " ", to_string(chain.use));
      for (const std::uint32_t m : chain.mentions)
        out += fmt::format(" [{}]", slice(extraction.document.text, extraction.mentions[m].head));
      out += "\n";
    }
    return out;
  }
};

TEST_F(NamesInText, ACapitalThatActsIsAGovernment) {
  for (const auto* text :
       {"Moscow said that the talks had failed.", "Moscow's demands have not changed.",
        "The ministers accused Moscow of spying.", "Relations with Moscow are poor.",
        "The talks between Moscow and the rebels failed.", "The bank felt pressure from Moscow.",
        "Moscow is ready to talk."})
    EXPECT_NE(read(text).find("Moscow GPE RUS.GOV government: [Moscow]"), std::string::npos)
        << text << "\n"
        << read(text);
}

TEST_F(NamesInText, ACapitalThatIsGoneToIsAPlace) {
  for (const auto* text : {"The envoy flew to Moscow on Sunday.",
                           "Two people died in Moscow on Sunday.", "Drones hit Moscow on Sunday.",
                           "Moscow's streets were empty on Sunday.", "The Geneva-based bank left."})
    EXPECT_NE(read(text).find(text[4] == 'G' ? "Geneva GPE" : "Moscow GPE RUS/Moscow place"),
              std::string::npos)
        << text << "\n"
        << read(text);
}

TEST_F(NamesInText, TheTwoUsesAreTwoChains) {
  EXPECT_EQ(
      read("Washington imposed new tariffs on Monday. The envoy flew to Washington on Friday. "
           "Washington said that the tariffs would stay."),
      "Washington GPE USA.GOV government: [Washington] [Washington]\n"
      "Washington GPE USA/Washington place: [Washington]\n");
}

TEST_F(NamesInText, ASeatOfGovernmentIsABodyOrABuilding) {
  EXPECT_EQ(read("The Kremlin denied the report."), "Kremlin ORG RUS.GOV government: [Kremlin]\n");
  EXPECT_EQ(read("Hundreds of farmers gathered outside Downing Street."),
            "Downing Street FAC GBR/Downing Street place: [Downing Street]\n");
}

TEST_F(NamesInText, CountriesAndBodiesHaveTheirCode) {
  EXPECT_EQ(read("Britain left the EU."), "Britain GPE GBR: [Britain]\nEU ORG IGO.EU: [EU]\n");
}

TEST_F(NamesInText, GivenNamesGoBeforeTheModel) {
  const std::string rows =
      "Norvik Foods\tORG\tNO.1\tNorvik;Big N\n"
      "shadow fleet\tORG\tSF\tghost fleet\n";
  EXPECT_EQ(read("Norvik bought two ships. The ghost fleet sailed on. Big N has sued the shadow "
                 "fleet.",
                 rows),
            "Norvik Foods ORG NO.1: [Norvik] [Big N]\n"
            "shadow fleet ORG SF: [ghost fleet] [shadow fleet]\n");
}

TEST_F(NamesInText, GivenNamesGoBeforeTheTables) {
  EXPECT_EQ(read("Britain won. The UK team lost to Moscow.",
                 "Team Albion\tORG\tTA\tBritain;UK\nMoscow\tORG\tCLUB\n"),
            "Team Albion ORG TA: [Britain] [UK]\nMoscow ORG CLUB: [Moscow]\n");
}

TEST_F(NamesInText, AGivenNameIsNoPartOfAPersonsFullName) {
  const auto found =
      read("Emma Hale met Jordan Hale. Hale left.", "Jordan Hale\tPERSON\tP.1\tHale\n");
  EXPECT_NE(found.find("Jordan Hale PERSON P.1: [Jordan Hale] [Hale]"), std::string::npos) << found;
  EXPECT_NE(found.find("Emma Hale PERSON: [Emma Hale]"), std::string::npos) << found;
}

TEST_F(NamesInText, ANotIsNeverTheActor) {
  const auto found = read("Norvik sued. The office in Norvik Street was closed.",
                          "Norvik Foods\tORG\tNO.1\tNorvik\tNorvik Street\n");
  EXPECT_NE(found.find("Norvik Foods ORG NO.1: [Norvik]\n"), std::string::npos) << found;
}

TEST_F(NamesInText, TheExtractorSaysWhatItReadsWith) {
  auto table = NamesTable::parse("# kg names 1\nNorvik\tORG\n", "mine.tsv");
  ASSERT_TRUE(table);
  const std::string print = table->fingerprint();
  const auto extractor =
      RuleExtractor::load(model(), std::make_shared<const NamesTable>(std::move(*table)));
  ASSERT_TRUE(extractor);
  EXPECT_TRUE(extractor->description().ends_with(", names " + print)) << extractor->description();
  EXPECT_NE(extractor->description().find("tables "), std::string::npos);
}

}  // namespace
}  // namespace kg
