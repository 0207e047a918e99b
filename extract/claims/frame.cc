#include "extract/claims/frame.h"

#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/modifiers.h"

namespace kg {
namespace {

constexpr std::size_t kLongestAdverbialClause = 14;

bool is_plural(const Tree& tree, TokenIndex noun) {
  const bool number = tree[noun].tag == Tag::Cd && tree.lower(noun) != "one";
  return number || tree.has_tag(noun, {Tag::Nns, Tag::Nnps}) || conjuncts(tree, noun).size() > 1 ||
         tree.lower(noun) == "they" || tree.lower(noun) == "we";
}

bool happened(const Tree& tree, TokenIndex anchor) {
  for (MaybeToken at = tree.head(anchor); at; at = tree.head(*at)) {
    if (!tree.is_verb(*at) || !is_finite(tree, *at)) continue;
    if (tree[*at].tag == Tag::Vbd) return true;
    for (TokenIndex c : tree.children(*at))
      if (tree.has_dep(c, {Dep::Aux, Dep::Auxpass}) && tree[c].tag == Tag::Vbd) return true;
    return false;
  }
  return false;
}

// "whose wife": the antecedent's words with 's in place of "whose".
void replace_whose(const Tree& tree, TokenIndex head, Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].token || tree.lower(*words[i].token) != "whose") continue;
    if (tree.head(*words[i].token) != head) continue;
    auto noun = antecedent_of(tree, *words[i].token);
    if (!noun) return;
    PhraseOptions options;
    options.clause = enclosing_relative_clause(tree, *words[i].token);
    Words owner = words_of(noun_phrase(tree, *noun, options));
    const bool ends_s = owner.back().token && tree.lower(*owner.back().token).ends_with('s');
    const bool plural = ends_s && tree.has_tag(*owner.back().token, {Tag::Nns, Tag::Nnps});
    owner.push_back(Word::supply(plural ? "'" : "'s"));
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), owner.begin(), owner.end());
    return;
  }
}

// "press *ahead*", "move *forward*": an adverb right behind the verb that changes its meaning.
bool is_particle_adverb(const Tree& tree, TokenIndex verb, TokenIndex adverb) {
  static constexpr std::string_view kWords[] = {"ahead", "forward", "back",  "away", "together",
                                                "apart", "aside",   "forth", "off",  "up",
                                                "down",  "out",     "over",  "on",   "through"};
  return tree.dep(adverb) == Dep::Advmod && adverb == verb + 1 &&
         std::find(std::begin(kWords), std::end(kWords), tree.lower(adverb)) != std::end(kWords);
}

bool is_wanted_adverbial(const Tree& tree, TokenIndex verb) {
  if (tree.subtree(verb).size() > kLongestAdverbialClause) return false;
  if (is_infinitive(tree, verb)) return true;
  MaybeToken mark = tree.child(verb, {Dep::Mark, Dep::Advmod});
  if (!mark || !is_finite(tree, verb)) return false;
  const std::string& word = tree.lower(*mark);
  return word == "when" || word == "until" || word == "after" || word == "before" ||
         word == "because" || word == "so";
}

DraftArgument plain(ArgumentRole role, const std::vector<TokenIndex>& tokens, TokenIndex head) {
  DraftArgument argument;
  argument.role = role;
  argument.phrase = {words_of(tokens), head};
  return argument;
}

TokenIndex position(const DraftArgument& argument) {
  if (!argument.preposition.empty()) return argument.preposition.front();
  return argument.phrase.words.front().token.value_or(0);
}

}  // namespace

std::string_view subject_rule(const Clause& clause) {
  switch (clause.source) {
    case SubjectSource::Cleft:
      return "cleft";
    case SubjectSource::Relative:
      return "relative-clause";
    case SubjectSource::Shared:
      return "shared-subject";
    case SubjectSource::Controlled:
      return "controlled-subject";
    case SubjectSource::ObjectControlled:
      return "object-control";
    case SubjectSource::Borrowed:
      return "borrowed-subject";
    case SubjectSource::Purpose:
      return "purpose";
    case SubjectSource::Gerund:
      return "gerund";
    case SubjectSource::Participle:
      return "participle";
    case SubjectSource::Infinitive:
      return "noun-infinitive";
    case SubjectSource::Heading:
      return "heading-infinitive";
    case SubjectSource::Holder:
      return "holder-infinitive";
    case SubjectSource::None:
    case SubjectSource::Own:
      return "";
  }
  return "";
}

