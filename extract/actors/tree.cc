#include "extract/actors/tree.h"

#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "extract/nlp/quotations.h"

namespace kg {
namespace {

/// Verbs whose object does what their infinitive says.
bool controls_by_object(std::string_view verb) {
  static constexpr std::array<std::string_view, 34> kVerbs = {
      "advise",  "allow",    "appoint",  "ask",      "authorize", "beg",       "cause",
      "command", "compel",   "convince", "elect",    "enable",    "encourage", "expect",
      "force",   "help",     "hire",     "instruct", "invite",    "lead",      "order",
      "permit",  "persuade", "press",    "pressure", "prompt",    "push",      "request",
      "require", "teach",    "tell",     "tempt",    "urge",      "want"};
  return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

}  // namespace

DocumentTree::DocumentTree(const Document& document, const Annotation& annotation)
    : document_(&document), annotation_(&annotation) {
  lower_.reserve(size());
  for (TokenIndex i = 0; i < size(); ++i) lower_.push_back(to_lower(text(i)));
  link_children();
  const std::vector<TokenIndex> order = top_down();
  measure_subtrees(order);
  look_above(order);
  count_brackets();
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

// Every token behind its head.
std::vector<TokenIndex> DocumentTree::top_down() const {
  std::vector<TokenIndex> order;
  order.reserve(size());
  for (TokenIndex i = 0; i < size(); ++i)
    if (is_root(i)) order.push_back(i);
  for (std::size_t at = 0; at < order.size(); ++at)
    for (const TokenIndex child : children(order[at])) order.push_back(child);
  return order;
}

void DocumentTree::measure_subtrees(const std::vector<TokenIndex>& order) {
  depth_.assign(size(), 0);
  order_.assign(size(), 0);
  size_.assign(size(), 1);
  left_.resize(size());
  right_.resize(size());
  for (TokenIndex i = 0; i < size(); ++i) left_[i] = right_[i] = i;
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const TokenIndex head = (*this)[*it].head;
    if (head == *it) continue;
    size_[head] += size_[*it];
    left_[head] = std::min(left_[head], left_[*it]);
    right_[head] = std::max(right_[head], right_[*it]);
  }
  TokenIndex next_root = 0;
  for (const TokenIndex i : order) {
    if (is_root(i)) {
      order_[i] = next_root;
      next_root += size_[i];
    }
    TokenIndex next = order_[i] + 1;
    for (const TokenIndex child : children(i)) {
      depth_[child] = depth_[i] + 1;
      order_[child] = next;
      next += size_[child];
    }
  }
}

void DocumentTree::look_above(const std::vector<TokenIndex>& order) {
  std::vector<TokenIndex> own_subject(size(), kNoToken), object(size(), kNoToken);
  for (TokenIndex i = size(); i-- > 0;) {
    if (is_root(i)) continue;
    if (is_subject((*this)[i].dep)) own_subject[(*this)[i].head] = i;
    if ((*this)[i].dep == Dep::Dobj) object[(*this)[i].head] = i;
  }
  above_.resize(size());
  for (const TokenIndex i : order) {
    const Token& token = (*this)[i];
    Above& above = above_[i];
    above.first_conjunct = above.anchor = i;
    const Above* head = is_root(i) ? nullptr : &above_[token.head];
    if (head != nullptr) {
      const bool predicate =
          is_verb((*this)[token.head].pos) || own_subject[token.head] != kNoToken;
      above.clause = predicate ? token.head : head->clause;
      if (token.dep == Dep::Conj) above.first_conjunct = head->first_conjunct;
      if (token.dep == Dep::Conj || token.dep == Dep::Appos) above.anchor = head->anchor;
    }
    above.adverbial = token.dep == Dep::Advcl || token.dep == Dep::Pcomp ||
                      (above.clause != kNoToken && above_[above.clause].adverbial);
    // "They persuaded the US to keep its promise": the US keeps it.
    const bool controlled = own_subject[i] == kNoToken && token.dep == Dep::Xcomp &&
                            object[token.head] < i && controls_by_object((*this)[token.head].lemma);
    above.subject = controlled ? object[token.head] : subject_of(i, own_subject[i]);
  }
}

// `own` is the subject among its dependents. REQUIRES: the head's is known.
TokenIndex DocumentTree::subject_of(TokenIndex predicate, TokenIndex own) const {
  const Token& token = (*this)[predicate];
  if (own != kNoToken) {
    const Tag tag = (*this)[own].tag;
    const bool relative = tag == Tag::Wp || tag == Tag::Wdt;
    return relative && token.dep == Dep::Relcl ? token.head : own;
  }
  if (token.dep == Dep::Acl) return token.head;
  const bool shares = token.dep == Dep::Conj || token.dep == Dep::Xcomp ||
                      token.dep == Dep::Advcl || token.dep == Dep::Pcomp ||
                      token.dep == Dep::Prep || token.dep == Dep::Aux;
  return shares && !is_root(predicate) ? above_[token.head].subject : kNoToken;
}

void DocumentTree::count_brackets() {
  brackets_.assign(size() + 1, 0);
  for (TokenIndex i = 0; i < size(); ++i) {
    const auto word = text(i);
    const bool open = word == "(" || word == "[" || word == "“";
    const bool close = word == ")" || word == "]" || word == "”";
    brackets_[i + 1] = brackets_[i] + open - close;
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
  for (const Quotation& quotation : find_quotations(*document_, *annotation_)) {
    if (!quotation.continues) ++number;
    for (TokenIndex i = quotation.tokens.first; i < quotation.tokens.last; ++i) quote_[i] = number;
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
