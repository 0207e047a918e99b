// Objects, complements, prepositional phrases and adverbials of a clause.
#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

bool is_wh_word(const Tree& tree, TokenIndex token) {
  return tree.has_tag(token, {Tag::Wdt, Tag::Wp, Tag::WpS, Tag::Wrb});
}

// "how much", "which side": a phrase that asks.
bool asks(const Tree& tree, TokenIndex token) {
  if (is_wh_word(tree, token)) return true;
  for (TokenIndex c : tree.children(token))
    if (c < token && tree.has_dep(c, {Dep::Det, Dep::Advmod, Dep::Amod}) && is_wh_word(tree, c))
      return true;
  return false;
}

// "things *that* nobody can explain" with "that" taken for a conjunction or determiner.
bool is_fronted_that(const Tree& tree, TokenIndex object, TokenIndex verb) {
  MaybeToken subject = tree.child(verb, {Dep::Nsubj, Dep::Nsubjpass});
  return tree.lower(object) == "that" && subject && object < *subject;
}

bool is_copular(const Tree& tree, TokenIndex verb) {
  static constexpr std::string_view kVerbs[] = {"be",   "become", "remain", "seem", "appear",
                                                "stay", "look",   "sound",  "feel", "prove",
                                                "grow", "turn",   "go",     "get",  "keep"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), tree.lemma(verb)) != std::end(kVerbs);
}

// "the day he died", "the way he left": the noun is no object of the clause.
bool is_adverbial_antecedent(const Tree& tree, TokenIndex noun) {
  const std::string& word = tree.lemma(noun);
  return is_time(tree, noun) || word == "way" || word == "reason" || word == "place" ||
         word == "extent" || word == "fact" || word == "case";
}

// "was replaced as minister *by Karin Holt*": the doer of a passive, hung on a noun.
bool is_doer_phrase(const Tree& tree, TokenIndex noun, TokenIndex child) {
  if (tree.dep(child) != Dep::Prep || tree.lower(child) != "by" || child < noun) return false;
  MaybeToken doer = tree.child(child, {Dep::Pobj});
  if (!doer) return false;
  Ner entity = tree[*doer].entity;
  return entity == Ner::Person || entity == Ner::Org || entity == Ner::Gpe || entity == Ner::Norp;
}

