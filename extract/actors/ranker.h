#ifndef KG_EXTRACT_ACTORS_RANKER_H_
#define KG_EXTRACT_ACTORS_RANKER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/actors/coref.h"

namespace kg {

/// Pronouns of the third person, by what the ranker weighs separately.
enum class PronounClass : std::uint8_t { HeShe, It, They };
/// The place of a pronoun in its clause: "he came", "saw him" or "of him", "his car".
enum class PronounPlace : std::uint8_t { Subject, Object, Possessive };

/// One property of a pair of candidate and pronoun: an index in pronoun_feature_names() and how
/// much of it there is (mostly 1).
struct PronounFeature {
  std::uint16_t index;
  float value;
};
using PronounFeatures = std::vector<PronounFeature>;

/// The names of all features, as data/pronoun_ranker.tsv has them.
const std::vector<std::string_view>& pronoun_feature_names();

/// A cluster that competes for a pronoun.
struct PronounCandidate {
  ReferenceIndex reference;    ///< its mention nearest to the pronoun in the list
  std::uint32_t rank = 0;      ///< clusters mentioned nearer to the pronoun
  std::uint32_t clusters = 0;  ///< clusters that compete
};

/// What linking knows besides the trees when it looks at one pronoun.
struct PronounContext {
  ReferenceIndex pronoun;
  const ReferenceIndex* last = nullptr;  ///< the last earlier pronoun of its kind; null if none
  ReferenceIndex first = 0;  ///< root of the competing cluster that the text mentions first
};

/// A pronoun with its candidates and what speaks for each.
struct RankedPronoun {
  ReferenceIndex pronoun;
  PronounClass kind;
  PronounPlace place;
  std::vector<PronounCandidate> candidates = {};
  std::vector<PronounFeatures> features = {};  ///< of each; behind them, for it and they, of
                                               ///< leaving the pronoun alone
};

/// Does what the sieve pronoun.third does, and tells what was weighed (for fitting the weights).
std::vector<RankedPronoun> rank_third_person(Linking& linking);

PronounClass class_of_pronoun(const Reference& pronoun);
PronounPlace place_of_pronoun(const DocumentTree& tree, const Reference& pronoun);

/// Features of one pair.
PronounFeatures pronoun_features(const Linking& linking, const PronounCandidate& candidate,
                                 const PronounContext& context);
/// Features of leaving the pronoun alone.
PronounFeatures none_features(const Linking& linking, ReferenceIndex pronoun);

/// The weighted sum over features: the log of the odds by which a candidate wins, up to a constant.
double pronoun_score(PronounClass kind, PronounPlace place, const PronounFeatures& features);

/// The token that stands for a reference in its clause: above appositions and conjuncts.
TokenIndex anchor_of(const DocumentTree& tree, const Reference& reference);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_RANKER_H_
