#ifndef KG_EXTRACT_PART_CHAINS_H_
#define KG_EXTRACT_PART_CHAINS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/claim.h"
#include "core/mention.h"

namespace kg {

/// Finds mentions by their head words.
class MentionHeads {
 public:
  /// REQUIRES: `mentions` outlives this object.
  explicit MentionHeads(std::span<const Mention> mentions);

  /// Index of the mention that a phrase with this head refers with: of those whose head is `head`,
  /// else of those whose head overlaps it, the one with the shortest span, then the first. Nothing
  /// if there is none or `head` is empty. O(log n) for heads of a few words.
  std::optional<std::uint32_t> find(Span head) const;

 private:
  std::span<const Mention> mentions_;
  std::vector<std::uint32_t> order_;     // mentions by begin of their head
  std::vector<std::uint32_t> furthest_;  // the furthest head end among order_[0 .. i]
};

/// Sets ClaimPart::chain of subjects, arguments and claimants whose head is a mention.
void attach_chains(std::span<const Mention> mentions, std::vector<Claim>& claims);

}  // namespace kg

#endif  // KG_EXTRACT_PART_CHAINS_H_
