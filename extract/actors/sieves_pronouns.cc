#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "extract/actors/coref.h"
#include "extract/actors/ranker.h"

namespace kg {
namespace {

constexpr std::uint32_t kPersonWindow = 6;    // sentences back for he and she
constexpr std::uint32_t kOtherWindow = 3;     // sentences back for it and they
constexpr std::uint32_t kLongestWay = 100;    // up the tree, for sentences without an end
constexpr std::uint32_t kMaxCandidates = 80;  // nearest first; only endless sentences have more

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
  // Two subjects of one verb are a mistake of the parser.
  if (is_subject(tree[p_anchor].dep) && is_subject(tree[m_anchor].dep)) return false;
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

/// "The BMA", "Radio Himal", "Leeds University": whatever the model says, no person.
bool names_body(const DocumentTree& tree, const Reference& m) {
  if (m.name.first > 0 && tree.lower(m.name.first - 1) == "the") return true;
  return m.name.size() > 1 && type_of_last_word(tree.text(m.name.last - 1)) != EntityType::Other &&
         !is_first_name(tree.text(m.name.first));
}

bool fits_he_she(const DocumentTree& tree, const Reference& m, const Cluster& cluster,
                 const Reference& p) {
  if (m.number == Number::Plural || m.coordination || is_value(m.type)) return false;
  if (cluster.gender != Gender::Unknown && cluster.gender != p.gender && !cluster.weak_gender)
    return false;
  if (cluster.animacy == Animacy::Animate) return true;
  // Names that the model may have mistaken; known countries and bodies are no people, but a
  // capital or a country can have a first name ("Victoria").
  if (!m.is_name()) return false;
  if (type_of_known_name(m.key) != EntityType::Other && !is_first_name(m.key)) return false;
  if (names_body(tree, m) || cluster.thing) return false;
  constexpr TokenIndex kLongestPersonName = 3;
  return m.name.size() <= kLongestPersonName && m.type != EntityType::Fac &&
         m.type != EntityType::Law;
}

bool fits_it(const Reference& m, const Cluster& cluster) {
  if (m.number == Number::Plural || m.coordination) return false;
  const bool nationality = m.is_name() && m.type == EntityType::Norp;
  return cluster.animacy != Animacy::Animate && !nationality;
}

bool fits_they(const Reference& m, const Cluster& cluster) {
  if (m.coordination || m.number == Number::Plural) return true;
  if (m.is_pronoun() && m.number == Number::Singular) return false;
  return is_group(cluster.type) && cluster.animacy != Animacy::Animate;
}

class PronounLinker {
 public:
  PronounLinker(Linking& linking, std::vector<RankedPronoun>* trace)
      : linking_(linking), trace_(trace) {}

  void run() {
    for (ReferenceIndex i = 0; i < linking_.references.size(); ++i) {
      const Reference& p = reference(i);
      if (!is_third_person(p)) continue;
      if (is_open(i) && !is_empty_it(linking_.tree, p) && !link_owner(i)) link(i);
      last_[{p.gender, p.number}] = i;
    }
  }

 private:
  const Reference& reference(ReferenceIndex i) const { return linking_.references[i]; }

  /// Whether nothing says yet what a pronoun stands for; "himself" or the "I" of a quotation may be
  /// linked to it.
  bool is_open(ReferenceIndex i) const {
    return !linking_.clusters.link_of(i).antecedent && linking_.clusters.of(i).full_mentions == 0;
  }

  bool fits(ReferenceIndex candidate, ReferenceIndex pronoun) const {
    const Reference &m = reference(candidate), &p = reference(pronoun);
    if (linking_.clusters.same(candidate, pronoun)) return false;
    if (linking_.clusters.is_hidden(candidate) || m.person == PronounPerson::First ||
        m.person == PronounPerson::Second)
      return false;
    if (candidate > pronoun && m.is_pronoun()) return false;
    if (is_third_person(m) && m.gender != p.gender) return false;
    const Cluster& cluster = linking_.clusters.of(candidate);
    switch (class_of_pronoun(p)) {
      case PronounClass::HeShe:
        return fits_he_she(linking_.tree, m, cluster, p);
      case PronounClass::It:
        return fits_it(m, cluster);
      case PronounClass::They:
        return fits_they(m, cluster);
    }
    return false;
  }

