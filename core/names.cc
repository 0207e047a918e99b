// Printed names of the enumerations of core, one table each.
#include <array>
#include <cstddef>

#include "core/claim.h"
#include "core/mention.h"

namespace kg {
namespace {

constexpr std::array<std::string_view, 17> kEntityTypes = {
    "OTHER", "PERSON", "ORG",  "GPE",  "LOC",   "FAC",     "NORP",     "EVENT", "PRODUCT",
    "WORK",  "LAW",    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "NUMBER"};
constexpr std::array<std::string_view, 3> kMentionKinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 3> kPlaceUses = {"", "place", "government"};
constexpr std::array<std::string_view, 7> kArgumentRoles = {
    "object", "indirect_object", "prepositional", "clause", "time", "adverbial", "place"};
constexpr std::array<std::string_view, 4> kComparators = {"exact", "at least", "at most", "about"};
constexpr std::array<std::string_view, 2> kPolarities = {"positive", "negative"};
constexpr std::array<std::string_view, 9> kModalities = {"actual",    "planned",   "desired",
                                                         "possible",  "required",  "conditional",
                                                         "requested", "prevented", "questioned"};

template <typename Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(EntityType type) { return name_of(kEntityTypes, type); }
std::optional<EntityType> entity_type_from(std::string_view name) {
  return value_of<EntityType>(kEntityTypes, name);
}
bool is_actor(EntityType type) { return type >= EntityType::Person && type <= EntityType::Norp; }
std::string_view to_string(MentionKind kind) { return name_of(kMentionKinds, kind); }
std::string_view to_string(PlaceUse use) { return name_of(kPlaceUses, use); }
std::string_view to_string(ArgumentRole role) { return name_of(kArgumentRoles, role); }
std::string_view to_string(Comparator comparator) { return name_of(kComparators, comparator); }
std::string_view to_string(Polarity polarity) { return name_of(kPolarities, polarity); }
std::string_view to_string(Modality modality) { return name_of(kModalities, modality); }
std::optional<Modality> modality_from(std::string_view name) {
  return value_of<Modality>(kModalities, name);
}

const ClaimArgument* Claim::object() const {
  return arguments.empty() ? nullptr : &arguments.front();
}

const ClaimArgument* Claim::time() const {
  for (const ClaimArgument& argument : arguments)
    if (argument.role == ArgumentRole::Time) return &argument;
  return nullptr;
}

std::string Claim::edge_label(const ClaimArgument& argument) const {
  if (arguments.empty()) return relation_lemma;
  // The relation may end with the preposition of the first argument.
  std::string label = relation_lemma;
  const std::string& first = arguments.front().preposition;
  if (!first.empty() && label.ends_with(" " + first)) label.resize(label.size() - first.size() - 1);
  const bool is_first = &argument == object();
  const bool has_it = is_first && (implicit || label.size() != relation_lemma.size());
  if (has_it) return relation_lemma;
  return argument.preposition.empty() ? label : label + " " + argument.preposition;
}

}  // namespace kg
