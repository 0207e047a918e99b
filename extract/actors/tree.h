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
/// paragraphs. Everything is computed once, without recursion and in linear time; each question
/// then costs O(1), child() the number of children. Does not own document and annotation, which
/// must outlive it.
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
  bool is_above(TokenIndex ancestor, TokenIndex token) const {
    return order_[token] - order_[ancestor] < size_[ancestor];
  }
  /// Closing brackets minus opening ones among the tokens are 0.
  bool has_even_brackets(TokenRange range) const {
    return brackets_[range.first] == brackets_[range.last];
  }

  std::uint32_t sentence(TokenIndex token) const { return sentence_[token]; }
  std::uint32_t paragraph(TokenIndex token) const { return paragraph_[token]; }
  /// Whether the token stands in a heading.
  bool heading(TokenIndex token) const { return heading_[token]; }
  /// Number of the quotation the token stands in, from 1; 0 outside quotation marks.
  std::uint32_t quote(TokenIndex token) const { return quote_[token]; }

  /// The verb (or clause-heading predicate) that governs the token, not itself; kNoToken if none.
  TokenIndex clause(TokenIndex token) const { return above_[token].clause; }
  /// Whether a predicate or a clause above it (see clause) is adverbial or behind a preposition.
  bool in_adverbial_clause(TokenIndex predicate) const { return above_[predicate].adverbial; }
  /// The token at the head of a coordination of which `token` is a later member, else itself.
  TokenIndex first_conjunct(TokenIndex token) const { return above_[token].first_conjunct; }
  /// The token that stands for it in its clause: above appositions and conjuncts.
  TokenIndex anchor(TokenIndex token) const { return above_[token].anchor; }
  /// Subject of a predicate, shared ones included: conjoined verbs and open complements look above
  /// themselves; for a relative clause or participle the noun it belongs to. kNoToken if none.
  TokenIndex subject(TokenIndex predicate) const { return above_[predicate].subject; }

 private:
  // What a token takes over from the tokens above it.
  struct Above {
    TokenIndex clause = kNoToken, subject = kNoToken;
    TokenIndex first_conjunct = kNoToken, anchor = kNoToken;
    bool adverbial = false;
  };

  void link_children();
  std::vector<TokenIndex> top_down() const;
  void measure_subtrees(const std::vector<TokenIndex>& order);
  void look_above(const std::vector<TokenIndex>& order);
  TokenIndex subject_of(TokenIndex predicate, TokenIndex own) const;
  void count_brackets();
  void place_tokens();
  void mark_quotes();

  const Document* document_;
  const Annotation* annotation_;
  std::vector<std::string> lower_;
  std::vector<TokenIndex> child_begin_, children_, left_, right_;
  std::vector<TokenIndex> order_, size_;  // of subtrees, in a walk that visits each whole
  std::vector<Above> above_;
  std::vector<std::int32_t> brackets_;  // open before each token, and at the end
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
