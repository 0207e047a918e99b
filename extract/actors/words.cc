#include "extract/actors/words.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "actor_words.tsv.h"
#include "core/countries.h"
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

using WordSet = std::unordered_set<std::string_view>;

struct Words {
  std::unordered_map<std::string_view, WordSet> lists;
  std::unordered_map<std::string_view, NameGender> first_names;

  Words() {
    for_each_row(kActorWordsTsv, [&](std::string_view list, std::string_view entries) {
      for_each_piece(entries, ';', [&](std::string_view entry) { lists[list].insert(entry); });
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

bool in_any(std::string_view word, std::initializer_list<std::string_view> lists) {
  for (const auto list : lists)
    if (is_word(list, word)) return true;
  return false;
}

}  // namespace

bool is_word(std::string_view list, std::string_view entry) {
  const auto found = words().lists.find(list);
  return found != words().lists.end() && found->second.contains(entry);
}

bool is_person_noun(std::string_view lemma) {
  if (in_any(lemma, {"person", "person.male", "person.female", "role"})) return true;
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

EntityType type_of_known_name(std::string_view name) {
  if (find_country(name) != nullptr || find_country_of_capital(name) != nullptr)
    return EntityType::Gpe;
  if (find_country_of_people(name) != nullptr || is_word("name.norp", name))
    return EntityType::Norp;
  if (is_word("name.org", name)) return EntityType::Org;
  if (is_word("name.gpe", name)) return EntityType::Gpe;
  if (is_word("name.loc", name)) return EntityType::Loc;
  if (is_word("name.product", name)) return EntityType::Product;
  return EntityType::Other;
}

EntityType type_of_last_word(std::string_view word) {
  if (is_word("suffix.org", word)) return EntityType::Org;
  if (is_word("suffix.fac", word)) return EntityType::Fac;
  if (is_word("suffix.loc", word)) return EntityType::Loc;
  if (is_word("suffix.gpe", word)) return EntityType::Gpe;
  return EntityType::Other;
}

EntityType type_of_noun(std::string_view lemma) {
  if (is_word("group", lemma)) return EntityType::Org;
  if (is_word("place.state", lemma) || is_word("place.city", lemma)) return EntityType::Gpe;
  if (is_word("place", lemma)) return EntityType::Loc;
  if (is_word("facility", lemma)) return EntityType::Fac;
  if (is_person_noun(lemma)) return EntityType::Person;
  return EntityType::Other;
}

}  // namespace kg
