#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "core/countries.h"
#include "extract/actors/coref.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

constexpr std::uint32_t kHeadWindow = 60;  // sentences back to the same head noun
constexpr std::uint32_t kRoleWindow = 30;  // sentences back to the holder of a role
constexpr std::uint32_t kTypedWindow = 4;  // sentences back to "the company"'s name
constexpr std::uint32_t kMaxTries = 500;   // references back, for sentences without an end

bool all_in(const std::set<std::string>& words, const std::set<std::string>& of) {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return of.contains(word); });
}

bool is_asserted(const DocumentTree& tree, TokenIndex verb) {
  if (tree.child(verb, {Dep::Neg}) != kNoToken) return false;
  for (const TokenIndex child : tree.children(verb))
    if (tree[child].tag == Tag::Md) return false;
  return true;
}

/// Whether the nominal points back by itself: "the ...", or a role without any determiner.
bool points_back(const DocumentTree& tree, const Reference& r) {
  if (r.definite) return true;
  return tree.child(r.head, {Dep::Det, Dep::Poss}) == kNoToken && r.number == Number::Singular &&
         is_capitalised(tree.text(r.head)) && is_title(tree, r.head);
}

bool may_link(const Linking& linking, ReferenceIndex i) {
  const Reference& r = linking.references[i];
  return r.is_nominal() && !r.coordination && !linking.clusters.is_linked(i);
}

/// "the president of France", "the US president": nothing said of the role speaks against the
/// holder's title.
bool holds_role(const Reference& role, const Cluster& holder) {
  // A former president is not the president.
  for (const char* word : {"former", "ex", "late"})
    if (holder.titles.contains(word) && !role.modifiers.contains(word)) return false;
  return holder.titles.contains(role.key) && all_in(role.modifiers, holder.words) &&
         all_in(role.after, holder.words);
}

/// Nearest earlier reference in the window whose cluster fits.
template <typename Fits>
ReferenceIndex nearest(const Linking& linking, ReferenceIndex i, std::uint32_t window, Fits fits) {
  const ReferenceIndex end = i > kMaxTries ? i - kMaxTries : 0;
  for (ReferenceIndex j = i; j-- > end;) {
    if (linking.sentence(i) > linking.sentence(j) + window) break;
    if (linking.references[j].tokens.contains(linking.references[i].head)) continue;
    if (!linking.references[j].coordination && fits(j)) return j;
  }
  return i;
}

bool is_reputation(std::string_view lemma) {
  static constexpr std::array<std::string_view, 8> kWords = {
      "know", "fame", "note", "renowned", "famous", "notorious", "bent", "famed"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// "without provoking *a president known for his temper*": says of somebody whom the text has named
/// what he is known for, and is no first mention: those are subjects or stand beside a name.
bool describes_somebody_known(const DocumentTree& tree, const Reference& r) {
  const Dep dep = tree[r.head].dep;
  if (r.type != EntityType::Person || r.number != Number::Singular || r.definite) return false;
  if ((dep != Dep::Dobj && dep != Dep::Pobj) || !is_title(tree, r.head)) return false;
  const TokenIndex article = tree.child(r.head, {Dep::Det});
  if (article == kNoToken || (tree.lower(article) != "a" && tree.lower(article) != "an"))
    return false;
  const auto all = tree.children(r.head);
  return std::any_of(all.begin(), all.end(), [&](TokenIndex child) {
    return child > r.head && is_reputation(tree[child].lemma);
  });
}

/// The holder of a role of whom the text speaks more than of all its other holders together, where
/// the sentence does not name him; `i` if there is none.
ReferenceIndex main_holder(const Linking& linking, ReferenceIndex i) {
  const Reference& role = linking.references[i];
  std::map<ReferenceIndex, ReferenceIndex> last;  // by root
  const ReferenceIndex end = i > kMaxTries ? i - kMaxTries : 0;
  for (ReferenceIndex j = i; j-- > end;) {
    if (linking.sentence(i) > linking.sentence(j) + kRoleWindow) break;
    const Cluster& holder = linking.clusters.of(j);
    if (!linking.references[j].is_name() || holder.type != EntityType::Person) continue;
    if (holder.titles.contains(role.key) && all_in(role.modifiers, holder.words))
      last.emplace(linking.clusters.root(j), j);
  }
  std::uint32_t all = 0;
  for (const auto& [root, j] : last) all += linking.clusters.of(j).full_mentions;
  for (const auto& [root, j] : last)
    if (2 * linking.clusters.of(j).full_mentions > all)
      return linking.sentence(j) == linking.sentence(i) ? i : j;
  return i;
}

/// The word by which a name can be meant later: "the university" for "Leeds University".
std::string head_word(const Linking& linking, const Reference& r) {
  if (r.is_nominal()) return r.key;
  const bool common =
      r.is_name() && r.name.size() > 1 && !is_value(r.type) && r.type != EntityType::Person;
  if (!common) return {};
  // "Bank of Savoy", "Institute for Polar Life"
  for (TokenIndex t = r.name.first + 1; t + 1 < r.name.last; ++t)
    if (linking.tree.lower(t) == "of" || linking.tree.lower(t) == "for")
      return linking.tree.lower(t - 1);
  return linking.tree.lower(r.name.last - 1);
}

bool fits_same_head(const Linking& linking, const Reference& r, ReferenceIndex earlier) {
  const Reference& e = linking.references[earlier];
  if (e.number != r.number || e.tokens.contains(r.head)) return false;
  if (e.is_nominal() && linking.tree.heading(e.head)) return false;  // "A City Divided"
  const Cluster& cluster = linking.clusters.of(earlier);
  return all_in(r.modifiers, cluster.words) && all_in(r.after, cluster.words);
}

/// Bodies that belong to a country, a town or another body: "the council" is not the last body
/// named.
bool is_of_another(std::string_view noun) {
  static constexpr std::array<std::string_view, 36> kNouns = {
      "government", "administration", "cabinet",  "ministry",  "department",  "parliament",
      "congress",   "senate",         "assembly", "army",      "navy",        "military",
      "police",     "force",          "regime",   "authority", "authorities", "council",
      "committee",  "commission",     "court",    "tribunal",  "jury",        "opposition",
      "school",     "college",        "church",   "crew",      "staff",       "board",
      "management", "delegation",     "media",    "press",     "union",       "party"};
  return std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end();
}

EntityType wanted_type(const Reference& r) {
  if (!r.definite || r.number != Number::Singular || !r.modifiers.empty()) return EntityType::Other;
  const bool country = is_word("place.state", r.key), city = is_word("place.city", r.key);
  if (country || city) return EntityType::Gpe;
  return is_word("group", r.key) && !is_of_another(r.key) ? EntityType::Org : EntityType::Other;
}

/// Whether a named place can be "the country" or "the city".
bool fits_place(const Reference& place, const Reference& noun) {
  const bool country = find_country(place.key) != nullptr;
  return is_word("place.city", noun.key) ? !country : country;
}

}  // namespace

void link_predicates(Linking& linking) {
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    const TokenIndex verb = linking.tree[r.head].head;
    if (!may_link(linking, i) || linking.tree[r.head].dep != Dep::Attr) continue;
    const auto& lemma = linking.tree[verb].lemma;
    if ((lemma != "be" && lemma != "become") || !is_asserted(linking.tree, verb)) continue;
    const ReferenceIndex* subject = linking.headed_by(linking.tree.subject(verb));
    if (subject == nullptr) continue;
    const Reference& s = linking.references[*subject];
    const bool person = r.animacy == Animacy::Animate && s.animacy == Animacy::Animate;
    if (!s.is_name() || !person || r.number != Number::Singular) continue;
    if (!genders_agree(linking.clusters.of(i), linking.clusters.of(*subject))) continue;
    linking.clusters.link(i, *subject, "nominal.predicate");
    linking.clusters.hide(i);
  }
}

