#ifndef KG_EXTRACT_CLAIMS_TREE_H_
#define KG_EXTRACT_CLAIMS_TREE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

using MaybeToken = std::optional<TokenIndex>;

/// The dependency tree of one sentence or of a part of it (sentence_parts.h), with lists of
/// dependents and lower-case words. Refers to the document and the annotation, which must outlive
/// it. A broken tree (a governor outside of it, a cycle) is repaired by making its token a root, so
/// walks always end; what hangs on an auxiliary is lifted to its verb, and a receiver taken for a
/// part of what it receives is freed, as is a purpose that hangs on the noun before it, and what
/// sums up or goes on with a whole sentence but hangs deep inside it. Questions about subtrees cost
/// O(1) (dominates, edges) or the size of the answer.
class Tree {
 public:
  Tree(const Document& document, const Annotation& annotation, std::uint32_t sentence);
  /// REQUIRES: `part` is not empty and inside the sentence.
  Tree(const Document& document, const Annotation& annotation, std::uint32_t sentence,
       TokenRange part);

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

  /// Whether the sentence has no final stop, as headings have none.
  bool is_open_ended() const;
  /// The colon between who speaks and what they say: "Trump: Europe must pay more", and in headings
  /// "Europe must pay more: Trump". Nothing if there is none.
  MaybeToken speaker_colon() const { return speaker_colon_; }

  /// The governor; nothing for a root.
  MaybeToken head(TokenIndex token) const;
  /// Dependents in text order.
  std::span<const TokenIndex> children(TokenIndex token) const {
    const TokenIndex i = token - range_.first;
    return std::span(children_).subspan(child_begin_[i], child_begin_[i + 1] - child_begin_[i]);
  }
  /// The first dependent with one of these labels.
  MaybeToken child(TokenIndex token, std::initializer_list<Dep> deps) const;
  bool has_child(TokenIndex token, std::initializer_list<Dep> deps) const {
    return child(token, deps).has_value();
  }
  /// Whether `ancestor` is `token` or governs it through any number of arcs.
  bool dominates(TokenIndex ancestor, TokenIndex token) const {
    const Subtree& above = subtrees_[ancestor - range_.first];
    return subtrees_[token - range_.first].order - above.order < above.size;
  }
  /// The token and everything below it, in text order.
  std::vector<TokenIndex> subtree(TokenIndex token) const;
  std::size_t subtree_size(TokenIndex token) const { return subtrees_[token - range_.first].size; }
  TokenIndex left_edge(TokenIndex token) const { return subtrees_[token - range_.first].left; }
  /// Last token of the subtree, inclusive.
  TokenIndex right_edge(TokenIndex token) const { return subtrees_[token - range_.first].right; }

  /// The named entity that covers the token, as a range; nothing outside entities.
  std::optional<TokenRange> entity(TokenIndex token) const;
  /// Whether a comma, dash, colon, semicolon, bracket or quote stands in [first, last).
  bool has_break(TokenIndex first, TokenIndex last) const;

 private:
  // What is below a token, the token itself included.
  struct Subtree {
    TokenIndex order = 0;  // place in a walk that visits governors first and subtrees whole
    TokenIndex size = 1;
    TokenIndex left = 0, right = 0;
  };

  void read_words();
  void link_heads();
  void cut_cycles();
  void lift_from_auxiliaries();
  void list_children();
  void measure_subtrees();
  void free_receivers();
  void free_purposes();
  void free_subjects();
  void free_years();
  void free_interrupted();
  void free_places();
  void free_participles();
  void free_first_preposition();
  void free_first_place();
  void free_summaries();
  void find_heading_verb();
  void find_heading_subject(TokenIndex root);
  void split_at_speaker();
  void give_subject_behind(TokenIndex colon);
  bool is_speaker(TokenIndex first, TokenIndex last) const;
  void make_heading_verb(TokenIndex verb, TokenIndex root);
  TokenIndex first_of(TokenIndex token) const;
  void join_type_nouns();
  bool is_swallowed_receiver(TokenRange name, TokenIndex object) const;

  const Document& document_;
  const Annotation& annotation_;
  std::uint32_t sentence_;
  TokenRange range_;
  MaybeToken speaker_colon_;
  std::vector<TokenIndex> heads_;  // own index = root
  std::vector<Dep> deps_;
  std::vector<TokenIndex> child_begin_, children_;  // children of token i: from [i] to [i + 1]
  std::vector<Subtree> subtrees_;
  std::vector<TokenIndex> walk_;  // tokens by Subtree::order
  std::vector<std::string> lower_;
  std::vector<std::string> lemma_;
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_TREE_H_
