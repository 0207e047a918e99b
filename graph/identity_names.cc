// Full names: which of them are one actor.
#include <algorithm>
#include <map>
#include <set>

#include "core/unicode.h"
#include "graph/identity_joiner.h"

namespace kg {
namespace {

using Group = std::vector<std::uint32_t>;

bool is_full(const NameVertex& v) { return v.key.form == NameForm::Full; }

char kind_of(const NameVertex& v) { return v.type == EntityType::Person ? 'p' : 't'; }

std::uint64_t documents_of(const NameVertex& a, const NameVertex& b) {
  return std::min(a.documents, b.documents);
}

/// How much a document says about who is meant: people of whom both field and country are known
/// come first.
std::size_t known(const NameVertex& v) {
  return (v.key.sense.fields.empty() ? 0U : 2U) + (v.key.sense.countries.empty() ? 0U : 1U);
}

/// The first words of two names, or their last, are the same.
bool share_a_word(std::string_view a, std::string_view b) {
  const auto words = [](std::string_view text) {
    std::set<std::string_view> all;
    while (!text.empty()) {
      const auto end = std::min(text.find(' '), text.size());
      if (end > 2) all.insert(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
  };
  const auto one = words(a);
  const auto other = words(b);
  return std::any_of(one.begin(), one.end(), [&](auto word) { return other.contains(word); });
}

/// "fpu" in "free press union".
bool is_initials_of(std::string_view acronym, std::string_view name) {
  std::string initials;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] != ' ' && (i == 0 || name[i - 1] == ' ')) initials += name[i];
  return initials == acronym;
}

class FullNames {
 public:
  explicit FullNames(IdentityJoiner& joiner) : joiner_(joiner) {
    for (std::uint32_t v = 0; v < joiner.block().vertices.size(); ++v)
      if (is_full(vertex(v))) by_name_[vertex(v).key.name].push_back(v);
  }

  void join() {
    for (const auto& [name, group] : by_name_) join_same_name(group);
    follow("r|", IdentityRule::Alias, "a document says that the one is a name of the other");
    follow("a|", IdentityRule::Alias, "a document uses both names for one");
    join_middle_names();
    join_spellings();
    join_company_forms();
  }

 private:
  const NameVertex& vertex(std::uint32_t v) const { return joiner_.vertex(v); }

  IdentityLink link(std::uint32_t a, std::uint32_t b, IdentityRule rule,
                    const char* because) const {
    return {a, b, rule, false, because, {}, documents_of(vertex(a), vertex(b))};
  }

  /// People of one name: those of whom most is said first; who could be one of several stays alone.
  void join_same_name(const Group& group) {
    std::map<EntityType, Group> types;
    for (const std::uint32_t v : group) types[vertex(v).type].push_back(v);
    for (auto& [type, same] : types) {
      std::stable_sort(same.begin(), same.end(), [&](std::uint32_t a, std::uint32_t b) {
        return known(vertex(a)) > known(vertex(b));
      });
      for (std::size_t i = 1; i < same.size(); ++i)
        join_one({same.begin(), same.begin() + static_cast<std::ptrdiff_t>(i)}, same[i],
                 IdentityRule::SameName, "the same name");
    }
    Group typed;  // one of each type
    for (const auto& [type, same] : types)
      if (type != EntityType::Other) typed.push_back(same.front());
    if (types.contains(EntityType::Other) && !typed.empty())
      join_one(typed, types[EntityType::Other].front(), IdentityRule::Untyped,
               "the same name, of no known kind in one document");
  }

  /// Joins `v` with the only component among `others` that it may belong to.
  void join_one(const Group& others, std::uint32_t v, IdentityRule rule, const char* because) {
    std::map<std::uint32_t, std::uint32_t> possible, vetoed;  // root -> a member
    for (const std::uint32_t other : others)
      (joiner_.veto(other, v).empty() ? possible : vetoed).emplace(joiner_.root(other), other);
    for (const auto& [root, other] : vetoed)
      if (joiner_.root(v) != root) joiner_.join(link(other, v, rule, because));
    if (possible.size() == 1) joiner_.join(link(possible.begin()->second, v, rule, because));
    if (possible.size() > 1)
      for (const auto& [root, other] : possible)
        joiner_.propose(link(other, v, rule, because), "it may be another one of that name");
  }

