#include "extract/claims/phrase.h"

#include <algorithm>
#include <cctype>

#include "extract/claims/lexicon.h"

namespace kg {
namespace {

constexpr std::size_t kMostConjuncts = 40;

// Whether the document has space between two tokens that follow each other.
bool spaced(const Tree& tree, TokenIndex left, TokenIndex right) {
  return tree[left].span.end < tree[right].span.begin;
}

bool joins_without_space(const Tree& tree, const Word& left, const Word& right) {
  if (!right.token) return right.supplied == "'s" || right.supplied == "'";
  return left.token && *left.token + 1 == *right.token && !spaced(tree, *left.token, *right.token);
}

void add_span(ClaimPart& part, Span span, bool continues) {
  if (continues && !part.spans.empty())
    part.spans.back().end = span.end;
  else
    part.spans.push_back(span);
}

bool is_open(std::string_view word) { return word == "(" || word == "[" || word == "{"; }
bool is_close(std::string_view word) { return word == ")" || word == "]" || word == "}"; }
bool is_quote(const Tree& tree, TokenIndex token) {
  return tree.has_tag(token, {Tag::OpeningQuote, Tag::ClosingQuote}) || tree.lower(token) == "\"" ||
         tree.lower(token) == "``" || tree.lower(token) == "''";
}

// A bracket or quote at an edge stays only when its partner is in the phrase too.
bool has_partner(const Tree& tree, const std::vector<TokenIndex>& tokens, std::size_t at) {
  const std::string& word = tree.lower(tokens[at]);
  bool quote = is_quote(tree, tokens[at]);
  if (!quote && !is_open(word) && !is_close(word)) return false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == at) continue;
    const std::string& other = tree.lower(tokens[i]);
    if (quote ? is_quote(tree, tokens[i]) : (is_open(word) ? is_close(other) : is_open(other)))
      return true;
  }
  return false;
}

bool trims_at_edge(const Tree& tree, const std::vector<TokenIndex>& tokens, std::size_t at) {
  TokenIndex t = tokens[at];
  if (tree[t].pos == Pos::Space || tree.dep(t) == Dep::Cc) return true;
  if (!tree.is_punct(t)) return at + 1 == tokens.size() && tree[t].tag == Tag::Pos;
  return !has_partner(tree, tokens, at);
}

void trim(const Tree& tree, std::vector<TokenIndex>& tokens) {
  while (!tokens.empty() && trims_at_edge(tree, tokens, tokens.size() - 1)) tokens.pop_back();
  while (!tokens.empty() && trims_at_edge(tree, tokens, 0)) tokens.erase(tokens.begin());
}

bool comma_before(const Tree& tree, TokenIndex token) {
  return token > tree.range().first && tree.is_punct(token - 1) &&
         tree[token - 1].tag != Tag::Hyph && !is_quote(tree, token - 1);
}

// "December 31, *1963*": a part of one date.
bool in_one_entity(const Tree& tree, TokenIndex a, TokenIndex b) {
  auto entity = tree.entity(a);
  return entity && entity->contains(b) && !is_name(tree[a].entity);
}

// "any size or form *of business*": hung on the first conjunct, said of all.
void collect_shared(const Tree& tree, TokenIndex head, std::vector<TokenIndex>& out) {
  if (tree.dep(head) != Dep::Conj) return;
  TokenIndex first = head;
  while (tree.dep(first) == Dep::Conj && tree.head(first)) first = *tree.head(first);
  for (TokenIndex c : tree.children(first))
    if (tree.dep(c) == Dep::Prep && c == tree.right_edge(head) + 1)
      for (TokenIndex t : tree.subtree(c)) out.push_back(t);
}

bool is_place_pair(const Tree& tree, TokenIndex noun, TokenIndex appositive) {
  return tree[noun].entity == Ner::Gpe && tree[appositive].entity == Ner::Gpe;
}

// What a bare phrase is without: clauses, adjectives that have something behind them ("people
// *loyal to Rex*"), times of the event. "the year *ended March 31*" is one date.
bool is_addition(const Tree& tree, TokenIndex child) {
  TokenIndex head = *tree.head(child);
  if (tree.dep(child) == Dep::Acl && tree[child].tag != Tag::Vb && is_time(tree, head))
    return false;
  if (tree.has_dep(child, {Dep::Relcl, Dep::Acl})) return true;
  if (tree.dep(child) == Dep::Amod && child > head)
    return tree.has_child(child, {Dep::Prep, Dep::Xcomp});
  return is_time_phrase_of_noun(tree, child);
}

bool keeps_child(const Tree& tree, TokenIndex child, const PhraseOptions& options, bool top) {
  if (top && options.single && tree.has_dep(child, {Dep::Conj, Dep::Cc, Dep::Preconj}))
    return false;
  if (is_loose(tree, child)) return false;
  const auto& without = options.without;
  if (std::find(without.begin(), without.end(), child) != without.end()) return false;
  bool clause = tree.has_dep(child, {Dep::Relcl, Dep::Acl});
  if (clause && options.clause && tree.dominates(child, *options.clause)) return false;
  return !(options.bare && is_addition(tree, child));
}

