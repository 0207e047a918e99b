#ifndef KG_EXTRACT_NLP_ATTRIBUTE_RULER_H_
#define KG_EXTRACT_NLP_ATTRIBUTE_RULER_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "core/result.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/tokenizer.h"

namespace kg {

/// spaCy's AttributeRuler: patterns over tags, lower-case forms and labels that set pos, morph,
/// tag, dep and lemma. Source: spacy/pipeline/attributeruler.py, 3.8.
class AttributeRuler {
 public:
  /// Reads `attribute_ruler/patterns`; new label strings go into `labels`. Unsupported (with its
  /// name) for a pattern key that is not implemented, Io and Corruption as usual.
  static Result<AttributeRuler> load(const std::filesystem::path& model_directory,
                                     LabelSet& labels);

  AttributeRuler(AttributeRuler&&) noexcept;
  AttributeRuler& operator=(AttributeRuler&&) noexcept;
  ~AttributeRuler();

  /// Applies all patterns to one text. `lexical[i]` belongs to `tokens[i]`; spans of `tokens` are
  /// bytes of `text`. Thread-safe. REQUIRES: tags, deps and heads are set.
  void apply(std::string_view text, std::span<const LexicalToken> lexical,
             std::span<Token> tokens) const;

 private:
  struct Impl;
  explicit AttributeRuler(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_ATTRIBUTE_RULER_H_
