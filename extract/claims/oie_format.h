#ifndef KG_EXTRACT_CLAIMS_OIE_FORMAT_H_
#define KG_EXTRACT_CLAIMS_OIE_FORMAT_H_

#include <string>
#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// One line of the form that open information extraction is measured in: the sentence, confidence,
/// relation, subject, then object and further arguments, prepositions in front of them. To be
/// printed with tabs between the fields.
using OieRow = std::vector<std::string>;

/// Whether the benchmark form has the claim: its rules belong there (ClaimRule::benchmark), and it
/// says something of its subject beyond the verb (benchmarks compare subject, relation and object).
bool is_in_benchmark(const Claim& claim);

/// The rows of one claim: one, or one for each conjunct of its first coordinated further argument
/// ("in Rome and Paris"), up to four.
std::vector<OieRow> claim_rows(const Document& document, const Claim& claim);

/// The n-ary form (CaRB, WiRe57): the rows of every claim, those that the table of rules leaves out
/// of the benchmark form excepted. The document's whole text is the first field, as given.
std::vector<OieRow> oie_rows(const Document& document, const Annotation& annotation);

/// The binary form with explicit words only (BenchIE): one row for every object and argument.
std::vector<OieRow> binary_rows(const Document& document, const Annotation& annotation);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_OIE_FORMAT_H_
