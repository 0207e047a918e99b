// What two do with each other: "Putin and Xi met", "Trump and Kim praised each other".
#include <algorithm>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

// With more sides every side would be said to meet every other.
constexpr std::size_t kMostSides = 4;

// How a mutual verb is said with an object: "met X", "clashed *with* X".
struct MutualVerb {
  std::string_view verb;
  std::string_view preposition;
};

constexpr MutualVerb kVerbs[] = {
    {"agree", "with"},     {"align", "with"},       {"ally", "with"},     {"argue", "with"},
    {"bargain", "with"},   {"battle", ""},          {"bicker", "with"},   {"chat", "with"},
    {"clash", "with"},     {"collaborate", "with"}, {"collide", "with"},  {"combine", "with"},
    {"compete", "with"},   {"confer", "with"},      {"converse", "with"}, {"cooperate", "with"},
    {"debate", ""},        {"differ", "from"},      {"disagree", "with"}, {"divorce", ""},
    {"embrace", ""},       {"fight", ""},           {"hug", ""},          {"intermarry", "with"},
    {"kiss", ""},          {"marry", ""},           {"meet", ""},         {"merge", "with"},
    {"negotiate", "with"}, {"part", "from"},        {"quarrel", "with"},  {"reconcile", "with"},
    {"reunite", "with"},   {"separate", "from"},    {"skirmish", "with"}, {"spar", "with"},
    {"speak", "with"},     {"split", "from"},       {"talk", "with"},     {"team", "with"},
    {"trade", "with"},     {"unite", "with"},       {"war", "with"}};

// What two that are so are to each other: "are *allies*".
constexpr std::string_view kMutualNouns[] = {
    "ally",    "brother", "classmate", "colleague", "competitor", "cousin",  "enemy",
    "foe",     "friend",  "neighbor",  "neighbour", "opponent",   "partner", "rival",
    "sibling", "sister",  "spouse",    "teammate",  "twin"};

// What is signed with each other.
constexpr std::string_view kContracts[] = {"accord",   "agreement", "armistice",  "ceasefire",
                                           "contract", "deal",      "memorandum", "pact",
                                           "treaty",   "truce"};

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

const MutualVerb* find_mutual(std::string_view verb) {
  const auto found = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                  [&](const MutualVerb& row) { return row.verb == verb; });
  return found == std::end(kVerbs) ? nullptr : &*found;
}

// The sides of a coordinated subject; none where it is a single thing, or one of several.
std::vector<TokenIndex> sides_of(const Tree& tree, const Clause& clause) {
  if (clause.silent || !clause.subject || alternative(tree, *clause.subject)) return {};
  auto sides = conjuncts(tree, *clause.subject);
  if (sides.size() < 2 || sides.size() > kMostSides) return {};
  // "Both Kim and Bo" and "Kim and Bo separately" each do something for themselves.
  for (const TokenIndex t : clause.relation)
    if (tree.lower(t) == "separately" || tree.lower(t) == "each") return {};
  for (const TokenIndex t : clause.adverbs)
    if (tree.lower(t) == "separately" || tree.lower(t) == "respectively") return {};
  return sides;
}

bool has_partner_phrase(const Tree& tree, const Clause& clause) {
  return std::any_of(clause.phrases.begin(), clause.phrases.end(), [&](const auto& phrase) {
    const std::string word = preposition_text(tree, phrase);
    return word == "with" || word == "against" || word == "to" || word == "from";
  });
}

struct Form {
  std::string_view rule;
  std::string lemma;
  std::string_view preposition;        // supplied
  std::vector<TokenIndex> more_words;  // of the relation: the object that is shared
};

Phrase side_phrase(const Tree& tree, const Clause& clause, TokenIndex side) {
  return {words_of(noun_phrase(tree, side, {.single = true, .clause = clause.verb})), side};
}

Draft draft_of(const RuleContext& context, const Clause& clause, const Form& form,
               TokenIndex subject, TokenIndex object) {
  Draft draft;
  draft.rules = {form.rule};
  draft.clause = &clause;
  draft.anchor = clause.verb;
  draft.subject = side_phrase(context.tree, clause, subject);
  draft.relation = relation_of(context.tree, clause, &draft.implicit);
  for (const TokenIndex t : form.more_words) draft.relation.words.push_back(Word::of(t));
  draft.lemma = form.lemma;
  DraftArgument argument;
  argument.phrase = side_phrase(context.tree, clause, object);
  if (!form.preposition.empty()) {
    argument.role = ArgumentRole::Prepositional;
    argument.supplied_preposition = form.preposition;
    draft.relation.words.push_back(Word::supply(form.preposition));
    draft.implicit = true;
  }
  draft.arguments.push_back(std::move(argument));
  return draft;
}

