#include "extract/claims/near_duplicates.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/unicode.h"

namespace kg {
namespace {

// Whether every byte of `inner` is one of `outer`.
bool is_part_of(const ClaimPart& inner, const ClaimPart& outer) {
  return !inner.spans.empty() &&
         std::all_of(inner.spans.begin(), inner.spans.end(), [&](Span span) {
           return std::any_of(outer.spans.begin(), outer.spans.end(),
                              [&](Span around) { return around.contains(span); });
         });
}

// "tax rules" and "trade rules" have the same head and are two things.
bool overlap(const ClaimPart& a, const ClaimPart& b) {
  return is_part_of(a, b) || is_part_of(b, a);
}

bool have_same_words(const ClaimPart& a, const ClaimPart& b) {
  return to_lower(a.text) == to_lower(b.text);
}

// The same verb or noun of the sentence; supplied relations stand nowhere.
bool at_same_place(const ClaimPart& a, const ClaimPart& b) {
  return !a.head.empty() && a.head == b.head;
}

bool is_one_fact(const Claim& a, const Claim& b) {
  const ClaimArgument *object = a.object(), *other = b.object();
  if ((object == nullptr) != (other == nullptr)) return false;
  if (object && (object->role != other->role || object->preposition != other->preposition))
    return false;
  if (at_same_place(a.relation, b.relation))
    return overlap(a.subject, b.subject) && (!object || overlap(object->part, other->part));
  const bool supplied = a.relation.spans.empty() && b.relation.spans.empty();
  return supplied && have_same_words(a.subject, b.subject) && object &&
         have_same_words(object->part, other->part);
}

std::size_t fullness(const Claim& claim) {
  std::size_t size = claim.subject.text.size() + claim.relation.text.size();
  for (const ClaimArgument& argument : claim.arguments)
    size += argument.part.text.size() + argument.preposition.size();
  return size;
}

void add_rules(Claim& into, const Claim& from) {
  for (const std::string& rule : from.rules)
    if (std::find(into.rules.begin(), into.rules.end(), rule) == into.rules.end())
      into.rules.push_back(rule);
}

// What only `from` says beside its object; only where both speak of the same place in the text.
void add_arguments(Claim& into, const Claim& from) {
  if (!at_same_place(into.relation, from.relation)) return;
  for (std::size_t i = 1; i < from.arguments.size(); ++i) {
    const ClaimPart& part = from.arguments[i].part;
    const bool known = std::any_of(into.arguments.begin(), into.arguments.end(),
                                   [&](const auto& one) { return overlap(one.part, part); }) ||
                       overlap(into.subject, part);
    if (!known) into.arguments.push_back(from.arguments[i]);
  }
}

void merge(Claim& into, Claim& from) {
  if (into.edge && !from.edge) return;  // a clause says it; claims with edges come first
  if (fullness(from) > fullness(into)) std::swap(into, from);
  add_rules(into, from);
  add_arguments(into, from);
  into.confidence = std::max(into.confidence, from.confidence);
  if (into.attributions.empty()) into.attributions = from.attributions;
}

}  // namespace

void merge_near_duplicates(std::vector<Claim>& claims, std::size_t first) {
  using Group = std::tuple<std::string, Polarity, Modality>;
  std::map<Group, std::vector<std::size_t>> groups;
  std::vector<std::size_t> gone;
  for (std::size_t i = first; i < claims.size(); ++i) {
    auto& members = groups[{claims[i].relation_lemma, claims[i].polarity, claims[i].modality}];
    const auto same = std::find_if(members.begin(), members.end(), [&](std::size_t other) {
      return is_one_fact(claims[other], claims[i]);
    });
    if (same == members.end()) {
      members.push_back(i);
      continue;
    }
    merge(claims[*same], claims[i]);
    gone.push_back(i);
  }
  for (auto i = gone.rbegin(); i != gone.rend(); ++i)
    claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(*i));
}

}  // namespace kg
