#ifndef KG_EXTRACT_ACTORS_RANKER_H_
#define KG_EXTRACT_ACTORS_RANKER_H_

#include <array>
#include <cstddef>

#include "extract/actors/coref.h"

namespace kg {

/// What the choice of an antecedent for he, she, it or they looks at. m is the candidate, p the
/// pronoun. Kept in the order of the weights in ranker.cc.
enum class PronounFeature : std::uint8_t {
  Near,  // 1 / (1 + tokens between), in one sentence
  SameSentence,
  Distance,  // in sentences, at most 4
  Far,       // two sentences or more
  OtherParagraph,
  After,  // m stands after p
  AfterOtherClause,
  AfterSubjectAbove,   // ... as subject of a clause above p
  AfterClauseSubject,  // p is subject of an adverbial clause, m subject
  AfterClausePossessive,
  Subject,
  Object,
  Possessive,
  Apposition,
  LocalSubject,     // m is the (controlled) subject of p's clause, p possessive
  OwnSubject,       // m is subject of p's own clause, p possessive
  SentenceSubject,  // m is any subject of the sentence, p possessive
  SubjectAbove,
  RootSubject,
  PreviousRootSubject,
  ConjoinedVerb,  // p's verb is a conjunct of m's
  SameRole,
  SubjectsAdjacent,  // both subjects, in neighbouring sentences
  BothPossessive,
  InPhrase,  // m in a prepositional phrase, p possessive, one sentence
  Conjunct,
  Depth,  // of m, / 3, at most 2
  Count,  // names and nominals of m's cluster, / 5, at most 1
  GenderKnown,
  WeakAgrees,
  WeakClashes,
  AnimacyUnknown,
  Nominal,
  Name,
  Pronoun,
  Indefinite,
  MultiWord,
  QuoteDiffers,
  LastPronoun,  // the last pronoun of p's kind is in m's cluster
  Plural,
  Coordination,
  Value,
  Inside,       // p in a clause or phrase that belongs to m ("a leader known for his style")
  SpeaksSame,   // m subject of the verb of speech that p's clause hangs on, p its subject
  None,         // not linked at all
  NoneSubject,  // not linked, and p is a subject
};

inline constexpr std::size_t kPronounFeatures =
    static_cast<std::size_t>(PronounFeature::NoneSubject) + 1;
using FeatureVector = std::array<double, kPronounFeatures>;

enum class PronounClass : std::uint8_t { HeShe, It, They };

/// Features of one pair. `last` is the last earlier pronoun of the same kind; null if none.
FeatureVector pronoun_features(const Linking& linking, ReferenceIndex candidate,
                               ReferenceIndex pronoun, const ReferenceIndex* last);
/// Features of leaving the pronoun alone.
FeatureVector none_features(const Linking& linking, ReferenceIndex pronoun);

/// The weighted sum; the highest wins.
double pronoun_score(PronounClass kind, const FeatureVector& features);

/// The token that stands for a reference in its clause: above appositions and conjuncts.
TokenIndex anchor_of(const DocumentTree& tree, const Reference& reference);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_RANKER_H_
