#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/unicode.h"
#include "extract/actors/coref.h"

namespace kg {
namespace {

constexpr std::ptrdiff_t kMaxTries = 200;  // names with one word looked at; keeps long texts linear

bool is_person(const Reference& r) { return r.type == EntityType::Person; }

/// Names that can be linked: no values, no nationalities ("a British firm ... British voters" speak
/// of two things) but for peoples by their noun ("the Austrians").
bool is_linkable_name(const Linking& linking, const Reference& r) {
  if (!r.is_name() || is_value(r.type)) return false;
  if (r.given != nullptr) return true;
  return r.type != EntityType::Norp || linking.tree[r.head].tag == Tag::Nnps;
}

std::vector<std::string> name_words(const Linking& linking, const Reference& r) {
  std::vector<std::string> words;
  for (TokenIndex t = r.name.first; t < r.name.last; ++t)
    if (linking.tree[t].pos != Pos::Punct) words.push_back(linking.tree.lower(t));
  return words;
}

bool same_initial(const std::string& a, const std::string& b) {
  const bool initial = a.size() <= 2 || b.size() <= 2;  // "J" or "J."
  return initial && !a.empty() && !b.empty() && a[0] == b[0];
}

/// Whether two names of two words or more can be one person: same last word and same first word or
/// initial, or all words of one in the other.
bool same_full_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.back() == b.back() && (a.front() == b.front() || same_initial(a.front(), b.front())))
    return true;
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  return std::all_of(few.begin(), few.end(), [&](const std::string& word) {
    return std::find(many.begin(), many.end(), word) != many.end();
  });
}

/// People's names by each of their words, one reference for each different name.
class PersonIndex {
 public:
  explicit PersonIndex(const Linking& linking) : linking_(linking) {
    for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
      const Reference& r = linking.references[i];
      if (!is_linkable_name(linking, r) || !is_person(r) || r.name.size() < 2) continue;
      const auto words = name_words(linking, r);
      if (words.size() < 2) continue;
      for (const auto& word : {words.front(), words.back()}) full_[word].push_back(i);
    }
  }

  /// Full names that begin or end with the word, in text order.
  const std::vector<ReferenceIndex>& with(const std::string& word) const {
    static const std::vector<ReferenceIndex> kNone;
    const auto found = full_.find(word);
    return found == full_.end() ? kNone : found->second;
  }

 private:
  const Linking& linking_;
  std::unordered_map<std::string, std::vector<ReferenceIndex>> full_;
};

/// The nearest earlier full name that agrees, else the next later one.
ReferenceIndex full_name_for(const Linking& linking, const PersonIndex& index, ReferenceIndex i,
                             const std::string& word) {
  const auto& all = index.with(word);
  const auto agrees = [&](ReferenceIndex other) {
    return genders_agree(linking.clusters.of(i), linking.clusters.of(other));
  };
  const auto later = std::lower_bound(all.begin(), all.end(), i);
  const auto before = std::min<std::ptrdiff_t>(later - all.begin(), kMaxTries);
  const auto behind = std::min<std::ptrdiff_t>(all.end() - later, kMaxTries);
  for (auto it = later; it != later - before;)
    if (agrees(*--it)) return *it;
  for (auto it = later; it != later + behind; ++it)
    if (agrees(*it)) return *it;
  return i;
}

void link_full_names(Linking& linking, const PersonIndex& index, ReferenceIndex i,
                     const std::vector<std::string>& words) {
  const auto& all = index.with(words.back());
  const auto later = std::lower_bound(all.begin(), all.end(), i);
  const auto before = std::min<std::ptrdiff_t>(later - all.begin(), kMaxTries);
  for (auto it = later; it != later - before;) {
    const ReferenceIndex other = *--it;
    if (linking.clusters.same(i, other)) return;
    if (same_full_name(words, name_words(linking, linking.references[other])) &&
        genders_agree(linking.clusters.of(i), linking.clusters.of(other)))
      return linking.clusters.link(i, other, "name.person");
  }
}

/// "FPU" of "Free Press Union"; small words count or not.
std::pair<std::string, std::string> initials(const Linking& linking, const Reference& r) {
  std::string all, capitals;
  for (TokenIndex t = r.name.first; t < r.name.last; ++t) {
    const auto word = linking.tree.text(t);
    if (linking.tree[t].pos == Pos::Punct || word.empty()) continue;
    all += word[0] >= 'a' && word[0] <= 'z' ? static_cast<char>(word[0] - 'a' + 'A') : word[0];
    if (is_capitalised(word)) capitals += word[0];
  }
  return {all, capitals};
}

}  // namespace

