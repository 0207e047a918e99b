#include <algorithm>

#include "extract/actors/ranker_features.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

using F = PronounProperty;
using Cross = PronounCross;

bool stands_first(const DocumentTree& tree, const Reference& r) {
  const TokenIndex first = r.tokens.first;
  return first == tree.annotation().sentences[tree.sentence(first)].first;
}

void fill_place(const PronounPair& x, FeatureFiller out) {
  const TokenIndex tokens = x.after ? x.m.head - x.p.head : x.p.head - x.m.head;
  out.set(F::Near, x.same_sentence ? 1.0 / (1.0 + tokens) : 0.0);
  out.set(F::Distance, static_cast<double>(std::min(x.distance, 4U)));
  out.set(F::Far, x.distance >= 2);
  out.set(F::OtherParagraph, x.tree.paragraph(x.m.head) != x.tree.paragraph(x.p.head));
  out.set(F::After, x.after);
  const bool first = stands_first(x.tree, x.m);
  out.set(F::FirstInSentence, first);
  out.set(F::BothFirstInSentence, first && stands_first(x.tree, x.p));
  out.set(F::InHeading, x.tree.heading(x.m.head));
  if (!x.after) return;
  out.set(F::AfterSubjectAbove, x.subject_above());
  if (!is_subject_role(x.m_role) || x.p_clause == kNoToken ||
      !x.tree.in_adverbial_clause(x.p_clause))
    return;
  out.set(F::AfterClauseSubject, !x.p_possessive);
  out.set(F::AfterClausePossessive, x.p_possessive);
}

void fill_roles(const PronounPair& x, FeatureFiller out) {
  using enum PhraseRole;
  out.set(F::Apposition, x.tree[x.m.head].dep == Dep::Appos);
  out.set(F::HasApposition, x.tree.child(x.m.head, {Dep::Appos}) != kNoToken);
  const bool same =
      x.m_role == x.p_role || (is_subject_role(x.m_role) && is_subject_role(x.p_role));
  out.set(F::SameRole, same && x.m_role != Other && x.m_role != Preposition);
  out.set(F::BothPossessive, x.same_sentence && x.p_possessive && x.m_role == Possessive);
  out.set(F::InPhrase, x.same_sentence && x.p_possessive && x.m_role == Preposition);
  const bool conjunct =
      x.tree[x.m.head].dep == Dep::Conj || x.tree.child(x.m.head, {Dep::Conj}) != kNoToken;
  out.set(F::Conjunct, conjunct && !x.m.coordination);
  out.set(F::Depth, std::min(x.tree.depth(x.m.head) / 3.0, 2.0));
  out.cross(Cross::RoleZone, x.m_role, x.zone);
  if (x.m_role != Preposition) return;
  const TokenIndex preposition = x.tree[x.m_anchor].head;
  out.cross(Cross::PrepositionZone, preposition_value(x.tree.lower(preposition)), x.zone);
}

void fill_owned(const PronounPair& x, bool subject, bool local, FeatureFiller out) {
  const bool own = x.p.head + 1 < x.tree.size() && x.tree.lower(x.p.head + 1) == "own";
  const bool same_clause = local || (subject && x.m_clause == x.p_clause);
  out.set(F::OwnThing, own && same_clause);
  out.set(F::OwnThingSubject, own && subject && !same_clause);
  const TokenIndex thing = x.tree[x.p.head].head;
  out.set(F::ConjunctOwner, x.tree[thing].dep == Dep::Conj && x.tree[thing].head == x.m.head);
}

void fill_subjects(const PronounPair& x, FeatureFiller out) {
  const bool subject = is_subject_role(x.m_role);
  if (x.same_sentence && x.p_possessive) {
    const bool local = x.p_clause != kNoToken && x.tree.subject(x.p_clause) == x.m_anchor;
    out.set(F::LocalSubject, local);
    out.set(F::OwnSubject, subject && x.m_clause == x.p_clause);
    out.set(F::SentenceSubject, subject);
    fill_owned(x, subject, local, out);
  }
  if (!subject || x.m_clause == kNoToken) return;
  const bool root = x.tree.is_root(x.m_clause);
  const bool adjacent = !x.same_sentence && x.distance == 1;
  out.set(F::SubjectAbove, x.subject_above());
  out.set(F::RootSubject, x.same_sentence && root);
  out.set(F::PreviousRootSubject, adjacent && root);
  out.set(F::ConjoinedVerb, x.p_clause != kNoToken && x.p_clause != x.m_clause &&
                                x.tree.first_conjunct(x.p_clause) == x.m_clause);
  out.set(F::SubjectsAdjacent, is_subject_role(x.p_role) && adjacent);
}

void fill_clauses(const PronounPair& x, FeatureFiller out) {
  const ClauseKind kind = kind_of_clause(x.tree, x.p_clause);
  if (x.same_sentence) {
    out.cross(Cross::ClauseZone, kind, x.zone);
    if (x.zone == PairZone::ClauseAbove) out.cross(Cross::ClauseRole, kind, x.m_role);
  }
  out.cross(Cross::OwnClauseRole, kind_of_clause(x.tree, x.m_clause), x.m_role);
  if (!x.same_sentence || x.p_clause == kNoToken || x.p_clause == x.m_clause) return;
  const TokenIndex head = x.tree[x.p_clause].head;
  if (kind == ClauseKind::Object && head == x.m_clause && is_subject_role(x.p_role)) {
    out.set(F::SpeaksSame, is_subject_role(x.m_role));
    out.set(F::ObjectOfSpeech, x.m_role == PhraseRole::Object);
  }
  if (kind != ClauseKind::Adverbial || x.zone != PairZone::ClauseAbove) return;
  const std::size_t marker = marker_value(x.tree, x.p_clause);
  out.cross(Cross::MarkerRole, marker, x.m_role);
  out.set(F::Reason, marker == 0 && is_subject_role(x.m_role));
  out.set(F::ReasonObject, marker == 0 && x.m_role == PhraseRole::Object);
}

