#include "extract/actors/mentions.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/countries.h"
#include "core/unicode.h"
#include "extract/actors/spans.h"

namespace kg {
namespace {

constexpr std::uint32_t kNoName = ~std::uint32_t{0};

struct PronounEntry {
  std::string_view word;
  PronounPerson person;
  Gender gender;
  Number number;
  Animacy animacy;
};

constexpr auto kNoGender = Gender::Unknown;
constexpr auto kAnyAnimacy = Animacy::Unknown;
constexpr auto kAnimate = Animacy::Animate;
constexpr auto kOne = Number::Singular;
constexpr auto kMany = Number::Plural;

constexpr std::array<PronounEntry, 31> kPronouns = {{
    {"i", PronounPerson::First, kNoGender, kOne, kAnimate},
    {"me", PronounPerson::First, kNoGender, kOne, kAnimate},
    {"my", PronounPerson::First, kNoGender, kOne, kAnimate},
    {"mine", PronounPerson::First, kNoGender, kOne, kAnimate},
    {"myself", PronounPerson::First, kNoGender, kOne, kAnimate},
    {"we", PronounPerson::First, kNoGender, kMany, kAnimate},
    {"us", PronounPerson::First, kNoGender, kMany, kAnimate},
    {"our", PronounPerson::First, kNoGender, kMany, kAnimate},
    {"ours", PronounPerson::First, kNoGender, kMany, kAnimate},
    {"ourselves", PronounPerson::First, kNoGender, kMany, kAnimate},
    {"you", PronounPerson::Second, kNoGender, Number::Unknown, kAnimate},
    {"your", PronounPerson::Second, kNoGender, Number::Unknown, kAnimate},
    {"yours", PronounPerson::Second, kNoGender, Number::Unknown, kAnimate},
    {"yourself", PronounPerson::Second, kNoGender, kOne, kAnimate},
    {"yourselves", PronounPerson::Second, kNoGender, kMany, kAnimate},
    {"he", PronounPerson::Third, Gender::Male, kOne, kAnimate},
    {"him", PronounPerson::Third, Gender::Male, kOne, kAnimate},
    {"his", PronounPerson::Third, Gender::Male, kOne, kAnimate},
    {"himself", PronounPerson::Third, Gender::Male, kOne, kAnimate},
    {"she", PronounPerson::Third, Gender::Female, kOne, kAnimate},
    {"her", PronounPerson::Third, Gender::Female, kOne, kAnimate},
    {"hers", PronounPerson::Third, Gender::Female, kOne, kAnimate},
    {"herself", PronounPerson::Third, Gender::Female, kOne, kAnimate},
    {"it", PronounPerson::Third, kNoGender, kOne, Animacy::Inanimate},
    {"its", PronounPerson::Third, kNoGender, kOne, Animacy::Inanimate},
    {"itself", PronounPerson::Third, kNoGender, kOne, Animacy::Inanimate},
    {"they", PronounPerson::Third, kNoGender, kMany, kAnyAnimacy},
    {"them", PronounPerson::Third, kNoGender, kMany, kAnyAnimacy},
    {"their", PronounPerson::Third, kNoGender, kMany, kAnyAnimacy},
    {"theirs", PronounPerson::Third, kNoGender, kMany, kAnyAnimacy},
    {"themselves", PronounPerson::Third, kNoGender, kMany, kAnyAnimacy},
}};

const PronounEntry* find_pronoun(const DocumentTree& tree, TokenIndex i) {
  const auto& word = tree.lower(i);
  if (word == "us" && tree.text(i) == "US") return nullptr;  // the country
  const auto found = std::find_if(kPronouns.begin(), kPronouns.end(),
                                  [&](const PronounEntry& entry) { return entry.word == word; });
  return found == kPronouns.end() ? nullptr : &*found;
}

/// A word as titles and modifiers hold it: lower case, countries and their adjectives by the
/// country's name, so that "American president" fits "US President".
std::string plain_word(const DocumentTree& tree, TokenIndex i) {
  const auto written = tree.text(i);
  if (const Country* country = find_country(written)) return to_lower(country->name);
  if (const Country* country = find_country_of_people(written)) return to_lower(country->name);
  return tree.lower(i);
}

/// Words between determiner and head of a phrase that describe it.
bool describes(const DocumentTree& tree, TokenIndex i) {
  const Pos pos = tree[i].pos;
  return pos == Pos::Noun || pos == Pos::Propn || pos == Pos::Adj || pos == Pos::Num ||
         (pos == Pos::Verb && tree[i].dep == Dep::Amod);
}

class ReferenceFinder {
 public:
  ReferenceFinder(const DocumentTree& tree, const std::vector<Name>& names)
      : tree_(tree), names_(names), name_of_(tree.size(), kNoName) {
    for (std::uint32_t n = 0; n < names.size(); ++n)
      for (TokenIndex i = names[n].tokens.first; i < names[n].tokens.last; ++i) name_of_[i] = n;
    for (const Name& name : names) {
      roots_.push_back(root_of(name));
      if (!is_value(name.type) && name.type != EntityType::Norp && name.given == nullptr)
        whole_names_.emplace(name.text, name.type);
    }
    add_places_of_names();
  }

