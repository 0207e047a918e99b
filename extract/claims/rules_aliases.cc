// Rules of what stands in brackets behind a name or an amount and is the same thing: short names,
// call signs, the amount in another unit; and of offices written before their holder.
#include <algorithm>
#include <cctype>
#include <string>

#include "extract/claims/claim_rules.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/noun_claims.h"

namespace kg {
namespace {

constexpr TokenIndex kLongestBracket = 8;
constexpr TokenIndex kLongestName = 12;

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

Phrase phrase_from(TokenRange range, TokenIndex head) {
  Phrase phrase;
  for (TokenIndex t = range.first; t < range.last; ++t) phrase.words.push_back(Word::of(t));
  phrase.head = head;
  return phrase;
}

Phrase phrase_from(TokenRange range) { return phrase_from(range, range.last - 1); }

// What stands between an opening bracket and the next closing one; nothing when that is far.
std::optional<TokenRange> bracketed(const Tree& tree, TokenIndex open) {
  if (tree[open].tag != Tag::Lrb) return std::nullopt;
  for (TokenIndex t = open + 1; t < tree.range().last && t - open <= kLongestBracket; ++t)
    if (tree[t].tag == Tag::Rrb)
      return t == open + 1 ? std::nullopt : std::optional(TokenRange{open + 1, t});
  return std::nullopt;
}

// The word before a bracket, without a possessive 's.
MaybeToken word_before(const Tree& tree, TokenIndex open) {
  TokenIndex t = open;
  while (t > tree.range().first && tree[t - 1].tag == Tag::Pos) --t;
  if (t == tree.range().first) return std::nullopt;
  return t - 1;
}

// "FPU" of "FPU", "FPUs"; empty unless the word is written in capitals.
std::string letters_of(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  std::string letters;
  for (char c : word) {
    if (c == '.' || c == '-' || c == '&') continue;
    if (!is_upper(c)) return {};
    letters += c;
  }
  return letters.size() < 2 ? std::string() : letters;
}

bool is_small_word(const Tree& tree, TokenIndex token) {
  return tree.has_tag(token, {Tag::In, Tag::Dt, Tag::Cc, Tag::To, Tag::Hyph, Tag::Pos});
}

// The first of the words up to `last` whose initials are the letters ("improvised explosive device"
// for IED); small words may lend an initial or not. (The matching of Schwartz and Hearst, "A simple
// algorithm for identifying abbreviation definitions in biomedical text", 2003, on initials.)
MaybeToken expansion_of(const Tree& tree, std::string_view letters, TokenIndex last) {
  std::size_t left = letters.size();
  for (TokenIndex t = last + 1; t-- > tree.range().first && last - t < kLongestName;) {
    const std::string& word = tree.lower(t);
    const bool fits = !word.empty() && std::tolower(letters[left - 1]) == word.front();
    if (!fits && !is_small_word(tree, t)) return std::nullopt;
    if (!fits) continue;
    if (--left == 0) return t;
  }
  return std::nullopt;
}

// "DDG 70", "NAVCENT": nothing but capitals and figures, at least two, at least one capital.
bool is_code(const Tree& tree, TokenRange range) {
  std::size_t letters = 0, figures = 0;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    for (char c : tree.text(t)) {
      letters += is_upper(c) ? 1 : 0;
      figures += is_digit(c) ? 1 : 0;
      if (!is_upper(c) && !is_digit(c) && c != '-') return false;
    }
  }
  return letters > 0 && letters + figures > 2 && range.size() <= 3;
}

// A name that may have a code: "(AP)" behind a town and "(D)" behind a person are none.
bool may_have_code(const Tree& tree, TokenIndex name, TokenRange code) {
  const Ner entity = tree[name].entity;
  if (entity == Ner::Person || !is_named(tree, name)) return false;
  const bool figures = is_digit(tree.text(code.last - 1).back());
  return figures || entity == Ner::Org || entity == Ner::Product || entity == Ner::Fac;
}

// The whole name that ends with a word: its entity, or the proper nouns before it.
TokenRange name_up_to(const Tree& tree, TokenIndex last) {
  TokenIndex first = last;
  if (auto name = tree.entity(last); name && is_name(tree[last].entity)) first = name->first;
  if (first < last && tree[first].tag == Tag::Dt) ++first;
  while (first > tree.range().first && tree.has_tag(first - 1, {Tag::Nnp, Tag::Nnps}) &&
         tree[first - 1].entity == tree[last].entity)
    --first;
  return {first, last + 1};
}

void emit_same(const RuleContext& context, std::string_view rule, Phrase one, Phrase other,
               std::string_view relation, std::string lemma) {
  const TokenIndex anchor = *one.head;
  context.out.push_back(supplied_draft(rule, anchor, std::move(one), relation, std::move(lemma),
                                       object_of(std::move(other))));
}

void emit_alias(const RuleContext& context, TokenRange name, TokenRange other) {
  emit_same(context, "alias", phrase_from(name), phrase_from(other), "is also called", "be called");
}

// "5.0 mi", "$6.3 m": a number and more than a number.
bool is_amount_with_unit(const Tree& tree, TokenRange range) {
  bool number = false, unit = false;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (tree.lower(t) == "%" || (tree.is_punct(t) && tree.lower(t) != "/")) return false;
    number |= tree[t].tag == Tag::Cd;
    unit |= tree.has_tag(t, {Tag::Dollar, Tag::Sym, Tag::Nn, Tag::Nns, Tag::Nnp, Tag::Nnps});
  }
  return number && unit && range.size() <= 6;
}

