#include "extract/nlp/kernels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace kg {
namespace {

using testing::FloatNear;
using testing::Pointwise;

std::vector<float> random_numbers(std::size_t size, unsigned seed) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> number(-1, 1);
  std::vector<float> result(size);
  std::generate(result.begin(), result.end(), [&] { return number(engine); });
  return result;
}

std::vector<const Kernels*> available() {
  std::vector<const Kernels*> result;
  for (const auto set : {InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512}) {
    if (const Kernels* found = kernels_for(set)) result.push_back(found);
  }
  return result;
}

struct Shape {
  std::size_t outputs, pieces, inputs, rows;
};

// The definition, in double precision.
std::vector<float> plain_dense(const Shape& s, const std::vector<float>& w,
                               const std::vector<float>& b, const float* x, std::size_t stride) {
  std::vector<float> y;
  for (std::size_t r = 0; r < s.rows; ++r) {
    for (std::size_t o = 0; o < s.outputs; ++o) {
      double best = -1e30;
      for (std::size_t p = 0; p < s.pieces; ++p) {
        double sum = b[o * s.pieces + p];
        for (std::size_t k = 0; k < s.inputs; ++k)
          sum += double{w[(o * s.pieces + p) * s.inputs + k]} * double{x[r * stride + k]};
        best = std::max(best, sum);
      }
      y.push_back(static_cast<float>(best));
    }
  }
  return y;
}

std::vector<float> run_dense(const Kernels& kernel, const Shape& s, const std::vector<float>& w,
                             const std::vector<float>& b, const float* x, std::size_t stride,
                             std::size_t group = 0) {
  const DenseLayer layer(w, b, s.outputs, s.pieces, s.inputs, group);
  const std::size_t width = layer.padded_outputs();
  FloatBuffer y(s.rows * width, 99.0F);
  kernel.dense(layer, 0, layer.groups(), {x, stride, s.rows}, y.data(), width);
  std::vector<float> result;
  for (std::size_t r = 0; r < s.rows; ++r)
    result.insert(result.end(), y.begin() + static_cast<std::ptrdiff_t>(r * width),
                  y.begin() + static_cast<std::ptrdiff_t>(r * width + s.outputs));
  return result;
}

TEST(Kernels, AgreeWithPlainLoopsForEveryInstructionSetAndShape) {
  for (const Shape shape : {Shape{96, 3, 288, 1}, Shape{96, 3, 288, 67}, Shape{16, 2, 5, 9},
                            Shape{50, 1, 96, 13}, Shape{106, 1, 64, 1}, Shape{1024, 1, 64, 22}}) {
    const auto w = random_numbers(shape.outputs * shape.pieces * shape.inputs, 1);
    const auto b = random_numbers(shape.outputs * shape.pieces, 2);
    const auto x = random_numbers(shape.rows * shape.inputs, 3);
    const auto expected = plain_dense(shape, w, b, x.data(), shape.inputs);
    for (const Kernels* kernel : available()) {
      for (const std::size_t group : {0, 128}) {
        EXPECT_THAT(run_dense(*kernel, shape, w, b, x.data(), shape.inputs, group),
                    Pointwise(FloatNear(2e-5F), expected))
            << shape.outputs << " x " << shape.inputs << ", instruction set "
            << static_cast<int>(kernel->instructions);
      }
    }
  }
}

TEST(Kernels, ReadWindowsOfOverlappingRows) {
  const Shape shape{32, 3, 96, 40};
  const auto w = random_numbers(32 * 3 * 96, 4);
  const auto b = random_numbers(32 * 3, 5);
  const auto x = random_numbers(32 * 42, 6);
  const auto expected = plain_dense(shape, w, b, x.data(), 32);
  for (const Kernels* kernel : available())
    EXPECT_THAT(run_dense(*kernel, shape, w, b, x.data(), 32),
                Pointwise(FloatNear(2e-5F), expected));
}

TEST(Kernels, GiveTheSameBitsForARowWhateverRowsStandBesideIt) {
  for (const std::size_t pieces : {1, 2, 3}) {
    const Shape many{128, pieces, 288, 41};
    const auto w = random_numbers(128 * pieces * 288, 7);
    const auto b = random_numbers(128 * pieces, 8);
    const auto x = random_numbers(41 * 288, 9);
    for (const Kernels* kernel : available()) {
      const auto together = run_dense(*kernel, many, w, b, x.data(), 288);
      for (std::size_t r = 0; r < many.rows; ++r) {
        const Shape one{128, pieces, 288, 1};
        const auto alone = run_dense(*kernel, one, w, b, x.data() + r * 288, 288);
        ASSERT_TRUE(std::equal(alone.begin(), alone.end(),
                               together.begin() + static_cast<std::ptrdiff_t>(r * 128)))
            << "row " << r << " of " << pieces << " pieces";
      }
    }
  }
}

