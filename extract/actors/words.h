#ifndef KG_EXTRACT_ACTORS_WORDS_H_
#define KG_EXTRACT_ACTORS_WORDS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "core/mention.h"

namespace kg {

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// What a first name tells of the sex of its bearer.
struct NameGender {
  Gender gender = Gender::Unknown;
  bool weak = false;  ///< mostly, not always
};

/// The lists of data/actor_words.tsv.
inline constexpr std::array<std::string_view, 28> kWordLists = {
    "event.first",      "facility",       "generic",      "group",      "honorific.either",
    "honorific.female", "honorific.male", "month",        "name.gpe",   "name.loc",
    "name.norp",        "name.org",       "name.product", "people",     "person",
    "person.female",    "person.male",    "place",        "place.city", "place.state",
    "preposition",      "role",           "role.body",    "speech",     "suffix.fac",
    "suffix.gpe",       "suffix.loc",     "suffix.org"};

/// A list by its name; a name that is none does not compile.
class WordList {
 public:
  consteval WordList(const char* name) {  // NOLINT: a literal is meant to be enough
    while (kWordLists.at(index_) != std::string_view(name)) ++index_;
  }
  std::uint32_t bit() const { return std::uint32_t{1} << index_; }

 private:
  std::size_t index_ = 0;
};

/// Whether `entry` is in the list ("role", "person.male", ...), as written there.
bool is_word(WordList list, std::string_view entry);

/// Whether the word in lower case is a common noun for people, of whatever sex.
bool is_person_noun(std::string_view lemma);
/// The sex that a common noun or an honorific tells ("father", "Mrs").
Gender gender_of_noun(std::string_view lemma);
Gender gender_of_honorific(std::string_view word);
bool is_honorific(std::string_view word);
/// What the table of first names says of `word`. Unknown if it is not there.
NameGender gender_of_first_name(std::string_view word);
bool is_first_name(std::string_view word);

/// The type that word lists and the country table settle for a whole name; Other if they do not
/// know it.
EntityType type_of_known_name(std::string_view name);
/// The type that the last word of a name settles ("University"); Other if none.
EntityType type_of_last_word(std::string_view word);
/// The type that a common noun tells of what it names ("general" PERSON, "ministry" ORG, "city"
/// GPE); Other if none.
EntityType type_of_noun(std::string_view lemma);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_WORDS_H_
