#ifndef KG_EXTRACT_NLP_KERNELS_H_
#define KG_EXTRACT_NLP_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <vector>

namespace kg {

/// Allocates on cache lines, so that a vector register never straddles two of them.
template <typename T>
struct CacheLineAllocator {
  using value_type = T;
  static constexpr std::align_val_t kAlignment{64};

  CacheLineAllocator() = default;
  template <typename U>
  explicit CacheLineAllocator(const CacheLineAllocator<U>&) {}
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), kAlignment)); }
  void deallocate(T* p, std::size_t) { ::operator delete(p, kAlignment); }
  bool operator==(const CacheLineAllocator&) const { return true; }
};

using FloatBuffer = std::vector<float, CacheLineAllocator<float>>;

/// The weights of one layer y_o = max_p(W_op . x + b_op), laid out for the kernels: outputs in
/// groups, and inside a group one line of all its columns per input, so that a kernel reads the
/// weights from front to back. With one piece the layer is a plain affine map.
class DenseLayer {
 public:
  DenseLayer() = default;
  /// `weights` is row-major, row o * pieces + p holds piece p of output o, as thinc stores it;
  /// `bias` has one number per row, or is empty for none. `group` is the number of columns per
  /// group: 0 chooses. REQUIRES: 1 <= pieces <= 3.
  DenseLayer(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
             std::size_t pieces, std::size_t inputs, std::size_t group = 0);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  /// Outputs including the zeros that fill the last group: the least width of a row of results.
  std::size_t padded_outputs() const { return groups_ * group_outputs_; }
  std::size_t pieces() const { return pieces_; }
  std::size_t groups() const { return groups_; }
  std::size_t group_outputs() const { return group_outputs_; }
  std::size_t group_columns() const { return group_outputs_ * pieces_; }
  const float* group_weights(std::size_t group) const {
    return weights_.data() + group * group_columns() * inputs_;
  }
  const float* group_bias(std::size_t group) const {
    return bias_.data() + group * group_columns();
  }

 private:
  std::size_t inputs_ = 0, outputs_ = 0, pieces_ = 1, groups_ = 0, group_outputs_ = 0;
  FloatBuffer weights_;  // [group][input][piece][output in group]
  FloatBuffer bias_;     // [group][piece][output in group]
};

/// A rectangle of floats: rows of `width` numbers, `stride` numbers apart. Rows may overlap (a
/// window that slides over a text is one).
struct ConstRows {
  const float* data;
  std::size_t stride;
  std::size_t rows;
};

enum class InstructionSet : std::uint8_t { Baseline, Avx2, Avx512 };

/// The arithmetic of the pipelines for one instruction set. Every number of a result comes from the
/// same operations in the same order whatever rows stand beside it, so that batching never changes
/// a result. Pure functions, thread-safe.
struct Kernels {
  InstructionSet instructions;
  /// y[r][o] = max_p(W . x[r] + b) for the outputs of groups [first, last) of `layer`; output o of
  /// group `first` goes to y[r][0]. REQUIRES: rows of x hold layer.inputs() numbers; y_stride is at
  /// least the padded width of these groups; y does not overlap x.
  void (*dense)(const DenseLayer& layer, std::size_t first, std::size_t last, ConstRows x, float* y,
                std::size_t y_stride);
  /// Normalises each row of `width` numbers of y to mean 0 and variance 1 (population variance +
  /// 1e-8), multiplies by `gain` and adds `bias`; writes that to the row of x, or adds it there if
  /// `accumulate`. x may be y. REQUIRES: width is a multiple of 16.
  void (*layer_norm)(const float* y, std::size_t rows, std::size_t width, const float* gain,
                     const float* bias, bool accumulate, float* x);
  /// x[i] += y[i] for i < size. REQUIRES: size is a multiple of 16.
  void (*add)(float* x, const float* y, std::size_t size);
  /// hidden[i] = max over pieces of (sum of features[f][piece * width + i], f ascending, +
  /// bias[piece * width + i]). REQUIRES: width is a multiple of 16.
  void (*sum_maxout)(const float* const* features, std::size_t count, const float* bias,
                     std::size_t width, std::size_t pieces, float* hidden);
  /// The first index of the greatest scores[i] + mask[i]; -1 if none exceeds minus infinity.
  /// REQUIRES: size is a multiple of 16.
  int (*argmax)(const float* scores, const float* mask, std::size_t size);
};

/// The kernels for the widest instruction set that this processor has.
const Kernels& kernels();
/// The kernels for `instructions`; null if this processor lacks them.
const Kernels* kernels_for(InstructionSet instructions);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_KERNELS_H_
