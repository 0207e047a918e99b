#include "extract/nlp/special_cases.h"

#include <algorithm>
#include <unordered_set>

namespace kg {
namespace {

// The bytes from the first to the last token of [begin, end).
Span extent(const std::vector<LexicalToken>& tokens, std::size_t begin, std::size_t end) {
  return {tokens[begin].span.begin, tokens[end - 1].span.end};
}

void append_pieces(const std::vector<ChunkPiece>& pieces, std::uint32_t begin, bool space_after,
                   std::vector<LexicalToken>& out) {
  for (const ChunkPiece& piece : pieces) {
    out.push_back({{begin, begin + piece.length}, false, piece.lex});
    begin += piece.length;
  }
  out.back().space_after = space_after;
}

}  // namespace

void SpecialCases::add(std::string_view text, std::vector<ChunkPiece> pieces) {
  cases_[std::string(text)] = std::move(pieces);
  longest_ = std::max(longest_, text.size());
}

const std::vector<ChunkPiece>* SpecialCases::find(std::string_view text) const {
  if (text.size() > longest_) return nullptr;
  const auto found = cases_.find(text);
  return found == cases_.end() ? nullptr : &found->second;
}

SplitCaseMatcher::SplitCaseMatcher() : nodes_(1) {}

void SplitCaseMatcher::add(const std::vector<LexicalToken>& tokens) {
  if (tokens.empty()) return;
  may_begin_.set(tokens.front().lex.orth % kFilterBits);
  std::uint32_t node = 0;
  for (const LexicalToken& token : tokens) {
    const auto [next, added] =
        nodes_[node].next.try_emplace(token.lex.orth, static_cast<std::uint32_t>(nodes_.size()));
    node = next->second;
    if (added) nodes_.emplace_back();
  }
  nodes_[node].complete = true;
}

void SplitCaseMatcher::find(const std::vector<LexicalToken>& tokens, std::size_t begin,
                            std::vector<TokenSpan>& found) const {
  std::uint32_t node = 0;
  for (std::size_t i = begin; i < tokens.size(); ++i) {
    const auto next = nodes_[node].next.find(tokens[i].lex.orth);
    if (next == nodes_[node].next.end()) return;
    node = next->second;
    if (nodes_[node].complete) found.push_back({begin, i + 1});
  }
}

// As spaCy filters: longest first, of equal ones the leftmost; a span that loses still blocks its
// tokens, and only the ends of a span are checked.
std::vector<SplitCaseMatcher::TokenSpan> SplitCaseMatcher::without_overlaps(
    std::vector<TokenSpan> found) {
  std::sort(found.begin(), found.end(), [](TokenSpan a, TokenSpan b) {
    const std::size_t a_length = a.end - a.begin, b_length = b.end - b.begin;
    return a_length != b_length ? a_length > b_length : a.begin < b.begin;
  });
  std::unordered_set<std::size_t> seen;
  std::vector<TokenSpan> kept;
  for (const TokenSpan span : found) {
    if (!seen.contains(span.begin) && !seen.contains(span.end - 1)) kept.push_back(span);
    for (std::size_t i = span.begin; i < span.end; ++i) seen.insert(i);
  }
  std::sort(kept.begin(), kept.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
  return kept;
}

void SplitCaseMatcher::apply(std::string_view text, const SpecialCases& cases, std::size_t first,
                             std::vector<LexicalToken>& tokens) const {
  std::vector<TokenSpan> found;
  for (std::size_t i = first; i < tokens.size(); ++i)
    if (may_begin_.test(tokens[i].lex.orth % kFilterBits)) find(tokens, i, found);
  if (found.empty()) return;
  const std::vector<TokenSpan> spans = without_overlaps(std::move(found));
  const std::vector<LexicalToken> before(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                         tokens.end());
  tokens.resize(first);
  std::size_t at = 0;
  for (const auto [begin, end] : spans) {
    const std::size_t from = begin - first, to = end - first;
    tokens.insert(tokens.end(), before.begin() + static_cast<std::ptrdiff_t>(at),
                  before.begin() + static_cast<std::ptrdiff_t>(from));
    const Span bytes = extent(before, from, to);
    if (const auto* pieces = cases.find(slice(text, bytes))) {
      append_pieces(*pieces, bytes.begin, before[to - 1].space_after, tokens);
    } else {
      tokens.insert(tokens.end(), before.begin() + static_cast<std::ptrdiff_t>(from),
                    before.begin() + static_cast<std::ptrdiff_t>(to));
    }
    at = to;
  }
  tokens.insert(tokens.end(), before.begin() + static_cast<std::ptrdiff_t>(at), before.end());
}

}  // namespace kg
