#include "graph/renamings.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/unicode.h"
#include "graph/sentence_of.h"

namespace kg {
namespace {

/// Whether a relation gives its subject another name: "be now called", "be rename", "be know as".
bool says_other_name(std::string_view relation) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "called", "renamed", "rebranded", "known as", "rename", "formerly", "born"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return relation.find(word) != std::string_view::npos;
  });
}

/// Whether the words between two names say that both are one's: ", formerly known as ".
bool gives_other_name(std::string_view between) {
  static const std::set<std::string> kWords = {"formerly",
                                               "formerly known as",
                                               "formerly called",
                                               "previously",
                                               "previously known as",
                                               "previously called",
                                               "now",
                                               "now called",
                                               "now known as",
                                               "also known as",
                                               "also called",
                                               "born",
                                               "née",
                                               "nee",
                                               "was renamed",
                                               "has been renamed",
                                               "is now called",
                                               "is now known as",
                                               "changed its name to",
                                               "which changed its name to",
                                               "which renamed itself",
                                               "which has renamed itself",
                                               "which rebranded as",
                                               "which was renamed",
                                               "rebranded itself",
                                               "rebranded itself as",
                                               "renamed itself",
                                               "rebranded as",
                                               "has changed its name to",
                                               "was renamed as",
                                               "aka",
                                               "a.k.a."};
  while (!between.empty() &&
         std::string_view(" ,(").find(between.front()) != std::string_view::npos)
    between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return kWords.contains(to_lower(between));
}

/// "X, now called Y", "X was renamed Y", "Y, formerly known as X".
void read_claims(const Extraction& extraction, std::vector<Renaming>& found) {
  const auto& chains = extraction.chains;
  for (const Claim& claim : extraction.claims) {
    const ClaimArgument* object = claim.object();
    if (!claim.subject.chain || object == nullptr || !object->part.chain) continue;
    if (claim.polarity != Polarity::Positive || claim.modality != Modality::Actual) continue;
    const std::uint32_t a = *claim.subject.chain, b = *object->part.chain;
    if (a == b || !chains[a].named || !chains[b].named) continue;
    if (says_other_name(claim.relation_lemma))
      found.push_back({a, b, chains[a].name, chains[b].name, claim.sentence});
  }
}

/// Two names with such words between them: "Velora, formerly Danish Gas".
void read_words(const Extraction& extraction, std::vector<Renaming>& found) {
  const auto& mentions = extraction.mentions;
  const std::string& text = extraction.document.text;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].kind != MentionKind::Name) continue;
    for (std::uint32_t n = m + 1; n < mentions.size(); ++n) {
      const Span one = mentions[m].head, other = mentions[n].head;
      if (mentions[n].kind != MentionKind::Name || other.begin <= one.end) continue;
      constexpr std::uint32_t kMostBytes = 32;
      if (other.begin - one.end > kMostBytes) break;
      if (gives_other_name(slice(text, {one.end, other.begin})))
        found.push_back({mentions[m].chain, mentions[n].chain, std::string(slice(text, one)),
                         std::string(slice(text, other)), sentence_of(extraction, one)});
      break;
    }
  }
}

}  // namespace

std::vector<Renaming> read_renamings(const Extraction& extraction) {
  std::vector<Renaming> found;
  read_claims(extraction, found);
  read_words(extraction, found);
  return found;
}

}  // namespace kg
