#ifndef KG_EXTRACT_NLP_TOKENIZER_RULES_H_
#define KG_EXTRACT_NLP_TOKENIZER_RULES_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "extract/nlp/lexemes.h"
#include "extract/nlp/regex.h"
#include "extract/nlp/special_cases.h"

namespace kg {

/// What the file `tokenizer` of a pipeline holds. A missing expression never matches.
struct TokenizerRules {
  std::optional<Regex> prefix;       ///< searched for at the start of a chunk
  std::optional<Regex> suffix;       ///< searched for at its end
  std::optional<Regex> infix;        ///< found everywhere in what is left
  std::optional<Regex> token_match;  ///< a chunk that matches is never taken apart
  std::optional<Regex> url_match;    ///< what matches is not split at infixes
  SpecialCases cases;
  std::vector<std::string> case_texts;  ///< the texts of `cases`, ascending
  bool faster_heuristics = true;  ///< the second pass seeks only exceptions that affixes can split
};

/// Reads `path`. NotFound or Io if it cannot be read; Corruption if it is not what spaCy writes or
/// an exception's parts do not spell its text; Unsupported for an expression that cannot be
/// compiled.
Result<TokenizerRules> load_tokenizer_rules(const std::filesystem::path& path,
                                            const Lexemes& lexemes);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TOKENIZER_RULES_H_
