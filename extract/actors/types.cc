#include "extract/actors/types.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/known_names.h"
#include "core/words.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

bool all_capitals(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool all_capitalised(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i)
    if (!is_capitalised(tree.text(i))) return false;
  return true;
}

TokenIndex root_of(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i)
    if (tree.is_root(i) || !range.contains(tree[i].head)) return i;
  return range.first;
}

/// Whether a role or honorific stands right before the name, in the same phrase: "President Moss",
/// "Mr Moss".
bool has_title(const DocumentTree& tree, const Name& name) {
  const TokenIndex first = name.tokens.first;
  if (first == 0 || tree.sentence(first - 1) != tree.sentence(first)) return false;
  if (!is_title(tree, first - 1) || !is_capitalised(tree.text(first - 1))) return false;
  return tree[first - 1].head >= first && tree[first - 1].head < name.tokens.last;
}

/// What a common noun right before the name says it is: "the novelist Dora Kim", "the airline
/// Kestrel"; Other if none stands there.
EntityType type_by_noun_before(const DocumentTree& tree, const Name& name) {
  const TokenIndex first = name.tokens.first;
  if (first == 0 || tree.sentence(first - 1) != tree.sentence(first)) return EntityType::Other;
  const Token& noun = tree[first - 1];
  if (!is_noun(noun.tag) || is_capitalised(tree.text(first - 1))) return EntityType::Other;
  const bool inside = name.tokens.contains(noun.head);
  const bool governs = name.tokens.contains(tree.child(first - 1, {Dep::Appos}));
  if (!inside && !governs) return EntityType::Other;
  const EntityType type = type_of_noun(noun.lemma);
  return noun.tag == Tag::Nn ? type : EntityType::Other;
}

/// "Lund, the foreign minister", "the foreign minister, Lund".
bool stands_beside_person(const DocumentTree& tree, const Name& name) {
  const auto is_one_person = [&](TokenIndex i) {
    return i != kNoToken && tree[i].tag == Tag::Nn &&
           type_of_noun(tree[i].lemma) == EntityType::Person;
  };
  for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i) {
    const TokenIndex beside = tree.child(i, {Dep::Appos});
    if (!name.tokens.contains(beside) && is_one_person(beside)) return true;
    const bool apposed = tree[i].dep == Dep::Appos && !name.tokens.contains(tree[i].head);
    if (apposed && is_one_person(tree[i].head)) return true;
  }
  return false;
}

/// "Lord Salisbury": a person by the name of a city.
bool is_city_with_title(const DocumentTree& tree, const Name& name) {
  const KnownName* known = find_known_name(name.text);
  return known != nullptr && known->kind == KnownKind::City && has_title(tree, name);
}

bool looks_like_full_name(const DocumentTree& tree, const Name& name) {
  const TokenIndex size = name.tokens.size();
  return size >= 2 && size <= 3 && is_first_name(tree.text(name.tokens.first)) &&
         all_capitalised(tree, name.tokens);
}

/// "Moss, who ..."
bool has_relative_who(const DocumentTree& tree, const Name& name) {
  for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i) {
    const TokenIndex clause = tree.child(i, {Dep::Relcl});
    if (clause == kNoToken) continue;
    for (const TokenIndex child : tree.children(clause))
      if (tree.lower(child) == "who") return true;
  }
  return false;
}

/// Last words of bodies and buildings that are surnames too: "Ada Park".
bool can_be_surname(std::string_view word) {
  return is_one_of(word,
                   {"Park",   "Hall",   "House", "Church", "Post",   "Lake",   "Bay",   "Street",
                    "Bridge", "Castle", "Tower", "Court",  "Front",  "Guard",  "Trust", "River",
                    "Peak",   "Cape",   "Mount", "Valley", "Road",   "Sea",    "Force", "Palace",
                    "Group",  "Bank",   "Coast", "Office", "Prison", "Network"});
}

