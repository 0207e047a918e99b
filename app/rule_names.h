#ifndef KG_APP_RULE_NAMES_H_
#define KG_APP_RULE_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/claims/claim_rules.h"

namespace kg {

/// The rule of claims with that name. NotFound, with the name that may have been meant.
Result<const ClaimRule*> rule_named(std::string_view name);

/// The example of a rule taken apart.
struct RuleExample {
  std::string sentence;
  std::vector<std::string> parts;  ///< subject, relation, object
};
RuleExample example_of(const ClaimRule& rule);

}  // namespace kg

#endif  // KG_APP_RULE_NAMES_H_