Phrase phrase_of(const Tree& tree, const Clause& clause, TokenIndex head, bool single) {
  if (tree.is_verb(head) && !tree.has_dep(head, {Dep::Poss, Dep::Pobj, Dep::Nsubj, Dep::Dobj}))
    return clause_phrase(tree, clause, head);
  if (tree.has_dep(head, {Dep::Csubj, Dep::Csubjpass, Dep::Pcomp}))
    return {words_of(whole_phrase(tree, head)), head};
  if (tree.dep(head) == Dep::Poss)
    return {words_of(noun_phrase(tree, head, {.single = single, .clause = clause.verb})), head};
  PhraseOptions options{.single = single, .clause = clause.verb, .without = clause.lifted};
  return {words_of(noun_phrase(tree, head, options)), head};
}

std::vector<Phrase> subjects_of(const Tree& tree, const Clause& clause) {
  std::vector<Phrase> subjects;
  if (!clause.subject) return subjects;
  auto heads = conjuncts(tree, *clause.subject);
  for (TokenIndex head : heads) {
    PhraseOptions options{.single = heads.size() > 1, .clause = clause.verb};
    Phrase phrase = tree.has_dep(head, {Dep::Csubj, Dep::Csubjpass})
                        ? phrase_of(tree, clause, head, false)
                        : Phrase{words_of(noun_phrase(tree, head, options)), head};
    replace_whose(tree, head, phrase.words);
    for (Phrase& one : distribute_modifiers(tree, phrase)) subjects.push_back(std::move(one));
  }
  return subjects;
}

std::vector<Phrase> objects_of(const Tree& tree, const Clause& clause, TokenIndex head) {
  std::vector<Phrase> objects;
  auto heads = conjuncts(tree, head);
  for (TokenIndex h : heads) {
    Phrase phrase = phrase_of(tree, clause, h, heads.size() > 1);
    replace_whose(tree, h, phrase.words);
    for (Phrase& one : distribute_modifiers(tree, phrase)) objects.push_back(std::move(one));
  }
  return objects;
}

Phrase clause_phrase(const Tree& tree, const Clause& clause, TokenIndex head) {
  std::vector<TokenIndex> without;
  if (head != clause.verb && tree.dominates(head, clause.verb)) without.push_back(clause.verb);
  for (TokenIndex c : tree.children(head))
    if (tree.dep(c) == Dep::Mark && tree.lower(c) == "that") without.push_back(c);
  return {words_of(whole_phrase(tree, head, without)), head};
}

std::string be_form(const Tree& tree, TokenIndex noun, TokenIndex anchor) {
  bool plural = is_plural(tree, noun);
  if (happened(tree, anchor)) return plural ? "were" : "was";
  return plural ? "are" : "is";
}

Phrase relation_of(const Tree& tree, const Clause& clause, bool* implicit) {
  Phrase relation{words_of(clause.relation), clause.verb};
  bool participle =
      clause.source == SubjectSource::Participle || clause.source == SubjectSource::Borrowed;
  bool form = tree.has_tag(clause.verb, {Tag::Vbn, Tag::Vbg});
  bool bare = std::none_of(clause.relation.begin(), clause.relation.end(), [&](TokenIndex t) {
    return tree.has_dep(t, {Dep::Aux, Dep::Auxpass});
  });
  bool be = tree.lemma(clause.verb) == "be" || tree.lemma(clause.verb) == "have";
  if (!participle || !form || !bare || be || clause.finite) return relation;
  relation.words.insert(relation.words.begin(),
                        Word::supply(be_form(tree, *clause.subject, clause.verb)));
  *implicit = true;
  return relation;
}

