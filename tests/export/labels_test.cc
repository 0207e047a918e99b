#include "export/labels.h"

#include <gtest/gtest.h>

#include "export/dot.h"

namespace kg {
namespace {

TEST(Wrap, BreaksAtWords) {
  EXPECT_EQ(wrap("rare mineral resources", 16, 4), "rare mineral\nresources");
  EXPECT_EQ(wrap("one two", 16, 4), "one two");
  EXPECT_EQ(wrap("exactly sixteen.", 16, 4), "exactly sixteen.");
  EXPECT_EQ(wrap("internationalisation now", 16, 4), "internationalisation\nnow");
  EXPECT_EQ(wrap("", 16, 4), "");
}

TEST(Wrap, MakesOneSpaceOfWhiteSpace) { EXPECT_EQ(wrap("  a \n\t b  ", 16, 4), "a b"); }

TEST(Wrap, EndsInAnEllipsisWhenThereIsMore) {
  EXPECT_EQ(wrap("aaaa bbbb cccc", 4, 2), "aaaa\nbbbb…");
  EXPECT_EQ(wrap("aaaa bbbb", 4, 2), "aaaa\nbbbb");
}

TEST(Wrap, CountsCharactersNotBytes) { EXPECT_EQ(wrap("łłłł łłłł", 9, 4), "łłłł łłłł"); }

TEST(Wrap, CutsEndlessWordsBetweenCharacters) {
  std::string word;
  for (int i = 0; i < 1000; ++i) word += "ł";
  const std::string shown = wrap(word, 16, 4);
  EXPECT_EQ(shown.size(), 40 * 2 + 3u);
  EXPECT_TRUE(shown.ends_with("ł…"));
}

TEST(RelationPhrase, TellsPolarityAndModality) {
  EXPECT_EQ(relation_phrase({"meet", Polarity::Positive, Modality::Actual, 1}), "meet");
  EXPECT_EQ(relation_phrase({"support", Polarity::Negative, Modality::Actual, 1}), "not support");
  EXPECT_EQ(relation_phrase({"join", Polarity::Positive, Modality::Possible, 1}), "may join");
  EXPECT_EQ(relation_phrase({"join", Polarity::Negative, Modality::Desired, 1}),
            "not want to join");
  EXPECT_EQ(relation_phrase({"join", Polarity::Negative, Modality::Questioned, 1}), "not join?");
  EXPECT_EQ(relation_phrase({"be in", Polarity::Positive, Modality::Actual, 1}), "is in");
  EXPECT_EQ(relation_phrase({"be", Polarity::Negative, Modality::Actual, 1}), "is not");
  EXPECT_EQ(relation_phrase({"be", Polarity::Positive, Modality::Possible, 1}), "may be");
  EXPECT_EQ(relation_phrase({"become", Polarity::Positive, Modality::Actual, 1}), "become");
}

TEST(DotQuoted, EscapesWhatGraphvizWouldExpand) {
  EXPECT_EQ(dot_quoted("a\\N\"b\nc\\"), R"("a\\N\"b\nc\\")");
  EXPECT_EQ(dot_quoted("R&D &lt; &#38; &;"), R"("R&D &amp;lt; &amp;#38; &;")");
}

}  // namespace
}  // namespace kg
