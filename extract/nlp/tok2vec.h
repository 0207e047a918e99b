#ifndef KG_EXTRACT_NLP_TOK2VEC_H_
#define KG_EXTRACT_NLP_TOK2VEC_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/result.h"
#include "extract/nlp/kernels.h"
#include "extract/nlp/model_reader.h"
#include "extract/nlp/tokenizer.h"
#include "extract/nlp/word_vectors.h"

namespace kg {

/// The lexical attributes that an embedding table may read.
enum class TokenAttribute : std::uint8_t {
  Norm,
  Prefix,
  Suffix,
  Shape,
  Spacy,
  IsSpace,
  Orth,
  Lower
};

/// Turns tokens into vectors that know their neighbours: hashed embeddings of lexical attributes
/// (and static word vectors), mixed by a maxout layer, then residual convolutions over windows of
/// tokens. Sources: spacy/ml/models/tok2vec.py (MultiHashEmbed, MaxoutWindowEncoder),
/// spacy/ml/staticvectors.py, thinc/layers/{hashembed,maxout,layernorm,with_array}.py.
/// Immutable and thread-safe; each thread brings a Cache.
class Tok2Vec {
 public:
  class Cache;
  struct CacheDeleter {
    void operator()(Cache* cache) const;
  };
  using CachePtr = std::unique_ptr<Cache, CacheDeleter>;

  /// Takes the embedding and encoding layers out of `model`; static vectors are projected here
  /// once, so `vectors.values` is not needed later. Corruption if layers do not fit each other,
  /// Unsupported for an attribute, width or number of pieces that is not implemented.
  static Result<Tok2Vec> load(const ThincModel& model, const WordVectors& vectors);

  /// Numbers per token.
  std::size_t width() const { return width_; }

  /// An empty cache of mixed embeddings, for one thread. Bounded; never changes results.
  CachePtr make_cache() const;

  /// The vectors of `tokens`, row by row, in the first tokens.size() * width() numbers of `rows`
  /// (resized as needed). `ends` cuts the tokens into texts: ascending, the last one is
  /// tokens.size(); texts do not influence each other. `row_of` is the table of the WordVectors
  /// given to `load`. O(tokens) time and memory.
  void encode(std::span<const LexicalToken> tokens, std::span<const std::size_t> ends,
              const VectorRows& row_of, Cache& cache, FloatBuffer& rows) const;

 private:
  struct HashEmbedding {
    TokenAttribute attribute;
    std::uint32_t seed;
    std::uint32_t rows;
    FloatBuffer table;
  };
  struct MaxoutNorm {
    DenseLayer maxout;
    FloatBuffer gain, bias;
  };

  Status load_embeddings(const ThincModel& model);
  Status load_static_vectors(const ThincModel& model, const WordVectors& vectors);
  Status load_layers(const ThincModel& model);
  static Result<MaxoutNorm> load_layer(const ThincModel& model, const ModelNode& maxout,
                                       const ModelNode& norm, std::size_t width,
                                       std::size_t inputs);

  void precompute_first_block(const std::vector<float>& weights, const std::vector<float>& bias,
                              std::size_t pieces);

  const float* word(const LexicalToken& token, const VectorRows& row_of, Cache& cache) const;
  void concatenate(const LexicalToken& token, const VectorRows& row_of, float* to) const;
  void compute_missing(Cache& cache) const;
  void look_up(std::span<const LexicalToken> tokens, std::size_t first, std::size_t last,
               const VectorRows& row_of, Cache& cache) const;
  void run_first_block(float* x, std::size_t rows, Cache& cache) const;
  void convolve(const MaxoutNorm& layer, float* x, std::size_t rows, Cache& cache) const;

  std::size_t width_ = 0;
  std::size_t window_ = 0;  // neighbours on either side
  std::size_t pad_ = 0;     // rows of zeros before, between and after texts
  bool reads_space_ = false;
  std::vector<HashEmbedding> embeddings_;
  FloatBuffer projected_;  // static vectors times their weights, [row][width]
  bool has_static_ = false;
  MaxoutNorm mixer_;
  std::vector<MaxoutNorm> encoder_;
  // The first convolution is linear in each of its three words up to its maxout, so the parts of a
  // word in them are computed once a word: [before, at or after it][piece][width].
  DenseLayer parts_;
  FloatBuffer parts_bias_;  // [piece][width]
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TOK2VEC_H_
