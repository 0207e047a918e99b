#ifndef KG_EXTRACT_CLAIMS_CLAIMS_H_
#define KG_EXTRACT_CLAIMS_CLAIMS_H_

#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "extract/claims/confidence.h"
#include "extract/claims/sentence_parts.h"
#include "extract/claims/tree.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// What the sentences of a document say, in text order. Parts carry no chains yet (Extractor adds
/// them). Headings that repeat make no claims. Deterministic.
std::vector<Claim> find_claims(const Document& document, const Annotation& annotation);

/// The claims of one sentence with what their confidence was made from.
struct SentenceClaims {
  std::vector<Claim> claims;
  std::vector<std::vector<ClaimFeature>> features;  ///< of each claim
  std::vector<TokenIndex>
      anchors;  ///< of each claim: its predicate, or the noun that it was made of
};

class Speakers;

/// What one sentence says; `heading` leaves out the rules of nouns. When the tree is of a part of a
/// sentence, `parts` tells which claims can be made without the rest. `speakers`, where there are
/// quotations, is told who speaks in the sentence.
SentenceClaims find_sentence_claims(const Tree& tree, bool heading,
                                    const SentenceParts* parts = nullptr,
                                    Speakers* speakers = nullptr);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CLAIMS_H_
