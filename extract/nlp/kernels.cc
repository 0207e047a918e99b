#include "extract/nlp/kernels.h"

#include <cmath>
#include <limits>

#include "core/check.h"

namespace kg {
namespace {

constexpr std::size_t kAffineGroup = 64;
constexpr std::size_t kMaxoutGroup = 16;
constexpr float kVarianceFloor = 1e-8F;  // thinc/layers/layernorm.py

}  // namespace

DenseLayer::DenseLayer(std::span<const float> weights, std::span<const float> bias,
                       std::size_t outputs, std::size_t pieces, std::size_t inputs,
                       std::size_t group)
    : inputs_(inputs), outputs_(outputs), pieces_(pieces) {
  KG_CHECK(pieces >= 1 && pieces <= 3 && weights.size() == outputs * pieces * inputs);
  group_outputs_ = pieces > 1 ? kMaxoutGroup : group != 0 ? group : kAffineGroup;
  groups_ = (outputs + group_outputs_ - 1) / group_outputs_;
  weights_.assign(groups_ * group_columns() * inputs, 0);
  bias_.assign(groups_ * group_columns(), 0);
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      const std::size_t row = o * pieces + p;
      const std::size_t column = p * group_outputs_ + o % group_outputs_;
      const std::size_t group_start = o / group_outputs_ * group_columns();
      float* to = weights_.data() + group_start * inputs + column;
      for (std::size_t k = 0; k < inputs; ++k) to[k * group_columns()] = weights[row * inputs + k];
      if (!bias.empty()) bias_[group_start + column] = bias[row];
    }
  }
}

namespace {

#define KG_SIMD_NAME baseline
#define KG_SIMD_TARGET
#define KG_SIMD_BYTES 16
#define KG_SIMD_MAXOUT_ROWS 4
#define KG_SIMD_AFFINE_COLUMNS 2
#include "extract/nlp/kernels_body.inc"

constexpr Kernels kBaseline{InstructionSet::Baseline, baseline::dense,
                            baseline::layer_norm,     baseline::add,
                            baseline::sum_maxout,     baseline::argmax};

#if defined(__x86_64__)

#define KG_SIMD_NAME avx2
#define KG_SIMD_TARGET __attribute__((target("avx2,fma")))
#define KG_SIMD_BYTES 32
#define KG_SIMD_MAXOUT_ROWS 4
#define KG_SIMD_AFFINE_COLUMNS 2
#include "extract/nlp/kernels_body.inc"

constexpr Kernels kAvx2{InstructionSet::Avx2, avx2::dense, avx2::layer_norm, avx2::add,
                        avx2::sum_maxout,     avx2::argmax};

#define KG_SIMD_NAME avx512
#define KG_SIMD_TARGET __attribute__((target("avx512f,avx512vl,avx512dq,avx2,fma")))
#define KG_SIMD_BYTES 64
#define KG_SIMD_MAXOUT_ROWS 8
#define KG_SIMD_AFFINE_COLUMNS 4
#include "extract/nlp/kernels_body.inc"

constexpr Kernels kAvx512{InstructionSet::Avx512, avx512::dense, avx512::layer_norm, avx512::add,
                          avx512::sum_maxout,     avx512::argmax};

bool has(InstructionSet instructions) {
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (instructions == InstructionSet::Avx2) return has_avx2;
  return has_avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq");
}

#endif

}  // namespace

const Kernels* kernels_for(InstructionSet instructions) {
#if defined(__x86_64__)
  if (instructions == InstructionSet::Avx2) return has(instructions) ? &kAvx2 : nullptr;
  if (instructions == InstructionSet::Avx512) return has(instructions) ? &kAvx512 : nullptr;
#endif
  return instructions == InstructionSet::Baseline ? &kBaseline : nullptr;
}

const Kernels& kernels() {
  static const Kernels& best = []() -> const Kernels& {
    for (const InstructionSet set : {InstructionSet::Avx512, InstructionSet::Avx2}) {
      if (const Kernels* found = kernels_for(set)) return *found;
    }
    return kBaseline;
  }();
  return best;
}

}  // namespace kg
