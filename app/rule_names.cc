#include "app/rule_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/near_names.h"

namespace kg {

Result<const ClaimRule*> rule_named(std::string_view name) {
  if (const ClaimRule* rule = find_claim_rule(name)) return rule;
  std::vector<std::string> names;
  for (const ClaimRule& rule : claim_rules()) names.emplace_back(rule.name);
  const std::string meant = did_you_mean(name, names);
  return failure(ErrorCode::NotFound,
                 fmt::format("there is no rule '{}'{}", name,
                             meant.empty() ? "; 'kg rules' lists them" : meant));
}

RuleExample example_of(const ClaimRule& rule) {
  RuleExample example;
  const auto arrow = rule.example.find(" => ");
  example.sentence = rule.example.substr(0, arrow);
  if (arrow == std::string_view::npos) return example;
  std::string_view rest = rule.example.substr(arrow + 4);
  while (!rest.empty()) {
    const auto end = std::min(rest.find("; "), rest.size());
    example.parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return example;
}

}  // namespace kg