TEST(Kernels, ComputeTheSelectedGroupsOnly) {
  const auto w = random_numbers(256 * 16, 10);
  const auto b = random_numbers(256, 11);
  const auto x = random_numbers(16, 12);
  const DenseLayer layer(w, b, 256, 1, 16);
  const auto all = plain_dense({256, 1, 16, 1}, w, b, x.data(), 16);
  for (const Kernels* kernel : available()) {
    std::vector<float> y(130, 99.0F);
    kernel->dense(layer, 1, 3, {x.data(), 16, 1}, y.data(), 128);
    EXPECT_THAT(
        std::vector<float>(y.begin(), y.begin() + 128),
        Pointwise(FloatNear(2e-6F), std::vector<float>(all.begin() + 64, all.begin() + 192)));
    EXPECT_EQ(y[128], 99.0F);
  }
}

TEST(Kernels, NormaliseRowsToTheirGainAndBias) {
  const std::size_t width = 96;
  const auto gain = random_numbers(width, 13);
  const auto bias = random_numbers(width, 14);
  const auto input = random_numbers(3 * width, 15);
  for (const Kernels* kernel : available()) {
    auto y = input;
    kernel->layer_norm(y.data(), 3, width, gain.data(), bias.data(), false, y.data());
    for (std::size_t r = 0; r < 3; ++r) {
      double mean = 0, variance = 0;
      for (std::size_t i = 0; i < width; ++i) mean += double{input[r * width + i]} / 96;
      for (std::size_t i = 0; i < width; ++i)
        variance += std::pow(double{input[r * width + i]} - mean, 2) / 96;
      for (std::size_t i = 0; i < width; ++i) {
        const double normal = (double{input[r * width + i]} - mean) / std::sqrt(variance + 1e-8);
        EXPECT_NEAR(y[r * width + i], normal * double{gain[i]} + double{bias[i]}, 1e-5);
      }
    }
  }
}

TEST(Kernels, AddNormalisedRowsToOthers) {
  const auto y = random_numbers(64, 19), gain = random_numbers(32, 20),
             bias = random_numbers(32, 21);
  for (const Kernels* kernel : available()) {
    std::vector<float> plain(64), sum(64, 5.0F);
    kernel->layer_norm(y.data(), 2, 32, gain.data(), bias.data(), false, plain.data());
    kernel->layer_norm(y.data(), 2, 32, gain.data(), bias.data(), true, sum.data());
    for (std::size_t i = 0; i < 64; ++i) EXPECT_FLOAT_EQ(sum[i], 5.0F + plain[i]);
  }
}

TEST(Kernels, UseTheVarianceFloorOfThincForConstantRows) {
  const std::vector<float> ones(16, 1.0F), zeros(16, 0.0F);
  for (const Kernels* kernel : available()) {
    std::vector<float> y(16, 3.0F);
    y[0] = 3.0001F;  // variance about 6e-10, far below the floor
    kernel->layer_norm(y.data(), 1, 16, ones.data(), zeros.data(), false, y.data());
    EXPECT_NEAR(y[0], 0.9111, 0.02);  // (0.0001 * 15 / 16) / sqrt(5.86e-10 + 1e-8)
  }
}

TEST(Kernels, SumFeaturesAndKeepTheLargestPiece) {
  for (const std::size_t pieces : {2, 3}) {
    const auto a = random_numbers(pieces * 64, 16), b = random_numbers(pieces * 64, 17),
               bias = random_numbers(pieces * 64, 18);
    const float* features[] = {a.data(), b.data()};
    for (const Kernels* kernel : available()) {
      std::vector<float> hidden(64);
      kernel->sum_maxout(features, 2, bias.data(), 64, pieces, hidden.data());
      for (std::size_t i = 0; i < 64; ++i) {
        float best = -9;
        for (std::size_t p = 0; p < pieces; ++p)
          best = std::max(best, a[p * 64 + i] + b[p * 64 + i] + bias[p * 64 + i]);
        EXPECT_FLOAT_EQ(hidden[i], best);
      }
    }
  }
}

TEST(Kernels, ChooseTheFirstOfEqualScoresThatIsNotMasked) {
  constexpr float kNo = -std::numeric_limits<float>::infinity();
  for (const Kernels* kernel : available()) {
    std::vector<float> scores(32, -2.0F), mask(32, 0.0F);
    scores[3] = 9;
    scores[20] = scores[25] = -1;
    mask[3] = kNo;
    EXPECT_EQ(kernel->argmax(scores.data(), mask.data(), 32), 20);
    mask[20] = kNo;
    EXPECT_EQ(kernel->argmax(scores.data(), mask.data(), 32), 25);
    mask.assign(32, kNo);
    EXPECT_EQ(kernel->argmax(scores.data(), mask.data(), 32), -1);
  }
}

TEST(Kernels, AreThoseOfTheWidestAvailableSet) {
  EXPECT_EQ(kernels().instructions, available().back()->instructions);
}

}  // namespace
}  // namespace kg