// "*In Kyiv*, Lind met Berg and signed the deal": where both were done.
bool is_named_place(const Tree& tree, const PrepositionalPhrase& phrase) {
  static constexpr std::string_view kWords[] = {"at", "in", "inside", "outside"};
  const Ner entity = tree[phrase.object].entity;
  const std::string& word = tree.lower(phrase.preposition);
  if (word == "near") return tree[phrase.object].pos == Pos::Propn && !is_time(tree, phrase.object);
  const bool place = entity == Ner::Gpe || entity == Ner::Loc || entity == Ner::Fac;
  return place && std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

void ClauseBuilder::add_phrase(Clause& clause, TokenIndex preposition, bool inherited) {
  auto phrase = prepositional_phrase(tree_, preposition);
  if (!phrase) return;
  if (auto noun = antecedent_of(tree_, phrase->object))
    phrase->object = *noun;
  else if (is_wh_word(tree_, phrase->object))
    return;
  phrase->fronted = preposition < clause.verb;
  phrase->inherited = inherited;
  clause.phrases.push_back(*phrase);
}

void ClauseBuilder::sort_child(Clause& clause, TokenIndex c) {
  switch (tree_.dep(c)) {
    case Dep::Dobj:
      if (auto noun = antecedent_of(tree_, c)) {
        clause.object = noun;
        clause.object_is_antecedent = true;
      } else if (is_fronted_that(tree_, c, clause.verb)) {
        auto relative = enclosing_relative_clause(tree_, c);
        clause.object = relative ? tree_.head(*relative) : std::nullopt;
        clause.object_is_antecedent = relative.has_value();
      } else if (!asks(tree_, c) && !clause.object) {
        clause.object = c;
      }
      break;
    case Dep::Dative:
      if (tree_[c].pos == Pos::Adp)
        add_phrase(clause, c, false);
      else if (!is_wh_word(tree_, c))
        clause.recipient = c;
      break;
    case Dep::Attr:
    case Dep::Acomp:
    case Dep::Oprd:
      if (!is_wh_word(tree_, c) && !clause.complement) clause.complement = c;
      break;
    case Dep::Ccomp:
      if (!is_chained(tree_, c) && (!clause.clause_object || *clause.clause_object < clause.verb))
        clause.clause_object = c;
      break;
    case Dep::Xcomp:
      if (!is_chained(tree_, c)) clause.open_complement = c;
      break;
    case Dep::Prep:
    case Dep::Agent:
      add_phrase(clause, c, false);
      break;
    case Dep::Npadvmod:
      if (is_time(tree_, c))
        clause.times.push_back(c);
      else
        clause.adverbs.push_back(c);
      break;
    case Dep::Advmod: {
      bool related = std::binary_search(clause.relation.begin(), clause.relation.end(), c);
      bool discourse = in_lexicon(Lexicon::DiscourseAdverb, tree_.lower(c));
      if (is_time(tree_, c))
        clause.times.push_back(c);
      else if (!related && !discourse && !is_wh_word(tree_, c))
        clause.adverbs.push_back(c);
      break;
    }
    case Dep::Advcl:
      if (is_participle_preposition(tree_, c))
        add_phrase(clause, c, false);
      else
        clause.adverbials.push_back(c);
      break;
    default:
      break;
  }
}

// A time phrase that hangs on the last noun tells when the event was ("met him in May"), "by" with
// a name who did it.
void ClauseBuilder::add_phrases_of_object(Clause& clause) {
  std::vector<TokenIndex> nouns;
  if (clause.object && !clause.object_is_antecedent) nouns.push_back(*clause.object);
  for (const auto& phrase : clause.phrases)
    if (!phrase.clausal && !phrase.fronted && !phrase.inherited) nouns.push_back(phrase.object);
  if (clause.complement) nouns.push_back(*clause.complement);
  bool agent = std::any_of(clause.phrases.begin(), clause.phrases.end(),
                           [](const auto& phrase) { return phrase.agent; });
  for (TokenIndex noun : nouns) {
    for (TokenIndex c : tree_.children(noun)) {
      bool time = noun != clause.complement && is_time_phrase_of_noun(tree_, c);
      bool doer = clause.passive && !agent && is_doer_phrase(tree_, noun, c);
      if (!time && !doer) continue;
      std::size_t before = clause.phrases.size();
      add_phrase(clause, c, false);
      if (clause.phrases.size() == before) continue;
      clause.lifted.push_back(c);
      clause.phrases.back().agent = doer;
    }
  }
}

// "the barge (that) Kim built", "the house she lives in", "the river where he lived".
void ClauseBuilder::add_relative_argument(Clause& clause) {
  TokenIndex top = clause.governors.empty() ? clause.verb : clause.governors.front();
  // "the message that they left" has a conjunction, no relative word.
  if (tree_.dep(top) != Dep::Relcl || tree_.has_child(top, {Dep::Mark})) return;
  TokenIndex noun = *tree_.head(top);
  for (TokenIndex c : tree_.children(clause.verb)) {
    if (tree_.dep(c) == Dep::Advmod && tree_.lower(c) == "where") {
      PrepositionalPhrase place;
      place.preposition = c;
      place.supplied = "in";
      place.object = noun;
      clause.phrases.push_back(place);
      return;
    }
    if (tree_.dep(c) == Dep::Prep && c > clause.verb && tree_.children(c).empty()) {
      PrepositionalPhrase stranded;
      stranded.preposition = c;
      stranded.words = {c};
      stranded.object = noun;
      clause.phrases.push_back(stranded);
      return;
    }
  }
  bool subject_relative = clause.source == SubjectSource::Relative;
  bool wh = false;
  for (TokenIndex t = tree_.left_edge(top); t < clause.verb; ++t) wh = wh || is_wh_word(tree_, t);
  if (subject_relative || wh || clause.object || clause.complement || clause.clause_object ||
      clause.passive || is_adverbial_antecedent(tree_, noun) || clause.existential)
    return;
  clause.object = noun;
  clause.object_is_antecedent = true;
}

void ClauseBuilder::add_from_governors(Clause& clause) {
  for (TokenIndex governor : clause.governors) {
    for (TokenIndex c : tree_.children(governor)) {
      if (tree_.has_dep(c, {Dep::Prep, Dep::Agent})) add_phrase(clause, c, true);
      if (tree_.has_dep(c, {Dep::Npadvmod, Dep::Advmod}) && is_time(tree_, c))
        clause.times.push_back(c);
      bool adverbial = tree_.dep(c) == Dep::Advcl;
      if (adverbial && !tree_.dominates(c, clause.verb)) clause.adverbials.push_back(c);
    }
  }
  if (tree_.dep(clause.verb) != Dep::Conj || !clause.subject) return;
  if (clause.source != SubjectSource::Shared) return;
  TokenIndex first = clause.verb;
  while (tree_.dep(first) == Dep::Conj && tree_.head(first)) first = *tree_.head(first);
  for (TokenIndex c : tree_.children(first)) {
    if (c > *clause.subject) continue;
    if (tree_.dep(c) == Dep::Npadvmod && is_time(tree_, c)) clause.times.push_back(c);
    if (tree_.dep(c) != Dep::Prep) continue;
    auto phrase = prepositional_phrase(tree_, c);
    if (phrase && (phrase->time || (clause.object && is_named_place(tree_, *phrase))))
      add_phrase(clause, c, true);
  }
}

// "buys and sells *shares*": what must have an object and has nothing behind it shares that of the
// verb coordinated with it.
void ClauseBuilder::share_object(Clause& clause) const {
  if (clause.object || clause.passive || clause.complement || clause.clause_object) return;
  if (!in_lexicon(Lexicon::ObjectVerb, tree_.lemma(clause.verb))) return;
  MaybeToken second = tree_.child(clause.verb, {Dep::Conj});
  if (!second || *second != clause.verb + 2 || !tree_.is_verb(*second)) return;
  MaybeToken object = tree_.child(*second, {Dep::Dobj});
  if (object && *object > *second && !is_wh_word(tree_, *object)) clause.object = object;
}

void ClauseBuilder::find_arguments(Clause& clause) {
  for (TokenIndex c : tree_.children(clause.verb)) sort_child(clause, c);
  share_object(clause);
  add_relative_argument(clause);
  add_phrases_of_object(clause);
  add_from_governors(clause);
  std::stable_sort(clause.phrases.begin(), clause.phrases.end(),
                   [](const auto& a, const auto& b) { return a.preposition < b.preposition; });
  if (clause.inverted) {
    clause.complement.reset();
    std::stable_partition(clause.relation.begin(), clause.relation.end(),
                          [&](TokenIndex t) { return t > clause.verb; });  // "are buried"
  }
  clause.copula = is_copular(tree_, clause.verb) && clause.complement;
  if (!clause.subject && !clause.existential) clause.silent = true;
  if (cleft_content(tree_, clause.verb)) clause.silent = true;
  for (TokenIndex c : tree_.children(clause.verb)) {
    if (is_chained(tree_, c)) clause.silent = true;
    for (TokenIndex inner : tree_.children(c))
      if (is_chained(tree_, inner) && tree_.has_dep(c, {Dep::Acomp, Dep::Oprd}))
        clause.silent = true;
  }
}

const Clause& ClauseBuilder::build(TokenIndex verb) {
  if (auto found = built_.find(verb); found != built_.end()) return found->second;
  Clause clause;
  clause.verb = verb;
  find_relation(clause);
  find_subject(clause);
  find_arguments(clause);
  return built_.emplace(verb, std::move(clause)).first->second;
}

}  // namespace kg
