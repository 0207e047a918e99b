#ifndef KG_EXTRACT_CLAIMS_LEXICON_H_
#define KG_EXTRACT_CLAIMS_LEXICON_H_

#include <string_view>

#include "extract/nlp/labels.h"

namespace kg {

/// Closed lists of English words that the rules ask for, by lemma unless said otherwise. The lists
/// are our own.
enum class Lexicon : std::uint8_t {
  TimeNoun,              ///< day, week, decade
  SpeechVerb,            ///< say, tell, argue: what follows is said by the subject
  ThoughtVerb,           ///< believe, think: attributed like speech
  DiscourseAdverb,       ///< however, moreover: says nothing of the event
  DiscoursePhrase,       ///< "for example", "in addition": preposition and noun, lower-case
  CompoundPreposition,   ///< "in exchange for", "en route to": lower-case
  LightGovernor,         ///< verbs and adjectives that shade an infinitive: continue, plan, likely
  Title,                 ///< president, minister, Mr.-less role nouns before a name
  TypeNoun,              ///< magazine, city, giant: what a name behind it names
  Honorific,             ///< Mr., Dr.: no claim by itself
  OwnableNoun,           ///< what a possessor really has: army, wife, resource
  QuantityNoun,          ///< number, range, kind: "of" after it is no relation
  GivingVerb,            ///< give, offer, send: takes a receiver without a preposition
  DescribingParticiple,  ///< made, called, based: behind a comma it tells of the noun before it
  SummaryNoun,           ///< what a whole sentence may be called behind a comma: move, decision
  HeadlineParticiple,    ///< killed, arrested: passive in headlines when nothing follows
  HeadlineVerb,          ///< verbs of headlines that look like nouns: back, order, thank
  ObjectlessVerb,        ///< consist, belong, occur: never passive
  ObjectVerb,            ///< buy, produce, own: never without an object
  PlaceAdverb,           ///< there, abroad, nearby
  SubjectControl,        ///< promise, threaten: the subject does it in spite of an object
};

/// Whether the list holds the word (lower-case).
bool in_lexicon(Lexicon list, std::string_view word);

/// Whether an entity label is a name of a thing, not a date, amount or number.
bool is_name(Ner label);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_LEXICON_H_
