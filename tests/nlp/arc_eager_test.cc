#include "extract/nlp/arc_eager.h"

#include <gtest/gtest.h>

#include <string>

namespace kg {
namespace {

constexpr ParseLabel kSubject{Dep::Nsubj, Dep::None, false};
constexpr ParseLabel kObject{Dep::Dobj, Dep::None, false};

// The moves that are valid: S(hift), (re)D(uce), L/R (attach), B(reak).
std::string valid(const ArcEagerState& state) {
  return std::string(state.can_shift() ? "S" : "") + (state.can_reduce() ? "D" : "") +
         (state.can_attach() ? "LR" : "") + (state.can_break() ? "B" : "");
}

// Takes moves one by one; each must be valid.
void take(ArcEagerState& state, const std::string& moves) {
  for (const char move : moves) {
    ASSERT_NE(valid(state).find(move), std::string::npos)
        << move << " of " << moves << " is not valid, but " << valid(state);
    if (move == 'S') state.shift();
    if (move == 'D') state.reduce();
    if (move == 'L') state.attach_left(kSubject);
    if (move == 'R') state.attach_right(kObject);
    if (move == 'B') state.break_sentence();
  }
}

ArcEagerState state_of(std::size_t size, const std::string& moves, bool single_sentence = false) {
  ArcEagerState state;
  state.begin(size, single_sentence);
  take(state, moves);
  return state;
}

std::vector<std::int32_t> heads(const ArcEagerState& state) {
  DependencyTree tree;
  state.copy_tree(tree);
  return tree.heads;
}

TEST(ArcEager, BeginsWithAnEmptyStackBeforeAllWords) {
  const ArcEagerState state = state_of(3, "");
  EXPECT_EQ(valid(state), "SB");
  EXPECT_EQ(state.stack(0), ArcEagerState::kNone);
  EXPECT_EQ(state.buffer(0), 0);
  EXPECT_EQ(state.buffer(2), 2);
  EXPECT_EQ(state.buffer(3), ArcEagerState::kNone);
}

TEST(ArcEager, AttachesToEitherSide) {
  // "They won games": they <- won -> games
  ArcEagerState state = state_of(3, "SLSR");
  EXPECT_EQ(state.last_left(1), 0);
  EXPECT_EQ(state.last_right(1), 2);
  take(state, "DD");
  EXPECT_TRUE(state.is_final());
  EXPECT_EQ(heads(state), (std::vector<std::int32_t>{1, 1, 1}));
}

TEST(ArcEager, ReportsTheChildAttachedLastOnASide) {
  const ArcEagerState state = state_of(4, "SSLL");  // 1 and then 0 become left children of 2
  EXPECT_EQ(state.last_left(2), 0);
}

TEST(ArcEager, KeepsTheLastWordForTheStackThatStillHolds) {
  EXPECT_EQ(valid(state_of(2, "S")), "DLR");
}

TEST(ArcEager, PutsAHeadlessWordBackIntoTheBuffer) {
  ArcEagerState state = state_of(3, "SSD");
  EXPECT_EQ(state.stack(0), 0);
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(state.buffer(1), 2);
  EXPECT_EQ(state.buffer_length(), 2u);
}

TEST(ArcEager, NeverShiftsAWordThatCameBackUntilItGainsAChild) {
  ArcEagerState state = state_of(4, "SSSDD");  // 0 on the stack; 1, 2, 3 in the buffer
  EXPECT_EQ(state.stack_depth(), 1u);
  EXPECT_EQ(valid(state).find('S'), std::string::npos);
  take(state, "L");  // 0 becomes a child of 1, and the stack is empty
  take(state, "S");
  EXPECT_EQ(valid(state).find('S'), std::string::npos) << "2 came back as well";
}

TEST(ArcEager, LetsAWordThatGainedAChildBeShiftedAgain) {
  ArcEagerState state = state_of(4, "SSSD");  // 0 and 1 on the stack; 2 came back
  EXPECT_EQ(valid(state), "DLRB");
  take(state, "L");  // 1 becomes a child of 2
  EXPECT_EQ(valid(state), "SDLRB");
}

TEST(ArcEager, DropsALoneHeadlessWord) {
  const ArcEagerState state = state_of(2, "SD");
  EXPECT_EQ(state.stack_depth(), 0u);
  EXPECT_EQ(state.buffer(0), 1);
}

TEST(ArcEager, MovesAWordFromItsRightHeadToALeftOne) {
  ArcEagerState state = state_of(4, "SRSLL");  // 1 was a right child of 0; 2 and 1 now hang on 3
  EXPECT_EQ(state.last_right(0), ArcEagerState::kNone);
  EXPECT_EQ(state.last_left(3), 1);
  take(state, "RDD");
  EXPECT_EQ(heads(state), (std::vector<std::int32_t>{0, 3, 3, 0}));
}

TEST(ArcEager, RemembersTheRightChildBeforeTheOneThatLeft) {
  const ArcEagerState state = state_of(4, "SRDRL");  // 0 has 1, then 2, then loses 2 to 3
  EXPECT_EQ(state.last_right(0), 1);
}

TEST(ArcEager, BreaksBeforeTheSecondWordOfTheBuffer) {
  ArcEagerState state = state_of(3, "SB");  // a sentence starts at 2
  EXPECT_EQ(valid(state), "SDLR");
  take(state, "R");
  EXPECT_EQ(valid(state), "D") << "nothing crosses the start of a sentence";
}

TEST(ArcEager, BreaksOnlyBetweenNeighbours) {
  const ArcEagerState state = state_of(4, "SSD");
  ASSERT_EQ(state.buffer(1), 2);
  EXPECT_TRUE(state.can_break());
  EXPECT_FALSE(state_of(4, "SSSDRD").can_break()) << "only one word is left";
  ArcEagerState apart = state_of(5, "SSSRD");  // 3 left the buffer for good, 2 may come back
  take(apart, "D");
  ASSERT_EQ(apart.buffer(0), 2);
  ASSERT_EQ(apart.buffer(1), 4);
  EXPECT_FALSE(apart.can_break());
}

TEST(ArcEager, DoesNotBreakASingleSentence) {
  EXPECT_EQ(valid(state_of(4, "", true)), "S");
  EXPECT_EQ(valid(state_of(4, "S", true)), "SLR") << "dropping the only word would end a sentence";
  EXPECT_EQ(valid(state_of(4, "SS", true)), "SDLR");
  EXPECT_EQ(valid(state_of(2, "SR", true)), "D") << "at the end the stack is emptied";
}

TEST(ArcEager, EndsWhateverIsLeftWhenForced) {
  ArcEagerState state = state_of(5, "SSD");
  state.force_final();
  EXPECT_TRUE(state.is_final());
}

}  // namespace
}  // namespace kg
