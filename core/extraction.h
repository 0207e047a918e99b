#ifndef KG_CORE_EXTRACTION_H_
#define KG_CORE_EXTRACTION_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "core/mention.h"
#include "core/span.h"

namespace kg {

/// Everything that was read out of one document: what extract hands to graph and storage. It knows
/// spans of the document but no tokens.
struct Extraction {
  Document document;
  std::vector<Span> sentences;  ///< text order, disjoint
  std::vector<Mention> mentions;
  std::vector<Chain> chains;
  std::vector<Claim> claims;
};

/// The index of the sentence that a span begins in, or of the last before it; 0 if there is none.
inline std::uint32_t sentence_of(const Extraction& extraction, Span span) {
  const auto& all = extraction.sentences;
  const auto after = std::upper_bound(all.begin(), all.end(), span.begin,
                                      [](std::uint32_t at, const Span& s) { return at < s.begin; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin() - 1);
}

}  // namespace kg

#endif  // KG_CORE_EXTRACTION_H_
