#ifndef KG_CORE_IDS_H_
#define KG_CORE_IDS_H_

#include <compare>
#include <cstdint>
#include <functional>

namespace kg {

/// A number that cannot be mistaken for another kind of number. `Tag` only tells kinds apart.
template <typename Tag, typename Number>
struct Id {
  Number value = 0;

  constexpr Id() = default;
  constexpr explicit Id(Number number) : value(number) {}
  auto operator<=>(const Id&) const = default;
};

using EntityId = Id<struct EntityTag, std::uint64_t>;      ///< dense from 1; 0 = none
using DocumentId = Id<struct DocumentTag, std::uint64_t>;  ///< dense from 1; 0 = none
using RelationId = Id<struct RelationTag, std::uint32_t>;  ///< dictionary number from 1; 0 = none

}  // namespace kg

template <typename Tag, typename Number>
struct std::hash<kg::Id<Tag, Number>> {
  std::size_t operator()(kg::Id<Tag, Number> id) const noexcept {
    return std::hash<Number>{}(id.value);
  }
};

#endif  // KG_CORE_IDS_H_
