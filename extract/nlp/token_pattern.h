#ifndef KG_EXTRACT_NLP_TOKEN_PATTERN_H_
#define KG_EXTRACT_NLP_TOKEN_PATTERN_H_

#include <cstdint>
#include <msgpack.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/regex.h"
#include "extract/nlp/tokenizer.h"

namespace kg {

// The part of spaCy's Matcher patterns that attribute rulers use: one dictionary of conditions per
// token, without operators. Source: spacy/matcher/matcher.pyx, 3.8.

enum class TokenAttribute : std::uint8_t { Tag, Dep, Orth, Lower, IsSpace };

/// What a pattern may look at. The spans lie over each other: lexical[i] belongs to tokens[i].
struct PatternInput {
  std::string_view text;
  std::span<const LexicalToken> lexical;
  std::span<const Token> tokens;

  /// The attribute of token `i`: a label, a string id, or 0 and 1.
  std::uint64_t value(TokenAttribute attribute, std::size_t i) const;
  /// The string of Orth or Lower of token `i`.
  std::string string(TokenAttribute attribute, std::size_t i) const;
};

/// A test of one attribute: equal to one of the values, to none of them, or (for strings) found by
/// the expression.
struct Condition {
  enum class Kind : std::uint8_t { In, NotIn, Search };
  TokenAttribute attribute = TokenAttribute::Tag;
  Kind kind = Kind::In;
  std::vector<std::uint64_t> values;
  std::vector<Regex> expression;  ///< one, for Search

  bool holds(const PatternInput& input, std::size_t i, Regex::Scratch& scratch) const;
};

using TokenConditions = std::vector<Condition>;     ///< all must hold
using TokenPattern = std::vector<TokenConditions>;  ///< one entry per token, at least one

/// Whether the tokens from `begin` on match.
bool matches(const TokenPattern& pattern, const PatternInput& input, std::size_t begin,
             Regex::Scratch& scratch);

/// Reads a list of dictionaries; label strings go into `labels`. Unsupported (with its name) for an
/// attribute or operator that is not one of the above, Corruption for anything else.
Result<TokenPattern> load_token_pattern(const msgpack::object& object, LabelSet& labels);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TOKEN_PATTERN_H_
