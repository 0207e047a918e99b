#ifndef KG_EXTRACT_CLAIMS_DRAFT_H_
#define KG_EXTRACT_CLAIMS_DRAFT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/clause.h"
#include "extract/claims/phrase.h"
#include "extract/claims/qualifiers.h"

namespace kg {

/// An argument before its text is made.
struct DraftArgument {
  ArgumentRole role = ArgumentRole::Object;
  Phrase phrase;                        ///< without the preposition
  std::vector<TokenIndex> preposition;  ///< its words; empty if none or supplied
  std::string supplied_preposition;     ///< "in" of "the river *where* he lived"
};

/// A claim as a rule makes it, in tokens.
struct Draft {
  std::vector<std::string_view> rules;  ///< the rule of its form first, then that of its subject
  const Clause* clause = nullptr;       ///< null for rules over noun phrases
  TokenIndex anchor = 0;                ///< predicate, or the noun that a noun rule looked at
  Phrase subject;
  Phrase relation;
  std::string lemma;
  std::vector<DraftArgument> arguments;
  bool implicit = false;
  MaybeToken alternative;  ///< "or" that makes one of several of it
  /// For events that a noun names: what is known of them beside a clause, and the clause that
  /// speaks of them (null if none), whose speaker says that they are.
  std::optional<Qualifiers> qualifiers;
  const Clause* host = nullptr;
};

/// What a rule sees, and where it puts its claims.
struct RuleContext {
  const Tree& tree;
  const ClauseTable& clauses;
  std::vector<Draft>& out;
  bool heading = false;  ///< the sentence is one
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_DRAFT_H_
