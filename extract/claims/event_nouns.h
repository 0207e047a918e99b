#ifndef KG_EXTRACT_CLAIMS_EVENT_NOUNS_H_
#define KG_EXTRACT_CLAIMS_EVENT_NOUNS_H_

#include <string_view>
#include <vector>

namespace kg {

/// One row of data/event_nouns.tsv: a noun that names an event, the verb that says the same, and
/// how its participants are marked. All strings live as long as the program.
struct EventNoun {
  /// "criticism *of* X": the preposition and the relation that it makes, in normal form.
  struct Object {
    std::string_view preposition;
    std::string_view relation;  ///< "criticise"; "meet with"
  };

  std::string_view noun;                   ///< lemma
  std::string_view verb;                   ///< "criticise"
  std::vector<Object> objects;             ///< the first that is there counts
  std::vector<std::string_view> subjects;  ///< prepositions of the doer, beside the possessor
  bool patient = false;  ///< the possessor may be the object: "Lind's arrest by police"
  bool mutual = false;   ///< "talks between X and Y"
  bool state = false;    ///< holds by itself, whatever the sentence around it says will happen

  const Object* object_marked_by(std::string_view preposition) const;
  bool marks_subject(std::string_view preposition) const;
};

/// The row of a noun, by lower-case lemma; null if it names no event that the table knows.
const EventNoun* find_event_noun(std::string_view lemma);

/// All rows, in the order of the table.
const std::vector<EventNoun>& event_nouns();

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_EVENT_NOUNS_H_
