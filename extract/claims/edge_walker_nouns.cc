// Edges to noun phrases and to what is in them.
#include <algorithm>
#include <utility>

#include "extract/claims/clause_builder.h"
#include "extract/claims/edge_phrases.h"
#include "extract/claims/edge_walker.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

// How many prepositional phrases deep a noun phrase is opened.
constexpr int kDeepest = 3;

// What a noun of quantity counts: "a number of *banks*".
MaybeToken counted(const Tree& tree, TokenIndex noun) {
  if (!in_lexicon(Lexicon::QuantityNoun, tree.lemma(noun))) return std::nullopt;
  MaybeToken of = tree.child(noun, {Dep::Prep});
  if (!of || tree.lower(*of) != "of") return std::nullopt;
  return tree.child(*of, {Dep::Pobj});
}

}  // namespace

// Edges to the noun phrase, and edges through what is in it. Gives the forms of the phrase that may
// stand in further relations, at least one.
std::vector<Tokens> EdgeWalker::walk_noun(const Tokens& relation, TokenIndex noun, int depth,
                                          EdgeKind kind) {
  std::vector<Tokens> passed;
  auto heads = conjuncts(tree_, noun);
  for (TokenIndex head : heads) {
    bool single = heads.size() > 1;
    for (Tokens& form : edge_phrases(tree_, head, single, EdgeExtent::Short)) {
      add(relation, form, kind);
      passed.push_back(std::move(form));
    }
    if (is_full()) return passed;
    walk_region(relation, head, kind);
    walk_members(head, single);
    if (auto things = counted(tree_, head)) walk_members(*things, true);
    if (depth >= kDeepest) continue;
    Tokens full = edge_phrases(tree_, head, single, EdgeExtent::Full).front();
    walk_inside(relation, full, head, depth, kind);
    walk_infinitives(relation, full, head);
  }
  return passed;
}

// Through the prepositions of a noun phrase: "led the board *of trustees*".
void EdgeWalker::walk_inside(const Tokens& relation, const Tokens& phrase, TokenIndex head,
                             int depth, EdgeKind kind) {
  for (TokenIndex c : tree_.children(head)) {
    bool inside = std::binary_search(phrase.begin(), phrase.end(), c);
    if (tree_.dep(c) != Dep::Prep || c < head || !inside || is_lifted(c)) continue;
    if (!opens_into(tree_, head, c)) continue;
    auto inner = prepositional_phrase(tree_, c);
    if (!inner) continue;
    Tokens before = relation;
    for (TokenIndex t : phrase)
      if (t < inner->words.front() && t <= head) before.push_back(t);
    before.insert(before.end(), inner->words.begin(), inner->words.end());
    if (inner->clausal)
      walk_inner(inner->object, before);
    else
      walk_noun(before, inner->object, depth + 1, kind);
  }
}

// Whether a clause has it as a phrase of its own.
bool EdgeWalker::is_lifted(TokenIndex preposition) const {
  return std::any_of(clauses_.clauses().begin(), clauses_.clauses().end(), [&](const auto& c) {
    return std::find(c.lifted.begin(), c.lifted.end(), preposition) != c.lifted.end();
  });
}

// "made an effort *to gain* control"
void EdgeWalker::walk_infinitives(const Tokens& relation, const Tokens& phrase, TokenIndex head) {
  for (TokenIndex c : tree_.children(head)) {
    if (c < head || !tree_.has_dep(c, {Dep::Acl, Dep::Relcl})) continue;
    if (!is_infinitive(tree_, c) || is_loose(tree_, c)) continue;
    Tokens before = relation;
    for (TokenIndex t : phrase)
      if (t < c) before.push_back(t);
    walk_inner(c, before);
  }
}

// What is in Lyon, France, is in France.
void EdgeWalker::walk_region(const Tokens& relation, TokenIndex head, EdgeKind kind) {
  static constexpr std::string_view kPlaces[] = {"at", "from", "in", "near"};
  if (relation.empty() || tree_[head].entity != Ner::Gpe) return;
  if (std::find(std::begin(kPlaces), std::end(kPlaces), tree_.lower(relation.back())) ==
      std::end(kPlaces))
    return;
  for (TokenIndex c : tree_.children(head))
    if (tree_.dep(c) == Dep::Appos && c > head && tree_[c].entity == Ner::Gpe)
      add(relation, noun_phrase(tree_, c, {.single = true, .bare = true}), kind);
}

// "controls, *including limits*"
void EdgeWalker::walk_members(TokenIndex head, bool single) {
  for (TokenIndex c : tree_.children(head)) {
    if (c < head || tree_.lower(c) != "including") continue;
    MaybeToken member = tree_.child(c, {Dep::Pobj, Dep::Dobj});
    if (!member) continue;
    Tokens whole = edge_phrases(tree_, head, single, EdgeExtent::Short).front();
    Tokens outer = std::exchange(subject_, std::move(whole));
    walk_noun({c}, *member, 0, EdgeKind::Member);
    subject_ = std::move(outer);
  }
}

}  // namespace kg
