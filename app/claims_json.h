#ifndef KG_APP_CLAIMS_JSON_H_
#define KG_APP_CLAIMS_JSON_H_

#include <string>

#include "app/print_claims.h"

namespace kg {

/// One JSON object a claim and line. Offsets are code points of the document's text, half-open, and
/// null for parts that are not in the text. With ClaimsToPrint::explain also "explanation": the
/// tree and the clauses of its sentence.
std::string claims_json(const Analysis& analysis, const ClaimsToPrint& what = {});

}  // namespace kg

#endif  // KG_APP_CLAIMS_JSON_H_
