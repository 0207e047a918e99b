#include "extract/nlp/recase.h"

#include <gtest/gtest.h>

#include "core/unicode.h"
#include "extract/nlp/common_words.h"
#include "extract/nlp/document_annotator.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

std::string recased(std::string_view heading, const std::vector<std::string_view>& body = {}) {
  std::string out = Recaser(body).recase(heading, true);
  return out.empty() ? std::string(heading) : out;
}

TEST(LetterCase, IsSeenFromTheLongWords) {
  EXPECT_EQ(letter_case_of("Starmer Meets Trump to Discuss Ukraine Aid"), LetterCase::Title);
  EXPECT_EQ(letter_case_of("STARMER MEETS TRUMP IN WASHINGTON"), LetterCase::Capitals);
  EXPECT_EQ(letter_case_of("Starmer meets Trump in Washington"), LetterCase::Sentence);
  EXPECT_EQ(letter_case_of("Prices fall in June"), LetterCase::Sentence);
}

TEST(LetterCase, NamesAndAbbreviationsAloneAreNone) {
  EXPECT_EQ(letter_case_of("Keir Starmer"), LetterCase::Sentence);
  EXPECT_EQ(letter_case_of("NATO"), LetterCase::Sentence);
  EXPECT_EQ(letter_case_of("UK, US"), LetterCase::Sentence);
  EXPECT_EQ(letter_case_of(""), LetterCase::Sentence);
  EXPECT_EQ(letter_case_of("... 2019!"), LetterCase::Sentence);
}

TEST(Recaser, CommonWordsGetSmallLetters) {
  EXPECT_EQ(recased("Starmer Meets Trump to Discuss Ukraine Aid"),
            "Starmer meets Trump to discuss Ukraine aid");
  EXPECT_EQ(recased("Three Killed in Kabul Blast"), "Three killed in Kabul blast");
}

TEST(Recaser, CapitalsBecomeNames) {
  EXPECT_EQ(recased("STARMER MEETS TRUMP IN WASHINGTON"), "Starmer meets Trump in Washington");
  EXPECT_EQ(recased("TRUMP’S TARIFFS HIT GERMANY’S CAR MAKERS"),
            "Trump’s tariffs hit Germany’s car makers");
  EXPECT_EQ(recased("NORTH KOREA FIRES ROCKET"), "North Korea fires rocket");
  EXPECT_EQ(recased("TALKS AT THE WHITE HOUSE END"), "Talks at the White House end");
}

TEST(Recaser, AbbreviationsStay) {
  EXPECT_EQ(recased("NATO AND EU LEADERS MEET BRITISH PM"), "NATO and EU leaders meet British PM");
  EXPECT_EQ(recased("US Senate Rejects Bill on FBI Powers"),
            "US senate rejects bill on FBI powers");
}

TEST(Recaser, RunningTextOfTheDocumentComesFirst) {
  const std::vector<std::string_view> body = {
      "The shares of Target fell. Shoppers say that iPhones of the WHO are cheap.",
      "Analysts at the Bank of England said that a bank may fail. He works for the Bank again."};
  EXPECT_EQ(recased("TARGET AND WHO SELL IPHONES", body), "Target and WHO sell iPhones");
  EXPECT_EQ(recased("Court Fines Target for Fraud", body), "Court fines Target for fraud");
  EXPECT_EQ(recased("Court Fines Target for Fraud"), "Court fines target for fraud");
  EXPECT_EQ(recased("Bosses of Failing Bank Meet", body), "Bosses of failing Bank meet");
}

TEST(Recaser, FirstWordsOfSentencesSayNothing) {
  EXPECT_EQ(recased("Berlin Talks Stall", {"Talks began on Monday. Talks ended on Tuesday."}),
            "Berlin talks stall");
}

TEST(Recaser, OtherTextStaysAsItIs) {
  EXPECT_EQ(Recaser({}).recase("Prices fall in June", true), "");
  EXPECT_EQ(Recaser({}).recase("Starmer Meets Trump to Discuss Aid", false), "");
  EXPECT_EQ(Recaser({}).recase("", true), "");
}

TEST(Recaser, SentencesInCapitalsInRunningText) {
  EXPECT_EQ(Recaser({}).recase("Berg left. THE BANK SOLD ITS SHARES IN MAY. He was sad.", false),
            "Berg left. The bank sold its shares in May. He was sad.");
  EXPECT_EQ(Recaser({}).recase("He works for NATO in the USA.", false), "");
}

TEST(Recaser, EveryLetterStaysAtItsByte) {
  for (const std::string_view text :
       {"ÉMEUTES À PARIS: TROIS BLESSÉS HIER SOIR", "İSTANBUL MAYOR MEETS ERDOĞAN IN ANKARA",
        "STRAẞE IN KÖLN CLOSED AFTER FIRE", "«ÅRHUS» WINS — 3:1 — IN CUP FINAL",
        "KELVIN SIGN \u212A AND OHM \u2126 ARE LETTERS TOO"}) {
    const std::string out = recased(text);
    EXPECT_EQ(out.size(), text.size()) << text;
    EXPECT_TRUE(is_valid_utf8(out)) << text;
    EXPECT_EQ(to_lower(out), to_lower(text));
  }
}

TEST(CommonWords, AreKnownWithTheirEndings) {
  for (const std::string_view word : {"meet", "meets", "meeting", "planned", "making", "carries",
                                      "carried", "quickly", "speaker"})
    EXPECT_TRUE(is_common_word(word)) << word;
  for (const std::string_view word : {"starmer", "kabul", "nato", "zelensky", ""})
    EXPECT_FALSE(is_common_word(word)) << word;
}

TEST(DocumentAnnotator, ReadsHeadingsAsRunningText) {
  KG_SKIP_WITHOUT_MODEL("en_core_web_md");
  auto pipeline = Pipeline::load(model_directory("en_core_web_md"));
  ASSERT_TRUE(pipeline.has_value());
  auto workspace = pipeline->make_workspace();
  Document document;
  document.text = "STARMER MEETS TRUMP\n\nKeir Starmer met Donald Trump.";
  document.paragraphs = {{{0, 19}, ParagraphKind::Heading, false},
                         {{21, 51}, ParagraphKind::Body, false}};
  const Annotation annotation = annotate_document(document, *pipeline, *workspace);
  ASSERT_GE(annotation.tokens.size(), 3U);
  EXPECT_EQ(slice(document.text, annotation.tokens[1].span), "MEETS");
  EXPECT_EQ(annotation.tokens[1].lemma, "meet");
  EXPECT_EQ(annotation.tokens[1].pos, Pos::Verb);
  EXPECT_EQ(annotation.tokens[2].head, 1U);
  const Annotation raw = annotate_raw(document, *pipeline, *workspace);
  EXPECT_NE(raw.tokens[1].lemma, "meet");
}

}  // namespace
}  // namespace kg
