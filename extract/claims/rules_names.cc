// Rules of names: what kind of thing they name, how old someone is.
#include <algorithm>
#include <charconv>

#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

constexpr int kOldest = 120;

// The words from `first` up to the name that hang on its last word, articles included.
std::vector<TokenIndex> words_before(const Tree& tree, TokenRange name) {
  std::vector<TokenIndex> words;
  for (TokenIndex t = name.first; t-- > tree.range().first;) {
    const bool modifier = tree.has_dep(t, {Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Det, Dep::Poss,
                                           Dep::Case, Dep::Nummod, Dep::Advmod}) ||
                          tree[t].tag == Tag::Hyph;
    if (!modifier || !tree.dominates(name.last - 1, t)) break;
    words.insert(words.begin(), t);
  }
  return words;
}

bool is_typed_name(Ner entity) {
  return entity == Ner::Org || entity == Ner::Gpe || entity == Ner::Fac || entity == Ner::Loc ||
         entity == Ner::Product || entity == Ner::WorkOfArt || entity == Ner::Person;
}

// A name with its range: an entity, or proper nouns behind a type noun that is none.
std::optional<TokenRange> name_ending_at(const Tree& tree, TokenIndex last) {
  if (tree[last].pos != Pos::Propn || tree.dep(last) == Dep::Compound) return std::nullopt;
  if (auto entity = tree.entity(last)) {
    if (!is_typed_name(tree[last].entity) || entity->last != last + 1) return std::nullopt;
    TokenIndex first = entity->first;  // entities swallow type nouns in lower case now and then
    while (first < last && tree[first].tag != Tag::Nnp && tree[first].tag != Tag::Nnps) ++first;
    return TokenRange{first, last + 1};
  }
  TokenIndex first = last;
  while (first > tree.range().first && tree.has_tag(first - 1, {Tag::Nnp, Tag::Nnps}) &&
         tree.head(first - 1) == last)
    --first;
  return TokenRange{first, last + 1};
}

std::optional<int> age_in(const Tree& tree, TokenIndex number) {
  const std::string& word = tree.lower(number);
  int age = 0;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), age);
  if (error != std::errc() || end != word.data() + word.size() || age < 1 || age > kOldest)
    return std::nullopt;
  return age;
}

Draft implicit_draft(const Tree& tree, std::string_view rule, TokenIndex anchor, Phrase subject,
                     Phrase object) {
  Draft draft;
  draft.rules = {rule};
  draft.anchor = anchor;
  draft.relation.words.push_back(
      Word::supply(tree.has_tag(*subject.head, {Tag::Nnps}) ? "are" : "is"));
  draft.subject = std::move(subject);
  draft.lemma = "be";
  draft.arguments.emplace_back().phrase = std::move(object);
  draft.implicit = true;
  return draft;
}

Phrase phrase_from(TokenRange range, TokenIndex head) {
  Phrase phrase;
  for (TokenIndex t = range.first; t < range.last; ++t) phrase.words.push_back(Word::of(t));
  phrase.head = head;
  return phrase;
}

}  // namespace

void rule_type_noun(const RuleContext& context, TokenIndex last) {
  const Tree& tree = context.tree;
  const auto name = name_ending_at(tree, last);
  if (!name) return;
  const auto words = words_before(tree, *name);
  if (words.empty()) return;
  const TokenIndex type = words.back();
  if (type + 1 != name->first || !tree.has_tag(type, {Tag::Nn}) ||
      !in_lexicon(Lexicon::TypeNoun, tree.lower(type)))
    return;
  context.out.push_back(
      implicit_draft(tree, "type-noun", last, phrase_from(*name, last), {words_of(words), type}));
}

void rule_age(const RuleContext& context, TokenIndex number) {
  const Tree& tree = context.tree;
  if (number <= tree.range().first + 1 || tree[number].tag != Tag::Cd || !age_in(tree, number))
    return;
  const TokenIndex last = number - 2;
  const bool closed = number + 1 >= tree.range().last || tree.is_punct(number + 1);
  if (tree[number - 1].tag != Tag::Comma || !closed || tree[last].entity != Ner::Person) return;
  const auto name = tree.entity(last);
  if (!name || name->last != last + 1) return;
  Draft draft = implicit_draft(tree, "age", number, phrase_from(*name, last),
                               phrase_from({number, number + 1}, number));
  draft.lemma = "be aged";
  context.out.push_back(std::move(draft));
}

}  // namespace kg