void collect(const Tree& tree, TokenIndex head, const PhraseOptions& options, bool top,
             std::vector<TokenIndex>& out) {
  out.push_back(head);
  for (TokenIndex c : tree.children(head))
    if (keeps_child(tree, c, options, top)) collect(tree, c, options, false, out);
}

// Punctuation that stood between the head and something left out must not stay inside.
void drop_orphan_punctuation(const Tree& tree, std::vector<TokenIndex>& tokens) {
  std::vector<TokenIndex> kept;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool gap = i + 1 < tokens.size() && tokens[i + 1] != tokens[i] + 1;
    bool comma = tree.has_tag(tokens[i], {Tag::Comma, Tag::Colon});
    bool gap_before = i > 0 && tokens[i - 1] + 1 != tokens[i];
    if (comma && (gap || gap_before)) continue;
    kept.push_back(tokens[i]);
  }
  for (std::size_t i = 0; i + 1 < kept.size(); ++i) {  // brackets around what was left out
    if (!is_open(tree.lower(kept[i])) || !is_close(tree.lower(kept[i + 1]))) continue;
    auto at = kept.begin() + static_cast<std::ptrdiff_t>(i);
    kept.erase(at, at + 2);
  }
  tokens = std::move(kept);
}

bool same_pattern(const Tree& tree, TokenIndex a, TokenIndex b) {
  auto determined = [&](TokenIndex t) { return tree.has_child(t, {Dep::Det, Dep::Poss}); };
  auto counted = [&](TokenIndex t) { return tree.has_child(t, {Dep::Nummod}); };
  if (is_name(tree[a].entity) && is_name(tree[b].entity)) return true;
  return tree[a].pos == tree[b].pos && determined(a) == determined(b) && counted(a) == counted(b);
}

// The conjuncts; with `lists` also appositives that look like members of a list, as parsers read
// "three oaks, two elms and one ash".
void collect_conjuncts(const Tree& tree, TokenIndex head, bool lists,
                       std::vector<TokenIndex>& out) {
  out.push_back(head);
  for (TokenIndex c : tree.children(head)) {
    bool member = lists && tree.dep(c) == Dep::Appos && c > head &&
                  comma_before(tree, tree.left_edge(c)) && same_pattern(tree, head, c);
    if ((tree.dep(c) == Dep::Conj && !tree.is_verb(c)) || member)
      collect_conjuncts(tree, c, lists, out);
  }
}

bool is_list(const Tree& tree, const std::vector<TokenIndex>& members) {
  return members.size() >= 3 && std::any_of(members.begin(), members.end(), [&](TokenIndex t) {
           MaybeToken cc = tree.child(t, {Dep::Cc});
           return cc && *cc > t;
         });
}

bool adds_up(const Tree& tree, TokenIndex head) {
  for (TokenIndex c : tree.children(head)) {
    if (tree.dep(c) != Dep::Cc && tree.dep(c) != Dep::Neg) continue;
    const std::string& word = tree.lower(c);
    const bool also = word == "but" && c + 1 < tree.range().last && tree.lower(c + 1) == "also";
    if (also) continue;  // "not only X but also Y"
    if (word == "&" || word == "than" || word == "not" || word == "rather" || word == "but")
      return false;
  }
  return true;
}

// "Russian *and Chinese* officials": the modifier that a word before the head is coordinated with.
TokenIndex coordinated_with(const Tree& tree, TokenIndex word, TokenIndex head) {
  TokenIndex at = word;
  while (tree.has_dep(at, {Dep::Conj, Dep::Cc}) && tree.head(at) && tree.dominates(head, at))
    at = *tree.head(at);
  return tree.dominates(head, at) && at != head ? at : word;
}

}  // namespace

Words words_of(const std::vector<TokenIndex>& tokens) {
  Words words;
  for (TokenIndex t : tokens) words.push_back(Word::of(t));
  return words;
}

std::string text_of(const Tree& tree, const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !joins_without_space(tree, words[i - 1], words[i])) text += ' ';
    text += words[i].token ? std::string(tree.text(*words[i].token)) : words[i].supplied;
  }
  return text;
}

ClaimPart part_of(const Tree& tree, const Phrase& phrase) {
  ClaimPart part;
  part.text = text_of(tree, phrase.words);
  std::vector<TokenIndex> tokens;
  for (const Word& word : phrase.words)
    if (word.token) tokens.push_back(*word.token);
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    add_span(part, tree[tokens[i]].span, i > 0 && tokens[i - 1] + 1 == tokens[i]);
  if (!phrase.head) return part;
  auto name = tree.entity(*phrase.head);
  bool whole = name && is_name(tree[*phrase.head].entity);
  TokenRange head = whole ? *name : TokenRange{*phrase.head, *phrase.head + 1};
  part.head = {tree[head.first].span.begin, tree[head.last - 1].span.end};
  TokenRange core = core_of(tree, *phrase.head);
  part.core = {tree[core.first].span.begin, tree[core.last - 1].span.end};
  return part;
}

