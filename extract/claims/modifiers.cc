#include "extract/claims/modifiers.h"

#include <algorithm>

#include "extract/claims/lexicon.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

bool adds_another(const Tree& tree, TokenIndex modifier) {
  auto conjunction = tree.child(modifier, {Dep::Cc});
  return conjunction && (tree.lower(*conjunction) == "and" || tree.lower(*conjunction) == "or");
}

// A modifier before the head and what is coordinated with it, in text order.
Tokens coordinated(const Tree& tree, TokenIndex modifier, TokenIndex head) {
  Tokens members = {modifier};
  for (std::size_t i = 0; i < members.size(); ++i)
    for (TokenIndex c : tree.children(members[i]))
      if (tree.dep(c) == Dep::Conj && c < head) members.push_back(c);
  std::sort(members.begin(), members.end());
  return members;
}

// The first coordination of modifiers before the head; empty if there is none.
Tokens coordinated_modifiers(const Tree& tree, TokenIndex head) {
  for (TokenIndex c : tree.children(head)) {
    if (c > head || !tree.has_dep(c, {Dep::Amod, Dep::Compound, Dep::Nmod})) continue;
    Tokens members = coordinated(tree, c, head);
    bool adds = std::any_of(members.begin(), members.end(),
                            [&](TokenIndex t) { return adds_another(tree, t); });
    if (members.size() > 1 && adds) return members;
  }
  return {};
}

// Whether the token belongs to this member: below it, below no other, and no joint between them.
bool belongs_to(const Tree& tree, TokenIndex member, const Tokens& members, TokenIndex token) {
  if (!tree.dominates(member, token)) return false;
  bool joint = tree.head(token) == member && token > member &&
               (tree.dep(token) == Dep::Cc || tree.is_punct(token));
  return !joint && std::none_of(members.begin(), members.end(), [&](TokenIndex other) {
    return other != member && tree.dominates(member, other) && tree.dominates(other, token);
  });
}

}  // namespace

std::vector<Phrase> distribute_modifiers(const Tree& tree, const Phrase& phrase) {
  if (!phrase.head || tree[*phrase.head].pos != Pos::Noun || is_name(tree[*phrase.head].entity))
    return {phrase};
  const Tokens members = coordinated_modifiers(tree, *phrase.head);
  if (members.empty()) return {phrase};
  std::vector<Phrase> phrases;
  for (TokenIndex member : members) {
    Phrase one = phrase;
    std::erase_if(one.words, [&](const Word& word) {
      return word.token && tree.dominates(members.front(), *word.token) &&
             !belongs_to(tree, member, members, *word.token);
    });
    phrases.push_back(std::move(one));
  }
  return phrases;
}

}  // namespace kg
