#include "extract/actors/clusters.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kg {
namespace {

Cluster cluster_of_one(const DocumentTree& tree, const Reference& r, ReferenceIndex i) {
  Cluster c;
  c.members = {i};
  c.gender = r.gender;
  c.weak_gender = r.weak_gender || r.gender == Gender::Unknown;
  c.animacy = r.animacy;
  c.type = r.type;
  c.named = r.is_name() && !is_value(r.type);
  c.full_mentions = !r.is_pronoun() && !r.coordination;
  c.thing = r.is_nominal() && !r.coordination && r.animacy != Animacy::Animate;
  c.given = r.given;
  c.nots = r.nots;
  if (r.known != nullptr && !r.known->acts_as.empty()) c.seat = r.known;
  c.use = r.use;
  c.titles = r.titles;
  if (r.is_nominal() && r.type == EntityType::Person) c.titles.insert(r.key);
  if (r.is_pronoun() || r.coordination) return c;
  c.words = r.titles;
  c.words.insert(r.modifiers.begin(), r.modifiers.end());
  c.words.insert(r.after.begin(), r.after.end());
  c.words.insert(r.key);
  for (TokenIndex t = r.name.first; t < r.name.last; ++t) c.words.insert(tree.lower(t));
  return c;
}

/// A name's type outweighs a nominal's, any type outweighs Other.
EntityType joint_type(const Cluster& a, const Cluster& b) {
  if (a.named != b.named) {
    const Cluster& named = a.named ? a : b;
    return named.type != EntityType::Other ? named.type : a.named ? b.type : a.type;
  }
  return a.type != EntityType::Other ? a.type : b.type;
}

void absorb(Cluster& into, Cluster& from) {
  into.type = joint_type(into, from);
  if (into.given == nullptr) into.given = from.given;
  if (into.given != nullptr) into.type = into.given->type;
  into.nots.insert(into.nots.end(), from.nots.begin(), from.nots.end());
  if (into.seat == nullptr) {
    into.seat = from.seat;
    into.use = from.use;
  }
  const bool better = from.gender != Gender::Unknown &&
                      (into.gender == Gender::Unknown || (into.weak_gender && !from.weak_gender));
  if (better) {
    into.gender = from.gender;
    into.weak_gender = from.weak_gender;
  }
  if (into.animacy == Animacy::Unknown) into.animacy = from.animacy;
  into.named |= from.named;
  into.thing |= from.thing;
  into.full_mentions += from.full_mentions;
  into.titles.merge(from.titles);
  into.words.merge(from.words);
  const auto middle = static_cast<std::ptrdiff_t>(into.members.size());
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  const auto joint = into.members.begin() + middle;
  // Mostly the new ones stand behind the others already; long texts must not pay for more.
  if (*(joint - 1) > *joint) std::inplace_merge(into.members.begin(), joint, into.members.end());
  from = {};
}

struct RulePrecision {
  std::string_view rule;
  double precision;
};

constexpr std::array<RulePrecision, 14> kRulePrecisions = {{
    {"name.exact", .92},
    {"name.person", .86},
    {"name.acronym", .67},
    {"name.alias", .90},
    {"name.short", .85},
    {"nominal.predicate", .90},
    {"nominal.role", .88},
    {"nominal.described", .80},
    {"nominal.head", .79},
    {"nominal.typed", .60},
    {"nominal.possessed", .86},
    {"pronoun.reflexive", .64},
    {"pronoun.speaker", .93},
    {"pronoun.owner", .90},
}};

}  // namespace

double rule_precision(std::string_view rule) {
  for (const RulePrecision& entry : kRulePrecisions)
    if (entry.rule == rule) return entry.precision;
  return 1.0;
}

Clusters::Clusters(const DocumentTree& tree, const std::vector<Reference>& references)
    : parent_(references.size()), hidden_(references.size(), false) {
  std::iota(parent_.begin(), parent_.end(), 0);
  for (ReferenceIndex i = 0; i < references.size(); ++i) {
    clusters_.push_back(cluster_of_one(tree, references[i], i));
    links_.push_back({to_string(references[i].kind), std::nullopt});
  }
}

ReferenceIndex Clusters::root(ReferenceIndex i) const {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void Clusters::link(ReferenceIndex anaphor, ReferenceIndex antecedent, std::string_view rule,
                    double probability) {
  ReferenceIndex a = root(antecedent), b = root(anaphor);
  if (a == b || !may_be_one(clusters_[b], clusters_[a])) return;
  links_[anaphor] = {rule, antecedent, probability};
  if (clusters_[a].members.size() < clusters_[b].members.size()) std::swap(a, b);
  parent_[b] = a;
  absorb(clusters_[a], clusters_[b]);
}

void Clusters::set_person(ReferenceIndex i, Gender gender) {
  Cluster& cluster = clusters_[root(i)];
  if (cluster.given != nullptr) return;  // its type is given
  cluster.type = EntityType::Person;
  cluster.animacy = Animacy::Animate;
  cluster.gender = gender;
  cluster.weak_gender = false;
}

bool may_be_one(const Cluster& anaphor, const Cluster& antecedent) {
  const auto is_not = [](const Cluster& one, const Cluster& other) {
    return other.given != nullptr &&
           std::find(one.nots.begin(), one.nots.end(), other.given) != one.nots.end();
  };
  if (anaphor.given != nullptr && antecedent.named && antecedent.given != anaphor.given)
    return false;
  if (is_not(anaphor, antecedent) || is_not(antecedent, anaphor)) return false;
  return anaphor.seat == nullptr || anaphor.seat != antecedent.seat ||
         anaphor.use == antecedent.use;
}

bool genders_agree(const Cluster& a, const Cluster& b) {
  return a.gender == b.gender || a.gender == Gender::Unknown || b.gender == Gender::Unknown ||
         a.weak_gender || b.weak_gender;
}

}  // namespace kg
