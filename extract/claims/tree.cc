#include "extract/claims/tree.h"

#include <algorithm>

#include "core/unicode.h"

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
  free_first_preposition();
  free_first_place();
  free_receivers();
  free_purposes();
  free_places();
  free_participles();
  free_summaries();
  free_subjects();
  free_years();
  free_interrupted();
  find_heading_verb();
  split_at_speaker();
  join_type_nouns();
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
