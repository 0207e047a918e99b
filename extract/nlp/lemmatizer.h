#ifndef KG_EXTRACT_NLP_LEMMATIZER_H_
#define KG_EXTRACT_NLP_LEMMATIZER_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "core/result.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// spaCy's English rule lemmatizer. Source: spacy/pipeline/lemmatizer.py and
/// spacy/lang/en/lemmatizer.py, 3.8.
class Lemmatizer {
 public:
  /// Reads `lemmatizer/lookups/lookups.bin`. `labels` must already hold every morphology string
  /// that a token may get: load the attribute ruler first. NotFound, Io, Corruption as usual.
  static Result<Lemmatizer> load(const std::filesystem::path& model_directory,
                                 const LabelSet& labels);

  Lemmatizer(Lemmatizer&&) noexcept;
  Lemmatizer& operator=(Lemmatizer&&) noexcept;
  ~Lemmatizer();

  /// Sets the lemma of every token that has none yet. Thread-safe. REQUIRES: pos and morph are set,
  /// spans are bytes of `text`.
  void apply(std::string_view text, std::span<Token> tokens) const;

 private:
  struct Impl;
  explicit Lemmatizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_LEMMATIZER_H_
