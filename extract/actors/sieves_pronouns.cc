#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extract/actors/coref.h"
#include "extract/actors/ranker.h"

namespace kg {
namespace {

constexpr std::uint32_t kPersonWindow = 6;     // sentences back for he and she
constexpr std::uint32_t kOtherWindow = 3;      // sentences back for it and they
constexpr std::uint32_t kLongestWay = 100;     // up the tree, for sentences without an end
constexpr std::uint32_t kMaxCandidates = 300;  // nearest first; only endless sentences have more

PronounClass class_of(const Reference& p) {
  if (p.gender != Gender::Unknown) return PronounClass::HeShe;
  return p.number == Number::Plural ? PronounClass::They : PronounClass::It;
}

bool is_third_person(const Reference& r) {
  return r.is_pronoun() && r.person == PronounPerson::Third;
}

/// "It is likely that ...", "it rained": stands for nothing.
bool is_empty_it(const DocumentTree& tree, const Reference& p) {
  if (tree.lower(p.head) != "it") return false;
  const Token& token = tree[p.head];
  if (token.dep == Dep::Expl) return true;
  if (token.dep != Dep::Nsubj) return false;
  static constexpr std::array<std::string_view, 5> kWeather = {"rain", "snow", "hail", "thunder",
                                                               "drizzle"};
  const auto& verb = tree[token.head].lemma;
  if (std::find(kWeather.begin(), kWeather.end(), verb) != kWeather.end()) return true;
  if (verb != "be" && verb != "seem" && verb != "appear") return false;
  for (const TokenIndex parent : {token.head, tree.child(token.head, {Dep::Acomp})})
    if (parent != kNoToken && tree.child(parent, {Dep::Ccomp, Dep::Xcomp, Dep::Csubj}) != kNoToken)
      return true;
  return false;
}

/// The verb (or noun) of which a token is an argument, through prepositions.
TokenIndex governor(const DocumentTree& tree, TokenIndex token) {
  while (!tree.is_root(token)) {
    const bool through = tree[token].dep == Dep::Pobj || tree[token].dep == Dep::Pcomp;
    token = tree[token].head;
    if (!through) return token;
    if (tree[token].dep != Dep::Prep && tree[token].dep != Dep::Agent &&
        tree[token].dep != Dep::Dative)
      return token;
  }
  return kNoToken;
}

/// "Moss saw her", "Moss wants to see her", "Moss's criticism of her": not the same one.
bool are_coarguments(const DocumentTree& tree, const Reference& m, const Reference& p) {
  if (p.possessive || p.reflexive) return false;
  const TokenIndex m_anchor = anchor_of(tree, m), p_anchor = anchor_of(tree, p);
  TokenIndex governing = governor(tree, p_anchor);
  if (tree[p_anchor].dep == Dep::Pobj) {
    const TokenIndex preposition = tree[p_anchor].head;
    governing = tree.is_root(preposition) ? kNoToken : tree[preposition].head;
  }
  if (governing == kNoToken || m_anchor == p_anchor) return false;
  if (is_subject(tree[p_anchor].dep) && tree[m_anchor].dep == Dep::Poss) return false;
  TokenIndex of_m = governor(tree, m_anchor);
  if (tree[m_anchor].dep == Dep::Pobj && !tree.is_root(tree[m_anchor].head))
    of_m = tree[tree[m_anchor].head].head;
  if (of_m == governing) return true;
  return is_verb(tree[governing].pos) && !is_subject(tree[p_anchor].dep) &&
         tree.subject(governing) == m_anchor;
}

/// Whether the pronoun stands inside the candidate's phrase where it cannot mean it ("her mother",
/// "a picture of him"); inside a clause or, as possessive, inside a prepositional phrase it can.
bool is_inside(const DocumentTree& tree, const Reference& m, const Reference& p) {
  if (!m.tokens.contains(p.head) || m.head == p.head) return m.head == p.head;
  // "her father, Moss", but not "in his career Moss", which the parser may take for one phrase.
  if (m.name.size() > 0 && p.head < m.name.first)
    return !p.possessive || is_person_noun(tree[tree[p.head].head].lemma) ||
           m.name.contains(tree[p.head].head);
  std::uint32_t steps = 0;
  for (TokenIndex t = p.head; t != m.head && !tree.is_root(t) && steps < kLongestWay; ++steps) {
    if (tree[t].dep == Dep::Relcl || tree[t].dep == Dep::Acl) return false;
    if (tree[t].dep == Dep::Prep && p.possessive) return false;
    t = tree[t].head;
  }
  return true;
}

bool is_group(EntityType type) {
  return type == EntityType::Org || type == EntityType::Gpe || type == EntityType::Norp;
}

bool fits_he_she(const Reference& m, const Cluster& cluster, const Reference& p) {
  if (m.number == Number::Plural || m.coordination || is_value(m.type)) return false;
  if (cluster.gender != Gender::Unknown && cluster.gender != p.gender && !cluster.weak_gender)
    return false;
  if (cluster.animacy == Animacy::Animate) return true;
  // Names that the model may have mistaken; known countries and bodies are no people.
  if (!m.is_name() || type_of_known_name(m.key) != EntityType::Other) return false;
  constexpr TokenIndex kLongestPersonName = 3;
  return m.name.size() <= kLongestPersonName && m.type != EntityType::Fac &&
         m.type != EntityType::Law;
}

bool fits_it(const Reference& m, const Cluster& cluster) {
  if (m.number == Number::Plural || m.coordination) return false;
  return cluster.animacy != Animacy::Animate && m.type != EntityType::Norp;
}

bool fits_they(const Reference& m, const Cluster& cluster) {
  if (m.coordination || m.number == Number::Plural) return true;
  if (m.is_pronoun() && m.number == Number::Singular) return false;
  return is_group(cluster.type) && cluster.animacy != Animacy::Animate;
}

class PronounLinker {
 public:
  explicit PronounLinker(Linking& linking) : linking_(linking) {}

