// Which clauses make edges, and of which subjects.
#include "extract/claims/edge_walker.h"

#include <algorithm>

#include "extract/claims/edge_phrases.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

// How many clauses may go on behind each other.
constexpr int kDeepest = 3;

// Coordinations multiply: a sentence with more edges than this is a table or noise.
constexpr int kMostSteps = 2000;

}  // namespace

std::vector<BinaryEdge> EdgeWalker::walk() {
  for (const Clause& clause : clauses_.clauses())
    if (starts_edges(clause)) walk_subjects(clause);
  return std::move(edges_);
}

bool EdgeWalker::is_full() const { return steps_ > kMostSteps; }

bool EdgeWalker::starts_edges(const Clause& clause) const {
  if (clause.silent) return false;
  if (clause.existential) return clause.complement.has_value();
  switch (clause.source) {
    case SubjectSource::Own:
    case SubjectSource::Cleft:
    case SubjectSource::Relative:
    case SubjectSource::Shared:
    case SubjectSource::Controlled:
    case SubjectSource::ObjectControlled:
    case SubjectSource::Borrowed:
    case SubjectSource::Participle:
      return true;
    case SubjectSource::Gerund:
      return is_told(clause.verb);
    default:
      return false;  // their words are part of the edges of the clause above
  }
}

// "left after *signing* it" tells that it was signed; "left for signing it", "could win by signing
// it" and "won not by signing it" do not.
bool EdgeWalker::is_told(TokenIndex gerund) const {
  static constexpr std::string_view kWords[] = {"after", "by", "since", "upon", "when", "while"};
  MaybeToken preposition = tree_.head(gerund);
  if (!preposition || tree_.has_child(*preposition, {Dep::Neg})) return false;
  const Clause* host = tree_.head(*preposition) ? clauses_.at(*tree_.head(*preposition)) : nullptr;
  if (!host) return false;
  bool certain = std::none_of(host->relation.begin(), host->relation.end(), [&](TokenIndex t) {
    return tree_[t].tag == Tag::Md || tree_.dep(t) == Dep::Neg;
  });
  return certain && std::find(std::begin(kWords), std::end(kWords), tree_.lower(*preposition)) !=
                        std::end(kWords);
}

std::vector<EdgeWalker::Tokens> EdgeWalker::subjects_of(const Clause& clause) const {
  if (clause.existential) return {{*tree_.child(clause.verb, {Dep::Expl})}};
  std::vector<Tokens> subjects;
  auto heads = conjuncts(tree_, *clause.subject);
  for (TokenIndex head : heads) {
    if (tree_.has_dep(head, {Dep::Csubj, Dep::Csubjpass}))
      subjects.push_back(whole_phrase(tree_, head));
    else
      for (Tokens& form : edge_phrases(tree_, head, heads.size() > 1, EdgeExtent::Full))
        subjects.push_back(std::move(form));
  }
  return subjects;
}

void EdgeWalker::walk_subjects(const Clause& clause) {
  source_ = clause.source;
  for (Tokens& subject : subjects_of(clause)) {
    subject_ = std::move(subject);
    walk_clause(clause, clause.relation);
  }
}

// The clause's own edges behind the words of `relation`, which ends with its verb.
void EdgeWalker::walk_clause(const Clause& clause, const Tokens& relation) {
  if (nested_ > kDeepest || is_full()) return;
  ++nested_;
  const std::size_t count = edges_.size();
  const std::vector<Tokens> bases = walk_objects(clause, relation);
  for (const Tokens& base : bases) {
    Tokens extended = walk_phrases(clause, base);
    walk_amounts(clause, base);
    walk_times(clause, base, extended);
    walk_complements(clause, base, extended);
  }
  walk_clause_object(clause, bases.front());
  if (edges_.size() == count) walk_adverbs(clause, relation);
  --nested_;
}

// A clause without a subject of its own goes on behind the words before it.
void EdgeWalker::walk_inner(TokenIndex verb, const Tokens& before) {
  const Clause* inner = clauses_.at(verb);
  if (!inner || inner->finite || tree_.has_child(verb, {Dep::Nsubj, Dep::Nsubjpass})) return;
  if (inner->object_is_antecedent) return;  // "a price *to pay*" is said before the verb
  Tokens relation = before;
  for (TokenIndex t : inner->relation)
    if (tree_.dominates(verb, t)) relation.push_back(t);
  walk_clause(*inner, relation);
}

// "showed *how it was caused by* the wind", "the problem is *that it costs* money"
void EdgeWalker::walk_into(const Clause& inner, const Tokens& base) {
  Tokens relation = base;
  for (TokenIndex t : whole_phrase(tree_, inner.verb))
    if (t < inner.relation.front()) relation.push_back(t);
  relation.insert(relation.end(), inner.relation.begin(), inner.relation.end());
  walk_clause(inner, relation);
}

void EdgeWalker::add(const Tokens& relation, const Tokens& object, EdgeKind kind) {
  ++steps_;
  BinaryEdge edge{unquoted(tree_, subject_), unquoted(tree_, relation), unquoted(tree_, object),
                  kind, confidence_of_edge(kind, source_)};
  if (edge.subject.empty() || edge.relation.empty() || edge.object.empty()) return;
  if (seen_.insert({edge.subject, edge.relation, edge.object}).second)
    edges_.push_back(std::move(edge));
}

}  // namespace kg
