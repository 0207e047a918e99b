#ifndef KG_EXTRACT_NLP_DEPENDENCY_TREE_H_
#define KG_EXTRACT_NLP_DEPENDENCY_TREE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "extract/nlp/labels.h"

namespace kg {

/// A label as the parser predicts it. A decorated one, "prep||nsubj", says: the true label is
/// `dep`, and the true head is a descendant of the predicted head that bears `head`.
struct ParseLabel {
  Dep dep = Dep::None;
  Dep head = Dep::None;
  bool decorated = false;
};

/// Heads and labels of one text, and where its sentences start. One entry per token.
struct DependencyTree {
  std::vector<std::int32_t> heads;  ///< a root is its own head
  std::vector<ParseLabel> labels;
  std::vector<std::uint8_t> sentence_starts;
  std::vector<std::int32_t> left_edges, right_edges;  ///< of the subtree; for finish_tree only
};

/// Completes a predicted tree as spaCy does after parsing: labels roots, moves the words with
/// decorated labels to their true heads (pseudo-projective parsing, Nivre & Nilsson 2005), and sets
/// `sentence_starts` from the leftmost word of each root's subtree. `is_space[i]` != 0 for
/// white-space tokens, which are never true heads.
/// Sources: arc_eager.pyx (set_annotations), nonproj.pyx (deprojectivize), doc.pyx
/// (set_children_from_heads).
void finish_tree(std::span<const std::uint8_t> is_space, DependencyTree& tree);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_DEPENDENCY_TREE_H_
