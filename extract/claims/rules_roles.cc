// What a role is of: "Tom Ray, *mayor of Oslo*", "*UN* envoy Eva Holm". Roles link people with
// bodies and places, which "Tom Ray; is; mayor of Oslo" alone does not.
#include <algorithm>
#include <iterator>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/noun_claims.h"

namespace kg {
namespace {

// The last token of a name of a body, place or people.
bool ends_body_name(const Tree& tree, TokenIndex token) {
  const Ner entity = tree[token].entity;
  const auto name = tree.entity(token);
  return name && name->last == token + 1 &&
         (entity == Ner::Org || entity == Ner::Gpe || entity == Ner::Norp || entity == Ner::Loc ||
          entity == Ner::Fac);
}

bool links_roles(const Tree& tree, const PrepositionalPhrase& phrase) {
  static constexpr std::string_view kWords[] = {"at", "for", "in", "of", "with"};
  return !phrase.clausal && !phrase.time && phrase.words.size() == 1 &&
         std::find(std::begin(kWords), std::end(kWords), tree.lower(phrase.words.front())) !=
             std::end(kWords);
}

// The claim "subject is `role` preposition body"; the words of the role end with `last`.
Draft role_draft(const Tree& tree, const Draft& is, TokenRange role, DraftArgument body) {
  Draft draft;
  draft.rules = {"role"};
  draft.anchor = is.anchor;
  draft.subject = is.subject;
  draft.relation.head = role.last - 1;
  draft.relation.words = {Word::supply(present_be(tree, *is.subject.head))};
  draft.lemma = "be";
  for (TokenIndex t = role.first; t < role.last; ++t) {
    draft.relation.words.push_back(Word::of(t));
    draft.lemma += " " + tree.lower(t);
  }
  for (TokenIndex t : body.preposition) draft.relation.words.push_back(Word::of(t));
  if (body.preposition.empty()) draft.relation.words.push_back(Word::supply("of"));
  draft.lemma += " " + (body.preposition.empty() ? "of" : tree.lower(body.preposition.front()));
  if (body.preposition.empty()) body.supplied_preposition = "of";
  body.role = ArgumentRole::Prepositional;
  draft.arguments.push_back(std::move(body));
  draft.implicit = true;
  return draft;
}

// "*UN* envoy", "*Norway's* prime minister": the names before the role.
void add_names_before(const RuleContext& context, const Draft& is, TokenRange role) {
  const Tree& tree = context.tree;
  for (const Word& word : is.arguments.front().phrase.words) {
    if (!word.token || *word.token >= role.first || !ends_body_name(tree, *word.token)) continue;
    const auto name = tree.entity(*word.token);
    if (name->contains(role.first)) continue;
    Phrase body;
    for (TokenIndex t = name->first; t < name->last; ++t)
      if (tree[t].tag != Tag::Dt && tree[t].tag != Tag::Pos) body.words.push_back(Word::of(t));
    body.head = *word.token;
    context.out.push_back(role_draft(tree, is, role, object_of(std::move(body))));
  }
}

// "mayor *of Oslo*", "professor *at Leeds*".
void add_names_behind(const RuleContext& context, const Draft& is, TokenRange role) {
  const Tree& tree = context.tree;
  for (TokenIndex c : tree.children(role.last - 1)) {
    if (tree.dep(c) != Dep::Prep || c < role.first || is_loose(tree, c)) continue;
    const auto phrase = prepositional_phrase(tree, c);
    if (!phrase || !links_roles(tree, *phrase)) continue;
    for (TokenIndex body : conjuncts(tree, phrase->object))
      if (is_named(tree, body) && !is_amount_noun(tree, body))
        context.out.push_back(
            role_draft(tree, is, role, object_behind(noun_without(tree, body), phrase->words)));
  }
}

// "*Prime* Minister", "*gang* leader": where the role begins, without the names before it.
TokenIndex role_start(const Tree& tree, TokenIndex role) {
  TokenIndex first = role;
  while (first > tree.range().first && tree.dep(first - 1) == Dep::Compound &&
         !is_name(tree[first - 1].entity))
    --first;
  return first;
}

}  // namespace

void add_roles(const RuleContext& context) {
  const Tree& tree = context.tree;
  const Draft is = context.out.back();  // the claims that follow are put behind it
  const MaybeToken role = is.arguments.front().phrase.head;
  if (!is.subject.head || !role || !is_named(tree, *is.subject.head)) return;
  if (tree[*is.subject.head].entity == Ner::Norp) return;
  const bool noun = tree[*role].pos == Pos::Noun || tree[*role].pos == Pos::Propn;
  if (!noun || tree[*role].entity == Ner::Person || is_amount_noun(tree, *role)) return;
  const Words& words = is.arguments.front().phrase.words;
  // The whole office: "Secretary of State".
  const bool office = is.rules.front() == "office" && words.back().token;
  const TokenIndex first = role_start(tree, *role);
  add_names_before(context, is, {first, office ? *words.back().token + 1 : *role + 1});
  if (!office) add_names_behind(context, is, {first, *role + 1});
}

}  // namespace kg
