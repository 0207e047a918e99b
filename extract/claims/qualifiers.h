#ifndef KG_EXTRACT_CLAIMS_QUALIFIERS_H_
#define KG_EXTRACT_CLAIMS_QUALIFIERS_H_

#include <map>
#include <string_view>

#include "core/claim.h"
#include "extract/claims/clause.h"
#include "extract/claims/tree.h"

namespace kg {

/// Whether and in what world a clause holds, with the words that say so.
struct Qualifiers {
  Polarity polarity = Polarity::Positive;
  Span polarity_cue;
  Modality modality = Modality::Actual;
  Span modality_cue;
};

/// Reads what the words in and above clauses of one sentence say about them: auxiliaries, governors
/// ("plans to"), nouns with content ("bid to"), conjunctions ("if"), verbs of request and
/// prevention, adverbs, negation. Where several speak, the one that makes the claim least certain
/// counts, and a mere future ("will") gives way to all. A clause without a tense takes the modality
/// of the clause it depends on when it has none. Each clause is read once.
class QualifierReader {
 public:
  /// REQUIRES: both outlive the reader.
  QualifierReader(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  /// REQUIRES: `clause` is one of the table's.
  const Qualifiers& of(const Clause& clause);

 private:
  const Tree& tree_;
  const ClauseTable& clauses_;
  std::map<TokenIndex, Qualifiers> known_;  // by predicate
};

/// The qualifiers of one clause, for who needs no others.
Qualifiers qualifiers_of(const Tree& tree, const ClauseTable& clauses, const Clause& clause);

/// Whether a noun has a content that need not be fact: plan, bid, reluctance. By lemma.
bool has_content_modality(std::string_view noun);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_QUALIFIERS_H_
