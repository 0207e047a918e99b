#ifndef KG_EXTRACT_NLP_TOKENIZER_H_
#define KG_EXTRACT_NLP_TOKENIZER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"

namespace kg {

/// spaCy's 64-bit string ids (extract/nlp/strings.h).
using StringId = std::uint64_t;

/// The lexical attributes of one token that the models read. `norm` may differ between two tokens
/// of the same `orth` (tokenizer exceptions set it).
struct LexicalAttributes {
  StringId orth = 0;
  StringId lower = 0;
  StringId norm = 0;
  StringId prefix = 0;  ///< first code point
  StringId suffix = 0;  ///< last three code points
  StringId shape = 0;   ///< "Xxxx", "dd"
  bool is_space = false;
};

struct LexicalToken {
  Span span;  ///< bytes of the text given to the tokenizer
  bool space_after = false;
  LexicalAttributes lex;
};

/// spaCy's rule-based tokenizer with a pipeline's own expressions and exceptions.
/// Source: spacy/tokenizer.pyx and spacy/lang/lex_attrs.py, 3.8.
/// Thread-safe: `tokenize` may run on many threads at once, each with a Cache of its own.
class Tokenizer {
 public:
  /// Bounded memory of recently seen chunks and their tokens; owned by one thread. Never changes
  /// results.
  class Cache;
  struct CacheDeleter {
    void operator()(Cache* cache) const;
  };
  using CachePtr = std::unique_ptr<Cache, CacheDeleter>;

  /// Reads `tokenizer` and `vocab/lookups.bin` of a pipeline directory.
  /// Io if a file cannot be read, Corruption if it is not what spaCy writes.
  static Result<Tokenizer> load(const std::filesystem::path& model_directory);

  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  CachePtr make_cache() const;

  /// Appends the tokens of `text` to `tokens`. Concatenating all tokens with their spaces gives
  /// `text` back (a single leading space is a token of its own). REQUIRES: text is valid UTF-8.
  void tokenize(std::string_view text, Cache& cache, std::vector<LexicalToken>& tokens) const;

 private:
  struct Impl;
  explicit Tokenizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TOKENIZER_H_
