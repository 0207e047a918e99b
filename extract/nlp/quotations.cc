#include "extract/nlp/quotations.h"

#include <algorithm>
#include <string_view>

namespace kg {
namespace {

enum class Mark : std::uint8_t { None, Double, Open, Close, SingleOpen, SingleClose };

Mark mark_of(std::string_view word, Tag tag) {
  if (word == "\"" || word == "``" || word == "''") return Mark::Double;
  if (word == "“" || word == "„" || word == "«") return Mark::Open;
  if (word == "”" || word == "»") return Mark::Close;
  const bool single = word == "'" || word == "‘" || word == "’";
  if (single && tag == Tag::OpeningQuote) return Mark::SingleOpen;
  if (single && tag == Tag::ClosingQuote) return Mark::SingleClose;
  return Mark::None;
}

class QuotationFinder {
 public:
  QuotationFinder(const Document& document, const Annotation& annotation)
      : document_(document), annotation_(annotation) {}

  std::vector<Quotation> find() {
    std::size_t paragraph = 0;
    const auto& paragraphs = document_.paragraphs;
    for (TokenIndex t = 0; t < annotation_.tokens.size(); ++t) {
      const Span span = annotation_.tokens[t].span;
      bool next = false;
      while (paragraph + 1 < paragraphs.size() && paragraphs[paragraph].span.end <= span.begin) {
        ++paragraph;
        next = true;
      }
      if (next) start_paragraph(t);
      read(t);
    }
    if (open_) close(static_cast<TokenIndex>(annotation_.tokens.size()), false);
    return std::move(found_);
  }

 private:
  void start_paragraph(TokenIndex t) {
    left_open_ = open_;
    if (open_) close(t, false);
    first_of_paragraph_ = t;
  }

  void read(TokenIndex t) {
    const Token& token = annotation_.tokens[t];
    const Mark mark = mark_of(slice(document_.text, token.span), token.tag);
    if (mark == Mark::None) return;
    const bool single = mark == Mark::SingleOpen || mark == Mark::SingleClose;
    if (!open_) {
      if (mark == Mark::Close || mark == Mark::SingleClose) return;
      open_ = true;
      single_ = single;
      begin_ = t + 1;
      continues_ = left_open_ && t == first_of_paragraph_;
    } else if (single == single_ && mark != Mark::Open && mark != Mark::SingleOpen) {
      close(t, true);
    }
  }

  void close(TokenIndex end, bool closed) {
    open_ = false;
    if (begin_ < end) found_.push_back({{begin_, end}, closed, continues_});
  }

  const Document& document_;
  const Annotation& annotation_;
  std::vector<Quotation> found_;
  bool open_ = false;
  bool single_ = false;  // the open quotation has single marks
  bool continues_ = false;
  bool left_open_ = false;  // by the paragraph before
  TokenIndex begin_ = 0;
  TokenIndex first_of_paragraph_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Annotation& annotation) {
  return QuotationFinder(document, annotation).find();
}

std::int64_t quotation_at(std::span<const Quotation> quotations, TokenIndex token) {
  const auto after = std::upper_bound(
      quotations.begin(), quotations.end(), token,
      [](TokenIndex t, const Quotation& quotation) { return t < quotation.tokens.first; });
  if (after == quotations.begin() || !(after - 1)->tokens.contains(token)) return -1;
  return after - 1 - quotations.begin();
}

}  // namespace kg
