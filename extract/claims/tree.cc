#include "extract/claims/tree.h"

#include <algorithm>

#include "core/unicode.h"
#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

std::string plain_lower(std::string_view text) {
  std::string lower = to_lower(text);
  for (std::string_view curly : {"\u2019", "\u2018"}) {
    for (auto at = lower.find(curly); at != std::string::npos; at = lower.find(curly, at + 1))
      lower.replace(at, curly.size(), "'");
  }
  return lower;
}

}  // namespace

Tree::Tree(const Document& document, const Annotation& annotation, std::uint32_t sentence)
    : Tree(document, annotation, sentence, annotation.sentences[sentence]) {}

Tree::Tree(const Document& document, const Annotation& annotation, std::uint32_t sentence,
           TokenRange part)
    : document_(document), annotation_(annotation), sentence_(sentence), range_(part) {
  read_words();
  link_heads();
  cut_cycles();
  lift_from_auxiliaries();
  free_receivers();
  free_purposes();
  list_children();
  measure_subtrees();
}

void Tree::read_words() {
  lower_.reserve(range_.size());
  lemma_.reserve(range_.size());
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    lower_.push_back(plain_lower(text(t)));
    lemma_.push_back(plain_lower((*this)[t].lemma));
    // Rule lemmatizers take "hoped" for a form of "hop", which news never means before "to".
    if (lemma_.back() == "hop" && lower_.back() != "hop" && lower_.back() != "hops" &&
        !lower_.back().starts_with("hopp"))
      lemma_.back() = "hope";
  }
}

void Tree::link_heads() {
  heads_.reserve(range_.size());
  deps_.reserve(range_.size());
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    const TokenIndex governor = (*this)[t].head;
    const bool governed = governor != t && range_.contains(governor);
    heads_.push_back(governed ? governor : t);
    deps_.push_back(governed ? (*this)[t].dep : Dep::Root);
  }
}

// Walks up from each token; a walk that meets itself is cut there.
void Tree::cut_cycles() {
  std::vector<TokenIndex> walk_of(range_.size(), range_.last);  // the walk that saw the token first
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex at = t;
    while (walk_of[at - range_.first] == range_.last) {
      walk_of[at - range_.first] = t;
      at = heads_[at - range_.first];
    }
    if (walk_of[at - range_.first] != t || heads_[at - range_.first] == at) continue;
    heads_[at - range_.first] = at;
    deps_[at - range_.first] = Dep::Root;
  }
}

void Tree::list_children() {
  child_begin_.assign(range_.size() + 1, 0);
  for (TokenIndex i = 0; i < range_.size(); ++i)
    if (heads_[i] != range_.first + i) ++child_begin_[heads_[i] - range_.first + 1];
  for (TokenIndex i = 0; i < range_.size(); ++i) child_begin_[i + 1] += child_begin_[i];
  children_.resize(child_begin_.back());
  std::vector<TokenIndex> next(child_begin_.begin(), child_begin_.end() - 1);
  for (TokenIndex i = 0; i < range_.size(); ++i)
    if (heads_[i] != range_.first + i)
      children_[next[heads_[i] - range_.first]++] = range_.first + i;
}

// Numbers the tokens so that every subtree is a run, from the last token of the run to the first.
void Tree::measure_subtrees() {
  subtrees_.resize(range_.size());
  std::vector<TokenIndex> waiting;
  for (TokenIndex t = range_.last; t-- > range_.first;) {
    subtrees_[t - range_.first] = {0, 1, t, t};
    if (!head(t)) waiting.push_back(t);
  }
  walk_.reserve(range_.size());
  while (!waiting.empty()) {
    const TokenIndex t = waiting.back();
    waiting.pop_back();
    subtrees_[t - range_.first].order = static_cast<TokenIndex>(walk_.size());
    walk_.push_back(t);
    const auto below = children(t);
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  for (auto t = walk_.rbegin(); t != walk_.rend(); ++t) {
    const Subtree& below = subtrees_[*t - range_.first];
    if (!head(*t)) continue;
    Subtree& above = subtrees_[*head(*t) - range_.first];
    above.size += below.size;
    above.left = std::min(above.left, below.left);
    above.right = std::max(above.right, below.right);
  }
}

// An auxiliary governs nothing: "the president, whose return *has* reshaped ..." with the subject
// hung on "has" is read as hung on "reshaped".
void Tree::lift_from_auxiliaries() {
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex& governor = heads_[t - range_.first];
    while (governor != t && has_dep(governor, {Dep::Aux, Dep::Auxpass}) &&
           heads_[governor - range_.first] != governor)
      governor = heads_[governor - range_.first];
  }
}

