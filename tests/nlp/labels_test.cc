#include "extract/nlp/labels.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

TEST(Labels, ConstantsHaveTheNamesThatSpacyPrints) {
  const LabelSet labels;
  EXPECT_EQ(labels.deps.name(Dep::Root), "ROOT");
  EXPECT_EQ(labels.deps.name(Dep::Nsubjpass), "nsubjpass");
  EXPECT_EQ(labels.deps.name(Dep::Xcomp), "xcomp");
  EXPECT_EQ(labels.tags.name(Tag::Lrb), "-LRB-");
  EXPECT_EQ(labels.tags.name(Tag::OpeningQuote), "``");
  EXPECT_EQ(labels.tags.name(Tag::ClosingQuote), "''");
  EXPECT_EQ(labels.tags.name(Tag::PrpS), "PRP$");
  EXPECT_EQ(labels.tags.name(Tag::Space), "_SP");
  EXPECT_EQ(labels.pos.name(Pos::Propn), "PROPN");
  EXPECT_EQ(labels.pos.name(Pos::Space), "SPACE");
  EXPECT_EQ(labels.ner.name(Ner::WorkOfArt), "WORK_OF_ART");
  EXPECT_EQ(labels.ner.name(Ner::Gpe), "GPE");
}

TEST(Labels, ZeroIsTheEmptyStringInEveryEnumeration) {
  const LabelSet labels;
  EXPECT_EQ(labels.deps.name(Dep::None), "");
  EXPECT_EQ(labels.tags.name(Tag::None), "");
  EXPECT_EQ(labels.pos.name(Pos::None), "");
  EXPECT_EQ(labels.ner.name(Ner::None), "");
  EXPECT_EQ(labels.morphs.name(Morph::None), "");
}

TEST(Labels, KnowsEveryConstantByItsNameAndBack) {
  const LabelSet labels;
  for (std::size_t i = 0; i < labels.tags.size(); ++i) {
    const Tag tag = static_cast<Tag>(i);
    EXPECT_EQ(labels.tags.find(labels.tags.name(tag)), tag);
  }
  for (std::size_t i = 0; i < labels.deps.size(); ++i) {
    const Dep dep = static_cast<Dep>(i);
    EXPECT_EQ(labels.deps.find(labels.deps.name(dep)), dep);
  }
}

TEST(Labels, GivesANewNameTheNextNumberAndKeepsIt) {
  LabelSet labels;
  const std::size_t before = labels.deps.size();
  EXPECT_EQ(labels.deps.find("obl"), Dep::None);
  const Dep added = labels.deps.intern("obl");
  EXPECT_EQ(static_cast<std::size_t>(added), before);
  EXPECT_EQ(labels.deps.intern("obl"), added);
  EXPECT_EQ(labels.deps.find("obl"), added);
  EXPECT_EQ(labels.deps.name(added), "obl");
  EXPECT_EQ(labels.deps.size(), before + 1);
}

}  // namespace
}  // namespace kg
