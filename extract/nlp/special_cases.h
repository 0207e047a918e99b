#ifndef KG_EXTRACT_NLP_SPECIAL_CASES_H_
#define KG_EXTRACT_NLP_SPECIAL_CASES_H_

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/nlp/tokenizer.h"

namespace kg {

/// One token of a chunk: its bytes are the next `length` ones.
struct ChunkPiece {
  std::uint32_t length = 0;
  LexicalAttributes lex;
};

/// The exceptions of a tokenizer by their text. Immutable after loading.
class SpecialCases {
 public:
  void add(std::string_view text, std::vector<ChunkPiece> pieces);

  /// The tokens of the exception that reads exactly `text`; null if there is none.
  const std::vector<ChunkPiece>* find(std::string_view text) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::vector<ChunkPiece>, Hash, std::equal_to<>> cases_;
  std::size_t longest_ = 0;
};

/// The tokenizer's second pass: finds exceptions that the affix rules have taken apart (":)" inside
/// "(:)") and puts them together again. Source: Tokenizer._apply_special_cases in
/// spacy/tokenizer.pyx and spacy/matcher/phrasematcher.pyx, 3.8. Immutable after loading.
class SplitCaseMatcher {
 public:
  SplitCaseMatcher();

  /// Looks for this sequence of tokens from now on. Does nothing for an empty sequence.
  void add(const std::vector<LexicalToken>& tokens);

  /// Replaces, among the tokens from index `first` on, every span that an added sequence matches
  /// (longest first, then leftmost) and whose text with its white space is an exception.
  void apply(std::string_view text, const SpecialCases& cases, std::size_t first,
             std::vector<LexicalToken>& tokens) const;

 private:
  struct Node {
    std::unordered_map<StringId, std::uint32_t> next;  // by orth
    bool complete = false;
  };
  struct TokenSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void find(const std::vector<LexicalToken>& tokens, std::size_t begin,
            std::vector<TokenSpan>& found) const;
  static std::vector<TokenSpan> without_overlaps(std::vector<TokenSpan> found);

  // Most tokens begin no sequence: their orth's low bits are not set here.
  static constexpr std::size_t kFilterBits = 8192;
  std::bitset<kFilterBits> may_begin_;
  std::vector<Node> nodes_;  // a trie; the first is its root
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_SPECIAL_CASES_H_