TokenRange core_of(const Tree& tree, TokenIndex head) {
  auto name = tree.entity(head);
  if (name && is_name(tree[head].entity)) return *name;
  TokenIndex first = head;
  while (first > tree.range().first) {
    TokenIndex left = coordinated_with(tree, first - 1, head);
    MaybeToken governor = tree.head(left);
    bool inside = governor && (*governor >= first || left < first - 1) && *governor <= head;
    bool modifier = tree.has_dep(left, {Dep::Amod, Dep::Compound, Dep::Nummod, Dep::Nmod,
                                        Dep::Npadvmod, Dep::Quantmod}) ||
                    (tree[left].tag == Tag::Hyph && inside);
    if (!inside || !modifier) break;
    --first;
  }
  return {first, head + 1};
}

bool is_loose(const Tree& tree, TokenIndex child) {
  if (tree.dep(child) == Dep::Parataxis) return true;
  MaybeToken governor = tree.head(child);
  if (!governor || child < *governor) return false;
  if (tree.dep(child) == Dep::Prep && opens_examples(tree, child)) return true;
  bool comma = comma_before(tree, tree.left_edge(child));
  switch (tree.dep(child)) {
    case Dep::Appos:
      return comma && !is_place_pair(tree, *governor, child) &&
             !in_one_entity(tree, *governor, child);
    case Dep::Relcl:
    case Dep::Acl:
    case Dep::Prep:
    case Dep::Advmod:
    case Dep::Advcl:
      return comma;
    default:
      return false;
  }
}

bool is_each_other(const Tree& tree, TokenIndex token) {
  if (token == tree.range().first) return false;
  const std::string &word = tree.lower(token), &before = tree.lower(token - 1);
  return (word == "other" && before == "each") || (word == "another" && before == "one");
}

bool opens_examples(const Tree& tree, TokenIndex preposition) {
  const std::string& word = tree.lower(preposition);
  if (word == "including") return true;
  return word == "as" && preposition > tree.range().first && tree.lower(preposition - 1) == "such";
}

bool is_time_phrase_of_noun(const Tree& tree, TokenIndex child) {
  static constexpr std::string_view kWords[] = {"in", "on", "since", "during", "from", "until"};
  if (tree.dep(child) != Dep::Prep || child < *tree.head(child)) return false;
  if (std::find(std::begin(kWords), std::end(kWords), tree.lower(child)) == std::end(kWords))
    return false;
  MaybeToken object = tree.child(child, {Dep::Pobj});
  return object && (tree[*object].entity == Ner::Date || tree[*object].entity == Ner::Time);
}

std::vector<TokenIndex> noun_phrase(const Tree& tree, TokenIndex head,
                                    const PhraseOptions& options) {
  std::vector<TokenIndex> tokens;
  collect(tree, head, options, true, tokens);
  if (options.single) collect_shared(tree, head, tokens);
  std::sort(tokens.begin(), tokens.end());
  drop_orphan_punctuation(tree, tokens);
  trim(tree, tokens);
  if (tokens.empty()) tokens.push_back(head);
  return tokens;
}

std::vector<TokenIndex> whole_phrase(const Tree& tree, TokenIndex head,
                                     const std::vector<TokenIndex>& without) {
  std::vector<TokenIndex> tokens = tree.subtree(head);
  std::erase_if(tokens, [&](TokenIndex t) {
    return std::any_of(without.begin(), without.end(),
                       [&](TokenIndex root) { return tree.dominates(root, t); });
  });
  drop_orphan_punctuation(tree, tokens);
  trim(tree, tokens);
  if (tokens.empty()) tokens.push_back(head);
  return tokens;
}

std::vector<TokenIndex> conjuncts(const Tree& tree, TokenIndex head) {
  std::vector<TokenIndex> all;
  collect_conjuncts(tree, head, true, all);
  if (!is_list(tree, all)) {
    all.clear();
    collect_conjuncts(tree, head, false, all);
  }
  std::sort(all.begin(), all.end());
  if (all.size() == 1 || all.size() > kMostConjuncts) return {head};
  for (TokenIndex t : all)
    if (!adds_up(tree, t)) return {head};
  auto name = tree.entity(head);
  if (name && std::all_of(all.begin(), all.end(), [&](TokenIndex t) { return name->contains(t); }))
    return {head};
  return all;
}

MaybeToken alternative(const Tree& tree, TokenIndex head) {
  for (TokenIndex t : conjuncts(tree, head))
    for (TokenIndex c : tree.children(t))
      if (tree.dep(c) == Dep::Cc && tree.lower(c) == "or") return c;
  return std::nullopt;
}

bool is_time(const Tree& tree, TokenIndex noun) {
  Ner entity = tree[noun].entity;
  if (entity == Ner::Date || entity == Ner::Time) return true;
  const std::string& word = tree.lower(noun);
  if (entity != Ner::None && entity != Ner::Cardinal && entity != Ner::Ordinal) return false;
  bool year =
      word.size() == 4 &&
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; }) &&
      (word[0] == '1' || word[0] == '2');
  return year || in_lexicon(Lexicon::TimeNoun, tree.lemma(noun));
}

}  // namespace kg