  std::vector<Reference> find() {
    for (TokenIndex i = 0; i < tree_.size(); ++i) {
      if (name_of_[i] != kNoName) {
        if (i == roots_[name_of_[i]]) add_name(name_of_[i], i);
      } else if (find_pronoun(tree_, i) != nullptr) {
        add_pronoun(i);
      } else if (is_phrase_head(i)) {
        add_nominal(i);
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) {
      return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                              : a.tokens.last > b.tokens.last;
    });
    return std::move(found_);
  }

 private:
  bool heads_phrase(TokenIndex i) const {
    const Dep dep = tree_[i].dep;
    return dep != Dep::Compound && dep != Dep::Amod && dep != Dep::Nmod && dep != Dep::Det &&
           dep != Dep::Case && dep != Dep::Nummod && dep != Dep::Quantmod && dep != Dep::Punct;
  }

  bool is_phrase_head(TokenIndex i) const {
    if (!is_noun(tree_[i].tag) || !heads_phrase(i)) return false;
    if (is_idle(i)) return false;
    // "Ivan Moss, his father" and "his father, Ivan Moss" are one reference, by the name.
    return tree_[i].dep != Dep::Appos && named_by_apposition(i) == kNoToken;
  }

  /// "In fact", "of course", "in order to", "a bit": refers to nothing.
  bool is_idle(TokenIndex i) const {
    if (tree_[i].tag != Tag::Nn || !is_word("generic", tree_.lower(i))) return false;
    const TokenIndex det =
        tree_.child(i, {Dep::Det, Dep::Amod, Dep::Poss, Dep::Compound, Dep::Nummod});
    if (det != kNoToken) return tree_.lower(i) == "bit" && tree_.lower(det) == "a";
    return tree_[i].dep == Dep::Pobj && tree_[i].head + 1 == i;
  }

  /// The name in apposition behind a noun; kNoToken if there is none.
  TokenIndex named_by_apposition(TokenIndex noun) const {
    const TokenIndex name = tree_.child(noun, {Dep::Appos});
    if (name == kNoToken || name < noun || name_of_[name] == kNoName) return kNoToken;
    if (name_of_[noun] != kNoName || !is_noun(tree_[noun].tag)) return kNoToken;
    return is_value(names_[name_of_[name]].type) ? kNoToken : name;
  }

  /// The token of a name that governs the others; the last such.
  TokenIndex root_of(const Name& name) const {
    TokenIndex root = name.tokens.last - 1;
    for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i)
      if (tree_.is_root(i) || !name.tokens.contains(tree_[i].head)) root = i;
    return root;
  }

  void add_name(std::uint32_t number, TokenIndex root) {
    const Name& name = names_[number];
    // "Three ships", "the second": a number that counts or orders a noun is no mention of its own.
    if (name.type == EntityType::Number && (!heads_phrase(root) || tree_[root].dep == Dep::Advmod))
      return;
    Reference r;
    r.kind = MentionKind::Name;
    r.name = name.tokens;
    r.head = root;
    r.type = name.type;
    r.given = name.given;
    r.nots = name.nots;
    r.key = name.given != nullptr ? name.given->name : std::string(canonical_name(name.text));
    r.tokens = name.tokens;
    if (!is_value(name.type)) describe_name(r);
    r.number = tree_[root].tag == Tag::Nnps || tree_[root].tag == Tag::Nns ? Number::Plural
                                                                           : Number::Singular;
    if (name.type == EntityType::Norp) r.number = Number::Unknown;
    found_.push_back(std::move(r));
    add_coordination(root);
    const bool whole = name.type == EntityType::Person || is_value(name.type) || name.given;
    if (!whole) add_nested(name, root);
  }

  /// Names that stand alone elsewhere, inside a longer one: "Leeds" in "Leeds University".
  void add_nested(const Name& name, TokenIndex root) {
    constexpr TokenIndex kLongest = 3;
    for (TokenIndex first = name.tokens.first; first < name.tokens.last; ++first) {
      const TokenIndex most = std::min(kLongest, name.tokens.last - first);
      for (TokenIndex size = std::min(most, name.tokens.size() - 1); size > 0; --size) {
        const TokenRange part{first, first + size};
        if (part.contains(root)) continue;
        const auto found = whole_names_.find(name_text(tree_, part));
        if (found == whole_names_.end()) continue;
        // "Norvik" in "Norvik Foods" is the same body.
        const bool same = name.type == EntityType::Org && first == name.tokens.first;
        if (same && found->second != EntityType::Gpe) break;
        add_part(part, found->first, found->second);
        first += size - 1;
        break;
      }
    }
  }

