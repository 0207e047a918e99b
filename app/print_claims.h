#ifndef KG_APP_PRINT_CLAIMS_H_
#define KG_APP_PRINT_CLAIMS_H_

#include <string>
#include <vector>

#include "core/extraction.h"
#include "extract/rule_extractor.h"

namespace kg {

// Each gives all that is printed for one document, final \n included.

/// Which claims are printed, and how much about them.
struct ClaimsToPrint {
  std::vector<std::string> rules;  ///< those that one of these rules had a part in; empty = all
  bool explain = false;            ///< with the tree and the clauses that they come from
  std::size_t width = 100;         ///< columns that text for people is wrapped in

  bool holds(const Claim& claim) const;
};

/// One line a claim, tab separated: doc, sentence, subject, relation, object, other arguments,
/// polarity, modality, claimant, confidence, rule. See claims_tsv_header.
std::string claims_tsv(const Extraction& extraction, const ClaimsToPrint& what = {});
std::string claims_tsv_header();

/// For people: each sentence with its claims below it. With `explain`, all sentences, each with its
/// tree and clauses (print_explanation.h), the rules of every claim and the cues of its qualifiers.
std::string claims_table(const Analysis& analysis, const ClaimsToPrint& what = {});

/// The benchmark form of open information extraction: sentence, confidence, relation, subject,
/// object and further arguments, tab separated. `binary`: a line for every object or argument,
/// explicit words only.
std::string claims_oie(const Analysis& analysis, bool binary, const ClaimsToPrint& what = {});

}  // namespace kg

#endif  // KG_APP_PRINT_CLAIMS_H_