/// "Lincoln, Nebraska"
bool follows_country(const DocumentTree& tree, const Name& name) {
  const TokenIndex comma = name.tokens.last;
  if (comma + 1 >= tree.size() || tree.text(comma) != "," || name.tokens.size() > 3) return false;
  if (tree.sentence(comma + 1) != tree.sentence(comma) || !all_capitalised(tree, name.tokens))
    return false;
  constexpr TokenIndex kLongest = 3;
  for (TokenIndex size = 1; size <= kLongest && comma + 1 + size <= tree.size(); ++size) {
    const TokenRange place{comma + 1, comma + 1 + size};
    if (type_of_known_name(name_text(tree, place)) != EntityType::Gpe) continue;
    // No list of countries: "Norway, Sweden and Denmark".
    const TokenIndex next = place.last;
    return next == tree.size() || !is_one_of(tree.lower(next), {"and", "or"});
  }
  return false;
}

/// "Velora, formerly Danish Gas": a former name that is no person's.
bool has_former_name(const DocumentTree& tree, const Name& name) {
  const TokenIndex comma = name.tokens.last;
  if (comma + 2 >= tree.size() || tree.text(comma) != "," || name.tokens.size() > 2) return false;
  if (is_first_name(tree.text(name.tokens.first)) ||
      !is_one_of(tree.lower(comma + 1), {"formerly", "previously"}))
    return false;
  const auto next = tree.text(comma + 2);
  return is_capitalised(next) && !is_first_name(next) && !is_title(tree, comma + 2);
}

/// "Acme, which renamed itself Zenix", "Acme changed its name": no person does. A body hires.
bool acts_as_body(const DocumentTree& tree, const Name& name) {
  if (has_former_name(tree, name)) return true;
  const TokenIndex root = root_of(tree, name.tokens);
  const auto is_act = [&](TokenIndex verb) {
    const auto& lemma = tree[verb].lemma;
    const TokenIndex object = tree.child(verb, {Dep::Dobj});
    if (object == kNoToken) return false;
    if (is_one_of(lemma, {"rename", "rebrand"})) return tree.lower(object) == "itself";
    if (lemma == "change" && tree[object].lemma == "name") {
      const TokenIndex owner = tree.child(object, {Dep::Poss});
      return owner != kNoToken && tree.lower(owner) == "its";
    }
    return name.type == EntityType::Other && is_one_of(lemma, {"hire", "acquire"}) &&
           tree[object].pos != Pos::Pron;
  };
  if (is_subject(tree[root].dep) && is_act(tree[root].head)) return true;
  const TokenIndex clause = tree.child(root, {Dep::Relcl});
  return clause != kNoToken && is_act(clause);
}

bool is_soft(EntityType type) {
  return type == EntityType::Other || type == EntityType::Org || type == EntityType::Product ||
         type == EntityType::Work || type == EntityType::Norp;
}

/// Whether the tables know the name, and it can still be something else: many cities and regions
/// have the names of people and teams.
bool may_be_more_than_place(const Name& name) {
  if (name.type != EntityType::Person && name.type != EntityType::Org) return false;
  const KnownName* known = find_known_name(name.text);
  if (known == nullptr || !known->acts_as.empty()) return false;
  return known->kind == KnownKind::City || known->kind == KnownKind::Division;
}

/// Whether the tables settle the type, whatever the text says.
bool is_settled(const Name& name) {
  return type_of_known_name(name.text) != EntityType::Other && !may_be_more_than_place(name);
}

