#include "extract/actors/spans.h"

#include <algorithm>
#include <array>

namespace kg {
namespace {

/// Dependents that are no part of a noun's own phrase.
bool is_outside(Dep dep) {
  static constexpr std::array<Dep, 17> kOutside = {
      Dep::Cc,   Dep::Preconj, Dep::Conj,  Dep::Nsubj, Dep::Nsubjpass, Dep::Mark,
      Dep::Aux,  Dep::Auxpass, Dep::Ccomp, Dep::Advcl, Dep::Parataxis, Dep::Meta,
      Dep::Intj, Dep::Expl,    Dep::Csubj, Dep::Dobj,  Dep::Attr};
  return std::find(kOutside.begin(), kOutside.end(), dep) != kOutside.end();
}

bool is_open(std::string_view word) { return word == "(" || word == "[" || word == "“"; }
bool is_close(std::string_view word) { return word == ")" || word == "]" || word == "”"; }

TokenRange trim(const DocumentTree& tree, TokenRange range, TokenIndex head) {
  const auto is_edge = [&](TokenIndex i) {
    return i != head && (tree[i].pos == Pos::Punct || tree[i].pos == Pos::Space ||
                         tree[i].dep == Dep::Cc || tree[i].dep == Dep::Punct);
  };
  while (range.first < head && is_edge(range.first)) {
    if (is_open(tree.text(range.first)) && tree.has_even_brackets(range)) break;
    ++range.first;
  }
  while (range.last > head + 1 && is_edge(range.last - 1)) {
    if (is_close(tree.text(range.last - 1)) && tree.has_even_brackets(range)) break;
    --range.last;
  }
  return range;
}

}  // namespace

TokenRange phrase_of(const DocumentTree& tree, TokenIndex head) {
  TokenRange range{head, head + 1};
  const auto children = tree.children(head);
  for (const TokenIndex child : children) {
    if (child < head) continue;
    if (is_outside(tree[child].dep)) break;
    range.last = std::max(range.last, tree.subtree(child).last);
  }
  for (auto it = children.rbegin(); it != children.rend(); ++it) {
    if (*it > head) continue;
    if (is_outside(tree[*it].dep)) break;
    range.first = std::min(range.first, tree.subtree(*it).first);
  }
  return trim(tree, range, head);
}

TokenRange coordination_of(const DocumentTree& tree, TokenIndex head) {
  TokenRange range = phrase_of(tree, head);
  for (TokenIndex at = head; at != kNoToken; at = tree.child(at, {Dep::Conj}))
    range.last = std::max(range.last, phrase_of(tree, at).last);
  return range;
}

TokenRange near_head(TokenRange phrase, TokenIndex head) {
  constexpr TokenIndex kReach = 60;
  return {std::max(phrase.first, head > kReach ? head - kReach : 0),
          std::min(phrase.last, head + kReach)};
}

}  // namespace kg
