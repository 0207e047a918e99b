#ifndef KG_EXTRACT_ACTORS_TREE_H_
#define KG_EXTRACT_ACTORS_TREE_H_

#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

inline constexpr TokenIndex kNoToken = std::numeric_limits<TokenIndex>::max();

/// Questions about the trees of one document: children, edges of subtrees, clauses, quotes,
/// paragraphs. Everything is computed once, without recursion; each question then costs O(1) or a
/// walk up the tree. Does not own document and annotation, which must outlive it.
class DocumentTree {
 public:
  DocumentTree(const Document& document, const Annotation& annotation);

  const Document& document() const { return *document_; }
  const Annotation& annotation() const { return *annotation_; }
  TokenIndex size() const { return static_cast<TokenIndex>(annotation_->tokens.size()); }
  const Token& operator[](TokenIndex token) const { return annotation_->tokens[token]; }

  /// The token as written.
  std::string_view text(TokenIndex token) const;
  /// The token in lower case.
  const std::string& lower(TokenIndex token) const { return lower_[token]; }
  /// The words of a range joined by one space where the text has space.
  std::string text(TokenRange range) const;

  /// Direct dependents in text order.
  std::span<const TokenIndex> children(TokenIndex token) const;
  /// The first dependent with one of these labels; kNoToken if there is none.
  TokenIndex child(TokenIndex token, std::initializer_list<Dep> deps) const;
  bool is_root(TokenIndex token) const { return (*this)[token].head == token; }
  /// From the first to the last token of the subtree (all tokens between, in a projective tree).
  TokenRange subtree(TokenIndex token) const { return {left_[token], right_[token] + 1}; }
  /// Steps from the root; 0 for a root.
  std::uint32_t depth(TokenIndex token) const { return depth_[token]; }
  /// Whether `ancestor` is `token` or above it.
  bool is_above(TokenIndex ancestor, TokenIndex token) const;

  std::uint32_t sentence(TokenIndex token) const { return sentence_[token]; }
  std::uint32_t paragraph(TokenIndex token) const { return paragraph_[token]; }
  /// Whether the token stands in a heading.
  bool heading(TokenIndex token) const { return heading_[token]; }
  /// Number of the quotation the token stands in, from 1; 0 outside quotation marks.
  std::uint32_t quote(TokenIndex token) const { return quote_[token]; }

  /// The verb (or clause-heading predicate) that governs the token, not itself; kNoToken if none.
  TokenIndex clause(TokenIndex token) const;
  /// The token at the head of a coordination of which `token` is a later member, else itself.
  TokenIndex first_conjunct(TokenIndex token) const;
  /// Subject of a predicate, shared ones included: conjoined verbs and open complements look above
  /// themselves; for a relative clause or participle the noun it belongs to. kNoToken if none.
  TokenIndex subject(TokenIndex predicate) const;

 private:
  void link_children();
  void measure_subtrees();
  void place_tokens();
  void mark_quotes();

  const Document* document_;
  const Annotation* annotation_;
  std::vector<std::string> lower_;
  std::vector<TokenIndex> child_begin_, children_, left_, right_;
  std::vector<std::uint32_t> depth_, sentence_, paragraph_, quote_;
  std::vector<bool> heading_;
};

bool is_subject(Dep dep);
bool is_verb(Pos pos);
/// NN, NNS, NNP, NNPS.
bool is_noun(Tag tag);
bool is_proper_noun(Tag tag);
/// Whether the word begins with a capital letter (A to Z, or any letter that lower-casing changes).
bool is_capitalised(std::string_view word);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_TREE_H_
