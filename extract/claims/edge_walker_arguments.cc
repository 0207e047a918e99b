// Edges to the objects, phrases, times and clauses of a clause.
#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/edge_phrases.h"
#include "extract/claims/edge_walker.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"
#include "extract/claims/speech.h"

namespace kg {
namespace {

using Tokens = std::vector<TokenIndex>;

constexpr int kUnopened = 3;  // a depth at which noun phrases are not opened

Tokens operator+(Tokens left, const Tokens& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

EdgeKind kind_of(const Clause& clause, const PrepositionalPhrase& phrase, bool later) {
  if (phrase.fronted) return EdgeKind::Fronted;
  if (phrase.time) return EdgeKind::Time;
  if (clause.object || clause.complement) return EdgeKind::BesideObject;
  return later ? EdgeKind::LaterPhrase : EdgeKind::Phrase;
}

bool has_phrase_between(const Clause& clause, TokenIndex verb) {
  return std::any_of(clause.phrases.begin(), clause.phrases.end(), [&](const auto& phrase) {
    return !phrase.fronted && phrase.preposition < verb;
  });
}

bool is_amount(const Tree& tree, TokenIndex noun) {
  Ner entity = tree[noun].entity;
  return entity == Ner::Percent || entity == Ner::Money || entity == Ner::Quantity ||
         (entity != Ner::Cardinal && tree.has_child(noun, {Dep::Nummod}));
}

// Whether the word is an adverb behind the verb, or belongs to one.
bool is_adverb_behind(const Tree& tree, TokenIndex verb, TokenIndex word) {
  for (MaybeToken at = word; at && *at > verb; at = tree.head(*at))
    if (tree.head(*at) == verb) return tree.dep(*at) == Dep::Advmod;
  return false;
}

}  // namespace

// Edges to recipient and object or complement; gives the relation with them, one a conjunct.
std::vector<Tokens> EdgeWalker::walk_objects(const Clause& clause, const Tokens& relation) {
  Tokens base = relation;
  if (clause.recipient)
    base = base + walk_noun(base, *clause.recipient, kUnopened, EdgeKind::Recipient).front();
  MaybeToken object = clause.object ? clause.object : clause.complement;
  if (!object) return {base};
  EdgeKind kind = clause.object ? EdgeKind::Object : EdgeKind::Complement;
  std::vector<Tokens> bases = walk_noun(base, *object, 0, kind);
  for (Tokens& form : bases) form = base + form;
  return bases;
}

// Edges to the prepositional phrases, fronted ones last; gives the relation with the phrase that
// completes it.
Tokens EdgeWalker::walk_phrases(const Clause& clause, const Tokens& base) {
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
bool EdgeWalker::stands_alone(const PrepositionalPhrase& phrase) const {
  TokenIndex first = phrase.words.front();
  bool comma = first > tree_.range().first && tree_[first - 1].tag == Tag::Comma;
  return phrase.agent || (comma && !phrase.fronted);
}

// "rose *8 %*"
void EdgeWalker::walk_amounts(const Clause& clause, const Tokens& base) {
  for (TokenIndex adverb : clause.adverbs)
    if (tree_.dep(adverb) == Dep::Npadvmod && adverb > clause.verb && is_amount(tree_, adverb))
      add(base, whole_phrase(tree_, adverb), EdgeKind::Object);
}

void EdgeWalker::walk_times(const Clause& clause, const Tokens& base, const Tokens& extended) {
  for (TokenIndex time : clause.times) {
    bool before_phrase =
        !clause.phrases.empty() && time > clause.verb && time < clause.phrases.back().preposition;
    add(before_phrase ? base : extended, whole_phrase(tree_, time), EdgeKind::Time);
  }
}

// When a clause says nothing else: "would work *here*", "went *so far*".
void EdgeWalker::walk_adverbs(const Clause& clause, const Tokens& relation) {
  if (clause.adverbs.size() == 1)
    return add(relation, whole_phrase(tree_, clause.adverbs.front()), EdgeKind::Adverb);
  if (!clause.adverbs.empty()) return;
  Tokens words, adverb;
  for (TokenIndex t : relation)
    (is_adverb_behind(tree_, clause.verb, t) ? adverb : words).push_back(t);
  add(words, adverb, EdgeKind::Adverb);
}

void EdgeWalker::walk_complements(const Clause& clause, const Tokens& base,
                                  const Tokens& extended) {
  if (clause.open_complement) walk_inner(*clause.open_complement, base);
  for (TokenIndex verb : clause.adverbials) {
    if (verb < clause.verb) continue;
    if (is_infinitive(tree_, verb))
      walk_inner(verb, has_phrase_between(clause, verb) ? extended : base);
    else
      walk_before_or_after(clause, verb, extended);
  }
}

// "left *before he could sell* it", "left *after* they lost"
void EdgeWalker::walk_before_or_after(const Clause& clause, TokenIndex verb, const Tokens& base) {
  static constexpr std::string_view kWords[] = {"after", "before", "till", "until"};
  const Clause* inner = clauses_.at(verb);
  TokenIndex first = tree_.left_edge(verb);
  if (!inner || !inner->finite || !inner->subject || verb < clause.verb) return;
  if (std::find(std::begin(kWords), std::end(kWords), tree_.lower(first)) == std::end(kWords))
    return;
  const std::size_t count = edges_.size();
  walk_into(*inner, base);
  if (edges_.size() > count) return;
  Tokens rest = edge_clauses(tree_, clauses_, verb).front();
  std::erase(rest, first);
  add(base + Tokens{first}, rest, EdgeKind::Clause);
}

// What is said, known or asked: edges to the clause as a whole, or edges into it.
void EdgeWalker::walk_clause_object(const Clause& clause, const Tokens& base) {
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
  if (!inner || results(clause, verb)) return;
  if (!inner->finite && tree_.has_child(verb, {Dep::Nsubj})) return walk_small_clause(*inner, base);
  bool equates = tree_.lemma(clause.verb) == "be";
  if (inner->subject && inner->finite && (equates || asks(verb))) walk_into(*inner, base);
  if (equates) return;
  for (const Tokens& phrase : edge_clauses(tree_, clauses_, verb))
    add(base, phrase, EdgeKind::Clause);
}

bool EdgeWalker::asks(TokenIndex verb) const {
  TokenIndex first = tree_.left_edge(verb);
  return tree_.has_tag(first, {Tag::Wrb, Tag::Wdt, Tag::Wp}) || tree_.lower(first) == "whether";
}

// "are *so* far away *that they cannot be seen*": what follows from it, no object.
bool EdgeWalker::results(const Clause& clause, TokenIndex verb) const {
  for (TokenIndex t = clause.verb; t < tree_.left_edge(verb); ++t)
    if (tree_.lower(t) == "so" || tree_.lower(t) == "such") return true;
  return false;
}

// "helps *them win* it": what is won ends an edge, and so does who is helped. "heard *the song
// played*" is one whole.
void EdgeWalker::walk_small_clause(const Clause& inner, const Tokens& base) {
  TokenIndex subject = *tree_.child(inner.verb, {Dep::Nsubj});
  Tokens between = edge_phrases(tree_, subject, true, EdgeExtent::Short).front();
  const std::size_t count = edges_.size();
  walk_clause(inner, base + between + inner.relation);
  if (edges_.size() > count)
    add(base, between, EdgeKind::Object);
  else
    add(base, whole_phrase(tree_, inner.verb), EdgeKind::Clause);
}

}  // namespace kg
