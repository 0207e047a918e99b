// Bare surnames, acronyms and offices: whom their documents mean.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>

#include "graph/identity_joiner.h"

namespace kg {
namespace {

/// How far from a document's date an office holder may be named.
constexpr int kMonthsNear = 6;

bool contains(const std::vector<std::string>& sorted, const std::string& word) {
  return !word.empty() && std::binary_search(sorted.begin(), sorted.end(), word);
}

/// Months since year 0 of "2025-02"; nothing if it is no month.
std::optional<int> month_number(std::string_view month) {
  int year = 0, number = 0;
  if (month.size() != 7) return std::nullopt;
  std::from_chars(month.data(), month.data() + 4, year);
  std::from_chars(month.data() + 5, month.data() + 7, number);
  return 12 * year + number;
}

/// "o|prime minister|united kingdom|2025-02", as ActorKeys writes it.
struct OfficeTerm {
  std::string_view title, body, month;
};

std::optional<OfficeTerm> parse_office(std::string_view term) {
  if (!term.starts_with("o|")) return std::nullopt;
  term.remove_prefix(2);
  const auto first = term.find('|');
  const auto last = term.rfind('|');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  return OfficeTerm{term.substr(0, first), term.substr(first + 1, last - first - 1),
                    term.substr(last + 1)};
}

struct Candidate {
  std::uint32_t vertex = 0;  ///< one that has the name
  int support = 0;           ///< 0 = its documents say nothing for it
  std::string because;
};

class ShortNames {
 public:
  explicit ShortNames(IdentityJoiner& joiner) : joiner_(joiner) {
    for (std::uint32_t v = 0; v < joiner.block().vertices.size(); ++v)
      if (vertex(v).key.form == NameForm::Full)
        for (const auto& [term, documents] : vertex(v).terms) by_term_[term].push_back(v);
  }

  void attach() {
    std::vector<std::uint32_t> alone;
    for (std::uint32_t v = 0; v < joiner_.block().vertices.size(); ++v)
      if (vertex(v).key.form != NameForm::Full && !attach_one(v)) alone.push_back(v);
    gather(alone);
  }

 private:
  const NameVertex& vertex(std::uint32_t v) const { return joiner_.vertex(v); }

  bool attach_one(std::uint32_t v) {
    if (joiner_.members(v).size() > 1) return true;  // somebody decided
    std::vector<Candidate> candidates = candidates_of(v);
    if (candidates.empty()) return false;
    int best = 0;
    for (const Candidate& c : candidates) best = std::max(best, c.support);
    const auto is_best = [&](const Candidate& c) { return c.support == best; };
    const bool one = std::count_if(candidates.begin(), candidates.end(), is_best) == 1;
    if (best > 0 && one) {
      const auto chosen = std::find_if(candidates.begin(), candidates.end(), is_best);
      return joiner_.join(link_of(v, *chosen));
    }
    for (const Candidate& c : candidates)
      joiner_.propose(link_of(v, c), best == 0 ? "its documents do not say who is meant"
                                               : "its documents fit another one as well");
    return false;
  }

  IdentityLink link_of(std::uint32_t v, const Candidate& candidate) const {
    return {candidate.vertex, v, rule_of(v), false, candidate.because, {}, vertex(v).documents};
  }

  IdentityRule rule_of(std::uint32_t v) const {
    switch (vertex(v).key.form) {
      case NameForm::Acronym:
        return IdentityRule::Acronym;
      case NameForm::Office:
        return IdentityRule::Office;
      case NameForm::Full:
      case NameForm::Bare:
        break;
    }
    return IdentityRule::Surname;
  }

  /// One for each component that nothing keeps apart from `v`.
  std::vector<Candidate> candidates_of(std::uint32_t v) {
    std::map<std::uint32_t, Candidate> best;  // by root
    const auto add = [&](Candidate candidate) {
      const std::uint32_t root = joiner_.root(candidate.vertex);
      if (!joiner_.veto(candidate.vertex, v).empty()) return;
      const auto [known, first] = best.try_emplace(root, candidate);
      if (!first && known->second.support < candidate.support) known->second = candidate;
    };
    const NodeKey& key = vertex(v).key;
    if (key.form == NameForm::Office) {
      for (const Candidate& holder : holders_of(key)) add(holder);
    } else {
      const bool acronym = key.form == NameForm::Acronym;
      const std::string name = acronym ? key.name : spelling_skeleton(surname_of(key.name));
      for (const char* prefix : {"s|", "d|", "x|", "i|"}) {
        if ((prefix[0] == 'x' || prefix[0] == 'i') != acronym) continue;
        const auto named = by_term_.find(prefix + name);
        if (named == by_term_.end()) continue;
        for (const std::uint32_t other : named->second) {
          Candidate candidate = support(v, other);
          // Documents that write an acronym out agree on what it is.
          if (prefix[0] == 'x') ++candidate.support;
          add(std::move(candidate));
        }
      }
    }
    std::vector<Candidate> all;
    for (auto& [root, candidate] : best) all.push_back(std::move(candidate));
    return all;
  }