  /// Known places that several long names hold: "the University of Michigan", "Michigan State".
  void add_places_of_names() {
    std::unordered_map<std::string, std::uint32_t> seen;
    for (const Name& name : names_) {
      if (name.type == EntityType::Person || is_value(name.type) || name.tokens.size() < 2)
        continue;
      for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i) {
        const std::string text = name_text(tree_, {i, i + 1});
        if (type_of_known_name(text) == EntityType::Gpe && ++seen[text] == 2)
          whole_names_.emplace(text, EntityType::Gpe);
      }
    }
  }

  void add_part(TokenRange part, const std::string& text, EntityType type) {
    Reference r;
    r.kind = MentionKind::Name;
    r.name = r.tokens = part;
    r.head = part.last - 1;
    r.type = type;
    r.key = std::string(canonical_name(text));
    r.number = Number::Singular;
    r.animacy = type == EntityType::Person ? Animacy::Animate : Animacy::Inanimate;
    found_.push_back(std::move(r));
  }

  void describe_name(Reference& r) const {
    if (heads_phrase(r.head)) {
      TokenIndex phrase_head = r.head;
      // "his father, Ivan Moss": one reference over both, headed by the name.
      if (tree_[r.head].dep == Dep::Appos && named_by_apposition(tree_[r.head].head) == r.head) {
        phrase_head = tree_[r.head].head;
        r.appositions.push_back(phrase_head);
        add_title(r, phrase_head);
      }
      const TokenRange phrase = phrase_of(tree_, phrase_head);
      r.tokens = {std::min(phrase.first, r.name.first), std::max(phrase.last, r.name.last)};
    }
    add_titles(r);
    set_name_gender(r);
    if (r.type == EntityType::Person) {
      r.animacy = Animacy::Animate;
    } else if (r.type != EntityType::Other && r.type != EntityType::Norp) {
      r.animacy = Animacy::Inanimate;
    }
  }

  /// Role words in front of the name and in appositions behind it.
  void add_titles(Reference& r) const {
    for (TokenIndex i = near_head(r.tokens, r.head).first; i < r.name.first; ++i) {
      if (tree_[i].dep == Dep::Det || !describes(tree_, i)) continue;
      if (tree_[i].head >= r.name.first || tree_[i].dep == Dep::Compound ||
          tree_[i].dep == Dep::Amod)
        r.titles.insert(plain_word(tree_, i));
    }
    for (const TokenIndex child : tree_.children(r.head)) {
      if (tree_[child].dep != Dep::Appos || name_of_[child] != kNoName) continue;
      if (is_noun(tree_[child].tag)) r.appositions.push_back(child);
      add_title(r, child);
    }
  }

  void add_title(Reference& r, TokenIndex noun) const {
    if (!is_person_noun(tree_[noun].lemma) && !is_title(tree_, noun)) return;
    r.titles.insert(plain_word(tree_, noun));
    if (r.gender == Gender::Unknown) r.gender = gender_of_noun(tree_.lower(noun));
    const TokenRange phrase = near_head(phrase_of(tree_, noun), noun);
    for (TokenIndex i = phrase.first; i < phrase.last; ++i)
      if (describes(tree_, i) && !r.name.contains(i)) r.titles.insert(plain_word(tree_, i));
  }

  void set_name_gender(Reference& r) const {
    for (TokenIndex i = near_head(r.tokens, r.head).first;
         i < r.name.last && r.gender == Gender::Unknown; ++i)
      if (is_capitalised(tree_.text(i))) r.gender = gender_of_honorific(tree_.text(i));
    for (const auto& title : r.titles)
      if (r.gender == Gender::Unknown) r.gender = gender_of_noun(title);
    const bool may_be_person = r.type == EntityType::Person || r.type == EntityType::Other;
    if (r.gender != Gender::Unknown || !may_be_person) return;
    const NameGender first = gender_of_first_name(tree_.text(r.name.first));
    r.gender = first.gender;
    r.weak_gender = first.weak || r.name.size() == 1 || r.type != EntityType::Person;
  }

  void add_pronoun(TokenIndex i) {
    const PronounEntry& entry = *find_pronoun(tree_, i);
    Reference r;
    r.tokens = {i, i + 1};
    r.head = i;
    r.kind = MentionKind::Pronoun;
    r.person = entry.person;
    r.gender = entry.gender;
    r.number = entry.number;
    r.animacy = entry.animacy;
    r.possessive = tree_[i].tag == Tag::PrpS || tree_[i].dep == Dep::Poss;
    r.reflexive = entry.word.ends_with("self") || entry.word.ends_with("selves");
    if (entry.gender != Gender::Unknown) r.type = EntityType::Person;
    r.key = tree_.lower(i);
    found_.push_back(std::move(r));
  }

