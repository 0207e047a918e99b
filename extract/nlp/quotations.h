#ifndef KG_EXTRACT_NLP_QUOTATIONS_H_
#define KG_EXTRACT_NLP_QUOTATIONS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// What stands between quotation marks.
struct Quotation {
  TokenRange tokens;       ///< without the marks; never empty
  bool closed = false;     ///< false: it runs to the end of its paragraph
  bool continues = false;  ///< it goes on with the quotation before it, which the paragraph before
                           ///< left open: each paragraph of a long quotation opens anew
};

/// The quotations of a document in text order, disjoint: between “ and ”, « and », straight double
/// quotes, and single quotes that the tagger reads as such (an apostrophe is none). A quotation
/// ends with its paragraph at the latest; quotes inside it in other marks belong to it. O(tokens).
std::vector<Quotation> find_quotations(const Document& document, const Annotation& annotation);

/// The quotation that a token stands in, as an index; -1 outside of all. O(log n).
std::int64_t quotation_at(std::span<const Quotation> quotations, TokenIndex token);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_QUOTATIONS_H_
