#ifndef KG_EXTRACT_ACTORS_WORDS_H_
#define KG_EXTRACT_ACTORS_WORDS_H_

#include <string_view>

#include "core/mention.h"

namespace kg {

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// What a first name tells of the sex of its bearer.
struct NameGender {
  Gender gender = Gender::Unknown;
  bool weak = false;  ///< mostly, not always
};

/// Whether `entry` is in the list `list` of data/actor_words.tsv ("role", "person.male", ...), as
/// written there. False for a list that does not exist.
bool is_word(std::string_view list, std::string_view entry);

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
