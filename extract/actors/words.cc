#include "extract/actors/words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "actor_words.tsv.h"
#include "core/check.h"
#include "core/countries.h"
#include "core/known_names.h"
#include "extract/actors/nouns.h"
#include "first_names.tsv.h"

namespace kg {
namespace {

/// Calls `use` with each piece of `text` between separators; the last may be empty.
template <typename Use>
void for_each_piece(std::string_view text, char separator, Use use) {
  while (true) {
    const auto at = text.find(separator);
    use(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + 1);
  }
}

template <typename Use>
void for_each_row(std::string_view table, Use use) {
  for_each_piece(table, '\n', [&](std::string_view line) {
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    use(line.substr(0, tab), line.substr(tab + 1));
  });
}

static_assert(kWordLists.size() <= 32);

struct Words {
  std::unordered_map<std::string_view, std::uint32_t> lists;  // bits of WordList
  std::unordered_map<std::string_view, NameGender> first_names;

  Words() {
    for_each_row(kActorWordsTsv, [&](std::string_view list, std::string_view entries) {
      const auto known = std::find(kWordLists.begin(), kWordLists.end(), list);
      KG_CHECK(known != kWordLists.end());
      const auto bit = std::uint32_t{1} << (known - kWordLists.begin());
      for_each_piece(entries, ';', [&](std::string_view entry) { lists[entry] |= bit; });
    });
    for_each_row(kFirstNamesTsv, [&](std::string_view name, std::string_view sex) {
      const bool weak = sex.starts_with('w');
      const char letter = sex.back();
      const Gender gender = letter == 'm'   ? Gender::Male
                            : letter == 'f' ? Gender::Female
                                            : Gender::Unknown;
      first_names.emplace(name, NameGender{gender, weak});
    });
  }
};

const Words& words() {
  static const Words instance;  // built once, never changed
  return instance;
}

// The bits of the lists that hold the word.
std::uint32_t lists_of(std::string_view word) {
  const auto found = words().lists.find(word);
  return found == words().lists.end() ? 0 : found->second;
}

bool in_any(std::string_view word, std::initializer_list<WordList> lists) {
  std::uint32_t wanted = 0;
  for (const WordList list : lists) wanted |= list.bit();
  return (lists_of(word) & wanted) != 0;
}

}  // namespace

bool is_word(WordList list, std::string_view entry) { return (lists_of(entry) & list.bit()) != 0; }

bool is_person_noun(std::string_view lemma) {
  if (in_any(lemma, {"person", "person.male", "person.female", "role"})) return true;
  if (noun_class(lemma) == NounClass::Person) return true;
  return lemma.size() > 6 && (lemma.ends_with("ician") || lemma.ends_with("ologist"));
}

Gender gender_of_noun(std::string_view lemma) {
  if (is_word("person.male", lemma)) return Gender::Male;
  if (is_word("person.female", lemma)) return Gender::Female;
  if (lemma.ends_with("woman") || lemma.ends_with("women")) return Gender::Female;
  return Gender::Unknown;
}

Gender gender_of_honorific(std::string_view word) {
  if (is_word("honorific.male", word)) return Gender::Male;
  if (is_word("honorific.female", word)) return Gender::Female;
  return Gender::Unknown;
}

bool is_honorific(std::string_view word) {
  return in_any(word, {"honorific.male", "honorific.female", "honorific.either"});
}

NameGender gender_of_first_name(std::string_view word) {
  const auto found = words().first_names.find(word);
  return found == words().first_names.end() ? NameGender{} : found->second;
}

bool is_first_name(std::string_view word) { return words().first_names.contains(word); }

namespace {

struct ListType {
  WordList list;
  EntityType type;
};

// The type of the first of the lists that hold the word.
EntityType type_by_lists(std::string_view word, std::initializer_list<ListType> types) {
  const std::uint32_t lists = lists_of(word);
  for (const ListType& one : types)
    if ((lists & one.list.bit()) != 0) return one.type;
  return EntityType::Other;
}

}  // namespace

EntityType type_of_known_name(std::string_view name) {
  const EntityType listed = type_by_lists(name, {{"name.norp", EntityType::Norp},
                                                 {"name.org", EntityType::Org},
                                                 {"name.gpe", EntityType::Gpe},
                                                 {"name.loc", EntityType::Loc},
                                                 {"name.product", EntityType::Product}});
  if (listed != EntityType::Other) return listed;
  if (const KnownName* known = find_known_name(name)) {
    const bool building = known->kind == KnownKind::Seat && known->type == EntityType::Fac;
    return building ? EntityType::Org : known->type;
  }
  if (find_country(name) != nullptr || find_country_of_capital(name) != nullptr)
    return EntityType::Gpe;  // "Georgia": of two things, but both places
  return find_country_of_people(name) != nullptr ? EntityType::Norp : EntityType::Other;
}

EntityType type_of_last_word(std::string_view word) {
  return type_by_lists(word, {{"suffix.org", EntityType::Org},
                              {"suffix.fac", EntityType::Fac},
                              {"suffix.loc", EntityType::Loc},
                              {"suffix.gpe", EntityType::Gpe}});
}

EntityType type_of_noun(std::string_view lemma) {
  const EntityType type = type_by_lists(lemma, {{"people", EntityType::Norp},
                                                {"group", EntityType::Org},
                                                {"place.state", EntityType::Gpe},
                                                {"place.city", EntityType::Gpe},
                                                {"place", EntityType::Loc},
                                                {"facility", EntityType::Fac}});
  if (type != EntityType::Other) return type;
  if (is_person_noun(lemma)) return EntityType::Person;
  switch (noun_class(lemma)) {
    case NounClass::People:
      return EntityType::Norp;
    case NounClass::Body:
      return EntityType::Org;
    case NounClass::Place:
      return EntityType::Loc;
    case NounClass::Building:
      return EntityType::Fac;
    default:
      return EntityType::Other;
  }
}

}  // namespace kg
