#ifndef KG_EXTRACT_NLP_ENTITY_RECOGNIZER_H_
#define KG_EXTRACT_NLP_ENTITY_RECOGNIZER_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "core/result.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/tok2vec.h"
#include "extract/nlp/transition_model.h"

namespace kg {

/// spaCy's named-entity recognizer: greedy BILUO transitions, one per token. Sources:
/// spacy/pipeline/_parser_internals/ner.pyx, spacy/pipeline/ner.pyx. Immutable and thread-safe;
/// each thread brings a Scratch.
class EntityRecognizer {
 public:
  /// The buffers of one thread.
  using Scratch = TransitionScratch;

  /// Reads `model`, `moves` and `cfg` of the component's directory; label names go into `labels`.
  /// A recognizer either has a Tok2Vec of its own or listens to the shared one, whose rows have
  /// `shared_width` numbers. NotFound, Io, Corruption and Unsupported as for DependencyParser.
  static Result<EntityRecognizer> load(const std::filesystem::path& directory,
                                       std::size_t shared_width, const WordVectors& vectors,
                                       LabelSet& labels);

  /// The recognizer's own token vectors; null if it reads the shared ones.
  const Tok2Vec* tok2vec() const { return tok2vec_ ? &*tok2vec_ : nullptr; }
  Scratch make_scratch() const { return Scratch(model_); }

  /// Appends the entities of one text. `rows` are the vectors of its tokens; entities neither cross
  /// a token with sentence_starts[i] != 0 nor begin on one with is_space[i] != 0. O(tokens).
  void recognize(const float* rows, std::span<const std::uint8_t> is_space,
                 std::span<const std::uint8_t> sentence_starts, Scratch& scratch,
                 std::vector<EntitySpan>& entities) const;

 private:
  Status set_moves(const std::filesystem::path& path, const std::vector<Move>& moves,
                   LabelSet& labels);
  FloatBuffer mask() const;

  struct LabelledMove {
    int action;
    Ner label;
  };
  std::optional<Tok2Vec> tok2vec_;
  TransitionModel model_;
  std::vector<LabelledMove> moves_;
  FloatBuffer outside_[2][2];            // masks outside of entities: [may begin][may be a unit]
  std::vector<FloatBuffer> inside_;      // masks inside an entity, by label: it must end
  std::vector<FloatBuffer> continuing_;  // ... and where it may go on as well
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_ENTITY_RECOGNIZER_H_