  void run() {
    for (ReferenceIndex i = 0; i < linking_.references.size(); ++i) {
      const Reference& p = reference(i);
      if (!is_third_person(p)) continue;
      if (!linking_.clusters.is_linked(i) && !is_empty_it(linking_.tree, p) && !link_owner(i))
        link(i);
      last_[{p.gender, p.number}] = i;
    }
  }

 private:
  const Reference& reference(ReferenceIndex i) const { return linking_.references[i]; }

  bool fits(ReferenceIndex candidate, ReferenceIndex pronoun) const {
    const Reference &m = reference(candidate), &p = reference(pronoun);
    if (linking_.clusters.is_hidden(candidate) || m.person == PronounPerson::First ||
        m.person == PronounPerson::Second)
      return false;
    if (candidate > pronoun && m.is_pronoun()) return false;
    if (is_third_person(m) && m.gender != p.gender) return false;
    const Cluster& cluster = linking_.clusters.of(candidate);
    switch (class_of(p)) {
      case PronounClass::HeShe:
        return fits_he_she(m, cluster, p);
      case PronounClass::It:
        return fits_it(m, cluster);
      case PronounClass::They:
        return fits_they(m, cluster);
    }
    return false;
  }

  /// Earlier references in the window, nearest first, then later names of the sentence.
  std::vector<ReferenceIndex> candidates(ReferenceIndex pronoun) const {
    const PronounClass kind = class_of(reference(pronoun));
    const std::uint32_t window = kind == PronounClass::HeShe ? kPersonWindow : kOtherWindow;
    const std::uint32_t here = linking_.sentence(pronoun);
    std::vector<ReferenceIndex> found;
    for (ReferenceIndex j = pronoun; j-- > 0 && found.size() < kMaxCandidates;) {
      if (linking_.sentence(j) + window < here) break;
      if (fits(j, pronoun)) found.push_back(j);
    }
    for (ReferenceIndex j = pronoun + 1; j < linking_.references.size(); ++j) {
      if (linking_.sentence(j) != here || j > pronoun + kMaxCandidates) break;
      if (reference(j).is_name() && fits(j, pronoun)) found.push_back(j);
    }
    return found;
  }

  /// Clusters that the pronoun cannot join for where it stands in its sentence.
  std::set<ReferenceIndex> barred(const std::vector<ReferenceIndex>& among,
                                  ReferenceIndex pronoun) const {
    std::set<ReferenceIndex> roots;
    const Reference& p = reference(pronoun);
    for (const ReferenceIndex j : among) {
      if (linking_.sentence(j) != linking_.sentence(pronoun)) continue;
      if (are_coarguments(linking_.tree, reference(j), p) ||
          is_inside(linking_.tree, reference(j), p))
        roots.insert(linking_.clusters.root(j));
    }
    return roots;
  }

  /// "a leader known for *his* temper", "Moss, who lost *her* job": a possessive in a clause that
  /// belongs to a noun is the noun's.
  bool link_owner(ReferenceIndex pronoun) {
    const DocumentTree& tree = linking_.tree;
    const Reference& p = reference(pronoun);
    if (!p.possessive) return false;
    const TokenIndex clause = tree.clause(p.head);
    if (clause == kNoToken || (tree[clause].dep != Dep::Acl && tree[clause].dep != Dep::Relcl))
      return false;
    const ReferenceIndex* owner = linking_.headed_by(tree.subject(clause));
    if (owner == nullptr || tree[clause].head != tree.subject(clause) || !fits(*owner, pronoun))
      return false;
    linking_.clusters.link(pronoun, *owner, "pronoun.owner");
    return true;
  }

  void link(ReferenceIndex pronoun) {
    const PronounClass kind = class_of(reference(pronoun));
    const auto among = candidates(pronoun);
    const auto bars = barred(among, pronoun);
    const auto last = last_.find({reference(pronoun).gender, reference(pronoun).number});
    const ReferenceIndex* previous = last == last_.end() ? nullptr : &last->second;
    std::optional<ReferenceIndex> best;
    double best_score =
        kind == PronounClass::HeShe ? -1e9 : pronoun_score(kind, none_features(linking_, pronoun));
    for (const ReferenceIndex j : among) {
      if (bars.contains(linking_.clusters.root(j))) continue;
      const double score = pronoun_score(kind, pronoun_features(linking_, j, pronoun, previous));
      if (score <= best_score) continue;
      best = j;
      best_score = score;
    }
    if (best) linking_.clusters.link(pronoun, *best, "pronoun.third");
  }

  Linking& linking_;
  std::map<std::pair<Gender, Number>, ReferenceIndex> last_;
};

}  // namespace

void link_third_person(Linking& linking) { PronounLinker(linking).run(); }

}  // namespace kg
