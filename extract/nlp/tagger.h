#ifndef KG_EXTRACT_NLP_TAGGER_H_
#define KG_EXTRACT_NLP_TAGGER_H_

#include <filesystem>
#include <span>
#include <vector>

#include "core/result.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/kernels.h"

namespace kg {

/// spaCy's tagger over shared token vectors: one linear layer and the class of the highest score.
/// Sources: spacy/ml/models/tagger.py, spacy/pipeline/tagger.pyx. Immutable and thread-safe.
class Tagger {
 public:
  /// Reads `model` (over token vectors of `width` numbers) and `cfg` of the component's directory;
  /// tags go into `labels`. NotFound, Io, Corruption as usual.
  static Result<Tagger> load(const std::filesystem::path& directory, std::size_t width,
                             LabelSet& labels);

  /// Sets the tag of every token; `rows` are their vectors. O(tokens).
  void apply(const float* rows, std::span<Token> tokens) const;

 private:
  DenseLayer layer_;
  FloatBuffer mask_;  // hides the columns that fill the last group
  std::vector<Tag> tags_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TAGGER_H_
