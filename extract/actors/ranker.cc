#include "extract/actors/ranker.h"

#include <algorithm>

namespace kg {
namespace {

struct Weights {
  PronounFeature feature;
  double he_she, it, they;
};

using F = PronounFeature;

// Version 1. A linear model of the features above (softmax over the candidates, several may be
// right, L2 strength 2), trained over this program's own mentions on the development and validation
// rows of GAP (Webster et al. 2018, Apache 2.0) and, for all three columns, on news-like documents
// of GUM (Zeldes 2017, annotation CC BY 4.0). Only these numbers come from there.
constexpr std::array<Weights, kPronounFeatures> kWeights = {{
    {F::Near, 2.9, 1.0, .7},
    {F::SameSentence, 1.1, .6, .5},
    {F::Distance, -.8, -.9, -.9},
    {F::Far, -1.1, 0, -.7},
    {F::OtherParagraph, .3, -.7, -.6},
    {F::After, -2.2, -1.5, -.9},
    {F::AfterOtherClause, -1.0, -.9, -.5},
    {F::AfterSubjectAbove, 2.3, 0, -.1},
    {F::AfterClauseSubject, .5, 0, 0},
    {F::AfterClausePossessive, 1.2, 0, 0},
    {F::Subject, .8, .6, .4},
    {F::Object, .6, 1.2, .3},
    {F::Possessive, .7, .1, .1},
    {F::Apposition, -.1, .4, -.3},
    {F::LocalSubject, 1.2, .6, .9},
    {F::OwnSubject, 1.0, 1.0, .1},
    {F::SentenceSubject, -.1, .7, .2},
    {F::SubjectAbove, .6, .4, -.1},
    {F::RootSubject, -.8, -.7, .3},
    {F::PreviousRootSubject, .2, 1.1, 0},
    {F::ConjoinedVerb, .1, .3, -.2},
    {F::SameRole, .5, .5, 1.1},
    {F::SubjectsAdjacent, .5, .1, .1},
    {F::BothPossessive, 0, -.1, .5},
    {F::InPhrase, .6, .7, -.2},
    {F::Conjunct, -1.2, -.7, -1.3},
    {F::Depth, -.7, -.3, -.7},
    {F::Count, 1.4, .8, .1},
    {F::GenderKnown, .4, 0, 0},
    {F::WeakAgrees, .8, 0, 0},
    {F::WeakClashes, -1.2, 0, 0},
    {F::AnimacyUnknown, -.9, -.4, -.5},
    {F::Nominal, -.9, -.4, .2},
    {F::Name, .7, -.6, -.7},
    {F::Pronoun, .2, .5, .6},
    {F::Indefinite, 0, -.2, -.6},
    {F::MultiWord, -.4, .4, -.4},
    {F::QuoteDiffers, -.4, -.9, -.5},
    {F::LastPronoun, -.3, .5, .7},
    {F::Plural, 0, 0, .3},
    {F::Coordination, 0, 0, -.4},
    {F::Value, 0, -.7, .3},
    {F::Inside, -.2, -1.0, .3},
    {F::SpeaksSame, -.1, -.4, -.1},
    {F::None, 0, .4, -.2},
    {F::NoneSubject, 0, .4, 0},
}};

constexpr bool weights_in_order() {
  for (std::size_t i = 0; i < kWeights.size(); ++i)
    if (static_cast<std::size_t>(kWeights[i].feature) != i) return false;
  return true;
}
static_assert(weights_in_order());

enum class Role : std::uint8_t { Other, Subject, Object, Possessive, Phrase };

Role role_of(const DocumentTree& tree, TokenIndex anchor) {
  switch (tree[anchor].dep) {
    case Dep::Nsubj:
    case Dep::Nsubjpass:
      return Role::Subject;
    case Dep::Dobj:
    case Dep::Dative:
      return Role::Object;
    case Dep::Poss:
      return Role::Possessive;
    case Dep::Pobj:
      return Role::Phrase;
    default:
      return Role::Other;
  }
}

/// Both ends of a pair with what many features ask.
struct Pair {
  const DocumentTree& tree;
  const Reference &m, &p;
  TokenIndex m_anchor, p_anchor, m_clause, p_clause;
  Role m_role, p_role;
  bool after, same_sentence, p_possessive;