bool is_unit_word(const Tree& tree, TokenIndex token) {
  return tree.lower(token) == "/" ||
         tree.has_tag(token, {Tag::Nn, Tag::Nns, Tag::Nnp, Tag::Nnps, Tag::Sym, Tag::Jj, Tag::Xx});
}

// The amount that ends with a word: "8 km", "about £5m".
std::optional<TokenRange> amount_up_to(const Tree& tree, TokenIndex last) {
  const auto entity = tree.entity(last);
  const bool amount = tree[last].entity == Ner::Quantity || tree[last].entity == Ner::Money;
  if (entity && amount) return TokenRange{entity->first, last + 1};
  constexpr TokenIndex kLongestUnit = 4;  // "cu ft/s"
  TokenIndex number = last;
  while (number > tree.range().first && last - number <= kLongestUnit && is_unit_word(tree, number))
    --number;
  if (tree[number].tag != Tag::Cd || number == last) return std::nullopt;
  return TokenRange{tree.left_edge(number), last + 1};
}

// The title that "of" or "for" and a name stand behind, right before `end`: "Secretary of State",
// "Minister for the Middle East".
MaybeToken office_before(const Tree& tree, TokenIndex end) {
  constexpr TokenIndex kLongestOffice = 9;
  for (TokenIndex t = end; t-- > tree.range().first && end - t <= kLongestOffice;) {
    const std::string& word = tree.lower(t);
    const bool joint = word == "of" || word == "for" || word == "the" || word == "and" ||
                       word == "to" || word == "in";
    if (!joint && !tree.has_tag(t, {Tag::Nnp, Tag::Nnps})) return std::nullopt;
    const bool opens = t + 2 < end && (tree.lower(t + 1) == "of" || tree.lower(t + 1) == "for");
    if (opens && in_lexicon(Lexicon::Title, word)) return t;
  }
  return std::nullopt;
}

}  // namespace

void rule_alias(const RuleContext& context, TokenIndex open) {
  const Tree& tree = context.tree;
  const auto inside = bracketed(tree, open);
  const MaybeToken last = word_before(tree, open);
  if (!inside || !last) return;
  if (inside->size() == 1) {
    const std::string letters = letters_of(tree.text(inside->first));
    const MaybeToken first = letters.empty() ? std::nullopt : expansion_of(tree, letters, *last);
    if (first) return emit_alias(context, {*first, *last + 1}, *inside);
  }
  if (is_code(tree, *inside) && may_have_code(tree, *last, *inside))
    return emit_alias(context, name_up_to(tree, *last), *inside);
  const std::string letters = letters_of(tree.text(*last));
  if (letters.empty() || inside->size() < letters.size()) return;
  if (expansion_of(tree, letters, inside->last - 1) == inside->first)
    emit_alias(context, *inside, {*last, *last + 1});
}

void rule_same_amount(const RuleContext& context, TokenIndex open) {
  const Tree& tree = context.tree;
  const auto inside = bracketed(tree, open);
  if (!inside || open == tree.range().first || !is_amount_with_unit(tree, *inside)) return;
  const auto amount = amount_up_to(tree, open - 1);
  if (amount && is_amount_with_unit(tree, *amount))
    emit_same(context, "same-amount", phrase_from(*amount), phrase_from(*inside), "is", "be");
}

void rule_office(const RuleContext& context, TokenIndex last) {
  const Tree& tree = context.tree;
  const auto name = tree.entity(last);
  if (tree[last].entity != Ner::Person || !name || name->last != last + 1) return;
  TokenIndex end = name->first;
  const MaybeToken office = office_before(tree, end);
  if (!office) return;
  TokenIndex first = *office;
  while (first > tree.range().first &&
         (tree.has_tag(first - 1, {Tag::Nnp, Tag::Nnps}) || tree[first - 1].entity == Ner::Norp))
    --first;
  emit_same(context, "office", phrase_from(*name, last), phrase_from({first, end}, *office), "is",
            "be");
  add_roles(context);
}

}  // namespace kg
