#ifndef KG_EXTRACT_NLP_LEXEMES_H_
#define KG_EXTRACT_NLP_LEXEMES_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "extract/nlp/strings.h"

namespace kg {

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

/// Computes lexical attributes as a pipeline's vocabulary does.
/// Source: spacy/lang/lex_attrs.py and spacy/vocab.pyx, 3.8.
class Lexemes {
 public:
  /// Reads the table `lexeme_norm` of `vocab/lookups.bin`; a pipeline may lack the table.
  /// NotFound, Io, Corruption as for every model file.
  static Result<Lexemes> load(const std::filesystem::path& model_directory);

  /// The attributes of a word. The norm is that of the pipeline's table, else that of spaCy's
  /// base norms, else the lower case. REQUIRES: valid UTF-8.
  LexicalAttributes attributes(std::string_view word) const;

 private:
  Lexemes();
  std::unordered_map<StringId, StringId> norms_;  // by orth
};

/// The shape of a word: X for upper case, x for other letters, d for digits, anything else as it
/// is; at most four of a kind in a row; "LONG" from 100 code points on.
std::string word_shape(std::string_view word);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_LEXEMES_H_
