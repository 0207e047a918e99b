// What an attack does, those do who are behind it.
#include <algorithm>
#include <iterator>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/noun_claims.h"

namespace kg {
namespace {

// A name of somebody who acts: a person, body, state or people.
bool is_actor_name(const Tree& tree, TokenIndex token) {
  const Ner entity = tree[token].entity;
  return entity == Ner::Person || entity == Ner::Org || entity == Ner::Gpe || entity == Ner::Norp ||
         (entity == Ner::None && tree[token].pos == Pos::Propn);
}

// Who is behind an event: "*US* strikes", "*Ford's* decision".
std::vector<TokenIndex> doers_of(const Tree& tree, TokenIndex event) {
  std::vector<TokenIndex> doers;
  for (TokenIndex c : tree.children(event))
    if (c < event && tree.has_dep(c, {Dep::Poss, Dep::Compound, Dep::Nmod}) &&
        is_actor_name(tree, c))
      doers.push_back(c);
  return doers;
}

// In byte order.
constexpr std::string_view kAttacks[] = {"airstrike", "assault",  "attack",  "bombardment",
                                         "bombing",   "invasion", "missile", "offensive",
                                         "raid",      "shelling", "strike"};

}  // namespace

void rule_event_doer(const RuleContext& context, const Clause& clause) {
  const Tree& tree = context.tree;
  if (clause.silent || clause.passive || !clause.subject || !clause.object) return;
  if (!std::binary_search(std::begin(kAttacks), std::end(kAttacks), tree.lemma(*clause.subject)))
    return;
  const auto doers = doers_of(tree, *clause.subject);
  for (TokenIndex doer : doers) {
    Draft draft;
    draft.rules = {"event-doer"};
    draft.clause = &clause;
    draft.anchor = clause.verb;
    draft.subject = noun_without(tree, doer);
    draft.relation.words = {Word::of(*clause.subject)};
    for (const Word& word : relation_of(tree, clause, &draft.implicit).words)
      draft.relation.words.push_back(word);
    draft.relation.head = clause.verb;
    draft.lemma = tree.lemma(*clause.subject) + " " + lemma_of(tree, clause);
    for (Phrase& object : objects_of(tree, clause, *clause.object)) {
      Draft one = draft;
      one.arguments.push_back(object_of(std::move(object)));
      context.out.push_back(std::move(one));
    }
  }
}

}  // namespace kg
