#include "extract/nlp/text_parts.h"

namespace kg {
namespace {

std::size_t cut_at(std::string_view text, std::size_t most) {
  for (std::size_t space = text.rfind(' ', most);
       space != std::string_view::npos && space > most / 2; space = text.rfind(' ', space - 1))
    if (std::string_view(".!?").find(text[space - 1]) != std::string_view::npos) return space;
  const std::size_t space = text.rfind(' ', most);
  if (space != std::string_view::npos && space > 0) return space;
  std::size_t cut = most;
  while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return cut;
}

}  // namespace

std::vector<Span> split_text(std::string_view text, std::size_t most) {
  std::vector<Span> parts;
  std::size_t begin = 0;
  while (text.size() - begin > most) {
    const std::size_t end = begin + cut_at(text.substr(begin), most);
    parts.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = text[end] == ' ' ? end + 1 : end;
  }
  if (begin < text.size())
    parts.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  return parts;
}

void append_part(const Annotation& part, const ParseText& text, Span where,
                 std::uint32_t paragraph_begin, Annotation& document) {
  const auto first = static_cast<TokenIndex>(document.tokens.size());
  for (Token token : part.tokens) {
    Span span = text.original({where.begin + token.span.begin, where.begin + token.span.end});
    token.span = {paragraph_begin + span.begin, paragraph_begin + span.end};
    token.head += first;
    document.tokens.push_back(std::move(token));
  }
  // A space that was only added for the models is not there in the document.
  for (std::size_t i = first; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    const bool gap =
        i + 1 < document.tokens.size() && token.span.end < document.tokens[i + 1].span.begin;
    token.space_after = token.space_after && gap;
  }
  for (const TokenRange sentence : part.sentences)
    document.sentences.push_back({sentence.first + first, sentence.last + first});
  for (EntitySpan entity : part.entities) {
    entity.tokens = {entity.tokens.first + first, entity.tokens.last + first};
    document.entities.push_back(entity);
  }
}

}  // namespace kg
