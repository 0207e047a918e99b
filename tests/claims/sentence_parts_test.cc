// Sentences that are too long to be read whole.
#include "extract/claims/sentence_parts.h"

#include <gmock/gmock.h>
#include <time.h>

#include <algorithm>

#include "claims/support_claims.h"
#include "extract/claims/claims.h"
#include "support/sanitized.h"

namespace kg {
namespace {

using testing::Contains;
using testing::Each;
using testing::IsEmpty;
using testing::Not;

TokenIndex root_of(const Annotation& annotation, TokenRange sentence) {
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (annotation.tokens[t].head == t) return t;
  return sentence.first;
}

// Many copies of a sentence as one: each verb hangs with `label` on that of the copy before it, or
// with `on_last` on that of the last copy.
Parsed chain_of(std::string_view sentence, std::size_t copies, Dep label, bool on_last = false) {
  Parsed all = join_trees(std::vector<Parsed>(copies, tree_of(sentence)));
  auto& sentences = all.annotation.sentences;
  std::vector<TokenIndex> roots;
  for (const TokenRange one : sentences) roots.push_back(root_of(all.annotation, one));
  for (std::size_t i = 0; i < roots.size(); ++i) {
    if (i == (on_last ? roots.size() - 1 : 0)) continue;
    all.annotation.tokens[roots[i]].head = on_last ? roots.back() : roots[i - 1];
    all.annotation.tokens[roots[i]].dep = label;
  }
  sentences = {{0, sentences.back().last}};
  const auto end = static_cast<std::uint32_t>(all.document.text.size());
  all.document.paragraphs = {{{0, end}, ParagraphKind::Body, false}};
  return all;
}

TEST(SentenceParts, OrdinarySentencesStayWhole) {
  const Parsed& parsed = tree_of("Kim moved to Rome in 1980.");
  const SentenceParts parts(parsed.annotation, parsed.annotation.sentences[0]);
  EXPECT_EQ(parts.parts(), parsed.annotation.sentences);
}

TEST(SentenceParts, LongOnesAreCutBetweenClauses) {
  const Parsed parsed = chain_of("Kim moved to Rome in 1980.", 400, Dep::Conj);
  const SentenceParts parts(parsed.annotation, parsed.annotation.sentences[0]);
  TokenIndex begin = 0;
  for (const TokenRange part : parts.parts()) {
    EXPECT_EQ(part.first, begin);
    EXPECT_EQ(part.first % 7, 0u) << "in the middle of a clause";
    EXPECT_LE(part.size(), SentenceParts::kLongestPart);
    begin = part.last;
  }
  EXPECT_EQ(begin, 400u * 7);
}

TEST(SentenceParts, EveryCoordinatedClauseMakesItsClaims) {
  const auto claims = claims_in(chain_of("Kim moved to Rome in 1980.", 400, Dep::Conj));
  EXPECT_EQ(claims.size(), 400u);
  EXPECT_THAT(claims, Each("Kim; moved to; Rome; in 1980"));
}

TEST(SentenceParts, ClausesBeforeAVerbThatDoesNotSpeakStandByThemselves) {
  const auto claims = claims_in(chain_of("Kim moved to Rome in 1980.", 400, Dep::Ccomp, true));
  EXPECT_GE(std::count(claims.begin(), claims.end(), "Kim; moved to; Rome; in 1980"), 300);
}

// What stood above a cut may have reported, denied or wished what stands below it.
TEST(SentenceParts, ClausesOnBothSidesOfACutComplementMakeNone) {
  const Parsed parsed = chain_of("Lind said that the talks had failed.", 400, Dep::Ccomp);
  const SentenceParts parts(parsed.annotation, parsed.annotation.sentences[0]);
  std::vector<std::uint32_t> cuts;
  for (const TokenRange part : parts.parts())
    cuts.push_back(parsed.annotation.tokens[part.first].span.begin);
  const auto claims = find_claims(parsed.document, parsed.annotation);
  EXPECT_GE(claims.size(), 600u);
  const std::uint32_t clause = 38;  // bytes of a copy
  for (const Claim& claim : claims)
    for (std::size_t i = 1; i < cuts.size() && claim.relation_lemma == "say"; ++i) {
      const std::uint32_t at = claim.relation.head.begin;
      EXPECT_FALSE(at + clause > cuts[i] && at < cuts[i] + clause) << at << " at " << cuts[i];
    }
}

TEST(SentenceParts, ClaimsWithoutWhatCompletesThemAreLeftOut) {
  // One long list of objects, all on the first verb: only the part with the verb can say anything.
  Parsed parsed = chain_of("Ada sold the farm to Bo in May.", 100, Dep::Conj);
  auto& tokens = parsed.annotation.tokens;
  for (TokenIndex t = 9; t < tokens.size(); ++t)
    if (tokens[t].dep == Dep::Nsubj) tokens[t].head = 1;  // every subject on the first verb
  const auto claims = claims_in(parsed);
  EXPECT_THAT(claims, Not(IsEmpty()));
  EXPECT_THAT(claims, Each(testing::StartsWith("Ada; sold")));
}

double seconds_for(const Parsed& parsed) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const double start = now();
    const auto claims = find_claims(parsed.document, parsed.annotation);
    best = std::min(best, now() - start);
  }
  return best;
}

// Four times the length takes about four times the time; a square would be sixteen.
TEST(SentenceParts, TimeGrowsWithTheLength) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer's own time hides the program's";
  for (const char* sentence :
       {"Lind said that the talks had failed.", "Kim rose and left the room.",
        "Kim visited Oslo, Rome and Paris."}) {
    for (const Dep label : {Dep::Conj, Dep::Ccomp, Dep::Relcl, Dep::Appos, Dep::Prep}) {
      const double once = seconds_for(chain_of(sentence, 200, label));
      const double four_times = seconds_for(chain_of(sentence, 800, label));
      EXPECT_LT(four_times, 9 * once + 0.02) << sentence;
    }
  }
}

}  // namespace
}  // namespace kg
