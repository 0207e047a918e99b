#ifndef KG_EXTRACT_CLAIMS_TREE_H_
#define KG_EXTRACT_CLAIMS_TREE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

using MaybeToken = std::optional<TokenIndex>;

/// Sentences with more tokens make no claims: they are tables, lists or noise; trees over them say
/// nothing and cost much.
inline constexpr TokenIndex kLongestSentence = 500;

/// The dependency tree of one sentence, with lists of dependents and lower-case words. Refers to
/// the document and the annotation, which must outlive it. A broken tree (a governor outside the
/// sentence, a cycle) is repaired by making its token a root, so walks always end; what hangs on an
/// auxiliary is lifted to its verb, and a receiver taken for a part of what it receives is freed,
/// as is a purpose that hangs on the noun before it.
class Tree {
 public:
  Tree(const Document& document, const Annotation& annotation, std::uint32_t sentence);

  const Document& document() const { return document_; }
  std::uint32_t sentence() const { return sentence_; }
  TokenRange range() const { return range_; }
  const Token& operator[](TokenIndex token) const { return annotation_.tokens[token]; }

  /// The bytes of the token as written.
  std::string_view text(TokenIndex token) const;
  /// Its word in lower case (typographic apostrophes made plain).
  const std::string& lower(TokenIndex token) const { return lower_[token - range_.first]; }
  /// Its lemma in lower case.
  const std::string& lemma(TokenIndex token) const { return lemma_[token - range_.first]; }

  Dep dep(TokenIndex token) const { return deps_[token - range_.first]; }
  bool has_dep(TokenIndex token, std::initializer_list<Dep> deps) const;
  bool has_tag(TokenIndex token, std::initializer_list<Tag> tags) const;
  bool is_verb(TokenIndex token) const;  ///< VERB or AUX
  bool is_noun(TokenIndex token) const;  ///< NOUN, PROPN, PRON or NUM
  bool is_punct(TokenIndex token) const;

  /// The governor; nothing for a root.
  MaybeToken head(TokenIndex token) const;
  /// Dependents in text order.
  const std::vector<TokenIndex>& children(TokenIndex token) const {
    return children_[token - range_.first];
  }
  /// The first dependent with one of these labels.
  MaybeToken child(TokenIndex token, std::initializer_list<Dep> deps) const;
  bool has_child(TokenIndex token, std::initializer_list<Dep> deps) const {
    return child(token, deps).has_value();
  }
  /// Whether `ancestor` is `token` or governs it through any number of arcs.
  bool dominates(TokenIndex ancestor, TokenIndex token) const;
  /// The token and everything below it, in text order.
  std::vector<TokenIndex> subtree(TokenIndex token) const;
  TokenIndex left_edge(TokenIndex token) const;
  TokenIndex right_edge(TokenIndex token) const;  ///< last token of the subtree, inclusive

  /// The named entity that covers the token, as a range; nothing outside entities.
  std::optional<TokenRange> entity(TokenIndex token) const;
  /// Whether a comma, dash, colon, semicolon, bracket or quote stands in [first, last).
  bool has_break(TokenIndex first, TokenIndex last) const;

 private:
  void collect(TokenIndex token, std::vector<TokenIndex>& out) const;
  void link_heads();
  void lift_from_auxiliaries();
  void list_children();
  void free_receivers();
  void free_purposes();
  bool is_swallowed_receiver(TokenRange name, TokenIndex object) const;

  const Document& document_;
  const Annotation& annotation_;
  std::uint32_t sentence_;
  TokenRange range_;
  std::vector<TokenIndex> heads_;  // own index = root
  std::vector<Dep> deps_;
  std::vector<std::vector<TokenIndex>> children_;
  std::vector<std::string> lower_;
  std::vector<std::string> lemma_;
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_TREE_H_
