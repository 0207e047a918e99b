#ifndef KG_EXTRACT_CLAIMS_CLAIMS_H_
#define KG_EXTRACT_CLAIMS_CLAIMS_H_

#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// What the sentences of a document say, in text order. Parts carry no chains yet (Extractor adds
/// them). Headings that repeat make no claims. Deterministic.
std::vector<Claim> find_claims(const Document& document, const Annotation& annotation);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CLAIMS_H_
