#ifndef KG_EXTRACT_ACTORS_RANKER_FEATURES_H_
#define KG_EXTRACT_ACTORS_RANKER_FEATURES_H_

#include "extract/actors/ranker_pair.h"

namespace kg {

// Features that stand alone. m is the candidate, p the pronoun.
enum class PronounProperty : std::uint16_t {
  Near,      // 1 / (1 + tokens between), in one sentence
  Distance,  // in sentences, at most 4
  Far,       // two sentences or more
  OtherParagraph,
  After,
  AfterSubjectAbove,   // m behind p, as subject of a clause above p
  AfterClauseSubject,  // p is subject of an adverbial clause, m subject behind it
  AfterClausePossessive,
  Apposition,
  HasApposition,
  LocalSubject,     // m is the (controlled) subject of p's clause, p possessive
  OwnSubject,       // m is subject of p's own clause, p possessive
  SentenceSubject,  // m is any subject of the sentence, p possessive
  SubjectAbove,
  RootSubject,
  PreviousRootSubject,
  ConjoinedVerb,  // p's verb is a conjunct of m's
  SameRole,
  SubjectsAdjacent,  // both subjects, in neighbouring sentences
  BothPossessive,
  InPhrase,  // m in a prepositional phrase, p possessive, one sentence
  Conjunct,
  Depth,  // of m, / 3, at most 2
  FirstInSentence,
  BothFirstInSentence,
  InHeading,
  Titled,          // a title or role stands with the name
  Count,           // names and nominals of m's cluster, / 5, at most 1
  Earlier,         // mentions of m's cluster before p, / 5, at most 1
  Pronouns,        // pronouns among the last of them, / 3, at most 1
  Subjects,        // share of subjects among the last of them
  LastIsSubject,   // the last one is a subject
  SentenceBefore,  // one stands in the sentence before
  InSentence,      // one stands before p in its sentence
  FirstOfText,     // no other person or thing of the kind is mentioned before m's cluster
  OnlyOne,         // no other cluster competes
  SameVerb,        // one is subject (or object) of a verb that p is subject (or object) of
  SameOwned,       // one owns a thing of the name of p's
  GenderKnown,
  GenderUnknown,
  WeakAgrees,
  WeakClashes,
  FirstNameAgrees,  // the first word of the name is a first name of one sex
  FirstNameClashes,
  AnimacyUnknown,
  Indefinite,
  Definite,
  Owned,
  MultiWord,
  QuoteDiffers,
  BothQuoted,
  SpeaksQuote,        // p in a quotation, m subject of its verb of speech
  LastPronoun,        // the last pronoun of p's kind is in m's cluster
  LastIsLastSubject,  // ... and was a subject
  LastNear,           // ... and stands in p's sentence
  Plural,
  Coordination,
  Value,
  Inside,           // p in a clause or phrase that belongs to m ("a leader known for his style")
  SpeaksSame,       // m subject of the verb of speech that p's clause hangs on, p its subject
  ObjectOfSpeech,   // m object of the verb that p's clause is the object of
  OwnThing,         // "his own car", m subject of p's clause
  OwnThingSubject,  // ... of another in the sentence
  ConjunctOwner,    // "Moss and his band"
  Reason,           // p in a clause with because, m subject above
  ReasonObject,     // ..., m object above
  None,             // not linked at all
  NoneSubject,      // not linked, and p is a subject
  NoneBe,           // ... of "be"
  NoneFirst,        // ... at the beginning of the sentence
  NoneObject,
  Size
};

/// Features for each pair of values of two properties.
enum class PronounCross : std::uint8_t {
  RoleZone,
  KindZone,
  RankRole,
  RankKind,
  PrepositionZone,
  ClauseZone,     // p's clause, where m stands
  ClauseRole,     // p's clause, m's role; one sentence
  OwnClauseRole,  // m's clause, m's role
  MarkerRole,     // the conjunction of p's adverbial clause, m above
  EndingSex,
  TypeZone,
  Size
};

/// Adds features to a list; what is 0 is left out.
class FeatureFiller {
 public:
  explicit FeatureFiller(PronounFeatures& features) : features_(features) {}
  void set(PronounProperty property, double value);
  void set(PronounProperty property, bool value) { set(property, value ? 1.0 : 0.0); }
  template <typename Row, typename Column>
  void cross(PronounCross family, Row row, Column column) {
    add_cross(family, static_cast<std::size_t>(row), static_cast<std::size_t>(column));
  }

 private:
  void add_cross(PronounCross family, std::size_t row, std::size_t column);

  PronounFeatures& features_;
};

// Values of crossed properties; each gives a row or column of its family.
std::size_t preposition_value(std::string_view word);
std::size_t ending_value(std::string_view name);
/// The word that begins an adverbial clause ("because"); the next to last value for any other
/// conjunction, the last for none.
std::size_t marker_value(const DocumentTree& tree, TokenIndex clause);
std::size_t type_value(EntityType type);

/// What m's cluster brings with it: how often, when and how it was mentioned before p.
void add_cluster_features(const PronounPair& pair, const PronounCandidate& candidate,
                          const PronounContext& context, FeatureFiller out);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_RANKER_FEATURES_H_
