#ifndef KG_CORE_DOCUMENT_H_
#define KG_CORE_DOCUMENT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/span.h"

namespace kg {

/// What is known of a document besides its text. Empty strings = not known.
struct DocumentMetadata {
  std::string name;    ///< file name without folder and last extension, or the id of an input line
  std::string source;  ///< where it came from: URL or path; identifies the document across versions
  std::string publisher;  ///< "Reuters"
  std::string title;
  std::string date;  ///< publication date, ISO 8601: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ
};

enum class ParagraphKind : std::uint8_t {
  Body,
  Heading,  ///< headline or sub-heading: one line without a final stop, set apart from running text
};

/// A stretch of text between blank lines (or a line of its own that is a heading). Sentences never
/// cross paragraphs.
struct Paragraph {
  Span span;  ///< bytes of Document::text, without surrounding white space
  ParagraphKind kind = ParagraphKind::Body;
  bool repeated = false;  ///< a heading that says what an earlier heading said, word for word
};

/// Something odd about the input that did not stop the work, for a person to read.
struct Diagnostic {
  std::string message;  ///< "3 invalid UTF-8 sequences replaced by U+FFFD"
  Span where;           ///< bytes of Document::text; empty = the whole document
};

/// One text with its metadata. Owns the bytes; every Span of the program points into `text`.
struct Document {
  DocumentMetadata metadata;
  std::string text;  ///< valid UTF-8 without BOM; line ends are \n
  std::vector<Paragraph> paragraphs;
  std::array<std::uint8_t, 32>
      sha256{};  ///< of the bytes as read, before repair and header removal
  std::vector<Diagnostic> diagnostics;
};

}  // namespace kg

#endif  // KG_CORE_DOCUMENT_H_
