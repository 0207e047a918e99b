#ifndef KG_GRAPH_EVIDENCE_H_
#define KG_GRAPH_EVIDENCE_H_

#include <cstdint>
#include <string_view>

#include "core/extraction.h"
#include "core/result.h"
#include "graph/graph_view.h"
#include "graph/resolve.h"

namespace kg {

/// The evidence that `fact` is for its edge: the sentence's words, with spans counted in code
/// points from the start of the sentence. Parts outside the sentence get empty spans. REQUIRES:
/// `fact` was resolved from `extraction`.
Evidence make_evidence(const Extraction& extraction, const ResolvedFact& fact, DocumentId document);

/// The error for an id that a view does not know: "there is no entity 12 in this graph".
tl::unexpected<Error> no_such(std::string_view what, std::uint64_t id);

}  // namespace kg

#endif  // KG_GRAPH_EVIDENCE_H_
