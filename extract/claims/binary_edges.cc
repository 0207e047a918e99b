#include "extract/claims/binary_edges.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extract/claims/clause_builder.h"
#include "extract/claims/edge_phrases.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"
#include "extract/claims/speech.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

// How deep noun phrases are opened, and how many clauses may go on behind each other.
constexpr int kDeepest = 3;

// Coordinations multiply: a sentence with more edges than this is a table or noise.
constexpr int kMostSteps = 2000;

Tokens operator+(Tokens left, const Tokens& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

class EdgeWalker {
 public:
  EdgeWalker(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  std::vector<BinaryEdge> walk() {
    for (const Clause& clause : clauses_.clauses())
      if (starts_edges(clause)) walk_subjects(clause);
    return std::move(edges_);
  }

 private:
  bool starts_edges(const Clause& clause) const {
    if (clause.silent) return false;
    if (clause.existential) return clause.complement.has_value();
    switch (clause.source) {
      case SubjectSource::Own:
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

  // "left after *signing* it" tells that it was signed; "left for signing it", "could win by
  // signing it" and "won not by signing it" do not.
  bool is_told(TokenIndex gerund) const {
    static constexpr std::string_view kWords[] = {"after", "by", "since", "upon", "when", "while"};
    MaybeToken preposition = tree_.head(gerund);
    if (!preposition || tree_.has_child(*preposition, {Dep::Neg})) return false;
    const Clause* host =
        tree_.head(*preposition) ? clauses_.at(*tree_.head(*preposition)) : nullptr;
    if (!host) return false;
    bool certain = std::none_of(host->relation.begin(), host->relation.end(), [&](TokenIndex t) {
      return tree_[t].tag == Tag::Md || tree_.dep(t) == Dep::Neg;
    });
    return certain && std::find(std::begin(kWords), std::end(kWords), tree_.lower(*preposition)) !=
                          std::end(kWords);
  }

  std::vector<Tokens> subjects_of(const Clause& clause) const {
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

  void walk_subjects(const Clause& clause) {
    source_ = clause.source;
    for (Tokens& subject : subjects_of(clause)) {
      subject_ = std::move(subject);
      walk_clause(clause, clause.relation);
    }
  }

  void add(const Tokens& relation, const Tokens& object, EdgeKind kind) {
    ++steps_;
    BinaryEdge edge{unquoted(tree_, subject_), unquoted(tree_, relation), unquoted(tree_, object),
                    kind, confidence_of_edge(kind, source_)};
    if (edge.subject.empty() || edge.relation.empty() || edge.object.empty()) return;
    if (seen_.insert({edge.subject, edge.relation, edge.object}).second)
      edges_.push_back(std::move(edge));
  }

  // Edges to the noun phrase, and edges through what is in it. Gives the forms of the phrase that
  // may stand in further relations.
  std::vector<Tokens> walk_noun(const Tokens& relation, TokenIndex noun, int depth, EdgeKind kind) {
    std::vector<Tokens> passed;
    auto heads = conjuncts(tree_, noun);
    for (TokenIndex head : heads) {
      bool single = heads.size() > 1;
      for (Tokens& form : edge_phrases(tree_, head, single, EdgeExtent::Short)) {
        add(relation, form, kind);
        passed.push_back(std::move(form));
      }
      if (steps_ > kMostSteps) return passed;
      walk_members(head, single);
      if (depth >= kDeepest) continue;
      Tokens full = edge_phrases(tree_, head, single, EdgeExtent::Full).front();
      walk_inside(relation, full, head, depth, kind);
      walk_infinitives(relation, full, head);
    }
    return passed;
  }

  // Through the prepositions of a noun phrase: "led the board *of trustees*".
  void walk_inside(const Tokens& relation, const Tokens& phrase, TokenIndex head, int depth,
                   EdgeKind kind) {
    for (TokenIndex c : tree_.children(head)) {
      bool inside = std::binary_search(phrase.begin(), phrase.end(), c);
      if (tree_.dep(c) != Dep::Prep || c < head || !inside || is_lifted(c)) continue;
      if (!opens_into(tree_, head, c)) continue;
      auto inner = prepositional_phrase(tree_, c);
      if (!inner) continue;
      Tokens before = relation;
      for (TokenIndex t : phrase)
        if (t < inner->words.front() && t <= head) before.push_back(t);
      if (inner->clausal)
        walk_inner(inner->object, before + inner->words);
      else
        walk_noun(before + inner->words, inner->object, depth + 1, kind);
    }
  }

  // Whether a clause has it as a phrase of its own.
  bool is_lifted(TokenIndex preposition) const {
    return std::any_of(clauses_.clauses().begin(), clauses_.clauses().end(), [&](const auto& c) {
      return std::find(c.lifted.begin(), c.lifted.end(), preposition) != c.lifted.end();
    });
  }

  // "made an effort *to gain* control"
  void walk_infinitives(const Tokens& relation, const Tokens& phrase, TokenIndex head) {
    for (TokenIndex c : tree_.children(head)) {
      if (c < head || !tree_.has_dep(c, {Dep::Acl, Dep::Relcl})) continue;
      if (!is_infinitive(tree_, c) || is_loose(tree_, c)) continue;
      Tokens before = relation;
      for (TokenIndex t : phrase)
        if (t < c) before.push_back(t);
      walk_inner(c, before);
    }
  }

  // "controls, *including limits*"
  void walk_members(TokenIndex head, bool single) {
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

  // The clause's own edges behind the words of `relation`, which ends with its verb.
  void walk_clause(const Clause& clause, const Tokens& relation) {
    if (nested_ > kDeepest || steps_ > kMostSteps) return;
    ++nested_;
    const std::size_t count = edges_.size();
    const std::vector<Tokens> bases = walk_objects(clause, relation);
    for (const Tokens& base : bases) {
      Tokens extended = walk_phrases(clause, base);
      walk_times(clause, base, extended);
      walk_complements(clause, base, extended);
    }
    walk_clause_object(clause, bases.front());
    if (edges_.size() == count && clause.adverbs.size() == 1)
      add(relation, whole_phrase(tree_, clause.adverbs.front()), EdgeKind::Adverb);
    --nested_;
  }

  // Edges to recipient and object or complement; gives the relation with them, one a conjunct.
  std::vector<Tokens> walk_objects(const Clause& clause, const Tokens& relation) {
    Tokens base = relation;
    if (clause.recipient)
      base = base + walk_noun(base, *clause.recipient, kDeepest, EdgeKind::Recipient).front();
    MaybeToken object = clause.object ? clause.object : clause.complement;
    if (!object) return {base};
    EdgeKind kind = clause.object ? EdgeKind::Object : EdgeKind::Complement;
    std::vector<Tokens> bases = walk_noun(base, *object, 0, kind);
    for (Tokens& form : bases) form = base + form;
    return bases;
  }

  // Edges to the prepositional phrases, fronted ones last; gives the relation with the phrase that
  // completes it.
  Tokens walk_phrases(const Clause& clause, const Tokens& base) {
    std::vector<PrepositionalPhrase> phrases = clause.phrases;
    std::stable_partition(phrases.begin(), phrases.end(),
                          [](const auto& phrase) { return !phrase.fronted; });
    Tokens carried = base;
    for (const auto& phrase : phrases) {
      if (phrase.words.empty()) continue;
      Tokens relation = (stands_alone(phrase) ? base : carried) + phrase.words;
      if (phrase.clausal) {
        walk_inner(phrase.object, relation);
        continue;
      }
      EdgeKind kind = kind_of(clause, phrase, carried != base);
      Tokens object = walk_noun(relation, phrase.object, 0, kind).front();
      if (kind == EdgeKind::Phrase) carried = relation + object;
    }
    return carried;
  }

  // Who did it completes a passive wherever it stands, and a phrase set off by a comma starts anew.
  bool stands_alone(const PrepositionalPhrase& phrase) const {
    TokenIndex first = phrase.words.front();
    bool comma = first > tree_.range().first && tree_[first - 1].tag == Tag::Comma;
    return phrase.agent || (comma && !phrase.fronted);
  }

  static EdgeKind kind_of(const Clause& clause, const PrepositionalPhrase& phrase, bool later) {
    if (phrase.fronted) return EdgeKind::Fronted;
    if (phrase.time) return EdgeKind::Time;
    if (clause.object || clause.complement) return EdgeKind::BesideObject;
    return later ? EdgeKind::LaterPhrase : EdgeKind::Phrase;
  }

  void walk_times(const Clause& clause, const Tokens& base, const Tokens& extended) {
    for (TokenIndex time : clause.times) {
      bool before_phrase =
          !clause.phrases.empty() && time > clause.verb && time < clause.phrases.back().preposition;
      add(before_phrase ? base : extended, whole_phrase(tree_, time), EdgeKind::Time);
    }
  }

  // A clause without a subject of its own goes on behind the words before it.
  void walk_inner(TokenIndex verb, const Tokens& before) {
    const Clause* inner = clauses_.at(verb);
    if (!inner || inner->finite || tree_.has_child(verb, {Dep::Nsubj, Dep::Nsubjpass})) return;
    if (inner->object_is_antecedent) return;  // "a price *to pay*" is said before the verb
    Tokens own;
    for (TokenIndex t : inner->relation)
      if (tree_.dominates(verb, t)) own.push_back(t);
    walk_clause(*inner, before + own);
  }

  void walk_complements(const Clause& clause, const Tokens& base, const Tokens& extended) {
    if (clause.open_complement) walk_inner(*clause.open_complement, base);
    for (TokenIndex verb : clause.adverbials)
      if (is_infinitive(tree_, verb) && verb > clause.verb) walk_inner(verb, extended);
  }

  // What is said, known or asked: edges to the clause as a whole, or edges into it.
  void walk_clause_object(const Clause& clause, const Tokens& base) {
    if (auto said = interrupted_clause(tree_, clause))
      return add(base, whole_phrase(tree_, *said, {clause.verb}), EdgeKind::Speech);
    if (!clause.clause_object) return;
    TokenIndex verb = *clause.clause_object;
    if (verb < clause.verb) {
      if (in_lexicon(Lexicon::SpeechVerb, tree_.lemma(clause.verb)))
        add(base, whole_phrase(tree_, verb), EdgeKind::Speech);
      return;
    }
    const Clause* inner = clauses_.at(verb);
    if (!inner) return;
    if (!inner->finite && tree_.has_child(verb, {Dep::Nsubj}))
      return walk_small_clause(*inner, base);
    bool equates = tree_.lemma(clause.verb) == "be";
    if (inner->subject && inner->finite && (equates || asks(verb))) walk_into(*inner, base);
    if (equates) return;
    for (const Tokens& phrase : edge_clauses(tree_, clauses_, verb))
      add(base, phrase, EdgeKind::Clause);
  }

  bool asks(TokenIndex verb) const {
    TokenIndex first = tree_.left_edge(verb);
    return tree_.has_tag(first, {Tag::Wrb, Tag::Wdt, Tag::Wp}) || tree_.lower(first) == "whether";
  }

  // "showed *how it was caused by* the wind", "the problem is *that it costs* money"
  void walk_into(const Clause& inner, const Tokens& base) {
    Tokens before = base;
    for (TokenIndex t : whole_phrase(tree_, inner.verb))
      if (t < inner.relation.front()) before.push_back(t);
    walk_clause(inner, before + inner.relation);
  }

  // "helps *them win* it": what is won ends an edge, and so does who is helped. "heard *the song
  // played*" is one whole.
  void walk_small_clause(const Clause& inner, const Tokens& base) {
    TokenIndex subject = *tree_.child(inner.verb, {Dep::Nsubj});
    Tokens between = edge_phrases(tree_, subject, true, EdgeExtent::Short).front();
    const std::size_t count = edges_.size();
    walk_clause(inner, base + between + inner.relation);
    if (edges_.size() > count)
      add(base, between, EdgeKind::Object);
    else
      add(base, whole_phrase(tree_, inner.verb), EdgeKind::Clause);
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  Tokens subject_;
  SubjectSource source_ = SubjectSource::None;
  int steps_ = 0;
  int nested_ = 0;  // clauses that go on behind each other
  std::vector<BinaryEdge> edges_;
  std::set<std::tuple<Tokens, Tokens, Tokens>> seen_;
};

double share_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Speech:
    case EdgeKind::Time:
    case EdgeKind::LaterPhrase:
      return 0.8;
    case EdgeKind::Object:
    case EdgeKind::Recipient:
    case EdgeKind::Phrase:
    case EdgeKind::Clause:
      return 0.75;
    case EdgeKind::Complement:
    case EdgeKind::Adverb:
      return 0.65;
    case EdgeKind::BesideObject:
    case EdgeKind::Fronted:
      return 0.55;
    case EdgeKind::Member:
      return 0.4;
  }
  return 0.5;
}

}  // namespace

double confidence_of_edge(EdgeKind kind, SubjectSource source) {
  bool taken_over = source == SubjectSource::Shared || source == SubjectSource::Borrowed ||
                    source == SubjectSource::Gerund || source == SubjectSource::None;
  double factor = taken_over ? 0.75 : source == SubjectSource::Participle ? 0.85 : 1.0;
  return share_of(kind) * factor;
}

std::vector<BinaryEdge> binary_edges(const Tree& tree, const ClauseTable& clauses) {
  return EdgeWalker(tree, clauses).walk();
}

}  // namespace kg
