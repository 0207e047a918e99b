#include "core/ordered_parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace kg {
namespace {

// Hands out 0, 1, ... count - 1.
auto numbers(int count) {
  return [i = 0, count]() mutable { return i < count ? std::optional<int>(i++) : std::nullopt; };
}

// Takes longer for some inputs than for others, so that results come out of order.
std::string slow_text(int i) {
  std::string text = std::to_string(i);
  for (int round = 0; round < (i * 7919 % 13) * 200; ++round) text = std::to_string(i);
  return text;
}

TEST(OrderedParallel, HandsResultsOverInInputOrderForAnyNumberOfThreads) {
  std::string expected;
  for (int i = 0; i < 500; ++i) expected += std::to_string(i) + " ";
  for (unsigned threads : {0U, 1U, 2U, 3U, 8U}) {
    std::string joined;
    const bool all = ordered_parallel(
        {.threads = threads}, numbers(500), [] { return slow_text; },
        [&](const std::string& text) {
          joined += text + " ";
          return true;
        });
    EXPECT_TRUE(all);
    EXPECT_EQ(joined, expected) << threads;
  }
}

TEST(OrderedParallel, WorksOnNothing) {
  for (unsigned threads : {1U, 4U})
    EXPECT_TRUE(ordered_parallel(
        {.threads = threads}, numbers(0), [] { return slow_text; },
        [](const std::string&) { return false; }));
}

TEST(OrderedParallel, GivesEachThreadItsOwnWorker) {
  int workers = 0;
  ordered_parallel(
      {.threads = 3}, numbers(100),
      [&] { return [own = 0, id = workers++](int) mutable { return std::pair(id, ++own); }; },
      [counts = std::vector<int>(3)](std::pair<int, int> seen) mutable {
        // A worker shared by threads would count wrong (and tsan would say so).
        EXPECT_GT(seen.second, counts.at(static_cast<std::size_t>(seen.first)));
        counts.at(static_cast<std::size_t>(seen.first)) = seen.second;
        return true;
      });
  EXPECT_EQ(workers, 3);
}

TEST(OrderedParallel, NeverHoldsMoreInputsThanTheQueueAllows) {
  int read = 0, taken = 0, most = 0;
  ordered_parallel(
      {.threads = 2, .queue_factor = 3},
      [&]() -> std::optional<int> {
        if (read == 200) return std::nullopt;
        most = std::max(most, ++read - taken);
        return read;
      },
      [] { return [](int i) { return i; }; }, [&](int) { return ++taken > 0; });
  EXPECT_EQ(taken, 200);
  EXPECT_LE(most, 6);
}

TEST(OrderedParallel, EndsWhenTheTakerHasEnough) {
  for (unsigned threads : {1U, 4U}) {
    int taken = 0;
    EXPECT_FALSE(ordered_parallel(
        {.threads = threads}, numbers(1'000'000), [] { return slow_text; },
        [&](const std::string&) { return ++taken < 5; }));
    EXPECT_EQ(taken, 5);
  }
}

TEST(OrderedParallel, BeginsNothingMoreAfterAStop) {
  for (unsigned threads : {1U, 4U}) {
    std::stop_source source;
    std::atomic<int> begun = 0;
    int taken = 0;
    EXPECT_FALSE(ordered_parallel(
        {.threads = threads}, numbers(1'000'000), [&] { return [&](int i) { return ++begun, i; }; },
        [&](int i) {
          ++taken;
          if (i == 9) source.request_stop();
          return true;
        },
        source.get_token()));
    EXPECT_EQ(taken, 10);
    EXPECT_LE(begun.load(), 10 + 16);
  }
}

TEST(OrderedParallel, PassesAnExceptionToTheCaller) {
  for (unsigned threads : {1U, 4U})
    EXPECT_THROW(ordered_parallel(
                     {.threads = threads}, numbers(100),
                     [] {
                       return [](int i) {
                         if (i == 50) throw std::runtime_error("out of memory");
                         return i;
                       };
                     },
                     [](int) { return true; }),
                 std::runtime_error);
}

TEST(OrderedParallel, CarriesValuesThatCanOnlyMove) {
  int sum = 0;
  ordered_parallel(
      {.threads = 2},
      [i = 0]() mutable -> std::optional<std::unique_ptr<int>> {
        if (i == 10) return std::nullopt;
        return std::make_unique<int>(i++);
      },
      [] { return [](std::unique_ptr<int> value) { return value; }; },
      [&](std::unique_ptr<int> value) { return (sum += *value) >= 0; });
  EXPECT_EQ(sum, 45);
}

}  // namespace
}  // namespace kg
