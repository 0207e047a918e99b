#include "extract/actors/tree.h"

#include <algorithm>

#include "core/unicode.h"

namespace kg {

DocumentTree::DocumentTree(const Document& document, const Annotation& annotation)
    : document_(&document), annotation_(&annotation) {
  lower_.reserve(size());
  for (TokenIndex i = 0; i < size(); ++i) lower_.push_back(to_lower(text(i)));
  link_children();
  measure_subtrees();
  place_tokens();
  mark_quotes();
}

std::string_view DocumentTree::text(TokenIndex token) const {
  return slice(document_->text, (*this)[token].span);
}

std::string DocumentTree::text(TokenRange range) const {
  std::string words;
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (i > range.first && (*this)[i].span.begin > (*this)[i - 1].span.end) words += ' ';
    words += text(i);
  }
  return words;
}

void DocumentTree::link_children() {
  child_begin_.assign(size() + 1, 0);
  for (TokenIndex i = 0; i < size(); ++i)
    if (!is_root(i)) ++child_begin_[(*this)[i].head + 1];
  for (TokenIndex i = 0; i < size(); ++i) child_begin_[i + 1] += child_begin_[i];
  children_.resize(child_begin_[size()]);
  std::vector<TokenIndex> next(child_begin_.begin(), child_begin_.end() - 1);
  for (TokenIndex i = 0; i < size(); ++i)
    if (!is_root(i)) children_[next[(*this)[i].head]++] = i;
}

void DocumentTree::measure_subtrees() {
  depth_.assign(size(), 0);
  left_.resize(size());
  right_.resize(size());
  std::vector<TokenIndex> order;  // every token after its head
  for (TokenIndex i = 0; i < size(); ++i) {
    left_[i] = right_[i] = i;
    if (is_root(i)) order.push_back(i);
  }
  for (std::size_t at = 0; at < order.size(); ++at)
    for (const TokenIndex child : children(order[at])) {
      depth_[child] = depth_[order[at]] + 1;
      order.push_back(child);
    }
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const TokenIndex head = (*this)[*it].head;
    left_[head] = std::min(left_[head], left_[*it]);
    right_[head] = std::max(right_[head], right_[*it]);
  }
}

void DocumentTree::place_tokens() {
  sentence_.assign(size(), 0);
  paragraph_.assign(size(), 0);
  heading_.assign(size(), false);
  for (std::uint32_t s = 0; s < annotation_->sentences.size(); ++s)
    for (TokenIndex i = annotation_->sentences[s].first; i < annotation_->sentences[s].last; ++i)
      sentence_[i] = s;
  const auto& paragraphs = document_->paragraphs;
  std::uint32_t p = 0;
  for (TokenIndex i = 0; i < size(); ++i) {
    while (p + 1 < paragraphs.size() && paragraphs[p].span.end <= (*this)[i].span.begin) ++p;
    paragraph_[i] = p;
    heading_[i] = p < paragraphs.size() && paragraphs[p].kind == ParagraphKind::Heading;
  }
}

void DocumentTree::mark_quotes() {
  quote_.assign(size(), 0);
  std::uint32_t number = 0;
  bool open = false;
  for (TokenIndex i = 0; i < size(); ++i) {
    if (i > 0 && paragraph_[i] != paragraph_[i - 1]) open = false;
    const auto word = text(i);
    const bool straight = word == "\"" || word == "``" || word == "''";
    if (word == "“" || (straight && !open)) {
      open = true;
      ++number;
    } else if (word == "”" || straight) {
      open = false;
    } else if (open) {
      quote_[i] = number;
    }
  }
}

std::span<const TokenIndex> DocumentTree::children(TokenIndex token) const {
  return {children_.data() + child_begin_[token], children_.data() + child_begin_[token + 1]};
}

TokenIndex DocumentTree::child(TokenIndex token, std::initializer_list<Dep> deps) const {
  for (const TokenIndex c : children(token))
    if (std::find(deps.begin(), deps.end(), (*this)[c].dep) != deps.end()) return c;
  return kNoToken;
}

bool DocumentTree::is_above(TokenIndex ancestor, TokenIndex token) const {
  while (depth_[token] > depth_[ancestor]) token = (*this)[token].head;
  return token == ancestor;
}

TokenIndex DocumentTree::clause(TokenIndex token) const {
  while (!is_root(token)) {
    token = (*this)[token].head;
    if (is_verb((*this)[token].pos) || child(token, {Dep::Nsubj, Dep::Nsubjpass}) != kNoToken)
      return token;
  }
  return kNoToken;
}

TokenIndex DocumentTree::first_conjunct(TokenIndex token) const {
  while ((*this)[token].dep == Dep::Conj && !is_root(token)) token = (*this)[token].head;
  return token;
}

TokenIndex DocumentTree::subject(TokenIndex predicate) const {
  while (true) {
    const TokenIndex own = child(predicate, {Dep::Nsubj, Dep::Nsubjpass});
    if (own != kNoToken) {
      const Tag tag = (*this)[own].tag;
      const bool relative = tag == Tag::Wp || tag == Tag::Wdt;
      return relative && (*this)[predicate].dep == Dep::Relcl ? (*this)[predicate].head : own;
    }
    const Dep dep = (*this)[predicate].dep;
    const bool shares = dep == Dep::Conj || dep == Dep::Xcomp || dep == Dep::Advcl ||
                        dep == Dep::Pcomp || dep == Dep::Prep || dep == Dep::Aux;
    if (dep == Dep::Acl) return (*this)[predicate].head;
    if (!shares || is_root(predicate)) return kNoToken;
    predicate = (*this)[predicate].head;
  }
}

bool is_subject(Dep dep) { return dep == Dep::Nsubj || dep == Dep::Nsubjpass; }
bool is_verb(Pos pos) { return pos == Pos::Verb || pos == Pos::Aux; }
bool is_proper_noun(Tag tag) { return tag == Tag::Nnp || tag == Tag::Nnps; }
bool is_noun(Tag tag) { return tag == Tag::Nn || tag == Tag::Nns || is_proper_noun(tag); }

bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word.front());
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const auto letter = word.substr(0, length);
  return to_lower(letter) != letter;
}

}  // namespace kg