/// B1-B4 of the rule list: what the words of one name settle.
EntityType type_by_words(const DocumentTree& tree, const Name& name) {
  const EntityType known = type_of_known_name(name.text);
  const bool settled =
      is_settled(name) && !(known == EntityType::Gpe && is_city_with_title(tree, name));
  if (settled && (name.type != EntityType::Person || known == EntityType::Org)) return known;
  if (has_title(tree, name)) return EntityType::Person;
  if (is_word("event.first", tree.text(name.tokens.first)) && name.tokens.size() > 1)
    return EntityType::Event;
  if (known == EntityType::Other && follows_country(tree, name)) return EntityType::Gpe;
  const EntityType before = type_by_noun_before(tree, name);
  if (before != EntityType::Other && known == EntityType::Other) return before;
  if (known == EntityType::Other && acts_as_body(tree, name)) return EntityType::Org;
  const auto last = tree.text(name.tokens.last - 1);
  const bool full_name = looks_like_full_name(tree, name);
  const EntityType by_suffix = type_of_last_word(last);
  if (name.tokens.size() > 1 &&
      is_one_of(tree.text(name.tokens.first), {"Radio", "Bank", "Banco", "University", "Ministry"}))
    return EntityType::Org;
  if (name.tokens.size() > 1 && by_suffix != EntityType::Other &&
      !(full_name && name.type == EntityType::Person && can_be_surname(last)) &&
      !(by_suffix != EntityType::Org && name.type == EntityType::Org))
    return by_suffix;
  if (name.type == EntityType::Person && name.tokens.size() == 1 && all_capitals(last))
    return EntityType::Org;
  // "the Coalition", "the Ministry": a common noun for a body, written as a name.
  if (name.type == EntityType::Other && name.tokens.size() == 1 &&
      type_of_noun(tree.lower(name.tokens.first)) == EntityType::Org)
    return EntityType::Org;
  if (is_soft(name.type) &&
      (full_name || has_relative_who(tree, name) || stands_beside_person(tree, name)))
    return EntityType::Person;
  return name.type;
}

/// How a use tells that a name is a place's.
enum class PlaceUse : std::uint8_t { None, Weak, Strong };

/// The noun of "the town of X": only a place is named so.
bool names_places(const DocumentTree& tree, TokenIndex noun) {
  static constexpr std::array<std::string_view, 26> kNouns = {
      "north",   "south",     "east",       "west",  "outskirts", "northeast", "northwest",
      "suburbs", "vicinity",  "liberation", "siege", "governor",  "mayor",     "southeast",
      "hall",    "harbour",   "harbor",     "port",  "streets",   "airport",   "battle",
      "bishop",  "isolation", "southwest",  "coast", "centre"};
  if (std::find(kNouns.begin(), kNouns.end(), tree.lower(noun)) != kNouns.end()) return true;
  const EntityType type = type_of_noun(tree[noun].lemma);
  return type == EntityType::Gpe || type == EntityType::Loc;
}

/// What the word before the name tells: "near Homs", "the town of Ely", "in Lyon".
PlaceUse use_as_place(const DocumentTree& tree, const Name& name) {
  if (name.tokens.first == 0) return PlaceUse::None;
  const TokenIndex before = name.tokens.first - 1;
  if (tree.sentence(before) != tree.sentence(before + 1)) return PlaceUse::None;
  const auto& word = tree.lower(before);
  if (is_one_of(word, {"near", "outside", "around", "across", "throughout"}))
    return PlaceUse::Strong;
  if (is_one_of(word, {"in", "at", "inside", "into", "below", "towards"})) return PlaceUse::Weak;
  const bool of = word == "of" && !tree.is_root(before);
  if (of && names_places(tree, tree[before].head)) return PlaceUse::Strong;
  const bool freed = is_one_of(tree[before].lemma, {"liberate", "besiege", "recapture", "retake"});
  return freed ? PlaceUse::Strong : PlaceUse::None;
}

struct Uses {
  std::uint32_t all = 0, as_place = 0, surely_place = 0, as_agent = 0;
  std::map<EntityType, std::uint32_t> types;

  std::uint32_t of(EntityType type) const {
    const auto found = types.find(type);
    return found == types.end() ? 0 : found->second;
  }
};

