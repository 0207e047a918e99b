#include "app/print_explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/wrap.h"
#include "core/unicode.h"
#include "extract/claims/explain.h"

namespace kg {
namespace {

constexpr std::size_t kDeepest = 36;  // columns for the branches of the tree
constexpr std::string_view kIndent = "    ";

/// Draws the tree of a sentence in text order: every token stands right of its governor, with a
/// branch to it.
class TreeDrawing {
 public:
  explicit TreeDrawing(const Explanation& part) : tokens_(part.tokens) {
    std::uint32_t deepest = 1;
    for (const ExplainedToken& token : tokens_) deepest = std::max(deepest, token.depth);
    step_ = std::clamp<std::size_t>(kDeepest / deepest, 1, 3);
    deepest_ = static_cast<std::uint32_t>(kDeepest / step_);
  }

  /// The branches before a token's word. Deeper trees than a page can hold stay at its edge.
  std::string branches(const ExplainedToken& token) const {
    std::string text;
    const std::vector<const ExplainedToken*> above = governors(token);
    for (std::size_t depth = 0; depth + 1 < above.size() && depth < deepest_; ++depth)
      text += column(passes(*above[depth], token) ? "│" : " ", " ");
    if (!above.empty() && above.size() <= deepest_) text += column(corner(token), "─");
    return text;
  }

 private:
  // From the root to the governor.
  std::vector<const ExplainedToken*> governors(const ExplainedToken& token) const {
    std::vector<const ExplainedToken*> above(token.depth);
    const ExplainedToken* at = &token;
    for (std::size_t i = token.depth; i-- > 0;) above[i] = at = &find(*at->head);
    return above;
  }

  const ExplainedToken& find(TokenIndex token) const {
    return tokens_[token - tokens_.front().token];
  }

  // Whether the line to the governor's dependents goes by this token.
  static bool passes(const ExplainedToken& governor, const ExplainedToken& token) {
    return governor.reach.first < token.token && token.token + 1 < governor.reach.last;
  }

  static std::string_view corner(const ExplainedToken& token) {
    if (token.first_child && token.token < *token.head) return "┌";
    if (token.last_child && token.token > *token.head) return "└";
    return "├";
  }

  std::string column(std::string_view mark, std::string_view filling) const {
    std::string text(mark);
    for (std::size_t i = 1; i < step_; ++i) text += i + 1 == step_ ? " " : filling;
    return text;
  }

  const std::vector<ExplainedToken>& tokens_;
  std::size_t step_ = 3;
  std::uint32_t deepest_ = 12;
};

std::string entity_of(const Token& token, const LabelSet& labels) {
  if (token.entity == Ner::None) return {};
  return fmt::format("{}-{}", token.entity_begin ? 'B' : 'I', labels.ner.name(token.entity));
}

// The columns behind the word: governor, label, tag, lemma, entity.
std::string details(const ExplainedToken& explained, const Annotation& annotation,
                    std::string_view word, TokenIndex first) {
  const Token& token = annotation.tokens[explained.token];
  const LabelSet& labels = *annotation.labels;
  const std::string label =
      std::string(labels.deps.name(explained.dep)) + (explained.mended ? "*" : "");
  const std::string head = explained.head ? fmt::format("{}", *explained.head - first + 1) : "";
  const std::string lemma = to_lower(word) == explained.lemma ? "" : explained.lemma;
  std::string line =
      fmt::format("{:>4}  {:<11}{:<6}{} {}", head, label, labels.tags.name(token.tag),
                  padded(lemma, 12), entity_of(token, labels));
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::string tree_text(const Analysis& analysis, const Explanation& part) {
  const std::string& text = analysis.extraction.document.text;
  const Annotation& annotation = analysis.annotation;
  const TreeDrawing drawing(part);
  std::vector<std::string> drawn;
  std::size_t width = 0;
  bool mended = false;
  for (const ExplainedToken& token : part.tokens) {
    drawn.push_back(drawing.branches(token) +
                    one_line(slice(text, annotation.tokens[token.token].span)));
    width = std::max(width, text_width(drawn.back()));
    mended = mended || token.mended;
  }
  std::string out;
  const TokenIndex first = part.tokens.front().token;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::string_view word = slice(text, annotation.tokens[first + i].span);
    out += fmt::format("{}{:>3}  {}{}\n", kIndent, i + 1,
                       padded(drawn[i], std::min<std::size_t>(width, 60)),
                       details(part.tokens[i], annotation, word, first));
  }
  if (mended)
    out += fmt::format("{}* not as parsed: mended before the rules look at it\n", kIndent);
  return out;
}

std::string clause_text(const Analysis& analysis, const ExplainedClause& clause, TokenIndex first,
                        std::size_t width) {
  const Span verb = analysis.annotation.tokens[clause.verb].span;
  std::string out = fmt::format("{}clause '{}' ({})", kIndent,
                                one_line(slice(analysis.extraction.document.text, verb)),
                                clause.verb - first + 1);
  if (!clause.silent.empty()) out += ": silent, " + clause.silent;
  out += '\n';
  for (const ClauseNote& note : clause.notes) {
    const std::string remark = note.remark.empty() ? "" : "  (" + note.remark + ")";
    out += wrap(note.words + remark, width, fmt::format("{}  {:<12}", kIndent, note.name),
                std::string(kIndent.size() + 16, ' '));
  }
  return out;
}

// What headings do to the rules.
std::string heading_text(const Analysis& analysis, std::uint32_t sentence) {
  const std::uint32_t begin = analysis.extraction.sentences[sentence].begin;
  for (const Paragraph& paragraph : analysis.extraction.document.paragraphs) {
    if (paragraph.kind != ParagraphKind::Heading || begin < paragraph.span.begin ||
        begin >= paragraph.span.end)
      continue;
    return fmt::format("{}a heading: {}\n", kIndent,
                       paragraph.repeated ? "said before, so that no rule runs"
                                          : "of the rules of nouns only those of offices run");
  }
  return {};
}

}  // namespace

std::string explanation_text(const Analysis& analysis, std::uint32_t sentence, std::size_t width) {
  const auto parts = explain_sentence(analysis.extraction.document, analysis.annotation, sentence);
  std::string out = heading_text(analysis, sentence);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts.size() > 1)
      out += fmt::format("{}part {} of {}, for its length\n", kIndent, i + 1, parts.size());
    out += tree_text(analysis, parts[i]);
    for (const ExplainedClause& clause : parts[i].clauses)
      out += clause_text(analysis, clause, parts[i].tokens.front().token, width);
  }
  return out;
}

}  // namespace kg