void fill_kind(const PronounPair& x, FeatureFiller out) {
  out.cross(Cross::KindZone, x.m.kind, x.zone);
  out.cross(Cross::TypeZone, type_value(x.cluster.type), x.zone);
  out.set(F::AnimacyUnknown, x.cluster.animacy != Animacy::Animate);
  out.set(F::Indefinite, x.m.indefinite);
  out.set(F::Definite, x.m.definite);
  out.set(F::Owned, x.m.is_nominal() && x.tree.child(x.m.head, {Dep::Poss}) != kNoToken);
  out.set(F::MultiWord, x.m.is_name() && x.m.name.size() > 1);
  out.set(F::Titled, x.m.is_name() && !x.m.titles.empty());
  out.set(F::Plural, x.m.number == Number::Plural);
  out.set(F::Coordination, x.m.coordination);
  out.set(F::Value, is_value(x.m.type));
  out.set(F::Inside, x.m.tokens.contains(x.p.head));
}

/// Subject of the verb of speech that a quotation hangs on.
bool speaks_quote(const PronounPair& x) {
  if (x.tree.quote(x.p.head) == 0 || x.tree.quote(x.m.head) != 0) return false;
  if (!is_subject_role(x.m_role) || x.m_clause == kNoToken || x.distance > 1) return false;
  return is_word("speech", x.tree[x.m_clause].lemma);
}

void fill_quotes(const PronounPair& x, FeatureFiller out) {
  const std::uint32_t a = x.tree.quote(x.m.head), b = x.tree.quote(x.p.head);
  out.set(F::QuoteDiffers, a != b);
  out.set(F::BothQuoted, a == b && a != 0);
  out.set(F::SpeaksQuote, speaks_quote(x));
}

void fill_gender(const PronounPair& x, FeatureFiller out) {
  if (x.p.gender == Gender::Unknown) return;
  if (x.m.is_name()) {
    const NameGender first = gender_of_first_name(x.tree.text(x.m.name.first));
    const bool clear = first.gender != Gender::Unknown && !first.weak;
    out.set(F::FirstNameAgrees, clear && first.gender == x.p.gender);
    out.set(F::FirstNameClashes, clear && first.gender != x.p.gender);
  }
  if (x.cluster.gender == Gender::Unknown) {
    out.set(F::GenderUnknown, true);
    if (!x.m.is_name() || x.m.name.size() < 2) return;
    out.cross(Cross::EndingSex, ending_value(x.tree.text(x.m.name.first)),
              x.p.gender == Gender::Female);
    return;
  }
  const bool agrees = x.p.gender == x.cluster.gender;
  out.set(F::GenderKnown, agrees && !x.cluster.weak_gender);
  out.set(F::WeakAgrees, agrees && x.cluster.weak_gender);
  out.set(F::WeakClashes, !agrees);
}

}  // namespace

PronounClass class_of_pronoun(const Reference& pronoun) {
  if (pronoun.gender != Gender::Unknown) return PronounClass::HeShe;
  return pronoun.number == Number::Plural ? PronounClass::They : PronounClass::It;
}

PronounPlace place_of_pronoun(const DocumentTree& tree, const Reference& pronoun) {
  const PhraseRole role = role_of(tree, anchor_of(tree, pronoun));
  if (pronoun.possessive || role == PhraseRole::Possessive) return PronounPlace::Possessive;
  return is_subject_role(role) ? PronounPlace::Subject : PronounPlace::Object;
}

PronounFeatures pronoun_features(const Linking& linking, const PronounCandidate& candidate,
                                 const PronounContext& context) {
  constexpr std::size_t kUsual = 48;
  PronounFeatures features;
  features.reserve(kUsual);
  FeatureFiller out(features);
  const PronounPair x(linking, candidate.reference, context.pronoun);
  fill_place(x, out);
  fill_roles(x, out);
  fill_subjects(x, out);
  fill_clauses(x, out);
  fill_kind(x, out);
  fill_quotes(x, out);
  fill_gender(x, out);
  add_cluster_features(x, candidate, context, out);
  return features;
}

PronounFeatures none_features(const Linking& linking, ReferenceIndex pronoun) {
  PronounFeatures features;
  FeatureFiller out(features);
  const DocumentTree& tree = linking.tree;
  const Reference& p = linking.references[pronoun];
  const TokenIndex anchor = anchor_of(tree, p);
  const PhraseRole role = role_of(tree, anchor);
  out.set(F::None, true);
  out.set(F::NoneSubject, is_subject_role(role));
  out.set(F::NoneBe, is_subject_role(role) && tree[tree[anchor].head].lemma == "be");
  out.set(F::NoneFirst, stands_first(tree, p));
  out.set(F::NoneObject, role == PhraseRole::Object);
  return features;
}

}  // namespace kg
