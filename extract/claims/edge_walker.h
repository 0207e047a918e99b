#ifndef KG_EXTRACT_CLAIMS_EDGE_WALKER_H_
#define KG_EXTRACT_CLAIMS_EDGE_WALKER_H_

#include <set>
#include <tuple>
#include <vector>

#include "extract/claims/binary_edges.h"

namespace kg {

/// The walk that binary_edges() documents, over one sentence.
class EdgeWalker {
 public:
  /// Both must outlive the walker.
  EdgeWalker(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  /// The edges of all clauses, in text order of their verbs. To be called once.
  std::vector<BinaryEdge> walk();

 private:
  using Tokens = std::vector<TokenIndex>;

  // Clauses and their subjects (edge_walker.cc).
  bool starts_edges(const Clause& clause) const;
  bool is_told(TokenIndex gerund) const;
  std::vector<Tokens> subjects_of(const Clause& clause) const;
  void walk_subjects(const Clause& clause);
  void walk_clause(const Clause& clause, const Tokens& relation);
  void walk_inner(TokenIndex verb, const Tokens& before);
  void walk_into(const Clause& inner, const Tokens& base);
  void add(const Tokens& relation, const Tokens& object, EdgeKind kind);

  // What a clause says of its subject (edge_walker_arguments.cc).
  std::vector<Tokens> walk_objects(const Clause& clause, const Tokens& relation);
  Tokens walk_phrases(const Clause& clause, const Tokens& base);
  bool stands_alone(const PrepositionalPhrase& phrase) const;
  void walk_amounts(const Clause& clause, const Tokens& base);
  void walk_times(const Clause& clause, const Tokens& base, const Tokens& extended);
  void walk_adverbs(const Clause& clause, const Tokens& relation);
  void walk_complements(const Clause& clause, const Tokens& base, const Tokens& extended);
  void walk_before_or_after(const Clause& clause, TokenIndex verb, const Tokens& base);
  void walk_clause_object(const Clause& clause, const Tokens& base);
  void walk_small_clause(const Clause& inner, const Tokens& base);
  bool asks(TokenIndex verb) const;
  bool results(const Clause& clause, TokenIndex verb) const;

  // Noun phrases (edge_walker_nouns.cc).
  std::vector<Tokens> walk_noun(const Tokens& relation, TokenIndex noun, int depth, EdgeKind kind);
  void walk_inside(const Tokens& relation, const Tokens& phrase, TokenIndex head, int depth,
                   EdgeKind kind);
  void walk_infinitives(const Tokens& relation, const Tokens& phrase, TokenIndex head);
  void walk_region(const Tokens& relation, TokenIndex head, EdgeKind kind);
  void walk_members(TokenIndex head, bool single);
  bool is_lifted(TokenIndex preposition) const;
  bool is_full() const;

  const Tree& tree_;
  const ClauseTable& clauses_;
  Tokens subject_;
  SubjectSource source_ = SubjectSource::None;
  int steps_ = 0;
  int nested_ = 0;  // clauses that go on behind each other
  std::vector<BinaryEdge> edges_;
  std::set<std::tuple<Tokens, Tokens, Tokens>> seen_;
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_EDGE_WALKER_H_