void link_exact_names(Linking& linking) {
  // People apart from the rest, governments from the places that they are named by.
  std::map<std::tuple<bool, PlaceUse, const GivenName*, std::string>, ReferenceIndex> last;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r) || r.key.empty()) continue;
    // Headlines in capitals write the same names otherwise.
    const auto [found, first] =
        last.try_emplace({is_person(r), r.use, r.given, to_lower(r.key)}, i);
    if (first) continue;
    linking.clusters.link(i, found->second, "name.exact");
    found->second = i;
  }
}

void link_person_names(Linking& linking) {
  const PersonIndex index(linking);
  std::map<std::string, bool> seen;  // one reference of each different name is enough
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r) || !is_person(r)) continue;
    const auto words = name_words(linking, r);
    if (words.empty()) continue;
    if (words.size() > 1) {
      if (seen.emplace(r.key, true).second) link_full_names(linking, index, i, words);
      continue;
    }
    const ReferenceIndex full = full_name_for(linking, index, i, words.front());
    if (full != i && seen.emplace(r.key, true).second)
      linking.clusters.link(i, full, "name.person");
  }
}

void link_acronyms(Linking& linking) {
  std::unordered_map<std::string, ReferenceIndex> long_names;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r) || is_person(r) || r.name.size() < 2) continue;
    const auto [all, capitals] = initials(linking, r);
    long_names.emplace(all, i);
    long_names.emplace(capitals, i);
  }
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r) || r.name.size() != 1) continue;
    std::string letters;
    for (const char c : r.key)
      if (c != '.') letters += c;
    const auto found = letters.size() < 2 ? long_names.end() : long_names.find(letters);
    if (found != long_names.end() && found->second != i)
      linking.clusters.link(i, found->second, "name.acronym");
  }
}

namespace {

/// Whether words between two names say that both name one thing: ", formerly", "(also known as",
/// "changed its name to".
bool say_alias(const DocumentTree& tree, TokenRange between) {
  static constexpr std::array<std::string_view, 21> kFillers = {
      ",", "(",     "as", "the",  "also", "now", "or",  "was",  "better", "is",  "\"",
      "“", "which", "to", "have", "has",  "had", "its", "name", "itself", "been"};
  static constexpr std::array<std::string_view, 12> kWords = {
      "formerly", "previously", "originally", "known",   "called",    "née",
      "born",     "aka",        "a.k.a.",     "renamed", "rebranded", "changed"};
  constexpr TokenIndex kLongest = 6;
  if (between.size() == 0 || between.size() > kLongest) return false;
  bool said = false;
  for (TokenIndex i = between.first; i < between.last; ++i) {
    const auto& word = tree.lower(i);
    const bool here = std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    said |= here;
    if (!here && std::find(kFillers.begin(), kFillers.end(), word) == kFillers.end()) return false;
  }
  return said;
}

bool can_be_one(const Reference& a, const Reference& b) {
  // A single word behind "which renamed itself" looks like a person's name to the model.
  if (a.type == EntityType::Org && is_person(b) && b.name.size() == 1) return true;
  if (a.type == EntityType::Other || b.type == EntityType::Other) return true;
  return is_person(a) == is_person(b);
}

}  // namespace

void link_aliases(Linking& linking) {
  std::optional<ReferenceIndex> last;  // the name before, none inside another
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r)) continue;
    if (last && linking.references[*last].name.last > r.name.first) continue;
    if (last && linking.sentence(i) == linking.sentence(*last) &&
        say_alias(linking.tree, {linking.references[*last].name.last, r.name.first}) &&
        can_be_one(linking.references[*last], r))
      linking.clusters.link(i, *last, "name.alias");
    last = i;
  }
}

void link_short_names(Linking& linking) {
  std::unordered_map<std::string, ReferenceIndex> by_ending, by_beginning;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!is_linkable_name(linking, r) || is_person(r) || r.type == EntityType::Gpe) continue;
    const std::string text = name_text(linking.tree, r.name);
    const bool definite = r.name.first > 0 && linking.tree.lower(r.name.first - 1) == "the";
    const auto& longer = definite ? by_ending : by_beginning;
    const auto found = longer.find(text);
    if (found != longer.end() && !linking.clusters.same(i, found->second))
      linking.clusters.link(i, found->second, "name.short");
    constexpr TokenIndex kLongest = 8;
    if (r.name.size() > kLongest) continue;
    for (TokenIndex cut = r.name.first + 1; cut < r.name.last; ++cut) {
      by_ending[name_text(linking.tree, {cut, r.name.last})] = i;
      if (r.type == EntityType::Org) by_beginning[name_text(linking.tree, {r.name.first, cut})] = i;
    }
  }
}

}  // namespace kg
