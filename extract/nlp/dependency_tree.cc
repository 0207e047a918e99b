#include "extract/nlp/dependency_tree.h"

#include <algorithm>
#include <numeric>

namespace kg {
namespace {

// spaCy gives up after this many passes; a malformed tree need not settle.
constexpr int kMaxPasses = 12;

void widen(std::int32_t child, DependencyTree& tree) {
  const auto c = static_cast<std::size_t>(child);
  const auto h = static_cast<std::size_t>(tree.heads[c]);
  tree.left_edges[h] = std::min(tree.left_edges[h], tree.left_edges[c]);
  tree.right_edges[h] = std::max(tree.right_edges[h], tree.right_edges[c]);
}

// Whether every head lies in the sentence of its child, sentences being cut at the left edges of
// roots. (The last token is not looked at, as in spaCy.)
bool heads_are_within_sentences(const std::vector<std::uint8_t>& starts,
                                const DependencyTree& tree) {
  const auto size = static_cast<std::int32_t>(tree.heads.size());
  std::int32_t begin = 0;
  for (std::int32_t i = 0; i < size; ++i) {
    if (!(i > 0 && starts[static_cast<std::size_t>(i)] != 0) && i != size - 1) continue;
    for (std::int32_t j = begin; j < i; ++j) {
      const std::int32_t head = tree.heads[static_cast<std::size_t>(j)];
      if (head < begin || head > i) return false;
    }
    begin = i;
  }
  return true;
}

void mark_root_edges(const DependencyTree& tree, std::vector<std::uint8_t>& starts) {
  std::fill(starts.begin(), starts.end(), std::uint8_t{0});
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] == static_cast<std::int32_t>(i))
      starts[static_cast<std::size_t>(tree.left_edges[i])] = 1;
  }
}

void set_edges_and_sentences(DependencyTree& tree) {
  const auto size = static_cast<std::int32_t>(tree.heads.size());
  tree.left_edges.resize(tree.heads.size());
  tree.right_edges.resize(tree.heads.size());
  std::iota(tree.left_edges.begin(), tree.left_edges.end(), 0);
  std::iota(tree.right_edges.begin(), tree.right_edges.end(), 0);
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    for (std::int32_t i = 0; i < size; ++i) widen(i, tree);
    for (std::int32_t i = size - 1; i >= 0; --i) widen(i, tree);
    mark_root_edges(tree, tree.sentence_starts);
    if (heads_are_within_sentences(tree.sentence_starts, tree)) break;
  }
}

// Finds the true heads of words with decorated labels. Children are looked up within the edges of
// the tree as predicted, also after some words have moved.
class Deprojectivizer {
 public:
  Deprojectivizer(std::span<const std::uint8_t> is_space, DependencyTree& tree)
      : is_space_(is_space), tree_(tree), moved_(tree.heads.size()) {
    list_children();
  }

  void run() {
    for (std::size_t i = 0; i < tree_.heads.size(); ++i) {
      ParseLabel& label = tree_.labels[i];
      if (!label.decorated) continue;
      const auto token = static_cast<std::int32_t>(i);
      const std::int32_t head = true_head(token, label.head);
      if (head != tree_.heads[i]) {
        tree_.heads[i] = head;
        moved_[static_cast<std::size_t>(head)].push_back(token);
      }
      label = {label.dep, Dep::None, false};
    }
  }

 private:
  // Counting sort of the words by head.
  void list_children() {
    const std::size_t size = tree_.heads.size();
    first_.assign(size + 1, 0);
    for (const std::int32_t head : tree_.heads) ++first_[static_cast<std::size_t>(head) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    children_.resize(size);
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < size; ++i)
      children_[next[static_cast<std::size_t>(tree_.heads[i])]++] = static_cast<std::int32_t>(i);
  }

  // The present children of `head` within its edges, in text order.
  void children_of(std::int32_t head, std::vector<std::int32_t>& found) const {
    const auto h = static_cast<std::size_t>(head);
    found.clear();
    for (std::size_t i = first_[h]; i < first_[h + 1]; ++i) {
      if (is_child(children_[i], head)) found.push_back(children_[i]);
    }
    if (moved_[h].empty()) return;
    for (const std::int32_t child : moved_[h]) {
      if (is_child(child, head)) found.push_back(child);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }

  bool is_child(std::int32_t child, std::int32_t head) const {
    const auto h = static_cast<std::size_t>(head);
    return child != head && tree_.heads[static_cast<std::size_t>(child)] == head &&
           tree_.left_edges[h] <= child && child <= tree_.right_edges[h];
  }

  // Breadth first from the predicted head, left to right.
  std::int32_t true_head(std::int32_t token, Dep wanted) {
    const std::int32_t head = tree_.heads[static_cast<std::size_t>(token)];
    queue_.assign(1, head);
    for (std::size_t next = 0; next < queue_.size(); ++next) {
      children_of(queue_[next], scratch_);
      for (const std::int32_t child : scratch_) {
        const auto c = static_cast<std::size_t>(child);
        if (is_space_[c] != 0 || child == token) continue;
        if (!tree_.labels[c].decorated && tree_.labels[c].dep == wanted) return child;
        queue_.push_back(child);
      }
    }
    return head;
  }

  std::span<const std::uint8_t> is_space_;
  DependencyTree& tree_;
  std::vector<std::vector<std::int32_t>> moved_;
  std::vector<std::size_t> first_;
  std::vector<std::int32_t> children_, queue_, scratch_;
};

}  // namespace

void finish_tree(std::span<const std::uint8_t> is_space, DependencyTree& tree) {
  bool decorated = false;
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] == static_cast<std::int32_t>(i))
      tree.labels[i] = {Dep::Root, Dep::None, false};
    decorated = decorated || tree.labels[i].decorated;
  }
  tree.sentence_starts.resize(tree.heads.size());
  set_edges_and_sentences(tree);
  if (!decorated) return;
  Deprojectivizer(is_space, tree).run();
  set_edges_and_sentences(tree);
}

}  // namespace kg
