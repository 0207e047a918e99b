#include "extract/part_chains.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kg {

MentionHeads::MentionHeads(std::span<const Mention> mentions)
    : mentions_(mentions), order_(mentions.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return mentions_[a].head.begin < mentions_[b].head.begin;
  });
  std::uint32_t furthest = 0;
  for (const std::uint32_t index : order_)
    furthest_.push_back(furthest = std::max(furthest, mentions_[index].head.end));
}

std::optional<std::uint32_t> MentionHeads::find(Span head) const {
  if (head.empty()) return std::nullopt;
  const auto behind = std::lower_bound(
      order_.begin(), order_.end(), head.end,
      [&](std::uint32_t index, auto end) { return mentions_[index].head.begin < end; });
  std::optional<std::uint32_t> best;
  const auto rank = [&](std::uint32_t index) {
    const Mention& mention = mentions_[index];
    return std::tuple(mention.head != head, mention.span.length(), index);
  };
  for (auto i = static_cast<std::size_t>(behind - order_.begin());
       i > 0 && furthest_[i - 1] > head.begin; --i) {
    const std::uint32_t index = order_[i - 1];
    if (mentions_[index].head.overlaps(head) && (!best || rank(index) < rank(*best))) best = index;
  }
  return best;
}

void attach_chains(std::span<const Mention> mentions, std::vector<Claim>& claims) {
  const MentionHeads heads(mentions);
  const auto attach = [&](ClaimPart& part) {
    if (const auto found = heads.find(part.head)) part.chain = mentions[*found].chain;
  };
  for (Claim& claim : claims) {
    attach(claim.subject);
    for (ClaimArgument& argument : claim.arguments) attach(argument.part);
    if (claim.attribution) attach(claim.attribution->claimant);
  }
}

}  // namespace kg