  void add_nominal(TokenIndex i) {
    Reference r;
    r.head = i;
    r.tokens = phrase_of(tree_, i);
    r.kind = MentionKind::Nominal;
    r.key = to_lower(tree_[i].lemma);
    r.number = tree_[i].tag == Tag::Nns || tree_[i].tag == Tag::Nnps ? kMany : kOne;
    set_nominal_type(r);
    set_determiner(r);
    const TokenRange near = near_head(r.tokens, r.head);
    for (TokenIndex t = near.first; t < i; ++t)
      if (describes(tree_, t)) r.modifiers.insert(plain_word(tree_, t));
    for (TokenIndex t = i + 1; t < near.last; ++t)
      if (is_noun(tree_[t].tag)) r.after.insert(plain_word(tree_, t));
    found_.push_back(std::move(r));
    add_coordination(i);
  }

  void set_nominal_type(Reference& r) const {
    r.type = is_figurative(r) ? EntityType::Other : type_of_noun(r.key);
    if (r.type == EntityType::Fac && r.key == "station" && broadcasts(r.head))
      r.type = EntityType::Org;
    r.animacy = r.type == EntityType::Person ? Animacy::Animate : Animacy::Inanimate;
    if (r.type == EntityType::Person) r.gender = gender_of_noun(r.key);
    // Many people together are a group.
    if (r.type == EntityType::Person && r.number == Number::Plural) r.type = EntityType::Norp;
  }

  /// Nouns that stand for a body or a place only in some of their uses.
  bool is_figurative(const Reference& r) const {
    // "The opposition" is a body, "his opposition to the deal" is not.
    if (r.key == "opposition") return governs_preposition(r.head, "to");
    if (r.key == "foundation") return governs_preposition(r.head, "for");
    // "It took place", "in place", "entered into force", "its position".
    const bool bare = tree_.child(r.head, {Dep::Det, Dep::Amod, Dep::Compound, Dep::Poss,
                                           Dep::Nummod}) == kNoToken;
    if (r.key == "place" || r.key == "force" || r.key == "route")
      return bare && r.number != Number::Plural;
    return r.key == "position" && tree_.child(r.head, {Dep::Poss}) != kNoToken;
  }

  bool broadcasts(TokenIndex noun) const {
    static constexpr std::array<std::string_view, 5> kWords = {"tv", "television", "radio", "news",
                                                               "broadcast"};
    return noun > 0 &&
           std::find(kWords.begin(), kWords.end(), tree_.lower(noun - 1)) != kWords.end();
  }

  bool governs_preposition(TokenIndex noun, std::string_view word) const {
    const TokenIndex preposition = tree_.child(noun, {Dep::Prep});
    return preposition != kNoToken && tree_.lower(preposition) == word;
  }

  void set_determiner(Reference& r) const {
    static constexpr std::array<std::string_view, 5> kDefinite = {"the", "this", "that", "these",
                                                                  "those"};
    const TokenIndex det = tree_.child(r.head, {Dep::Det});
    if (det == kNoToken) {
      r.indefinite = r.number == kMany && tree_.child(r.head, {Dep::Poss}) == kNoToken;
      return;
    }
    const auto& word = tree_.lower(det);
    r.definite = std::find(kDefinite.begin(), kDefinite.end(), word) != kDefinite.end();
    r.indefinite = !r.definite;
  }

  void add_coordination(TokenIndex i) {
    if (tree_[i].dep == Dep::Conj || !heads_phrase(i)) return;
    const TokenIndex other = tree_.child(i, {Dep::Conj});
    if (other == kNoToken || tree_.child(i, {Dep::Cc}) == kNoToken) {
      if (other == kNoToken || tree_.child(other, {Dep::Cc}) == kNoToken) return;
    }
    if (!is_noun(tree_[other].tag)) return;
    Reference r;
    r.coordination = true;
    r.head = i;
    r.tokens = coordination_of(tree_, i);
    r.number = kMany;
    r.type = found_.back().type;
    r.animacy = found_.back().animacy;
    found_.push_back(std::move(r));
  }

  const DocumentTree& tree_;
  const std::vector<Name>& names_;
  std::vector<std::uint32_t> name_of_;  // index in names_ of each token
  std::vector<TokenIndex> roots_;       // of names_
  std::unordered_map<std::string, EntityType> whole_names_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> find_references(const DocumentTree& tree, const std::vector<Name>& names) {
  return ReferenceFinder(tree, names).find();
}

}  // namespace kg
