// Rules of clauses with a verb of content.
#include <algorithm>

#include "extract/claims/claim_rules.h"
#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/speech.h"

namespace kg {
namespace {

std::vector<DraftArgument> as_objects(ArgumentRole role, std::vector<Phrase> phrases,
                                      const PrepositionalPhrase* preposition = nullptr) {
  std::vector<DraftArgument> objects;
  for (Phrase& phrase : phrases) {
    DraftArgument object;
    object.role = role;
    object.phrase = std::move(phrase);
    if (preposition) {
      object.preposition = preposition->words;
      object.supplied_preposition = preposition->supplied;
    }
    objects.push_back(std::move(object));
  }
  return objects;
}

// A clause before a verb that does not speak is not its object across ";", ":" or a dash.
MaybeToken clause_object(const Tree& tree, const Clause& clause) {
  if (!clause.clause_object) return std::nullopt;
  TokenIndex object = *clause.clause_object;
  if (object > clause.verb || in_lexicon(Lexicon::SpeechVerb, tree.lemma(clause.verb)) ||
      in_lexicon(Lexicon::ThoughtVerb, tree.lemma(clause.verb)))
    return object;
  for (TokenIndex t = object; t < clause.verb; ++t)
    if (tree[t].tag == Tag::Colon) return std::nullopt;
  return object;
}

bool has_other_form(const Tree& tree, const Clause& clause) {
  return clause.silent || clause.existential || clause.object || clause.complement ||
         clause_object(tree, clause) || interrupted_clause(tree, clause);
}

const PrepositionalPhrase* first_of(const Clause& clause,
                                    bool (*wanted)(const PrepositionalPhrase&)) {
  auto found = std::find_if(clause.phrases.begin(), clause.phrases.end(), wanted);
  return found == clause.phrases.end() ? nullptr : &*found;
}

// The phrase that completes the verb: the doer, else the first after it that is no time.
const PrepositionalPhrase* completing_phrase(const Clause& clause) {
  using P = const PrepositionalPhrase&;
  if (auto* p = first_of(clause, [](P x) { return x.agent; })) return p;
  if (clause.inverted && !clause.phrases.empty()) return &clause.phrases.front();
  if (auto* p = first_of(clause, [](P x) { return !x.fronted && !x.time && !x.inherited; }))
    return p;
  return first_of(clause, [](P x) { return !x.fronted; });
}

void add_preposition(const Tree& tree, const PrepositionalPhrase& phrase, Draft& draft) {
  for (TokenIndex t : phrase.words) draft.relation.words.push_back(Word::of(t));
  if (!phrase.supplied.empty()) {
    draft.relation.words.push_back(Word::supply(phrase.supplied));
    draft.implicit = true;
  }
  draft.lemma += " " + preposition_text(tree, phrase);
}

// "bought banks, including *Barlow* and *Creedon*": the named examples of what is acted on.
std::vector<Phrase> members_of(const Tree& tree, TokenIndex group) {
  std::vector<Phrase> members;
  if (!tree.has_tag(group, {Tag::Nns, Tag::Nnps})) return members;
  for (TokenIndex c : tree.children(group)) {
    if (tree.dep(c) != Dep::Prep || c < group || !opens_examples(tree, c)) continue;
    auto phrase = prepositional_phrase(tree, c);
    if (!phrase || phrase->clausal) continue;
    for (TokenIndex member : conjuncts(tree, phrase->object))
      members.push_back({words_of(noun_phrase(tree, member, {.single = true})), member});
  }
  return members;
}

// The same claim of each member; `preposition` as in as_objects.
void emit_members(const RuleContext& context, const Clause& clause, Draft draft, TokenIndex object,
                  ArgumentRole role, const PrepositionalPhrase* preposition = nullptr) {
  for (TokenIndex group : conjuncts(context.tree, object)) {
    auto members = members_of(context.tree, group);
    if (members.empty()) continue;
    draft.rules.resize(1);
    draft.rules.push_back("member");
    emit(context, clause, draft, as_objects(role, std::move(members), preposition));
  }
}

// "is *sure* that": the adjective that takes the clause goes to the relation.
void add_adjective(const Tree& tree, const Clause& clause, Draft& draft) {
  if (!clause.copula || tree[*clause.complement].pos != Pos::Adj) return;
  for (TokenIndex t : whole_phrase(tree, *clause.complement)) {
    if (!tree.dominates(*clause.clause_object, t)) draft.relation.words.push_back(Word::of(t));
  }
  draft.lemma += " " + tree.lower(*clause.complement);
}

// "said *that*": the word that opens the clause goes to the relation.
void add_that(const Tree& tree, TokenIndex object, Draft& draft) {
  for (TokenIndex c : tree.children(object))
    if (tree.dep(c) == Dep::Mark && tree.lower(c) == "that")
      draft.relation.words.push_back(Word::of(c));
}

}  // namespace

void rule_direct_object(const RuleContext& context, const Clause& clause) {
  if (clause.silent || !clause.object) return;
  Draft draft;
  draft.rules = {"direct-object"};
  draft.lemma = lemma_of(context.tree, clause);
  draft.alternative = alternative(context.tree, *clause.object);
  draft.arguments = further_arguments(context.tree, clause);
  if (auto said = clause_object(context.tree, clause)) {
    auto extra = as_objects(ArgumentRole::Clause, {clause_phrase(context.tree, clause, *said)});
    draft.arguments.insert(draft.arguments.begin(), extra.begin(), extra.end());
  }
  if (clause.complement && *clause.complement > *clause.object) {
    auto extra = as_objects(ArgumentRole::Adverbial,
                            {phrase_of(context.tree, clause, *clause.complement, false)});
    draft.arguments.insert(draft.arguments.begin(), extra.begin(), extra.end());
  }
  emit(context, clause, draft,
       as_objects(ArgumentRole::Object, objects_of(context.tree, clause, *clause.object)));
  if (!clause.object_is_antecedent)
    emit_members(context, clause, draft, *clause.object, ArgumentRole::Object);
}

void rule_prepositional(const RuleContext& context, const Clause& clause) {
  if (has_other_form(context.tree, clause)) return;
  const PrepositionalPhrase* phrase = completing_phrase(clause);
  if (!phrase) return;
  Draft draft;
  draft.rules = {clause.passive ? "passive" : "prepositional"};
  draft.relation = relation_of(context.tree, clause, &draft.implicit);
  draft.lemma = lemma_of(context.tree, clause);
  add_preposition(context.tree, *phrase, draft);
  draft.alternative = alternative(context.tree, phrase->object);
  draft.arguments = further_arguments(context.tree, clause, phrase);
  ArgumentRole role = phrase->time ? ArgumentRole::Time : ArgumentRole::Prepositional;
  emit(context, clause, draft,
       as_objects(role, objects_of(context.tree, clause, phrase->object), phrase));
  if (!phrase->time) emit_members(context, clause, draft, phrase->object, role, phrase);
}

void rule_clause_object(const RuleContext& context, const Clause& clause) {
  auto object = clause_object(context.tree, clause);
  if (clause.silent || clause.existential || clause.object || !object) return;
  if (clause.complement && (!clause.copula || *object < clause.verb)) return;
  Draft draft;
  draft.rules = {"clause-object"};
  draft.relation = relation_of(context.tree, clause, &draft.implicit);
  draft.lemma = lemma_of(context.tree, clause);
  add_adjective(context.tree, clause, draft);
  add_that(context.tree, *object, draft);
  draft.arguments = further_arguments(context.tree, clause);
  emit(context, clause, draft,
       as_objects(ArgumentRole::Clause, {clause_phrase(context.tree, clause, *object)}));
}

// "wants *Germany* to base a brigade there": parsers read Germany as the subject of the clause,
// where in "urges Germany to ..." it is an object. The link is the same.
void rule_influence(const RuleContext& context, const Clause& clause) {
  const Tree& tree = context.tree;
  auto wished = clause_object(tree, clause);
  if (clause.silent || clause.object || !wished || *wished < clause.verb) return;
  if (!object_control_cue(tree.lemma(clause.verb)) || !is_infinitive(tree, *wished)) return;
  auto doer = tree.child(*wished, {Dep::Nsubj, Dep::Nsubjpass});
  if (!doer || *doer < clause.verb || !tree.is_noun(*doer)) return;
  Draft draft;
  draft.rules = {"influence"};
  draft.lemma = lemma_of(tree, clause);
  emit(context, clause, draft, as_objects(ArgumentRole::Object, objects_of(tree, clause, *doer)));
}

void rule_interrupting_speech(const RuleContext& context, const Clause& clause) {
  if (clause.silent || clause.object) return;
  auto said = interrupted_clause(context.tree, clause);
  if (!said) return;
  Draft draft;
  draft.rules = {"interrupting-speech"};
  draft.lemma = lemma_of(context.tree, clause);
  draft.arguments = further_arguments(context.tree, clause);
  emit(context, clause, draft,
       as_objects(ArgumentRole::Clause, {clause_phrase(context.tree, clause, *said)}));
}

void rule_intransitive(const RuleContext& context, const Clause& clause) {
  if (has_other_form(context.tree, clause) || completing_phrase(clause)) return;
  Draft draft;
  draft.rules = {"intransitive"};
  draft.lemma = lemma_of(context.tree, clause);
  draft.arguments = further_arguments(context.tree, clause);
  // "Lind said:" and "to clarify" say nothing by themselves.
  bool empty = context.tree.lemma(clause.verb) == "say" ||
               clause.source == SubjectSource::Purpose || clause.source == SubjectSource::Gerund;
  if (empty && draft.arguments.empty()) return;
  emit(context, clause, draft, {});
}

}  // namespace kg
