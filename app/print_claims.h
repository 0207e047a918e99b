#ifndef KG_APP_PRINT_CLAIMS_H_
#define KG_APP_PRINT_CLAIMS_H_

#include <string>

#include "core/extraction.h"
#include "extract/rule_extractor.h"

namespace kg {

// Each gives all that is printed for one document, final \n included.

/// One JSON object a claim and line. Offsets are code points of the document's text, half-open, and
/// null for parts that are not in the text.
std::string claims_json(const Extraction& extraction);

/// One line a claim, tab separated: doc, sentence, subject, relation, object, other arguments,
/// polarity, modality, claimant, confidence, rule. See claims_tsv_header.
std::string claims_tsv(const Extraction& extraction);
std::string claims_tsv_header();

/// For people: each sentence with its claims below it.
std::string claims_table(const Extraction& extraction);

/// The benchmark form of open information extraction: sentence, confidence, relation, subject,
/// object and further arguments, tab separated. `binary`: a line for every object or argument,
/// explicit words only.
std::string claims_oie(const Analysis& analysis, bool binary);

}  // namespace kg

#endif  // KG_APP_PRINT_CLAIMS_H_
