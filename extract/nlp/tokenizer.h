#ifndef KG_EXTRACT_NLP_TOKENIZER_H_
#define KG_EXTRACT_NLP_TOKENIZER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "extract/nlp/lexemes.h"

namespace kg {

struct LexicalToken {
  Span span;  ///< bytes of the text given to the tokenizer
  bool space_after = false;
  LexicalAttributes lex;
};

/// spaCy's rule-based tokenizer with a pipeline's own expressions and exceptions.
/// Source: spacy/tokenizer.pyx and spacy/lang/lex_attrs.py, 3.8.
/// Thread-safe: `tokenize` may run on many threads at once, each with a Cache of its own.
///
/// Tokens are those of spaCy with two exceptions, which bound the time for text that nobody wrote
/// for readers: a chunk of more than kMaxChunk bytes without white space stays one token, and an
/// expression that gives up (Regex::kMatchLimit) has not matched. Time is otherwise linear in the
/// text: suffixes of long chunks are sought in the last bytes only, which is exact for expressions
/// whose matches are shorter than 64 bytes or, like a row of dots, of any length.
class Tokenizer {
 public:
  /// Bounded memory of recently seen chunks and their tokens; owned by one thread. Never changes
  /// results.
  class Cache;
  struct CacheDeleter {
    void operator()(Cache* cache) const;
  };
  using CachePtr = std::unique_ptr<Cache, CacheDeleter>;

  static constexpr std::size_t kMaxChunk = 64 * 1024;

  /// Reads `tokenizer` and `vocab/lookups.bin` of a pipeline directory.
  /// NotFound or Io if a file cannot be read, Corruption if it is not what spaCy writes,
  /// Unsupported for an expression that cannot be compiled.
  static Result<Tokenizer> load(const std::filesystem::path& model_directory);

  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  CachePtr make_cache() const;

  /// Appends the tokens of `text` to `tokens`. Concatenating all tokens with their spaces gives
  /// `text` back (a single leading space is a token of its own).
  /// REQUIRES: text is valid UTF-8 and shorter than 4 GiB.
  void tokenize(std::string_view text, Cache& cache, std::vector<LexicalToken>& tokens) const;

  /// Makes one token of "re-elected", which spaCy's expressions split in three: from the token
  /// `first` on, an affix of kAffixes, a hyphen and a word without white space between them become
  /// one. The treebanks that the models are trained on leave these words whole (Warner et al.,
  /// English Web Treebank, LDC2012T13, tokenization guidelines: list of affixes), so the models
  /// know them whole; split, the verb gets lost. Not what spaCy does: not for raw annotation.
  void join_affixes(std::string_view text, std::size_t first,
                    std::vector<LexicalToken>& tokens) const;

 private:
  struct Impl;
  explicit Tokenizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TOKENIZER_H_
