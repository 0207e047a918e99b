#include "graph/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "graph/identity_joiner.h"

namespace kg {
namespace {

constexpr std::array<std::string_view, 10> kRules = {
    "decision", "same name", "untyped name", "alias",   "middle name",
    "spelling", "company",   "surname",      "acronym", "office"};

bool differ(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return !a.empty() && !b.empty() && !share(a, b);
}

std::string words_of(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& word : list) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Whether one is a person and the other something else; OTHER = a document could not tell, nor
/// where nothing but the model says that a single word is a person's name.
bool kinds_differ(const NameVertex& a, const NameVertex& b) {
  if (a.type == EntityType::Other || b.type == EntityType::Other) return false;
  if (is_of_unsure_kind(a) || is_of_unsure_kind(b)) return false;
  return (a.type == EntityType::Person) != (b.type == EntityType::Person);
}

}  // namespace

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return std::binary_search(b.begin(), b.end(), word);
  });
}

bool is_of_unsure_kind(const NameVertex& v) {
  if (v.key.form != NameForm::Bare || !v.key.sense.empty() || !v.key.title.empty()) return false;
  return !v.terms.contains("h|" + spelling_skeleton(surname_of(v.key.name)));
}

std::string_view to_string(IdentityRule rule) { return kRules.at(static_cast<std::size_t>(rule)); }

bool senses_conflict(const Sense& a, const Sense& b) {
  if (differ(a.countries, b.countries)) return true;
  return differ(a.fields, b.fields) && !share(a.countries, b.countries);
}

IdentityJoiner::IdentityJoiner(const IdentityBlock& block)
    : block_(block), parent_(block.vertices.size()), members_(block.vertices.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (std::uint32_t v = 0; v < members_.size(); ++v) members_[v] = {v};
}

std::uint32_t IdentityJoiner::root(std::uint32_t v) const {
  while (parent_[v] != v) v = parent_[v];
  return v;
}

bool IdentityJoiner::decided_different(std::uint32_t a, std::uint32_t b) const {
  return std::any_of(block_.different.begin(), block_.different.end(), [&](const auto& pair) {
    return pair == std::pair(a, b) || pair == std::pair(b, a);
  });
}

/// Whether a document says of one actor what speaks against these two being one: that somebody of
/// that name is both a player and a minister.
bool IdentityJoiner::is_bridged(const NameVertex& a, const NameVertex& b) const {
  const auto bridges = [](const auto& list, const auto& one, const auto& other) {
    return !differ(one, other) || (share(list, one) && share(list, other));
  };
  return std::any_of(block_.vertices.begin(), block_.vertices.end(), [&](const NameVertex& v) {
    if (v.key.name != a.key.name && v.key.name != b.key.name) return false;
    return bridges(v.key.sense.fields, a.key.sense.fields, b.key.sense.fields) &&
           bridges(v.key.sense.countries, a.key.sense.countries, b.key.sense.countries) &&
           !v.key.sense.empty();
  });
}

std::string IdentityJoiner::veto_of(const NameVertex& a, const NameVertex& b) const {
  if (kinds_differ(a, b)) return "a person and something else";
  const Sense &one = a.key.sense, &other = b.key.sense;
  if (!senses_conflict(one, other) || is_bridged(a, b)) return {};
  const bool places = differ(one.countries, other.countries);
  return fmt::format("{} here, {} there", words_of(places ? one.countries : one.fields),
                     words_of(places ? other.countries : other.fields));
}

std::string IdentityJoiner::veto(std::uint32_t a, std::uint32_t b) const {
  for (const std::uint32_t one : members(a))
    for (const std::uint32_t other : members(b)) {
      if (decided_different(one, other)) return std::string(kDecidedDifferent);
      std::string reason = veto_of(vertex(one), vertex(other));
      if (!reason.empty()) return reason;
    }
  return {};
}

void IdentityJoiner::note(IdentityLink link) {
  if (link.a > link.b) std::swap(link.a, link.b);
  links_.push_back(std::move(link));
}

bool IdentityJoiner::join(IdentityLink link, bool forced) {
  const std::uint32_t a = root(link.a), b = root(link.b);
  if (a != b && !forced) link.but = veto(a, b);
  link.joined = link.but.empty();
  const bool joined = link.joined;
  note(std::move(link));
  if (joined) unite(a, b);
  return joined;
}

void IdentityJoiner::unite(std::uint32_t one, std::uint32_t other) {
  const std::uint32_t a = root(one), b = root(other);
  if (a == b) return;
  const auto [keep, drop] = std::minmax(a, b);
  parent_[drop] = keep;
  auto& members = members_[keep];
  members.insert(members.end(), members_[drop].begin(), members_[drop].end());
  std::sort(members.begin(), members.end());
  members_[drop].clear();
}

void IdentityJoiner::propose(IdentityLink link, std::string but) {
  if (root(link.a) == root(link.b)) return;
  link.but = std::move(but);
  note(std::move(link));
}

Identity IdentityJoiner::finish() && {
  Identity identity;
  for (std::uint32_t v = 0; v < parent_.size(); ++v) identity.component.push_back(root(v));
  std::erase_if(links_, [&](const IdentityLink& link) {  // joined meanwhile by another
    return !link.joined && root(link.a) == root(link.b);
  });
  std::sort(links_.begin(), links_.end(), [](const IdentityLink& x, const IdentityLink& y) {
    return std::tie(x.a, x.b, x.rule) < std::tie(y.a, y.b, y.rule);
  });
  identity.links = std::move(links_);
  return identity;
}

Identity resolve_identity(const IdentityBlock& block) {
  // What is decided among equals must not depend on numbers, which depend on who came first.
  std::vector<std::uint32_t> order(block.vertices.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    const NameVertex &a = block.vertices[x], &b = block.vertices[y];
    return std::tie(a.type, a.key) < std::tie(b.type, b.key);
  });
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;

  IdentityBlock sorted;
  for (const std::uint32_t v : order) sorted.vertices.push_back(block.vertices[v]);
  const auto move = [&](const auto& pairs, auto& to) {
    for (const auto& [a, b] : pairs) to.emplace_back(place[a], place[b]);
    std::sort(to.begin(), to.end());
  };
  move(block.same, sorted.same);
  move(block.different, sorted.different);
  move(block.known, sorted.known);

  IdentityJoiner joiner(sorted);
  for (const auto& [a, b] : sorted.same)
    joiner.join({a, b, IdentityRule::Decision, false, "somebody decided so", {}, 0}, true);
  for (const auto& [a, b] : sorted.known) joiner.unite(a, b);
  if (!block.full_names_known) join_full_names(joiner);
  attach_short_names(joiner);
  const Identity found = std::move(joiner).finish();

  Identity identity;
  identity.component.resize(order.size());
  std::vector<std::uint32_t> smallest(order.size(), static_cast<std::uint32_t>(order.size()));
  for (std::uint32_t i = 0; i < order.size(); ++i)
    smallest[found.component[i]] = std::min(smallest[found.component[i]], order[i]);
  for (std::uint32_t i = 0; i < order.size(); ++i)
    identity.component[order[i]] = smallest[found.component[i]];
  for (IdentityLink link : found.links) {
    link.a = order[link.a];
    link.b = order[link.b];
    if (link.a > link.b) std::swap(link.a, link.b);
    identity.links.push_back(std::move(link));
  }
  return identity;
}

}  // namespace kg
