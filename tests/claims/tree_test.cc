#include "extract/claims/tree.h"

#include <gmock/gmock.h>

#include "claims/support_claims.h"

namespace kg {
namespace {

using testing::ElementsAre;

// Whether `ancestor` stands above by walking up.
bool is_above(const Tree& tree, TokenIndex ancestor, TokenIndex token) {
  for (MaybeToken at = token; at; at = tree.head(*at))
    if (*at == ancestor) return true;
  return false;
}

void expect_subtrees_follow_the_heads(const Parsed& parsed) {
  const Tree tree(parsed.document, parsed.annotation, 0);
  for (TokenIndex a = tree.range().first; a < tree.range().last; ++a) {
    std::vector<TokenIndex> below;
    for (TokenIndex t = tree.range().first; t < tree.range().last; ++t) {
      EXPECT_EQ(tree.dominates(a, t), is_above(tree, a, t)) << parsed.document.text;
      if (is_above(tree, a, t)) below.push_back(t);
    }
    EXPECT_EQ(tree.subtree(a), below) << parsed.document.text;
    EXPECT_EQ(tree.subtree_size(a), below.size());
    EXPECT_EQ(tree.left_edge(a), below.front());
    EXPECT_EQ(tree.right_edge(a), below.back());
    for (TokenIndex c : tree.children(a)) EXPECT_EQ(tree.head(c), a);
  }
}

TEST(Tree, SubtreesAreWhatStandsBelow) {
  for (const Parsed& parsed : all_trees()) expect_subtrees_follow_the_heads(parsed);
}

TEST(Tree, SubtreesOfTreesWithCrossingArcs) {
  Parsed parsed = tree_of(
      "The bank, which was founded in 1920 by two brothers, employs 4,000 "
      "people in Spain and Portugal.");
  auto& tokens = parsed.annotation.tokens;
  for (TokenIndex t = 0; t < tokens.size(); ++t)
    if (tokens[t].head != t && t % 3 == 0) tokens[t].head = (tokens[t].head + 5) % 20;
  expect_subtrees_follow_the_heads(parsed);  // cycles among them are cut
}

TEST(Tree, CyclesAndGovernorsOutsideBecomeRoots) {
  Parsed parsed = tree_of("Kim moved to Rome in 1980.");
  auto& tokens = parsed.annotation.tokens;
  tokens[1].head = 2;  // "moved" and "to" hang on each other
  tokens[3].head = 400;
  const Tree tree(parsed.document, parsed.annotation, 0);
  for (TokenIndex root : {TokenIndex{1}, TokenIndex{3}}) {
    EXPECT_FALSE(tree.head(root)) << root;
    EXPECT_EQ(tree.dep(root), Dep::Root);
  }
  EXPECT_THAT(tree.subtree(3), ElementsAre(3));
}

TEST(Tree, APartOfASentenceHasRootsOfItsOwn) {
  const Parsed& parsed = tree_of("Kim moved to Rome in 1980.");
  const Tree tree(parsed.document, parsed.annotation, 0, {2, 6});
  EXPECT_FALSE(tree.head(2));
  EXPECT_EQ(tree.dep(2), Dep::Root);
  EXPECT_EQ(tree.head(3), 2u);
  EXPECT_THAT(tree.subtree(4), ElementsAre(4, 5));
  EXPECT_EQ(tree.lower(3), "rome");
}

}  // namespace
}  // namespace kg