std::string lemma_of(const Tree& tree, const Clause& clause) {
  std::string lemma;
  for (std::size_t i = 0; i < clause.governors.size(); ++i) {
    TokenIndex governor = clause.governors[i];
    bool adjective_next = i + 1 < clause.governors.size() && !tree.is_verb(clause.governors[i + 1]);
    if (in_lexicon(Lexicon::LightGovernor, tree.lemma(governor)) && tree.lemma(governor) != "be")
      continue;
    if (tree.lemma(governor) == "be" && adjective_next &&
        in_lexicon(Lexicon::LightGovernor, tree.lemma(clause.governors[i + 1])))
      continue;
    bool gerund = tree[clause.verb].tag == Tag::Vbg && i + 1 == clause.governors.size();
    lemma += tree.lemma(governor) + (adjective_next || gerund ? " " : " to ");
    if (gerund) return lemma + tree.lower(clause.verb);
  }
  bool participle = clause.passive && tree.lemma(clause.verb) != "be";
  lemma += participle ? tree.lower(clause.verb) : tree.lemma(clause.verb);
  for (TokenIndex c : tree.children(clause.verb))
    if (tree.dep(c) == Dep::Prt || is_particle_adverb(tree, clause.verb, c))
      lemma += " " + tree.lower(c);
  return lemma;
}

std::string preposition_text(const Tree& tree, const PrepositionalPhrase& phrase) {
  std::string text = phrase.supplied;
  for (TokenIndex t : phrase.words) text += (text.empty() ? "" : " ") + tree.lower(t);
  return text;
}

std::vector<DraftArgument> arguments_of(const Tree& tree, const Clause& clause,
                                        const PrepositionalPhrase& phrase) {
  std::vector<DraftArgument> arguments;
  for (Phrase& object : objects_of(tree, clause, phrase.object)) {
    DraftArgument argument;
    argument.role = phrase.time      ? ArgumentRole::Time
                    : phrase.clausal ? ArgumentRole::Adverbial
                                     : ArgumentRole::Prepositional;
    argument.phrase = std::move(object);
    argument.preposition = phrase.words;
    argument.supplied_preposition = phrase.supplied;
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

std::vector<DraftArgument> further_arguments(const Tree& tree, const Clause& clause,
                                             const PrepositionalPhrase* skip) {
  std::vector<DraftArgument> arguments;
  if (clause.recipient)
    arguments.push_back(plain(ArgumentRole::IndirectObject,
                              phrase_of(tree, clause, *clause.recipient, false).words.empty()
                                  ? std::vector<TokenIndex>{*clause.recipient}
                                  : noun_phrase(tree, *clause.recipient),
                              *clause.recipient));
  if (clause.open_complement)
    arguments.push_back(plain(ArgumentRole::Clause, whole_phrase(tree, *clause.open_complement),
                              *clause.open_complement));
  for (const auto& phrase : clause.phrases)
    if (&phrase != skip)
      for (DraftArgument& argument : arguments_of(tree, clause, phrase))
        arguments.push_back(std::move(argument));
  for (TokenIndex adverb : clause.adverbs)
    arguments.push_back(plain(ArgumentRole::Adverbial, whole_phrase(tree, adverb), adverb));
  for (TokenIndex verb : clause.adverbials)
    if (is_wanted_adverbial(tree, verb) && !tree.dominates(verb, clause.verb))
      arguments.push_back(plain(ArgumentRole::Adverbial, whole_phrase(tree, verb), verb));
  for (TokenIndex time : clause.times)
    arguments.push_back(plain(ArgumentRole::Time, whole_phrase(tree, time), time));
  std::stable_sort(arguments.begin(), arguments.end(), [](const auto& a, const auto& b) {
    bool a_time = a.role == ArgumentRole::Time, b_time = b.role == ArgumentRole::Time;
    return a_time != b_time ? b_time : position(a) < position(b);
  });
  return arguments;
}

void emit(const RuleContext& context, const Clause& clause, const Draft& prototype,
          const std::vector<DraftArgument>& objects) {
  std::string_view source = subject_rule(clause);
  for (Phrase& subject : subjects_of(context.tree, clause)) {
    Draft draft = prototype;
    draft.clause = &clause;
    draft.anchor = clause.verb;
    draft.subject = std::move(subject);
    if (!source.empty()) draft.rules.push_back(source);
    if (clause.object_is_antecedent && source != "relative-clause")
      draft.rules.push_back("relative-clause");
    if (!clause.governors.empty()) draft.rules.push_back("verb-chain");
    if (draft.relation.empty()) draft.relation = relation_of(context.tree, clause, &draft.implicit);
    if (objects.empty())
      context.out.push_back(std::move(draft));
    else
      for (const DraftArgument& object : objects) {
        if (object.phrase.head && object.phrase.head == draft.subject.head) continue;
        Draft one = draft;
        one.arguments.insert(one.arguments.begin(), object);
        context.out.push_back(std::move(one));
      }
  }
}

}  // namespace kg
