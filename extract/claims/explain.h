#ifndef KG_EXTRACT_CLAIMS_EXPLAIN_H_
#define KG_EXTRACT_CLAIMS_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/tree.h"

namespace kg {

// What the rules of claims see of a sentence, for people who mend a rule.

/// One token in the tree that the rules look at.
struct ExplainedToken {
  TokenIndex token = 0;
  MaybeToken head;
  Dep dep = Dep::None;
  std::string lemma;         ///< as the rules read it: lower case
  std::uint32_t depth = 0;   ///< steps from the root
  bool mended = false;       ///< governor or label are not the parser's
  TokenRange reach;          ///< from its first to its last dependent, itself included
  bool first_child = false;  ///< of its governor
  bool last_child = false;
};

/// One line about a clause: "subject", "the man", "relative-clause".
struct ClauseNote {
  std::string_view name;
  std::string words;
  std::string remark;  ///< may be empty
};

struct ExplainedClause {
  TokenIndex verb = 0;
  std::vector<ClauseNote> notes;
  std::string silent;  ///< why it makes no claim; empty if it may make one
};

/// A sentence, or a part of one that is too long to be read whole.
struct Explanation {
  std::vector<ExplainedToken> tokens;  ///< text order
  std::vector<ExplainedClause> clauses;
};

/// One for each part that the sentence is read in (sentence_parts.h).
std::vector<Explanation> explain_sentence(const Document& document, const Annotation& annotation,
                                          std::uint32_t sentence);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_EXPLAIN_H_
