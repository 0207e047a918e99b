#include "extract/text/paragraphs.h"

#include <gtest/gtest.h>

#include "extract/text/lines.h"

namespace kg {
namespace {

// One line a paragraph: "B " body, "H " heading, "R " repeated heading, then its words.
std::string shape(std::string text) {
  const auto paragraphs = find_paragraphs(text);
  join_lines(text, paragraphs);
  std::string lines;
  for (const Paragraph& paragraph : paragraphs) {
    const bool heading = paragraph.kind == ParagraphKind::Heading;
    lines += paragraph.repeated ? "R " : heading ? "H " : "B ";
    lines += std::string(slice(text, paragraph.span)) + "\n";
  }
  return lines;
}

// `text` wrapped greedily at `width`, as editors do.
std::string wrapped(const std::string& text, std::size_t width) {
  std::string result, line;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string word = text.substr(i, end - i);
    if (!line.empty() && line.size() + 1 + word.size() > width) {
      result += line + "\n";
      line = word;
    } else {
      line += (line.empty() ? "" : " ") + word;
    }
    i = end + 1;
  }
  return result + line;
}

const char* const kHarbour =
    "The harbour board of Port Ellery met on Monday to discuss the new ferry terminal with Mayor "
    "Anna Lindqvist and Transport Minister Rolf Dietz. Members of the Northern Shipping Union said "
    "the plan would cost Port Ellery its last dry dock. Ms. Lindqvist said that the Ministry of "
    "Transport had promised 40 million euros, and that Port Ellery would keep the dock.";
const char* const kFerry =
    "Ferries between Port Ellery and Skarholm Island carried 2.1 million people last year. The "
    "Skarholm Line, owned by Baltic Holdings of Hamburg, wants to add two ships in March.";

TEST(Paragraphs, BlankLinesPart) {
  EXPECT_EQ(shape("One came.\n\nTwo went.\n \t\u00A0\n\nThree stayed.\n"),
            "B One came.\nB Two went.\nB Three stayed.\n");
}

TEST(Paragraphs, AHeadingIsNotGluedToTheTextBelow) {
  EXPECT_EQ(shape("Ferry plan divides Port Ellery\n\nThe board met. It was long.\n"),
            "H Ferry plan divides Port Ellery\nB The board met. It was long.\n");
  EXPECT_EQ(shape("Ferry plan divides Port Ellery\nThe board met. It was long.\n"),
            "H Ferry plan divides Port Ellery\nB The board met. It was long.\n");
}

TEST(Paragraphs, AHeadingLongerThanTheTextBelowStaysApart) {
  EXPECT_EQ(shape("Ferry plan divides Port Ellery and the whole of Skarholm Island\nAnna left.\n"),
            "H Ferry plan divides Port Ellery and the whole of Skarholm Island\nB Anna left.\n");
}

TEST(Paragraphs, HeadingsBetweenLongLinesWithoutBlankLinesStayApart) {
  const std::string text = std::string("Ferry Plan Divides Port Ellery\n") + kHarbour +
                           "\nWhat It Costs\n" + kFerry + "\nAnger on the Quay\n" + kHarbour;
  EXPECT_EQ(shape(text), std::string("H Ferry Plan Divides Port Ellery\nB ") + kHarbour +
                             "\nH What It Costs\nB " + kFerry + "\nH Anger on the Quay\nB " +
                             kHarbour + "\n");
}

TEST(Paragraphs, WrappedTextStaysOneParagraphAtAnyWidth) {
  for (std::size_t width = 40; width <= 100; ++width) {
    EXPECT_EQ(shape(wrapped(kHarbour, width)), std::string("B ") + kHarbour + "\n") << width;
    EXPECT_EQ(shape(wrapped(kHarbour, width) + "\n\n" + wrapped(kFerry, width)),
              std::string("B ") + kHarbour + "\nB " + kFerry + "\n")
        << width;
  }
}

TEST(Paragraphs, WrappedParagraphsAndHeadingsBetweenBlankLinesAreToldApart) {
  for (std::size_t width = 40; width <= 100; ++width) {
    const std::string text = "Ferry plan divides town\n\n" + wrapped(kHarbour, width) +
                             "\n\nWhat it costs\n\n" + wrapped(kFerry, width) + "\n";
    EXPECT_EQ(shape(text), std::string("H Ferry plan divides town\nB ") + kHarbour +
                               "\nH What it costs\nB " + kFerry + "\n")
        << width;
  }
}

TEST(Paragraphs, HeadingsDirectlyAboveWrappedTextStayApart) {
  for (std::size_t width = 50; width <= 100; ++width) {
    const std::string text = "Ferry plan divides town\n" + wrapped(kHarbour, width) +
                             "\nWhat it costs\n" + wrapped(kFerry, width) + "\n";
    const std::string found = shape(text);
    EXPECT_NE(found.find("H Ferry plan divides town\n"), std::string::npos) << width << found;
    EXPECT_NE(found.find("H What it costs\n"), std::string::npos) << width << found;
  }
}

TEST(Paragraphs, AHeadingBelowAFullLineStaysApart) {
  EXPECT_EQ(shape("The board of the port met in the old town hall on Monday and\n"
                  "voted for the ferry plan of the mayor after a long evening.\n"
                  "What it costs\n"
                  "Ferries carried two million people last year, which was more\n"
                  "than ever before.\n"),
            "B The board of the port met in the old town hall on Monday and voted for the ferry "
            "plan of the mayor after a long evening.\n"
            "H What it costs\n"
            "B Ferries carried two million people last year, which was more than ever before.\n");
}

TEST(Paragraphs, AWrappedHeadlineIsOneHeading) {
  EXPECT_EQ(shape("Ferry plan divides Port Ellery as the mayor\nlooks for money in Hamburg\n\n"
                  "The board met on Monday.\n"),
            "H Ferry plan divides Port Ellery as the mayor looks for money in Hamburg\n"
            "B The board met on Monday.\n");
}

TEST(Paragraphs, OneSentenceALineIsAParagraphALine) {
  EXPECT_EQ(shape("Anna Lindqvist met the union.\nRolf Dietz paid for the dock.\nIt was late.\n"),
            "B Anna Lindqvist met the union.\nB Rolf Dietz paid for the dock.\nB It was late.\n");
}

TEST(Paragraphs, ALineThatStopsInMidSentenceGoesOn) {
  EXPECT_EQ(shape("They spoke with Mr.\nDietz about it.\n"),
            "B They spoke with Mr. Dietz about it.\n");
  EXPECT_EQ(shape("They came from the\nNorthern Union.\n"),
            "B They came from the Northern Union.\n");
  EXPECT_EQ(shape("Lindqvist, Dietz,\nMoreau and Chen came.\n"),
            "B Lindqvist, Dietz, Moreau and Chen came.\n");
}

TEST(Paragraphs, ListItemsStandAlone) {
  EXPECT_EQ(shape("The plan:\n- Two ships for the line\n- A dock\n\n1. Build it.\n2. Sell it.\n"),
            "B The plan:\nB - Two ships for the line\nB - A dock\nB 1. Build it.\nB 2. Sell it.\n");
}

TEST(Paragraphs, AnIndentedLineBeginsAParagraph) {
  EXPECT_EQ(shape("  The board met for a long time on Monday evening in\nthe hall of the town.\n"
                  "  The mayor left early and went to see the dock with\nthe minister.\n"),
            "B The board met for a long time on Monday evening in the hall of the town.\n"
            "B The mayor left early and went to see the dock with the minister.\n");
}

TEST(Paragraphs, RulesPartAndAreNoText) {
  EXPECT_EQ(shape("One came.\n* * *\nTwo went.\n-----\nTitle\n=====\nThree stayed.\n"),
            "B One came.\nB Two went.\nH Title\nB Three stayed.\n");
}

TEST(Paragraphs, MarkdownHeadingsLoseTheirMarks) {
  EXPECT_EQ(shape("# Ferry plan\nThe board met.\n## Costs.\nIt is dear.\n#5 won the race.\n"),
            "H Ferry plan\nB The board met.\nH Costs.\nB It is dear.\nB #5 won the race.\n");
}

TEST(Paragraphs, QuestionsInTitleCaseAreHeadings) {
  EXPECT_EQ(shape("What Lies Ahead?\n\nNobody knows.\n\nWho will pay for it?\n\nNobody.\n"),
            "H What Lies Ahead?\nB Nobody knows.\nB Who will pay for it?\nB Nobody.\n");
}

TEST(Paragraphs, RunningTextIsNoHeading) {
  EXPECT_EQ(shape("They left. Nobody saw them go\n\nHe said:\n\nDear readers,\n\nThe end."),
            "B They left. Nobody saw them go\nB He said:\nB Dear readers,\nB The end.\n");
  EXPECT_EQ(shape("and that was it\n\nThe end.\n"), "B and that was it\nB The end.\n");
}

TEST(Paragraphs, AbbreviationsEndNoHeading) {
  EXPECT_EQ(shape("U.S. President meets Mr. Dietz and J. Moreau\n\nThey spoke.\n"),
            "H U.S. President meets Mr. Dietz and J. Moreau\nB They spoke.\n");
}

TEST(Paragraphs, ALoneLineIsText) {
  EXPECT_EQ(shape("Anna Lindqvist met Rolf Dietz"), "B Anna Lindqvist met Rolf Dietz\n");
}

TEST(Paragraphs, ARepeatedHeadlineIsMarked) {
  EXPECT_EQ(shape("Ferry plan\n\nFERRY  plan\n\nThe board met.\n\nThe board met.\n"),
            "H Ferry plan\nR FERRY  plan\nB The board met.\nB The board met.\n");
}

TEST(Paragraphs, LineEndsOfOtherSystemsCountToo) {
  EXPECT_EQ(
      shape("Ferry plan\r\n\r\nThe board met.\r\rIt was late.\u2029It rained.\u2028\u0085Done.")
          .substr(0, 45),
      "H Ferry plan\nB The board met.\nB It was late.\n");
}

TEST(Paragraphs, NothingVisibleIsNoText) {
  EXPECT_EQ(shape(""), "");
  EXPECT_EQ(shape("\n \t\u00A0\u200B\u00AD\n\n"), "");
  EXPECT_TRUE(whole_paragraph(" \u200B\n").empty());
}

TEST(Paragraphs, TheWholeTextAsOneParagraphHasNoSpaceAround) {
  const std::string text = " \n Two\n\nparts \n";
  const auto paragraphs = whole_paragraph(text);
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_EQ(slice(text, paragraphs[0].span), "Two\n\nparts");
}

TEST(Paragraphs, CoverEveryVisibleCharacterInOrder) {
  const std::string text =
      "Title here\nBody one.  Two\nthree.\n\n\u2022 item\n# Mark\n\u201CQuote\u201D";
  std::uint32_t end = 0;
  std::string gaps;
  for (const Paragraph& paragraph : find_paragraphs(text)) {
    ASSERT_LE(end, paragraph.span.begin);
    gaps += slice(text, {end, paragraph.span.begin});
    end = paragraph.span.end;
  }
  gaps += text.substr(end);
  EXPECT_EQ(gaps.find_first_not_of(" \n#"), std::string::npos);
}

TEST(SentenceEndInside, IsAStopBeforeACapital) {
  EXPECT_TRUE(has_sentence_end_inside("They left. He stayed"));
  EXPECT_TRUE(has_sentence_end_inside("They left.\" \u201CNo"));
  EXPECT_TRUE(has_sentence_end_inside("Is it? Yes"));
  EXPECT_FALSE(has_sentence_end_inside("At 2.5 percent"));
  EXPECT_FALSE(has_sentence_end_inside("The U.S. Army and J. Moreau of St. Ives vs. Gov. Chen"));
  EXPECT_FALSE(has_sentence_end_inside("They left."));
}

}  // namespace
}  // namespace kg
