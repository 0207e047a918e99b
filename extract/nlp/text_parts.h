#ifndef KG_EXTRACT_NLP_TEXT_PARTS_H_
#define KG_EXTRACT_NLP_TEXT_PARTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/nlp/annotation.h"
#include "extract/text/parse_text.h"

namespace kg {

/// `text` (single spaces, valid UTF-8) in parts of at most `most` bytes, in order, the space
/// between two parts in neither: cut behind the last sentence end that fits (a stop before a
/// space), else at the last space, else between two code points. REQUIRES: most >= 8.
std::vector<Span> split_text(std::string_view text, std::size_t most);

/// Appends the annotation of one part to that of its document: `part` is of the bytes `where` of
/// text.text(), which stands for the paragraph that begins at byte `paragraph_begin`.
void append_part(const Annotation& part, const ParseText& text, Span where,
                 std::uint32_t paragraph_begin, Annotation& document);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_TEXT_PARTS_H_