void link_roles(Linking& linking) {
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!may_link(linking, i) || r.type != EntityType::Person) continue;
    if (r.number != Number::Singular || !points_back(linking.tree, r)) continue;
    const ReferenceIndex j = nearest(linking, i, kRoleWindow, [&](ReferenceIndex other) {
      const Cluster& holder = linking.clusters.of(other);
      return holder.type == EntityType::Person && holder.named && holds_role(r, holder);
    });
    if (j != i) linking.clusters.link(i, j, "nominal.role");
  }
}

void link_described_roles(Linking& linking) {
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    if (!may_link(linking, i) || !describes_somebody_known(linking.tree, linking.references[i]))
      continue;
    const ReferenceIndex j = main_holder(linking, i);
    if (j != i) linking.clusters.link(i, j, "nominal.described");
  }
}

void link_same_heads(Linking& linking) {
  std::unordered_map<std::string, std::vector<ReferenceIndex>> earlier;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (r.is_pronoun() || r.coordination || linking.clusters.is_hidden(i)) continue;
    const std::string word = head_word(linking, r);
    if (word.empty()) continue;
    auto& same = earlier[word];
    if (may_link(linking, i) && r.definite) {
      constexpr std::size_t kTries = 20;  // enough; keeps long documents linear
      for (std::size_t back = 0; back < std::min(kTries, same.size()); ++back) {
        const ReferenceIndex j = same[same.size() - 1 - back];
        if (linking.sentence(i) > linking.sentence(j) + kHeadWindow) break;
        if (!fits_same_head(linking, r, j)) continue;
        linking.clusters.link(i, j, "nominal.head");
        break;
      }
    }
    same.push_back(i);
  }
}

void link_typed_nominals(Linking& linking) {
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    const EntityType type = wanted_type(r);
    if (!may_link(linking, i) || type == EntityType::Other || !r.after.empty()) continue;
    const auto nearest_of = [&](EntityType wanted) {
      return nearest(linking, i, kTypedWindow, [&](ReferenceIndex other) {
        const Reference& o = linking.references[other];
        return o.is_name() && o.type == wanted && (type != EntityType::Gpe || fits_place(o, r));
      });
    };
    ReferenceIndex j = nearest_of(type);
    // A name that the model knows nothing of is a company's where it is called one.
    if (j == i && (r.key == "company" || r.key == "firm")) j = nearest_of(EntityType::Other);
    if (j != i) linking.clusters.link(i, j, "nominal.typed");
  }
}

void link_possessed(Linking& linking) {
  const auto owner = [&](ReferenceIndex i) {
    const TokenIndex poss = linking.tree.child(linking.references[i].head, {Dep::Poss});
    return linking.headed_by(poss);
  };
  std::map<std::pair<std::string, ReferenceIndex>, ReferenceIndex> last;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!r.is_nominal() || r.coordination || linking.clusters.is_hidden(i)) continue;
    const ReferenceIndex* possessor = owner(i);
    if (possessor == nullptr) continue;
    const std::pair key{r.key, linking.clusters.root(*possessor)};
    const auto found = last.find(key);
    if (found != last.end() && may_link(linking, i) && fits_same_head(linking, r, found->second))
      linking.clusters.link(i, found->second, "nominal.possessed");
    last[key] = i;
  }
}

}  // namespace kg
