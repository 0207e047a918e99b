#ifndef KG_EXTRACT_NLP_TRANSITION_MODEL_H_
#define KG_EXTRACT_NLP_TRANSITION_MODEL_H_

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "extract/nlp/kernels.h"
#include "extract/nlp/model_reader.h"

namespace kg {

/// One action that a transition-based model chooses between: what to do and with which label.
struct Move {
  int action = 0;
  std::string label;
};

/// Reads a `moves` file; the order is the order of the model's classes: actions ascending, within
/// an action frequent labels first, labels added after training last. Source:
/// spacy/pipeline/_parser_internals/transition_system.pyx, initialize_actions. Corruption if it is
/// malformed or an action is not in [0, action_count).
Result<std::vector<Move>> read_moves(const std::filesystem::path& path, int action_count);

/// Scores the actions of a parser state from the vectors of a few of its tokens. The hidden layer
/// is linear in each token up to its maxout, so a token's part is computed once for every role
/// ("feature") that it can play. Sources: spacy/ml/parser_model.pyx, _precomputable_affine.py.
/// Immutable and thread-safe; each thread brings a TransitionScratch.
class TransitionModel {
 public:
  /// Takes the state layers of a parser's or entity recognizer's network over token vectors of
  /// `width` numbers. Corruption if layers do not fit, Unsupported for a feature count or number of
  /// pieces other than those of spacy.TransitionBasedParser.v2 with an upper layer.
  static Result<TransitionModel> load(const ThincModel& model, std::size_t features,
                                      std::size_t width, std::size_t classes);

  std::size_t classes() const { return upper_.outputs(); }
  /// Length of a mask for `best`: classes(), filled up.
  std::size_t mask_size() const { return upper_.padded_outputs(); }

 private:
  friend class TransitionScratch;

  std::size_t features_ = 0;
  std::size_t hidden_ = 0;
  DenseLayer input_;  // token vector -> hidden width
  DenseLayer lower_;  // -> [feature][piece][hidden]
  DenseLayer upper_;  // hidden -> classes
  FloatBuffer pad_;   // of an absent token, [feature][piece][hidden]
  FloatBuffer bias_;  // [piece][hidden]
};

/// The buffers with which one thread scores the states of one text after the other.
class TransitionScratch {
 public:
  static constexpr int kAbsent = -1;
  static constexpr std::size_t kMaxFeatures = 8;

  explicit TransitionScratch(const TransitionModel& model);

  /// Turns to another text: `rows` holds `count` token vectors, `width` numbers each.
  void begin(const float* rows, std::size_t count);

  /// The first class of the highest score among those whose mask is 0 (the others have minus
  /// infinity) in the state described by `tokens`: one index or kAbsent per feature. -1 if all
  /// classes are masked. REQUIRES: indices are below `count`; mask has model.mask_size() numbers.
  int best(const int* tokens, const float* mask);

 private:
  const float* feature(int token, std::size_t feature);
  void compute_next_block();

  const TransitionModel* model_;
  const float* rows_ = nullptr;
  std::size_t count_ = 0;
  std::size_t computed_ = 0;  // tokens whose parts are, or were, in the ring
  FloatBuffer ring_;          // the parts of the last tokens
  FloatBuffer input_;
  FloatBuffer late_;  // the part of a token that has left the ring, per feature
  FloatBuffer hidden_, scores_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TRANSITION_MODEL_H_