  /// Earlier references in the window, nearest first, then later names of the sentence.
  std::vector<ReferenceIndex> candidates(ReferenceIndex pronoun) const {
    const PronounClass kind = class_of_pronoun(reference(pronoun));
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

  /// What the ranker looks at: candidates that nothing bars, each with its features.
  RankedPronoun ranked(ReferenceIndex pronoun) const {
    RankedPronoun result{pronoun, class_of_pronoun(reference(pronoun)),
                         place_of_pronoun(linking_.tree, reference(pronoun))};
    auto among = candidates(pronoun);
    const auto bars = barred(among, pronoun);
    std::erase_if(among,
                  [&](ReferenceIndex j) { return bars.contains(linking_.clusters.root(j)); });
    std::set<ReferenceIndex> before, behind;  // roots, nearest first
    PronounContext context{pronoun, last_of_kind(pronoun)};
    std::size_t first = linking_.references.size();
    for (const ReferenceIndex j : among) {
      auto& seen = j < pronoun ? before : behind;
      result.candidates.push_back({j, static_cast<std::uint32_t>(seen.size())});
      seen.insert(linking_.clusters.root(j));
      const ReferenceIndex oldest = linking_.clusters.of(j).members.front();
      if (oldest >= first) continue;
      first = oldest;
      context.first = linking_.clusters.root(j);
    }
    behind.merge(before);
    for (PronounCandidate& candidate : result.candidates) {
      candidate.clusters = static_cast<std::uint32_t>(behind.size());
      result.features.push_back(pronoun_features(linking_, candidate, context));
    }
    // He and she, its and their always stand for something.
    if (result.kind != PronounClass::HeShe && result.place != PronounPlace::Possessive)
      result.features.push_back(none_features(linking_, pronoun));
    return result;
  }

  const ReferenceIndex* last_of_kind(ReferenceIndex pronoun) const {
    const auto last = last_.find({reference(pronoun).gender, reference(pronoun).number});
    return last == last_.end() ? nullptr : &last->second;
  }

  /// Joins the cluster whose mentions have the most weight together.
  void link(ReferenceIndex pronoun) {
    const RankedPronoun ranking = ranked(pronoun);
    if (const auto choice = choose(ranking)) {
      linking_.clusters.link(pronoun, choice->antecedent, "pronoun.third", choice->probability);
      if (ranking.kind == PronounClass::HeShe) note_person(*choice, reference(pronoun).gender);
    }
    if (trace_ != nullptr) trace_->push_back(ranking);
  }

  struct Choice {
    ReferenceIndex antecedent;
    double probability;
  };

  std::optional<Choice> choose(const RankedPronoun& ranking) const {
    struct Weight {
      double sum = 0, best = 0;
      ReferenceIndex reference = 0;
    };
    std::map<ReferenceIndex, Weight> weights;  // of clusters
    // Standing alone must be twice as probable: in news most pronouns stand for something named.
    constexpr double kLeastAgainstNone = 0.5;
    double all = 0, none = 0;
    const auto weight_of = [&](const PronounFeatures& features) {
      constexpr double kLimit = 50;  // far beyond any sum of weights; keeps exp finite
      return std::exp(
          std::clamp(pronoun_score(ranking.kind, ranking.place, features), -kLimit, kLimit));
    };
    for (std::size_t i = 0; i < ranking.features.size(); ++i) {
      const double weight = weight_of(ranking.features[i]);
      all += weight;
      if (i == ranking.candidates.size()) {
        none = weight;
        continue;
      }
      const ReferenceIndex j = ranking.candidates[i].reference;
      Weight& cluster = weights[linking_.clusters.root(j)];
      cluster.sum += weight;
      if (weight > cluster.best) cluster = {cluster.sum, weight, j};
    }
    const auto best =
        std::max_element(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.second.sum < b.second.sum; });
    if (best == weights.end() || best->second.sum <= kLeastAgainstNone * none) return std::nullopt;
    return Choice{best->second.reference, best->second.sum / all};
  }

  /// A name that he or she stands for is a person's, whatever the model says.
  void note_person(const Choice& choice, Gender gender) {
    constexpr double kSure = 0.8;
    const Cluster& cluster = linking_.clusters.of(choice.antecedent);
    if (choice.probability >= kSure && cluster.animacy != Animacy::Animate)
      linking_.clusters.set_person(choice.antecedent, gender);
  }

  Linking& linking_;
  std::vector<RankedPronoun>* trace_;  // null = not wanted
  std::map<std::pair<Gender, Number>, ReferenceIndex> last_;
};

}  // namespace

void link_third_person(Linking& linking) { PronounLinker(linking, nullptr).run(); }

std::vector<RankedPronoun> rank_third_person(Linking& linking) {
  std::vector<RankedPronoun> trace;
  PronounLinker(linking, &trace).run();
  return trace;
}

}  // namespace kg
