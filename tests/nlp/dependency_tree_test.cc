#include "extract/nlp/dependency_tree.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace kg {
namespace {

constexpr ParseLabel plain(Dep dep) { return {dep, Dep::None, false}; }
constexpr ParseLabel decorated(Dep dep, Dep head) { return {dep, head, true}; }

DependencyTree finished(std::vector<std::int32_t> heads, std::vector<ParseLabel> labels,
                        std::initializer_list<std::size_t> spaces = {}) {
  DependencyTree tree;
  tree.heads = std::move(heads);
  tree.labels = std::move(labels);
  tree.labels.resize(tree.heads.size(), plain(Dep::Dep));
  std::vector<std::uint8_t> is_space(tree.heads.size(), 0);
  for (const std::size_t space : spaces) is_space[space] = 1;
  finish_tree(is_space, tree);
  return tree;
}

std::vector<std::size_t> starts(const DependencyTree& tree) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < tree.sentence_starts.size(); ++i) {
    if (tree.sentence_starts[i] != 0) result.push_back(i);
  }
  return result;
}

TEST(DependencyTree, LabelsWordsWithoutHeadAsRoots) {
  const auto tree = finished({1, 1, 1}, {plain(Dep::Nsubj), plain(Dep::None), plain(Dep::Dobj)});
  EXPECT_EQ(tree.labels[0].dep, Dep::Nsubj);
  EXPECT_EQ(tree.labels[1].dep, Dep::Root);
  EXPECT_EQ(tree.labels[2].dep, Dep::Dobj);
}

TEST(DependencyTree, StartsASentenceAtTheLeftEdgeOfEachRoot) {
  EXPECT_EQ(starts(finished({1, 1, 1, 5, 3, 5}, {})), (std::vector<std::size_t>{0, 3}));
}

TEST(DependencyTree, FollowsEdgesThatOnlySettleAfterSeveralPasses) {
  // 5 governs 1, which governs 4, which governs 2, which governs 3, ...: heads lie on either side.
  EXPECT_EQ(starts(finished({3, 5, 4, 2, 1, 5}, {})), (std::vector<std::size_t>{0}));
}

TEST(DependencyTree, MovesADecoratedWordToTheChildWithThatLabel) {
  // "A plan emerged on Monday to cut taxes": cut depends on plan, not on emerged.
  const auto tree =
      finished({1, 2, 2, 2, 3, 6, 2, 6}, {plain(Dep::Det), plain(Dep::Nsubj), plain(Dep::Root),
                                          plain(Dep::Prep), plain(Dep::Pobj), plain(Dep::Aux),
                                          decorated(Dep::Acl, Dep::Nsubj), plain(Dep::Dobj)});
  EXPECT_EQ(tree.heads[6], 1);
  EXPECT_EQ(tree.labels[6].dep, Dep::Acl);
  EXPECT_FALSE(tree.labels[6].decorated);
  EXPECT_EQ(starts(tree), (std::vector<std::size_t>{0}));
}

TEST(DependencyTree, KeepsTheHeadWhenNoDescendantHasThatLabel) {
  const auto tree =
      finished({1, 1, 1}, {plain(Dep::Nsubj), plain(Dep::Root), decorated(Dep::Prep, Dep::Pobj)});
  EXPECT_EQ(tree.heads[2], 1);
  EXPECT_EQ(tree.labels[2].dep, Dep::Prep);
}

TEST(DependencyTree, SearchesBreadthFirstFromTheLeft) {
  // Both 1 (a grandchild) and 4 (a child, to the right) are objects: the child is nearer.
  auto tree = finished({2, 0, 2, 2, 2}, {plain(Dep::Nsubj), plain(Dep::Dobj), plain(Dep::Root),
                                         decorated(Dep::Prep, Dep::Dobj), plain(Dep::Dobj)});
  EXPECT_EQ(tree.heads[3], 4);
  // Of two children of that label the left one is taken.
  tree = finished({2, 2, 2, 2, 2}, {plain(Dep::Dobj), plain(Dep::Nsubj), plain(Dep::Root),
                                    decorated(Dep::Prep, Dep::Dobj), plain(Dep::Dobj)});
  EXPECT_EQ(tree.heads[3], 0);
}

TEST(DependencyTree, PassesOverWhiteSpaceWithAllBelowIt) {
  const auto tree = finished({1, 1, 1, 2, 1},
                             {plain(Dep::Nsubj), plain(Dep::Root), plain(Dep::Dobj),
                              plain(Dep::Dobj), decorated(Dep::Prep, Dep::Dobj)},
                             {2});
  EXPECT_EQ(tree.heads[4], 1);
}

TEST(DependencyTree, NeverHangsAWordBelowItself) {
  const auto tree = finished({1, 1, 1, 2}, {plain(Dep::Nsubj), plain(Dep::Root),
                                            decorated(Dep::Prep, Dep::Pobj), plain(Dep::Pobj)});
  EXPECT_EQ(tree.heads[2], 1);
}

TEST(DependencyTree, LooksForHeadsWithinTheEdgesOfThePredictedTree) {
  // 3 first moves below 0. The word 4 looks for a Pobj below 0; 3 is one now, but it lies beyond
  // the right edge that 0 had in the predicted tree, and spaCy does not see it there.
  const auto tree =
      finished({1, 1, 1, 1, 0}, {plain(Dep::Nsubj), plain(Dep::Root), plain(Dep::Punct),
                                 decorated(Dep::Pobj, Dep::Nsubj), decorated(Dep::Det, Dep::Pobj)});
  EXPECT_EQ(tree.heads[3], 0);
  EXPECT_EQ(tree.heads[4], 3) << "0 reached to 4 before";
  const auto short_edge =
      finished({1, 1, 1, 1, 1}, {plain(Dep::Nsubj), plain(Dep::Root), plain(Dep::Punct),
                                 decorated(Dep::Pobj, Dep::Nsubj), decorated(Dep::Det, Dep::Pobj)});
  EXPECT_EQ(short_edge.heads[3], 0);
  EXPECT_EQ(short_edge.heads[4], 1) << "3 is out of the sight of 0";
}

TEST(DependencyTree, SurvivesTreesThatNeverSettle) {
  const auto tree = finished({1, 0, 3, 2, 4}, {});
  EXPECT_EQ(tree.heads, (std::vector<std::int32_t>{1, 0, 3, 2, 4}));
  EXPECT_EQ(starts(tree), (std::vector<std::size_t>{4}));
}

TEST(DependencyTree, AcceptsATextWithoutWords) {
  EXPECT_TRUE(finished({}, {}).sentence_starts.empty());
}

}  // namespace
}  // namespace kg
