#include "extract/actors/ranker.h"

#include <algorithm>

namespace kg {
namespace {

struct Weights {
  PronounFeature feature;
  double he_she, it, they;
};

using F = PronounFeature;

// Version 1. A linear model (softmax over candidates, L2) of the features above, trained on the
// development data of GAP (Webster et al. 2018) and the news-like part of GUM (Zeldes 2017); the
// weights, not the data, are kept here, rounded to one digit.
constexpr std::array<Weights, kPronounFeatures> kWeights = {{
    {F::Near, 2.1, .5, .4},
    {F::SameSentence, 1.1, .5, .6},
    {F::Distance, -.9, -.9, -1.0},
    {F::Far, -.9, -.3, -.6},
    {F::OtherParagraph, .7, -.6, -.6},
    {F::After, -2.0, -1.1, -.5},
    {F::AfterOtherClause, -.5, -.8, -.3},
    {F::AfterSubjectAbove, 1.0, 0, 0},
    {F::AfterClauseSubject, .5, 0, 0},
    {F::AfterClausePossessive, .7, 0, 0},
    {F::Subject, 1.0, .6, .5},
    {F::Object, .7, .8, .2},
    {F::Possessive, .8, 0, .5},
    {F::Apposition, .5, .1, -.4},
    {F::LocalSubject, 1.2, .8, .8},
    {F::OwnSubject, 1.1, .5, 0},
    {F::SentenceSubject, -.6, .8, -.3},
    {F::SubjectAbove, 1.0, .4, .1},
    {F::RootSubject, -1.3, -.4, .1},
    {F::PreviousRootSubject, .3, .7, 0},
    {F::ConjoinedVerb, .4, .6, 0},
    {F::SameRole, .5, .4, 1.0},
    {F::SubjectsAdjacent, .5, 0, .2},
    {F::BothPossessive, -.4, -.1, .7},
    {F::InPhrase, .7, .7, .5},
    {F::Conjunct, -1.1, -.4, -1.0},
    {F::Depth, -.6, -.4, -.4},
    {F::Count, 1.0, .3, -.4},
    {F::GenderKnown, .8, 0, 0},
    {F::WeakAgrees, .9, 0, 0},
    {F::WeakClashes, -.3, 0, 0},
    {F::AnimacyUnknown, -.9, 0, 0},
    {F::Nominal, -.8, -.3, 0},
    {F::Name, .6, -.6, -.4},
    {F::Pronoun, .2, .7, .6},
    {F::Indefinite, .2, .1, .3},
    {F::MultiWord, -.4, .1, -.4},
    {F::QuoteDiffers, -.6, -.7, -.3},
    {F::LastPronoun, -.2, .4, .6},
    {F::Plural, 0, 0, .4},
    {F::Coordination, 0, 0, .1},
    {F::Value, 0, -.4, -.1},
    {F::None, 0, .2, -.2},
    {F::NoneSubject, 0, .3, .3},
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

bool in_adverbial_clause(const DocumentTree& tree, TokenIndex clause) {
  while (clause != kNoToken) {
    if (tree[clause].dep == Dep::Advcl || tree[clause].dep == Dep::Pcomp) return true;
    clause = tree.clause(clause);
  }
  return false;
}

void fill_after(const Pair& x, Filler out) {
  out.set(F::After, x.after);
  if (!x.after) return;
  out.set(F::AfterOtherClause, x.m_clause != x.p_clause);
  out.set(F::AfterSubjectAbove, x.subject_above());
  if (x.m_role != Role::Subject || !in_adverbial_clause(x.tree, x.p_clause)) return;
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
  if (x.p.gender == Gender::Unknown || cluster.gender == Gender::Unknown) return;
  const bool agrees = x.p.gender == cluster.gender;
  out.set(F::GenderKnown, agrees && !cluster.weak_gender);
  out.set(F::WeakAgrees, agrees && cluster.weak_gender);
  out.set(F::WeakClashes, !agrees);
}

}  // namespace

TokenIndex anchor_of(const DocumentTree& tree, const Reference& reference) {
  TokenIndex token = reference.head;
  while ((tree[token].dep == Dep::Appos || tree[token].dep == Dep::Conj) && !tree.is_root(token))
    token = tree[token].head;
  return token;
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