  Pair(const Linking& linking, ReferenceIndex candidate, ReferenceIndex pronoun)
      : tree(linking.tree),
        m(linking.references[candidate]),
        p(linking.references[pronoun]),
        m_anchor(anchor_of(tree, m)),
        p_anchor(anchor_of(tree, p)),
        m_clause(tree.clause(m_anchor)),
        p_clause(tree.clause(p_anchor)),
        m_role(role_of(tree, m_anchor)),
        p_role(role_of(tree, p_anchor)),
        after(m.head > p.head),
        same_sentence(tree.sentence(m.head) == tree.sentence(p.head)),
        p_possessive(p_role == Role::Possessive) {}

  /// Whether m is subject of a clause above p's own.
  bool subject_above() const {
    return m_role == Role::Subject && same_sentence && m_clause != p_clause &&
           m_clause != kNoToken && tree.is_above(m_clause, p.head);
  }
};

class Filler {
 public:
  explicit Filler(FeatureVector& features) : features_(features) {}
  void set(PronounFeature feature, double value) {
    features_[static_cast<std::size_t>(feature)] = value;
  }
  void set(PronounFeature feature, bool value) { set(feature, value ? 1.0 : 0.0); }

 private:
  FeatureVector& features_;
};

void fill_distance(const Pair& x, Filler out) {
  const std::uint32_t a = x.tree.sentence(x.m.head), b = x.tree.sentence(x.p.head);
  const std::uint32_t distance = a < b ? b - a : 0;
  const TokenIndex tokens = x.after ? x.m.head - x.p.head : x.p.head - x.m.head;
  out.set(F::Near, x.same_sentence ? 1.0 / (1.0 + tokens) : 0.0);
  out.set(F::SameSentence, x.same_sentence);
  out.set(F::Distance, static_cast<double>(std::min(distance, 4U)));
  out.set(F::Far, distance >= 2);
  out.set(F::OtherParagraph, x.tree.paragraph(x.m.head) != x.tree.paragraph(x.p.head));
}

void fill_after(const Pair& x, Filler out) {
  out.set(F::After, x.after);
  if (!x.after) return;
  out.set(F::AfterOtherClause, x.m_clause != x.p_clause);
  out.set(F::AfterSubjectAbove, x.subject_above());
  if (x.m_role != Role::Subject || x.p_clause == kNoToken ||
      !x.tree.in_adverbial_clause(x.p_clause))
    return;
  out.set(F::AfterClauseSubject, !x.p_possessive);
  out.set(F::AfterClausePossessive, x.p_possessive);
}

void fill_roles(const Pair& x, Filler out) {
  out.set(F::Subject, x.m_role == Role::Subject);
  out.set(F::Object, x.m_role == Role::Object);
  out.set(F::Possessive, x.m_role == Role::Possessive);
  out.set(F::Apposition, x.tree[x.m.head].dep == Dep::Appos);
  out.set(F::SameRole, x.m_role == x.p_role && x.m_role != Role::Other && x.m_role != Role::Phrase);
  out.set(F::BothPossessive, x.same_sentence && x.p_possessive && x.m_role == Role::Possessive);
  out.set(F::InPhrase, x.same_sentence && x.p_possessive && x.m_role == Role::Phrase);
  const bool conjunct =
      x.tree[x.m.head].dep == Dep::Conj || x.tree.child(x.m.head, {Dep::Conj}) != kNoToken;
  out.set(F::Conjunct, conjunct && !x.m.coordination);
  out.set(F::Depth, std::min(x.tree.depth(x.m.head) / 3.0, 2.0));
}

void fill_clauses(const Pair& x, Filler out) {
  const bool subject = x.m_role == Role::Subject;
  if (x.same_sentence && x.p_possessive) {
    const bool local = x.p_clause != kNoToken && x.tree.subject(x.p_clause) == x.m_anchor;
    out.set(F::LocalSubject, local);
    out.set(F::OwnSubject, subject && x.m_clause == x.p_clause);
    out.set(F::SentenceSubject, subject);
  }
  if (!subject || x.m_clause == kNoToken) return;
  const bool root = x.tree.is_root(x.m_clause);
  const std::uint32_t a = x.tree.sentence(x.m.head), b = x.tree.sentence(x.p.head);
  out.set(F::SubjectAbove, x.subject_above());
  const bool reported = x.p_clause != kNoToken && x.tree[x.p_clause].dep == Dep::Ccomp &&
                        x.tree[x.p_clause].head == x.m_clause;
  out.set(F::SpeaksSame, reported && x.p_role == Role::Subject && x.same_sentence);
  out.set(F::RootSubject, x.same_sentence && root);
  out.set(F::PreviousRootSubject, a + 1 == b && root);
  out.set(F::ConjoinedVerb, x.p_clause != kNoToken && x.p_clause != x.m_clause &&
                                x.tree.first_conjunct(x.p_clause) == x.m_clause);
  out.set(F::SubjectsAdjacent, x.p_role == Role::Subject && a + 1 == b);
}

void fill_kind(const Pair& x, const Cluster& cluster, Filler out) {
  constexpr double kManyMentions = 5.0;
  out.set(F::Count, std::min(cluster.full_mentions / kManyMentions, 1.0));
  out.set(F::AnimacyUnknown, cluster.animacy != Animacy::Animate);
  out.set(F::Nominal, x.m.is_nominal());
  out.set(F::Name, x.m.is_name());
  out.set(F::Pronoun, x.m.is_pronoun());
  out.set(F::Indefinite, x.m.indefinite);
  out.set(F::MultiWord, x.m.is_name() && x.m.name.size() > 1);
  out.set(F::QuoteDiffers, x.tree.quote(x.m.head) != x.tree.quote(x.p.head));
  out.set(F::Plural, x.m.number == Number::Plural);
  out.set(F::Coordination, x.m.coordination);
  out.set(F::Value, is_value(x.m.type));
  out.set(F::Inside, x.m.tokens.contains(x.p.head));
  if (x.p.gender == Gender::Unknown || cluster.gender == Gender::Unknown) return;
  const bool agrees = x.p.gender == cluster.gender;
  out.set(F::GenderKnown, agrees && !cluster.weak_gender);
  out.set(F::WeakAgrees, agrees && cluster.weak_gender);
  out.set(F::WeakClashes, !agrees);
}

}  // namespace

TokenIndex anchor_of(const DocumentTree& tree, const Reference& reference) {
  return tree.anchor(reference.head);
}

FeatureVector pronoun_features(const Linking& linking, ReferenceIndex candidate,
                               ReferenceIndex pronoun, const ReferenceIndex* last) {
  FeatureVector features{};
  Filler out(features);
  const Pair x(linking, candidate, pronoun);
  fill_distance(x, out);
  fill_after(x, out);
  fill_roles(x, out);
  fill_clauses(x, out);
  fill_kind(x, linking.clusters.of(candidate), out);
  out.set(F::LastPronoun, last != nullptr && linking.clusters.same(*last, candidate));
  return features;
}

FeatureVector none_features(const Linking& linking, ReferenceIndex pronoun) {
  FeatureVector features{};
  Filler out(features);
  const TokenIndex anchor = anchor_of(linking.tree, linking.references[pronoun]);
  out.set(F::None, true);
  out.set(F::NoneSubject, is_subject(linking.tree[anchor].dep));
  return features;
}

double pronoun_score(PronounClass kind, const FeatureVector& features) {
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Weights& w = kWeights[i];
    const double weight = kind == PronounClass::HeShe ? w.he_she
                          : kind == PronounClass::It  ? w.it
                                                      : w.they;
    sum += weight * features[i];
  }
  return sum;
}

}  // namespace kg
