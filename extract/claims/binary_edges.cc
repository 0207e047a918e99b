#include "extract/claims/binary_edges.h"

#include <algorithm>
#include <set>

#include "extract/claims/clause.h"
#include "extract/claims/clause_builder.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

// How many prepositional phrases deep a noun phrase is opened.
constexpr int kDeepest = 3;

Tokens operator+(Tokens left, const Tokens& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

class EdgeWalker {
 public:
  explicit EdgeWalker(const Tree& tree) : tree_(tree), clauses_(tree) {}

  std::vector<BinaryEdge> walk() {
    for (const Clause& clause : clauses_.clauses())
      if (starts_edges(clause)) walk_subjects(clause);
    return std::move(edges_);
  }

 private:
  static bool starts_edges(const Clause& clause) {
    if (clause.silent || !clause.subject) return false;
    switch (clause.source) {
      case SubjectSource::Own:
      case SubjectSource::Relative:
      case SubjectSource::Shared:
      case SubjectSource::Controlled:
      case SubjectSource::Borrowed:
      case SubjectSource::Participle:
        return true;
      default:
        return false;  // their words are part of the edges of the clause above
    }
  }

  void walk_subjects(const Clause& clause) {
    auto heads = conjuncts(tree_, *clause.subject);
    for (TokenIndex head : heads) {
      PhraseOptions options{.single = heads.size() > 1, .clause = clause.verb, .bare = true};
      subject_ = tree_.has_dep(head, {Dep::Csubj, Dep::Csubjpass})
                     ? whole_phrase(tree_, head)
                     : noun_phrase(tree_, head, options);
      walk_clause(clause, clause.relation, 0);
    }
  }

  void add(const Tokens& relation, const Tokens& object) {
    if (relation.empty() || object.empty()) return;
    if (!seen_.insert({subject_, relation, object}).second) return;
    edges_.push_back({subject_, relation, object, 0.5});
  }

  Tokens bare_phrase(TokenIndex head, bool single) const {
    return noun_phrase(tree_, head, {.single = single, .clause = std::nullopt, .bare = true});
  }

  bool opens(TokenIndex noun, TokenIndex preposition) const {
    if (in_lexicon(Lexicon::QuantityNoun, tree_.lemma(noun))) return false;
    Ner entity = tree_[noun].entity;
    if (entity == Ner::Money || entity == Ner::Percent || entity == Ner::Quantity) return false;
    auto name = tree_.entity(noun);
    return !(name && name->contains(preposition)) && tree_.is_noun(noun);
  }

  // An edge to the noun phrase, and edges through its prepositions.
  void walk_noun(const Tokens& relation, TokenIndex noun, int depth) {
    auto heads = conjuncts(tree_, noun);
    for (TokenIndex head : heads) {
      Tokens phrase = bare_phrase(head, heads.size() > 1);
      add(relation, phrase);
      if (depth < kDeepest) walk_inside(relation, phrase, head, depth);
    }
  }

  void walk_inside(const Tokens& relation, const Tokens& phrase, TokenIndex head, int depth) {
    for (TokenIndex c : tree_.children(head)) {
      bool inside = std::binary_search(phrase.begin(), phrase.end(), c);
      if (tree_.dep(c) != Dep::Prep || c < head || !inside || !opens(head, c)) continue;
      auto inner = prepositional_phrase(tree_, c);
      if (!inner || inner->clausal) continue;
      Tokens before;
      for (TokenIndex t : phrase)
        if (t < inner->words.front() && t <= head) before.push_back(t);
      walk_noun(relation + before + inner->words, inner->object, depth + 1);
    }
  }

  // The clause's own edges behind the words of `relation`, which ends with its verb.
  void walk_clause(const Clause& clause, const Tokens& relation, int depth) {
    if (depth > kDeepest) return;
    Tokens base = walk_objects(clause, relation);
    Tokens extended = walk_phrases(clause, base, depth);
    for (TokenIndex time : clause.times) add(base, whole_phrase(tree_, time));
    walk_complements(clause, base, extended, depth);
    bool plain = base == relation && extended == base && clause.times.empty();
    if (plain && clause.adverbs.size() == 1 && clause.adverbials.empty())
      add(relation, whole_phrase(tree_, clause.adverbs.front()));
  }

  // Edges to the object or complement; gives the relation with it.
  Tokens walk_objects(const Clause& clause, const Tokens& relation) {
    Tokens base = relation;
    if (clause.recipient) {
      walk_noun(base, *clause.recipient, kDeepest);
      base = base + bare_phrase(*clause.recipient, true);
    }
    MaybeToken object = clause.object ? clause.object : clause.complement;
    if (object) {
      walk_noun(base, *object, 0);
      if (!clause.object_is_antecedent) base = base + bare_phrase(*object, true);
    }
    if (clause.clause_object && *clause.clause_object > clause.verb)
      add(base, whole_phrase(tree_, *clause.clause_object));
    return base;
  }

  // Edges to the prepositional phrases; gives the relation with the first one that is no time.
  Tokens walk_phrases(const Clause& clause, const Tokens& base, int depth) {
    Tokens carried = base;
    bool free = !clause.object && !clause.complement;
    for (const auto& phrase : clause.phrases) {
      if (phrase.words.empty()) continue;
      const Tokens& before = phrase.fronted ? base : carried;
      Tokens relation = before + phrase.words;
      if (phrase.clausal) {
        walk_inner(phrase.object, relation, depth);
        continue;
      }
      walk_noun(relation, phrase.object, 0);
      bool first = carried == base && free && !phrase.time && !phrase.fronted;
      if (first) carried = relation + bare_phrase(phrase.object, true);
    }
    return carried;
  }

  // A clause without a subject of its own goes on behind the words before it.
  void walk_inner(TokenIndex verb, const Tokens& before, int depth) {
    const Clause* inner = clauses_.at(verb);
    if (!inner || inner->finite || tree_.has_child(verb, {Dep::Nsubj, Dep::Nsubjpass})) return;
    Tokens own;
    for (TokenIndex t : inner->relation)
      if (tree_.dominates(verb, t)) own.push_back(t);
    walk_clause(*inner, before + own, depth + 1);
  }

  void walk_complements(const Clause& clause, const Tokens& base, const Tokens& extended,
                        int depth) {
    if (clause.open_complement) walk_inner(*clause.open_complement, base, depth);
    for (TokenIndex verb : clause.adverbials)
      if (is_infinitive(tree_, verb) && verb > clause.verb) walk_inner(verb, extended, depth);
    // "helps them win it": the subject of the bare infinitive stands between.
    if (!clause.clause_object) return;
    TokenIndex verb = *clause.clause_object;
    const Clause* inner = clauses_.at(verb);
    MaybeToken between = tree_.child(verb, {Dep::Nsubj});
    if (!inner || inner->finite || !between || verb < clause.verb) return;
    add(base, bare_phrase(*between, true));
    walk_clause(*inner, base + bare_phrase(*between, true) + inner->relation, depth + 1);
  }

  const Tree& tree_;
  ClauseTable clauses_;
  Tokens subject_;
  std::vector<BinaryEdge> edges_;
  std::set<std::tuple<Tokens, Tokens, Tokens>> seen_;
};

}  // namespace

std::vector<BinaryEdge> binary_edges(const Tree& tree) { return EdgeWalker(tree).walk(); }

}  // namespace kg
