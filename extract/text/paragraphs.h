#ifndef KG_EXTRACT_TEXT_PARAGRAPHS_H_
#define KG_EXTRACT_TEXT_PARAGRAPHS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace kg {

/// Finds the paragraphs of `text` (valid UTF-8), in order, without surrounding white space.
///
/// Blank lines and lines of rule characters ("* * *", "-----") always part. Between two lines that
/// follow each other directly, the question is whether the line was wrapped there:
/// - a line that goes on in lower case, or stops at a comma or a word like "the", was wrapped;
/// - lines of a document with such wrapped lines tell its width: a line so full that the next word
///   would not have fitted was wrapped too;
/// - any other line end is an end: of a heading when the line has no final stop.
/// List items and indented first lines begin paragraphs.
///
/// A paragraph is a heading when it is short, has no final stop (or is a question in title case),
/// no sentence end inside, and begins like a headline; a document of a single paragraph has none.
/// `repeated` is set as Paragraph says, comparing by normalize_name. The marks of Markdown headings
/// ("## ") are not part of the span.
std::vector<Paragraph> find_paragraphs(std::string_view text);

/// The whole text, without surrounding white space, as one paragraph; none if there is no text.
std::vector<Paragraph> whole_paragraph(std::string_view text);

/// Makes the line ends inside each paragraph spaces, byte for byte, so that no offset changes.
void join_lines(std::string& text, std::span<const Paragraph> paragraphs);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_PARAGRAPHS_H_
