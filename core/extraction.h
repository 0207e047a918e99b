#ifndef KG_CORE_EXTRACTION_H_
#define KG_CORE_EXTRACTION_H_

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

}  // namespace kg

#endif  // KG_CORE_EXTRACTION_H_
