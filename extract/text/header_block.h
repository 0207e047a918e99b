#ifndef KG_EXTRACT_TEXT_HEADER_BLOCK_H_
#define KG_EXTRACT_TEXT_HEADER_BLOCK_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace kg {

/// "Key: value" lines at the top of a document.
struct HeaderBlock {
  DocumentMetadata metadata;
  std::vector<Diagnostic> diagnostics;  ///< a date that cannot be read
  std::size_t size = 0;                 ///< bytes it takes, with the blank lines behind it
};

/// The header block of `text` (line ends \n), if it begins with one: lines `Key: value` with known
/// keys only (Title or Headline; Source, URL or Link; Publisher; Date or Published; and Author,
/// Language, Section and the like, which are dropped), in any case, up to a blank line. Between two
/// lines `---` (front matter of Markdown) unknown keys are allowed too. A single line that could as
/// well be prose ("Source: officials deny it.") is no header.
/// `Source` with a name instead of an address is the publisher.
std::optional<HeaderBlock> find_header_block(std::string_view text);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_HEADER_BLOCK_H_
