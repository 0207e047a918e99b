#ifndef KG_TESTS_CLAIMS_SUPPORT_CLAIMS_H_
#define KG_TESTS_CLAIMS_SUPPORT_CLAIMS_H_

#include <string>
#include <vector>

#include "claims/support_trees.h"
#include "core/claim.h"

namespace kg {

/// The claim as one line: "Kim; moved to; Rome; in 1980 [planned: will] [not: never] [Lind: said]".
/// The parts are separated by "; ", an argument's preposition stands before it unless the relation
/// ends with it, a place that stands in the object is left out; then modality, polarity and
/// attribution, when not plain, each with its cue.
std::string describe(const Claim& claim, std::string_view text);

/// The claims of a sentence of trees.txt that the graph gets edges for, described.
std::vector<std::string> claims_in(const Parsed& parsed);

/// All sentences of trees.txt.
const std::vector<Parsed>& all_trees();

/// The sentence of trees.txt with that text; empty, with a failed expectation, when it has none.
const Parsed& tree_of(std::string_view sentence);

/// Expects exactly these claims with edges of a sentence of trees.txt, in any order.
void expect_claims(std::string_view sentence, const std::vector<std::string>& expected);

/// The same of the claims without edges: what noun phrases hold.
void expect_phrase_claims(std::string_view sentence, const std::vector<std::string>& expected);

}  // namespace kg

#endif  // KG_TESTS_CLAIMS_SUPPORT_CLAIMS_H_
