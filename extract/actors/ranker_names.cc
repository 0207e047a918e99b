#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "extract/actors/ranker_features.h"

namespace kg {
namespace {

using F = PronounProperty;
using Cross = PronounCross;

constexpr std::array<std::string_view, static_cast<std::size_t>(F::Size)> kNames = {
    "near",
    "distance",
    "far",
    "other-paragraph",
    "after",
    "after-subject-above",
    "after-clause-subject",
    "after-clause-possessive",
    "apposition",
    "has-apposition",
    "local-subject",
    "own-subject",
    "sentence-subject",
    "subject-above",
    "root-subject",
    "previous-root-subject",
    "conjoined-verb",
    "same-role",
    "subjects-adjacent",
    "both-possessive",
    "in-phrase",
    "conjunct",
    "depth",
    "first-in-sentence",
    "both-first-in-sentence",
    "in-heading",
    "titled",
    "count",
    "earlier",
    "pronouns",
    "subjects",
    "last-is-subject",
    "sentence-before",
    "in-sentence",
    "first-of-text",
    "only-one",
    "same-verb",
    "same-owned",
    "gender-known",
    "gender-unknown",
    "weak-agrees",
    "weak-clashes",
    "first-name-agrees",
    "first-name-clashes",
    "animacy-unknown",
    "indefinite",
    "definite",
    "owned",
    "multi-word",
    "quote-differs",
    "both-quoted",
    "speaks-quote",
    "last-pronoun",
    "last-is-last-subject",
    "last-near",
    "plural",
    "coordination",
    "value",
    "inside",
    "speaks-same",
    "object-of-speech",
    "own-thing",
    "own-thing-subject",
    "conjunct-owner",
    "reason",
    "reason-object",
    "none",
    "none-subject",
    "none-be",
    "none-first",
    "none-object"};

constexpr std::array<std::string_view, kPhraseRoles> kRoles = {"other",  "subject",    "passive",
                                                               "object", "possessive", "phrase"};
constexpr std::array<std::string_view, kPairZones> kZones = {
    "clause", "above", "beside", "after", "after-above", "after-beside", "previous", "two", "far"};
constexpr std::array<std::string_view, 3> kKinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 6> kRanks = {"0", "1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, kClauseKinds> kClauses = {
    "none", "root", "conjunct", "adverbial", "object", "relative", "open", "other"};
constexpr std::array<std::string_view, 9> kPrepositions = {"of",   "with", "by", "to",   "for",
                                                           "from", "in",   "as", "other"};
constexpr std::array<std::string_view, 7> kEndings = {"a", "e", "i", "y", "n", "o", "other"};
constexpr std::array<std::string_view, 2> kSexes = {"he", "she"};
constexpr std::array<std::string_view, 7> kMarkers = {"because", "when",  "after", "before",
                                                      "if",      "other", "none"};
constexpr std::array<std::string_view, 8> kTypes = {"other", "person", "org",   "gpe",
                                                    "place", "norp",   "thing", "value"};

/// A feature for each pair of values of two properties.
struct Family {
  std::string_view name;
  std::span<const std::string_view> rows, columns;
  std::size_t size() const { return rows.size() * columns.size(); }
};

constexpr std::array<Family, static_cast<std::size_t>(Cross::Size)> kFamilies = {{
    {"role", kRoles, kZones},
    {"kind", kKinds, kZones},
    {"rank-role", kRanks, kRoles},
    {"rank-kind", kRanks, kKinds},
    {"preposition", kPrepositions, kZones},
    {"clause", kClauses, kZones},
    {"clause-role", kClauses, kRoles},
    {"own-clause", kClauses, kRoles},
    {"marker", kMarkers, kRoles},
    {"ending", kEndings, kSexes},
    {"type", kTypes, kZones},
}};

constexpr std::size_t first_of(Cross family) {
  std::size_t at = static_cast<std::size_t>(F::Size);
  for (std::size_t i = 0; i < static_cast<std::size_t>(family); ++i) at += kFamilies[i].size();
  return at;
}

std::vector<std::string> all_names() {
  std::vector<std::string> names(kNames.begin(), kNames.end());
  for (const Family& family : kFamilies)
    for (const std::string_view row : family.rows)
      for (const std::string_view column : family.columns)
        names.push_back(std::string(family.name) + ":" + std::string(row) + ":" +
                        std::string(column));
  return names;
}

template <std::size_t N>
std::size_t index_or_last(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end() - 1, word);
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace

void FeatureFiller::set(PronounProperty property, double value) {
  if (value != 0)
    features_.push_back({static_cast<std::uint16_t>(property), static_cast<float>(value)});
}

void FeatureFiller::add_cross(PronounCross family, std::size_t row, std::size_t column) {
  const std::size_t width = kFamilies[static_cast<std::size_t>(family)].columns.size();
  features_.push_back({static_cast<std::uint16_t>(first_of(family) + row * width + column), 1.0F});
}

std::size_t preposition_value(std::string_view word) { return index_or_last(kPrepositions, word); }

std::size_t ending_value(std::string_view name) {
  return index_or_last(kEndings, name.empty() ? name : name.substr(name.size() - 1));
}

std::size_t marker_value(const DocumentTree& tree, TokenIndex clause) {
  for (const TokenIndex child : tree.children(clause)) {
    if (child > clause) break;
    const Dep dep = tree[child].dep;
    if (dep != Dep::Mark && dep != Dep::Advmod) continue;
    const std::size_t found = index_or_last(kMarkers, tree.lower(child));
    if (found + 2 < kMarkers.size()) return found;
    if (dep == Dep::Mark) return kMarkers.size() - 2;
  }
  return kMarkers.size() - 1;
}

std::size_t type_value(EntityType type) {
  switch (type) {
    case EntityType::Other:
      return 0;
    case EntityType::Person:
      return 1;
    case EntityType::Org:
      return 2;
    case EntityType::Gpe:
      return 3;
    case EntityType::Loc:
    case EntityType::Fac:
      return 4;
    case EntityType::Norp:
      return 5;
    default:
      return is_value(type) ? 7 : 6;
  }
}

const std::vector<std::string_view>& pronoun_feature_names() {
  static const std::vector<std::string> kStored = all_names();
  static const std::vector<std::string_view> kViews(kStored.begin(), kStored.end());
  return kViews;
}

}  // namespace kg
