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

  struct Found {
    std::uint32_t mention = 0;  ///< index
    bool apposition = false;    ///< the head is that of an apposition: "its *spokesman*, Ada Moss"
  };

  /// The mention that a phrase with this head refers with: of those whose head is `head`, else of
  /// those whose head overlaps it, else of those with such an apposition, the one with the shortest
  /// span, then the first. Nothing if there is none or `head` is empty. O(log n) for heads of a few
  /// words.
  std::optional<Found> find(Span head) const;

 private:
  struct Entry {
    Span head;
    Found found;
  };
  std::span<const Mention> mentions_;
  std::vector<Entry> entries_;           // by begin of the head
  std::vector<std::uint32_t> furthest_;  // the furthest head end among entries_[0 .. i]
};

/// Sets ClaimPart::chain of subjects, arguments and claimants whose head is a mention or in
/// apposition with one. An apposition of the subject itself stays without ("Hungary is *the only
/// country*" says something; "Hungary is Hungary" does not).
void attach_chains(std::span<const Mention> mentions, std::vector<Claim>& claims);

}  // namespace kg

#endif  // KG_EXTRACT_PART_CHAINS_H_