  /// What the documents of a short name say for one of the component of `other`.
  Candidate support(std::uint32_t v, std::uint32_t other) const {
    const NodeKey& key = vertex(v).key;
    Candidate candidate{other, 0, "it has that name"};
    const auto raise = [&](int support, std::string because) {
      if (support <= candidate.support) return;
      candidate.support = support;
      candidate.because = std::move(because);
    };
    const bool thing = vertex(other).type != EntityType::Person;
    if (thing && is_of_unsure_kind(vertex(v)) && vertex(other).key.name == key.name)
      raise(1, "the same name, of a kind that one document does not show");
    for (const std::uint32_t m : joiner_.members(other)) {
      const NameVertex& full = vertex(m);
      const Sense& sense = full.key.sense;
      if (contains(sense.countries, key.context) || full.terms.contains("g|" + key.context))
        raise(1, fmt::format("the documents are about its country, {}", key.context));
      if (share(sense.fields, key.sense.fields)) raise(2, "both are of one field");
      if (share(sense.countries, key.sense.countries)) raise(3, "both are of one country");
      for (const auto& [term, documents] : full.terms) {
        const auto office = parse_office(term);
        if (!office || key.title.empty() || office->title != key.title) continue;
        // Of two who held an office one after the other, the one of that time.
        const bool near = months_between(key.month, office->month) <= kMonthsNear;
        raise((near ? 5 : 3) + (share(sense.countries, key.sense.countries) ? 1 : 0),
              fmt::format("both are called {}", key.title));
      }
    }
    return candidate;
  }

  /// Who held the office about that time, the nearest alone.
  std::vector<Candidate> holders_of(const NodeKey& key) const {
    std::vector<std::pair<int, Candidate>> holders;
    for (auto at = by_term_.lower_bound("o|" + key.title + "|");
         at != by_term_.end() && at->first.starts_with("o|" + key.title + "|"); ++at) {
      const auto office = parse_office(at->first);
      if (!office) continue;
      const int months = months_between(key.month, office->month);
      if (months > kMonthsNear) continue;
      for (const std::uint32_t v : at->second)
        if (fits(key, *office, v))
          holders.emplace_back(
              months, Candidate{v, 1, fmt::format("called {} {}", office->title, office->month)});
    }
    int nearest = kMonthsNear + 1;
    for (const auto& [months, holder] : holders) nearest = std::min(nearest, months);
    std::vector<Candidate> near;
    for (const auto& [months, holder] : holders) {
      near.push_back(holder);
      near.back().support = months == nearest ? 2 : 1;
    }
    return near;
  }

  static int months_between(std::string_view a, std::string_view b) {
    const auto one = month_number(a), other = month_number(b);
    return one && other ? std::abs(*one - *other) : 0;
  }

  /// Whether the office is of the body that is meant, as far as is said.
  bool fits(const NodeKey& key, const OfficeTerm& office, std::uint32_t v) const {
    if (!key.body.empty() && !office.body.empty()) return key.body == office.body;
    const auto& countries = vertex(v).key.sense.countries;
    if (!key.body.empty()) return share(countries, key.sense.countries);
    return key.context.empty() || contains(countries, key.context);
  }

  /// Short names that stay undecided are one as far as their senses allow: those of which most is
  /// said first; who could be one of several is the one whose documents are about the same country.
  void gather(std::vector<std::uint32_t> alone) {
    std::stable_sort(alone.begin(), alone.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return known(a) > known(b); });
    for (std::size_t i = 1; i < alone.size(); ++i)
      gather_one({alone.begin(), alone.begin() + static_cast<std::ptrdiff_t>(i)}, alone[i]);
  }

  std::size_t known(std::uint32_t v) const {
    const NodeKey& key = vertex(v).key;
    return (key.sense.fields.empty() ? 0U : 4U) + (key.sense.countries.empty() ? 0U : 2U) +
           (key.context.empty() ? 0U : 1U);
  }

  void gather_one(const std::vector<std::uint32_t>& others, std::uint32_t v) {
    std::map<std::uint32_t, std::uint32_t> possible, near;  // root -> a member
    for (const std::uint32_t other : others) {
      const NameVertex &a = vertex(other), &b = vertex(v);
      if (a.type != b.type || a.key.form != b.key.form || a.key.name != b.key.name) continue;
      if (!joiner_.veto(other, v).empty()) continue;
      possible.emplace(joiner_.root(other), other);
      if (!b.key.context.empty() && a.key.context == b.key.context)
        near.emplace(joiner_.root(other), other);
    }
    const auto& chosen = possible.size() > 1 ? near : possible;
    if (chosen.size() == 1)
      joiner_.join({chosen.begin()->second,
                    v,
                    IdentityRule::SameName,
                    false,
                    "the same name",
                    {},
                    vertex(v).documents});
  }

  IdentityJoiner& joiner_;
  std::map<std::string, std::vector<std::uint32_t>> by_term_;
};

}  // namespace

void attach_short_names(IdentityJoiner& joiner) { ShortNames(joiner).attach(); }

}  // namespace kg
