#ifndef KG_EXTRACT_NLP_ANNOTATION_H_
#define KG_EXTRACT_NLP_ANNOTATION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/nlp/labels.h"

namespace kg {

/// Index of a token in Annotation::tokens.
using TokenIndex = std::uint32_t;

struct Token {
  Span span;            ///< bytes of the document's text
  TokenIndex head = 0;  ///< its governor; a root is its own head
  Dep dep = Dep::None;
  Tag tag = Tag::None;
  Pos pos = Pos::None;
  Morph morph = Morph::None;
  bool space_after = false;  ///< followed by one space that is not a token
  bool sentence_start = false;
  bool entity_begin = false;  ///< first token of an entity
  Ner entity = Ner::None;     ///< label of the entity it is in
  std::string lemma;
};

/// A range of tokens [first, last).
struct TokenRange {
  TokenIndex first = 0;
  TokenIndex last = 0;

  TokenIndex size() const { return last - first; }
  bool contains(TokenIndex token) const { return first <= token && token < last; }
  bool operator==(const TokenRange&) const = default;
};

/// A named entity as the model sees it, before any correction.
struct EntitySpan {
  TokenRange tokens;
  Ner label = Ner::None;
};

/// Tokens, sentences, trees and entities over one text. Does not own the text.
struct Annotation {
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;  ///< cover all tokens, in order
  std::vector<EntitySpan> entities;   ///< in order, disjoint
  std::shared_ptr<const LabelSet> labels;

  /// The bytes from the first to the last token of `range`. REQUIRES: range is not empty.
  Span span(TokenRange range) const {
    return {tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  }
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_ANNOTATION_H_
