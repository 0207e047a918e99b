#include "extract/part_chains.h"

#include <algorithm>
#include <tuple>

namespace kg {

MentionHeads::MentionHeads(std::span<const Mention> mentions) : mentions_(mentions) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    entries_.push_back({mentions[m].head, {m, false}});
    for (const Span head : mentions[m].appositions) entries_.push_back({head, {m, true}});
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.head.begin < b.head.begin; });
  std::uint32_t furthest = 0;
  for (const Entry& entry : entries_)
    furthest_.push_back(furthest = std::max(furthest, entry.head.end));
}

std::optional<MentionHeads::Found> MentionHeads::find(Span head) const {
  if (head.empty()) return std::nullopt;
  const auto behind =
      std::lower_bound(entries_.begin(), entries_.end(), head.end,
                       [](const Entry& entry, auto end) { return entry.head.begin < end; });
  const Entry* best = nullptr;
  const auto rank = [&](const Entry& entry) {
    return std::tuple(entry.found.apposition, entry.head != head,
                      mentions_[entry.found.mention].span.length(), entry.found.mention);
  };
  for (auto i = static_cast<std::size_t>(behind - entries_.begin());
       i > 0 && furthest_[i - 1] > head.begin; --i) {
    const Entry& entry = entries_[i - 1];
    if (entry.head.overlaps(head) && (best == nullptr || rank(entry) < rank(*best))) best = &entry;
  }
  if (best == nullptr) return std::nullopt;
  return best->found;
}

void attach_chains(std::span<const Mention> mentions, std::vector<Claim>& claims) {
  const MentionHeads heads(mentions);
  const auto attach = [&](ClaimPart& part, const ClaimPart* subject) {
    const auto found = heads.find(part.head);
    if (!found) return;
    const std::uint32_t chain = mentions[found->mention].chain;
    if (found->apposition && subject != nullptr && subject->chain == chain) return;
    part.chain = chain;
  };
  for (Claim& claim : claims) {
    attach(claim.subject, nullptr);
    for (ClaimArgument& argument : claim.arguments) attach(argument.part, &claim.subject);
    for (Attribution& attribution : claim.attributions) attach(attribution.claimant, nullptr);
  }
}

}  // namespace kg
