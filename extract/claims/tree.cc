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
    : document_(document),
      annotation_(annotation),
      sentence_(sentence),
      range_(annotation.sentences[sentence]) {
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    lower_.push_back(plain_lower(text(t)));
    lemma_.push_back(plain_lower((*this)[t].lemma));
    // Rule lemmatizers take "hoped" for a form of "hop", which news never means before "to".
    if (lemma_.back() == "hop" && lower_.back() != "hop" && lower_.back() != "hops" &&
        !lower_.back().starts_with("hopp"))
      lemma_.back() = "hope";
  }
  link_heads();
}

void Tree::link_heads() {
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex governor = (*this)[t].head;
    heads_.push_back(range_.contains(governor) ? governor : t);
    deps_.push_back((*this)[t].dep);
  }
  for (TokenIndex t = range_.first; t < range_.last; ++t) {  // cut cycles
    TokenIndex at = t;
    for (TokenIndex steps = 0; heads_[at - range_.first] != at; ++steps) {
      at = heads_[at - range_.first];
      if (steps > range_.size()) {
        heads_[at - range_.first] = at;
        break;
      }
    }
  }
  lift_from_auxiliaries();
  free_receivers();
  free_purposes();
  list_children();
}

void Tree::list_children() {
  children_.resize(range_.size());
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex governor = heads_[t - range_.first];
    if (governor != t) children_[governor - range_.first].push_back(t);
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

bool Tree::dominates(TokenIndex ancestor, TokenIndex token) const {
  for (MaybeToken at = token; at; at = head(*at))
    if (*at == ancestor) return true;
  return false;
}

void Tree::collect(TokenIndex token, std::vector<TokenIndex>& out) const {
  out.push_back(token);
  for (TokenIndex c : children(token)) collect(c, out);
}

std::vector<TokenIndex> Tree::subtree(TokenIndex token) const {
  std::vector<TokenIndex> out;
  collect(token, out);
  std::sort(out.begin(), out.end());
  return out;
}

TokenIndex Tree::left_edge(TokenIndex token) const { return subtree(token).front(); }
TokenIndex Tree::right_edge(TokenIndex token) const { return subtree(token).back(); }

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