  /// Links a vertex with those whose name one of its terms gives.
  void follow(std::string_view prefix, IdentityRule rule, const char* because) {
    struct Pair {
      std::uint64_t documents;
      std::uint32_t a, b;
      bool operator<(const Pair& other) const {
        // One document or several: the answer does not depend on how many more.
        return std::tuple(documents < 2, a, b) < std::tuple(other.documents < 2, other.a, other.b);
      }
    };
    std::vector<Pair> pairs;
    for (std::uint32_t v = 0; v < joiner_.block().vertices.size(); ++v) {
      if (!is_full(vertex(v))) continue;
      for (const auto& [term, documents] : vertex(v).terms) {
        if (!term.starts_with(prefix) || term.size() < 4) continue;
        const auto named = by_name_.find(term.substr(4));
        if (named == by_name_.end()) continue;
        for (const std::uint32_t other : named->second)
          if (other != v && (kind_of(vertex(other)) == term[2] || prefix == "r|"))
            pairs.push_back({documents, v, other});
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const Pair& pair : pairs) {
      IdentityLink found = link(pair.a, pair.b, rule, because);
      found.documents = pair.documents;
      join_alias(std::move(found), prefix == "r|");
    }
  }

  /// A single document that gives one actor two quite different names may have mixed them up.
  void join_alias(IdentityLink found, bool said) {
    const NameVertex &a = vertex(found.a), &b = vertex(found.b);
    const bool likely = share_a_word(a.key.name, b.key.name) ||
                        is_initials_of(a.key.name, b.key.name) ||
                        is_initials_of(b.key.name, a.key.name);
    if (said || likely || found.documents > 1)
      joiner_.join(std::move(found));
    else
      joiner_.propose(std::move(found), "only one document does, and the names are unlike");
  }

  /// "Donald J. Trump" and "Donald Trump", unless there is also a "Donald K. Trump".
  void join_middle_names() {
    std::map<std::string, std::map<std::uint32_t, std::uint32_t>> longer;  // name -> root -> vertex
    for (std::uint32_t v = 0; v < joiner_.block().vertices.size(); ++v)
      for (const auto& [term, documents] : vertex(v).terms)
        if (is_full(vertex(v)) && term.starts_with("m|"))
          longer[term.substr(2)].emplace(joiner_.root(v), v);
    for (const auto& [name, roots] : longer) {
      const auto shorter = by_name_.find(name);
      if (shorter == by_name_.end()) continue;
      for (const auto& [root, v] : roots)
        for (const std::uint32_t other : shorter->second) {
          if (vertex(other).type != EntityType::Person) continue;
          IdentityLink found =
              link(other, v, IdentityRule::Middle, "the one lacks the other's middle name");
          if (roots.size() == 1)
            joiner_.join(std::move(found));
          else
            joiner_.propose(std::move(found), "there are several middle names");
        }
    }
  }

  bool support_each_other(std::uint32_t a, std::uint32_t b) const {
    for (const std::uint32_t one : joiner_.members(a))
      for (const std::uint32_t other : joiner_.members(b)) {
        const Sense &x = vertex(one).key.sense, &y = vertex(other).key.sense;
        if (share(x.fields, y.fields) || share(x.countries, y.countries)) return true;
      }
    return false;
  }

  void join_spellings() {
    std::map<std::string, Group> alike;
    for (std::uint32_t v = 0; v < joiner_.block().vertices.size(); ++v)
      for (const auto& [term, documents] : vertex(v).terms)
        if (is_full(vertex(v)) && term.starts_with("k|")) alike[term].push_back(v);
    for (const auto& [skeleton, group] : alike)
      for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t j = i + 1; j < group.size(); ++j)
          join_spelling(group[i], group[j], skeleton);
  }

  /// "Bill Harper" and "William Harper": one country or one office, the field alone is not enough.
  void join_nickname(std::uint32_t a, std::uint32_t b, bool office) {
    IdentityLink found =
        link(a, b, IdentityRule::Spelling, "the one has a short form of the other's first name");
    if (office || share(vertex(a).key.sense.countries, vertex(b).key.sense.countries))
      joiner_.join(std::move(found));
    else
      joiner_.propose(std::move(found), "no document says what both are");
  }

  /// `term` is what both share; with an office behind it, both hold that.
  void join_spelling(std::uint32_t a, std::uint32_t b, std::string_view term) {
    if (vertex(a).key.name == vertex(b).key.name || vertex(a).type != vertex(b).type) return;
    const bool office = std::ranges::count(term, '|') > 2;
    if (!office && !seen_.emplace(std::min(a, b), std::max(a, b)).second) return;
    if (spelling_skeleton(vertex(a).key.name) != spelling_skeleton(vertex(b).key.name) &&
        vertex(a).type == EntityType::Person)
      return join_nickname(a, b, office);
    if (office) return;  // one spelling of the first name
    IdentityLink found = link(a, b, IdentityRule::Spelling, "two spellings of one name");
    const std::string one = romanize(vertex(a).key.name), other = romanize(vertex(b).key.name);
    const bool marks = to_lower(one) == to_lower(other);  // "Alvarez" and "Álvarez"
    const bool scripts = (one == vertex(a).key.name) != (other == vertex(b).key.name);
    if (vertex(a).type != EntityType::Person || marks || scripts || support_each_other(a, b))
      joiner_.join(std::move(found));
    else
      joiner_.propose(std::move(found), "no document says what both are");
  }

  void join_company_forms() {
    for (std::uint32_t v = 0; v < joiner_.block().vertices.size(); ++v)
      for (const auto& [term, documents] : vertex(v).terms) {
        if (!is_full(vertex(v)) || !term.starts_with("c|")) continue;
        const auto plain = by_name_.find(term.substr(2));
        if (plain == by_name_.end()) continue;
        for (const std::uint32_t other : plain->second)
          if (vertex(other).type == EntityType::Org)
            joiner_.join(link(other, v, IdentityRule::Company, "the one lacks the company's form"));
      }
  }

  IdentityJoiner& joiner_;
  std::map<std::string, Group> by_name_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;  // pairs of like spelling
};

}  // namespace

void join_full_names(IdentityJoiner& joiner) { FullNames(joiner).join(); }

}  // namespace kg
