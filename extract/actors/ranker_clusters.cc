#include <algorithm>

#include "extract/actors/ranker_features.h"

namespace kg {
namespace {

using F = PronounProperty;
using Cross = PronounCross;

constexpr std::ptrdiff_t kRecent = 8;  // mentions of a cluster that are looked at, the nearest

/// The mentions of m's cluster that stand before p.
struct Earlier {
  std::span<const ReferenceIndex> all, recent;

  Earlier(const Cluster& cluster, ReferenceIndex pronoun) {
    const auto begin = cluster.members.begin();
    const auto end = std::lower_bound(begin, cluster.members.end(), pronoun);
    all = {begin, end};
    recent = all.last(static_cast<std::size_t>(std::min(kRecent, end - begin)));
  }
};

/// Noun or verb that a phrase belongs to, with its part there: equal keys are parallel uses.
struct Use {
  std::string_view lemma;
  bool subject = false, object = false, owner = false;
  bool operator==(const Use&) const = default;
};

Use use_of(const DocumentTree& tree, TokenIndex anchor) {
  const PhraseRole role = role_of(tree, anchor);
  if (tree.is_root(anchor)) return {};
  return {tree[tree[anchor].head].lemma, is_subject_role(role), role == PhraseRole::Object,
          role == PhraseRole::Possessive};
}

bool tells_something(const Use& use) {
  if (use.owner) return true;
  return (use.subject || use.object) && use.lemma != "be" && use.lemma != "have" &&
         use.lemma != "do";
}

void fill_uses(const PronounPair& x, const Earlier& earlier, FeatureFiller out) {
  const Use own = use_of(x.tree, x.p_anchor);
  if (!tells_something(own)) return;
  const bool repeated =
      std::any_of(earlier.recent.begin(), earlier.recent.end(), [&](ReferenceIndex i) {
        return use_of(x.tree, anchor_of(x.tree, x.linking.references[i])) == own;
      });
  out.set(own.owner ? F::SameOwned : F::SameVerb, repeated);
}

void fill_counts(const PronounPair& x, const Earlier& earlier, FeatureFiller out) {
  constexpr double kManyMentions = 5.0, kManyPronouns = 3.0;
  out.set(F::Count, std::min(x.cluster.full_mentions / kManyMentions, 1.0));
  out.set(F::Earlier, std::min(static_cast<double>(earlier.all.size()) / kManyMentions, 1.0));
  if (earlier.recent.empty()) return;
  std::uint32_t pronouns = 0, subjects = 0;
  for (const ReferenceIndex i : earlier.recent) {
    const Reference& r = x.linking.references[i];
    pronouns += r.is_pronoun();
    subjects += is_subject_role(role_of(x.tree, anchor_of(x.tree, r)));
  }
  out.set(F::Pronouns, std::min(pronouns / kManyPronouns, 1.0));
  out.set(F::Subjects, static_cast<double>(subjects) / static_cast<double>(earlier.recent.size()));
}

void fill_recency(const PronounPair& x, const Earlier& earlier, FeatureFiller out) {
  if (earlier.recent.empty()) return;
  const auto sentence = [&](ReferenceIndex i) {
    return x.tree.sentence(x.linking.references[i].head);
  };
  const std::uint32_t here = x.tree.sentence(x.p.head);
  const Reference& last = x.linking.references[earlier.recent.back()];
  out.set(F::LastIsSubject, is_subject_role(role_of(x.tree, anchor_of(x.tree, last))));
  bool before = false, inside = false;
  for (const ReferenceIndex i : earlier.recent) {
    before |= sentence(i) + 1 == here;
    inside |= sentence(i) == here;
  }
  out.set(F::SentenceBefore, before);
  out.set(F::InSentence, inside);
}

void fill_last_pronoun(const PronounPair& x, ReferenceIndex m, const ReferenceIndex* last,
                       FeatureFiller out) {
  if (last == nullptr || !x.linking.clusters.same(*last, m)) return;
  const Reference& pronoun = x.linking.references[*last];
  out.set(F::LastPronoun, true);
  out.set(F::LastIsLastSubject, is_subject_role(role_of(x.tree, anchor_of(x.tree, pronoun))));
  out.set(F::LastNear, x.tree.sentence(pronoun.head) == x.tree.sentence(x.p.head));
}

}  // namespace

void add_cluster_features(const PronounPair& x, const PronounCandidate& candidate,
                          const PronounContext& context, FeatureFiller out) {
  constexpr std::uint32_t kLastRank = 5;
  const Earlier earlier(x.cluster, context.pronoun);
  fill_counts(x, earlier, out);
  fill_recency(x, earlier, out);
  fill_uses(x, earlier, out);
  fill_last_pronoun(x, candidate.reference, context.last, out);
  const std::uint32_t rank = std::min(candidate.rank, kLastRank);
  out.cross(Cross::RankRole, rank, x.m_role);
  out.cross(Cross::RankKind, rank, x.m.kind);
  out.set(F::OnlyOne, candidate.clusters == 1);
  out.set(F::FirstOfText, x.linking.clusters.root(candidate.reference) == context.first);
}

}  // namespace kg
