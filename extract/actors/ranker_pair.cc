#include "extract/actors/ranker_pair.h"

namespace kg {

PhraseRole role_of(const DocumentTree& tree, TokenIndex anchor) {
  switch (tree[anchor].dep) {
    case Dep::Nsubj:
      return PhraseRole::Subject;
    case Dep::Nsubjpass:
      return PhraseRole::Passive;
    case Dep::Dobj:
    case Dep::Dative:
      return PhraseRole::Object;
    case Dep::Poss:
      return PhraseRole::Possessive;
    case Dep::Pobj:
      return PhraseRole::Preposition;
    default:
      return PhraseRole::Other;
  }
}

bool is_subject_role(PhraseRole role) {
  return role == PhraseRole::Subject || role == PhraseRole::Passive;
}

ClauseKind kind_of_clause(const DocumentTree& tree, TokenIndex predicate) {
  if (predicate == kNoToken) return ClauseKind::None;
  if (tree.is_root(predicate)) return ClauseKind::Root;
  switch (tree[predicate].dep) {
    case Dep::Conj:
      return ClauseKind::Conjunct;
    case Dep::Advcl:
      return ClauseKind::Adverbial;
    case Dep::Ccomp:
      return ClauseKind::Object;
    case Dep::Relcl:
    case Dep::Acl:
      return ClauseKind::Relative;
    case Dep::Xcomp:
    case Dep::Pcomp:
      return ClauseKind::Open;
    default:
      return ClauseKind::Other;
  }
}

TokenIndex anchor_of(const DocumentTree& tree, const Reference& reference) {
  return tree.anchor(reference.head);
}

PronounPair::PronounPair(const Linking& the_linking, ReferenceIndex candidate,
                         ReferenceIndex pronoun)
    : linking(the_linking),
      tree(linking.tree),
      m(linking.references[candidate]),
      p(linking.references[pronoun]),
      cluster(linking.clusters.of(candidate)),
      m_anchor(anchor_of(tree, m)),
      p_anchor(anchor_of(tree, p)),
      m_clause(tree.clause(m_anchor)),
      p_clause(tree.clause(p_anchor)),
      m_role(role_of(tree, m_anchor)),
      p_role(role_of(tree, p_anchor)),
      after(m.head > p.head),
      same_sentence(tree.sentence(m.head) == tree.sentence(p.head)),
      p_possessive(p_role == PhraseRole::Possessive) {
  const std::uint32_t a = tree.sentence(m.head), b = tree.sentence(p.head);
  distance = a < b ? b - a : 0;
  zone = find_zone();
}

bool PronounPair::subject_above() const {
  return is_subject_role(m_role) && same_sentence && m_clause != p_clause && m_clause != kNoToken &&
         tree.is_above(m_clause, p.head);
}

PairZone PronounPair::find_zone() const {
  if (!same_sentence)
    return distance <= 1 ? PairZone::Previous : distance == 2 ? PairZone::TwoBack : PairZone::Far;
  if (m_clause == p_clause) return after ? PairZone::After : PairZone::SameClause;
  const bool above = m_clause != kNoToken && tree.is_above(m_clause, p.head);
  if (after) return above ? PairZone::AfterAbove : PairZone::AfterBeside;
  return above ? PairZone::ClauseAbove : PairZone::Beside;
}

}  // namespace kg