// "offered *Ukraine* long-term security guarantees": parsers like to read the receiver as the first
// word of a compound. A name right behind a verb of giving, with more modifiers between it and the
// noun, is the receiver: a name modifies what follows it directly, or has an article.
void Tree::free_receivers() {
  for (TokenIndex object = range_.first; object < range_.last; ++object) {
    const TokenIndex verb = heads_[object - range_.first];
    if (dep(object) != Dep::Dobj || verb + 1 >= object) continue;
    if (!in_lexicon(Lexicon::GivingVerb, lemma(verb))) continue;
    const auto name = entity(verb + 1);
    if (!name || name->first != verb + 1 || !is_swallowed_receiver(*name, object)) continue;
    const TokenIndex receiver = name->last - 1;
    for (TokenIndex t = name->first; t < receiver; ++t) heads_[t - range_.first] = receiver;
    heads_[receiver - range_.first] = verb;
    deps_[receiver - range_.first] = Dep::Dative;
  }
}

bool Tree::is_swallowed_receiver(TokenRange name, TokenIndex object) const {
  const Ner label = (*this)[name.first].entity;
  if (label != Ner::Gpe && label != Ner::Person && label != Ner::Org) return false;
  if (name.last >= object) return false;  // "gave US citizens", "sent Ukraine aid": either may be
  // Every word of it must be a modifier of the object, through modifiers alone.
  for (TokenIndex t = name.first; t < name.last; ++t)
    for (TokenIndex at = t; at != object; at = heads_[at - range_.first])
      if (!has_dep(at, {Dep::Compound, Dep::Nmod, Dep::Amod})) return false;
  // What stands between modifies the object too; "UK-based", "Trump's" and lists do not count.
  for (TokenIndex t = name.last; t < object; ++t)
    if (is_punct(t) && (*this)[t].tag != Tag::Hyph) return false;
  return !has_tag(name.last, {Tag::Hyph, Tag::Pos, Tag::Cc});
}

// "flew to Oslo after the vote *to meet* the king": an infinitive that parsers hang on the noun of
// a time phrase tells the purpose of the verb, unless the noun is one with content ("after a
// decision to go").
void Tree::free_purposes() {
  for (TokenIndex verb = range_.first; verb < range_.last; ++verb) {
    const TokenIndex noun = heads_[verb - range_.first];
    if (dep(verb) != Dep::Acl || (*this)[verb].tag != Tag::Vb || dep(noun) != Dep::Pobj) continue;
    const TokenIndex preposition = heads_[noun - range_.first];
    const TokenIndex governor = heads_[preposition - range_.first];
    const bool time = lower(preposition) == "after" || lower(preposition) == "before" ||
                      lower(preposition) == "during" || lower(preposition) == "since";
    if (!time || !is_verb(governor) || governor > verb || noun_cue(lemma(noun))) continue;
    heads_[verb - range_.first] = governor;
    deps_[verb - range_.first] = Dep::Advcl;
  }
}

std::string_view Tree::text(TokenIndex token) const {
  return slice(document_.text, (*this)[token].span);
}

bool Tree::has_dep(TokenIndex token, std::initializer_list<Dep> deps) const {
  return std::find(deps.begin(), deps.end(), dep(token)) != deps.end();
}

bool Tree::has_tag(TokenIndex token, std::initializer_list<Tag> tags) const {
  return std::find(tags.begin(), tags.end(), (*this)[token].tag) != tags.end();
}

bool Tree::is_verb(TokenIndex token) const {
  Pos pos = (*this)[token].pos;
  return pos == Pos::Verb || pos == Pos::Aux;
}

bool Tree::is_noun(TokenIndex token) const {
  Pos pos = (*this)[token].pos;
  return pos == Pos::Noun || pos == Pos::Propn || pos == Pos::Pron || pos == Pos::Num;
}

bool Tree::is_punct(TokenIndex token) const {
  Pos pos = (*this)[token].pos;
  return pos == Pos::Punct || pos == Pos::Space;
}

MaybeToken Tree::head(TokenIndex token) const {
  TokenIndex governor = heads_[token - range_.first];
  if (governor == token) return std::nullopt;
  return governor;
}

MaybeToken Tree::child(TokenIndex token, std::initializer_list<Dep> deps) const {
  for (TokenIndex c : children(token))
    if (has_dep(c, deps)) return c;
  return std::nullopt;
}

std::vector<TokenIndex> Tree::subtree(TokenIndex token) const {
  const Subtree& below = subtrees_[token - range_.first];
  const auto begin = walk_.begin() + static_cast<std::ptrdiff_t>(below.order);
  std::vector<TokenIndex> out(begin, begin + static_cast<std::ptrdiff_t>(below.size));
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<TokenRange> Tree::entity(TokenIndex token) const {
  if ((*this)[token].entity == Ner::None) return std::nullopt;
  TokenIndex first = token, last = token + 1;
  while (first > range_.first && !(*this)[first].entity_begin &&
         (*this)[first - 1].entity == (*this)[token].entity)
    --first;
  while (last < range_.last && (*this)[last].entity == (*this)[token].entity &&
         !(*this)[last].entity_begin)
    ++last;
  return TokenRange{first, last};
}

bool Tree::has_break(TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first; t < last; ++t) {
    if (!is_punct(t) || (*this)[t].tag == Tag::Hyph || (*this)[t].pos == Pos::Space) continue;
    return true;
  }
  return false;
}

}  // namespace kg
