#ifndef KG_EXTRACT_CLAIMS_CLAIM_RULES_H_
#define KG_EXTRACT_CLAIMS_CLAIM_RULES_H_

#include <span>
#include <string_view>

#include "extract/claims/draft.h"

namespace kg {

/// One rule. Rules of clauses look at one clause at a time and exclude each other by their
/// triggers; rules of nouns look at one token at a time. A rule without a function says where a
/// clause got its subject or its form; its name stands behind that of the rule that made the claim.
struct ClaimRule {
  std::string_view name;
  std::string_view description;
  std::string_view example;  ///< "sentence => subject; relation; object"
  void (*on_clause)(const RuleContext&, const Clause&) = nullptr;
  void (*on_token)(const RuleContext&, TokenIndex) = nullptr;
  /// The share of its claims that a reader judged right (data/judged_claims.tsv), shrunk to that of
  /// all claims, 0.86, by five claims; 0.86 for a rule of which none was judged.
  double precision = 0.86;
  bool benchmark = true;  ///< printed in the benchmark form (oie_format.h)
  bool edge = true;       ///< the graph gets edges for its claims (Claim::edge)
  bool fitted = true;  ///< its claims have their confidence from confidence.h, where they count as
                       ///< claims of their sentence; those of the others have `precision`
  bool headings = false;  ///< a rule of nouns that runs in headings too
};

/// All rules, in the order in which they run.
std::span<const ClaimRule> claim_rules();

/// The rule with that name; null if there is none.
const ClaimRule* find_claim_rule(std::string_view name);

/// The rule that gave a draft its form.
const ClaimRule& rule_of(const Draft& draft);

// The rules' functions, by file.

// rules_verbal.cc
void rule_direct_object(const RuleContext& context, const Clause& clause);
void rule_prepositional(const RuleContext& context, const Clause& clause);
void rule_clause_object(const RuleContext& context, const Clause& clause);
void rule_influence(const RuleContext& context, const Clause& clause);
void rule_interrupting_speech(const RuleContext& context, const Clause& clause);
void rule_intransitive(const RuleContext& context, const Clause& clause);
// rules_copular.cc
void rule_copula(const RuleContext& context, const Clause& clause);
void rule_copula_of(const RuleContext& context, const Clause& clause);
void rule_adjective_preposition(const RuleContext& context, const Clause& clause);
void rule_existential(const RuleContext& context, const Clause& clause);
// rules_nominal.cc
void rule_apposition(const RuleContext& context, TokenIndex noun);
void rule_title(const RuleContext& context, TokenIndex noun);
void rule_place_in_region(const RuleContext& context, TokenIndex noun);
void rule_examples(const RuleContext& context, TokenIndex noun);
void rule_postnominal_adjective(const RuleContext& context, TokenIndex noun);
void rule_possessive(const RuleContext& context, TokenIndex noun);
void rule_noun_place(const RuleContext& context, TokenIndex noun);
// rules_phrases.cc
void rule_number(const RuleContext& context, TokenIndex number);
void rule_hyphened_doer(const RuleContext& context, TokenIndex participle);
void rule_name_before_noun(const RuleContext& context, TokenIndex noun);
void rule_owner(const RuleContext& context, TokenIndex owner);
void rule_noun_preposition(const RuleContext& context, TokenIndex noun);
// rules_event_doers.cc
void rule_event_doer(const RuleContext& context, const Clause& clause);
// rules_roles.cc
/// Says of the claim that was made last, "somebody is so and so", what the role is of.
void add_roles(const RuleContext& context);
// rules_aliases.cc
void rule_alias(const RuleContext& context, TokenIndex bracket);
void rule_same_amount(const RuleContext& context, TokenIndex bracket);
void rule_office(const RuleContext& context, TokenIndex name);
// rules_events.cc
void rule_nominal_event(const RuleContext& context, TokenIndex noun);
// rules_mutual.cc
void rule_mutual(const RuleContext& context, const Clause& clause);
void rule_each_other(const RuleContext& context, const Clause& clause);
// rules_names.cc
void rule_type_noun(const RuleContext& context, TokenIndex name);
void rule_age(const RuleContext& context, TokenIndex number);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CLAIM_RULES_H_