void pair_up(const RuleContext& context, const Clause& clause, const Form& form,
             const std::vector<TokenIndex>& sides) {
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = i + 1; j < sides.size(); ++j) {
      Draft draft = draft_of(context, clause, form, sides[i], sides[j]);
      for (auto& more : further_arguments(context.tree, clause))
        draft.arguments.push_back(std::move(more));
      context.out.push_back(std::move(draft));
    }
}

std::string joined(const std::string& left, std::string_view right) {
  return right.empty() ? left : left + " " + std::string(right);
}

void each_to_other(const RuleContext& context, const Clause& clause,
                   const std::vector<TokenIndex>& sides, const PrepositionalPhrase* phrase) {
  const Tree& tree = context.tree;
  std::string lemma = lemma_of(tree, clause);
  if (phrase) lemma += " " + preposition_text(tree, *phrase);
  for (const TokenIndex subject : sides)
    for (const TokenIndex object : sides) {
      if (subject == object) continue;
      Draft draft = draft_of(context, clause, {"each-other", lemma, "", {}}, subject, object);
      if (phrase) {
        draft.arguments.front().role = ArgumentRole::Prepositional;
        draft.arguments.front().preposition = phrase->words;
        for (const TokenIndex t : phrase->words) draft.relation.words.push_back(Word::of(t));
      }
      for (auto& more : further_arguments(tree, clause, phrase))
        draft.arguments.push_back(std::move(more));
      context.out.push_back(std::move(draft));
    }
}

}  // namespace

void rule_mutual(const RuleContext& context, const Clause& clause) {
  const Tree& tree = context.tree;
  const auto sides = sides_of(tree, clause);
  if (sides.empty() || has_partner_phrase(tree, clause)) return;
  const std::string lemma = lemma_of(tree, clause);
  const std::string& verb = tree.lemma(clause.verb);
  const MutualVerb* mutual = find_mutual(verb);
  if (mutual && !clause.object && !clause.complement && !clause.passive && !clause.recipient) {
    pair_up(context, clause,
            {"mutual", joined(lemma, mutual->preposition), mutual->preposition, {}}, sides);
  } else if (mutual && verb == "marry" && clause.passive && lemma == "married") {
    pair_up(context, clause, {"mutual", "marry", "to", {}}, sides);
  } else if (clause.object && has(kContracts, tree.lemma(*clause.object)) &&
             (verb == "sign" || verb == "reach" || verb == "strike" || verb == "seal" ||
              verb == "conclude" || verb == "agree")) {
    pair_up(context, clause,
            {"mutual", lemma + " " + tree.lemma(*clause.object) + " with", "with",
             noun_phrase(tree, *clause.object, {.bare = true})},
            sides);
  } else if (clause.object && (verb == "exchange" || verb == "swap")) {
    pair_up(context, clause,
            {"mutual", lemma + " " + tree.lemma(*clause.object) + " with", "with",
             noun_phrase(tree, *clause.object, {.bare = true})},
            sides);
  } else if (clause.complement && has(kMutualNouns, tree.lemma(*clause.complement)) &&
             tree.has_tag(*clause.complement, {Tag::Nns})) {
    pair_up(context, clause,
            {"mutual", lemma + " " + tree.lemma(*clause.complement) + " of", "of",
             noun_phrase(tree, *clause.complement, {.bare = true})},
            sides);
  }
}

void rule_each_other(const RuleContext& context, const Clause& clause) {
  const Tree& tree = context.tree;
  const auto sides = sides_of(tree, clause);
  if (sides.empty()) return;
  if (clause.object) {
    if (is_each_other(tree, *clause.object)) each_to_other(context, clause, sides, nullptr);
    return;
  }
  for (const auto& phrase : clause.phrases)
    if (is_each_other(tree, phrase.object)) return each_to_other(context, clause, sides, &phrase);
}

}  // namespace kg