void count_use(const DocumentTree& tree, const Name& name, Uses& uses) {
  const TokenIndex root = root_of(tree, name.tokens);
  const Token& token = tree[root];
  ++uses.all;
  ++uses.types[name.type];
  const PlaceUse use = use_as_place(tree, name);
  uses.as_place += use != PlaceUse::None;
  uses.surely_place += use == PlaceUse::Strong;
  const bool speaks = is_subject(token.dep) && is_word("speech", tree[token.head].lemma);
  uses.as_agent += speaks || has_title(tree, name);
}

using UseTable = std::unordered_map<std::string, Uses>;

UseTable count_uses(const DocumentTree& tree, const std::vector<Name>& names) {
  UseTable table;
  for (const Name& name : names)
    if (!is_value(name.type)) count_use(tree, name, table[name.text]);
  return table;
}

/// Last words of people's names that have two words or more or a title before them.
std::unordered_set<std::string> surnames(const DocumentTree& tree, const std::vector<Name>& names) {
  std::unordered_set<std::string> found;
  for (const Name& name : names)
    if (name.type == EntityType::Person && (name.tokens.size() > 1 || has_title(tree, name)))
      found.insert(name_text(tree, {name.tokens.last - 1, name.tokens.last}));
  return found;
}

/// "Lund" where the text names an Ada Lund, "the Lunds" too.
bool is_known_person(const DocumentTree& tree, const Name& name,
                     const std::unordered_set<std::string>& people) {
  if (name.tokens.size() != 1) return false;
  if (people.contains(name.text)) return true;
  const bool family = name.text.size() > 2 && name.text.ends_with('s') && name.tokens.first > 0 &&
                      tree.lower(name.tokens.first - 1) == "the";
  return family && people.contains(name.text.substr(0, name.text.size() - 1));
}

bool is_place(EntityType type) {
  return type == EntityType::Gpe || type == EntityType::Loc || type == EntityType::Fac;
}

/// B5, B6: what all uses of one name in the document settle.
EntityType type_by_document(const DocumentTree& tree, const Name& name, const Uses& uses,
                            const std::unordered_set<std::string>& people) {
  const bool first_name = is_first_name(tree.text(name.tokens.first));
  const bool unsure = name.type == EntityType::Other || name.type == EntityType::Norp ||
                      may_be_more_than_place(name) ||
                      (name.type == EntityType::Person && !first_name);
  const bool one_word = name.tokens.size() == 1 && !all_capitals(tree.text(name.tokens.first));
  const bool unsure_body = is_soft(name.type) && one_word && !first_name;
  const bool known_person = is_known_person(tree, name, people) && uses.surely_place == 0;
  if (!known_person && uses.as_agent == 0 && !is_one_of(name.text, {"Parliament", "Congress"})) {
    if (unsure && 2 * uses.as_place >= uses.all && uses.as_place > 0) return EntityType::Gpe;
    if ((unsure || unsure_body || !first_name) && uses.surely_place > 0 &&
        2 * uses.as_place >= uses.all)
      return is_place(name.type) ? name.type : EntityType::Gpe;
    if (unsure_body && uses.as_place == uses.all) return EntityType::Gpe;
  }
  if (known_person) return EntityType::Person;
  // What the model does not know at one place it may know at another.
  const auto best =
      std::max_element(uses.types.begin(), uses.types.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first != EntityType::Other, a.second) <
               std::pair(b.first != EntityType::Other, b.second);
      });
  const bool leads = 3 * best->second >= 2 * (uses.all - uses.of(EntityType::Other));
  return leads && (name.type == EntityType::Other || 2 * best->second >= uses.all) ? best->first
                                                                                   : name.type;
}

}  // namespace

void decide_types(const DocumentTree& tree, std::vector<Name>& names) {
  const auto is_open = [](const Name& name) {
    return name.given == nullptr && !is_value(name.type);
  };
  for (Name& name : names)
    if (is_open(name)) name.type = type_by_words(tree, name);
  const UseTable uses = count_uses(tree, names);
  const auto people = surnames(tree, names);
  for (Name& name : names)
    if (is_open(name) && !is_settled(name))
      name.type = type_by_document(tree, name, uses.at(name.text), people);
}

}  // namespace kg
