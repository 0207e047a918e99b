#ifndef KG_GRAPH_SENTENCE_OF_H_
#define KG_GRAPH_SENTENCE_OF_H_

#include <algorithm>
#include <cstdint>

#include "core/extraction.h"

namespace kg {

/// The index of the sentence that a span begins in, or of the last before it; 0 if there is none.
inline std::uint32_t sentence_of(const Extraction& extraction, Span span) {
  const auto& all = extraction.sentences;
  const auto after = std::upper_bound(all.begin(), all.end(), span.begin,
                                      [](std::uint32_t at, const Span& s) { return at < s.begin; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin() - 1);
}

}  // namespace kg

#endif  // KG_GRAPH_SENTENCE_OF_H_
