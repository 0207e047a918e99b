#ifndef KG_EXTRACT_ACTORS_MENTIONS_H_
#define KG_EXTRACT_ACTORS_MENTIONS_H_

#include <set>
#include <string>
#include <vector>

#include "core/known_names.h"
#include "core/mention.h"
#include "extract/actors/names.h"
#include "extract/actors/tree.h"
#include "extract/actors/words.h"

namespace kg {

enum class Number : std::uint8_t { Unknown, Singular, Plural };
enum class Animacy : std::uint8_t { Unknown, Animate, Inanimate };
enum class PronounPerson : std::uint8_t { None, First, Second, Third };

/// A mention while it is being linked: what the rules ask about it.
struct Reference {
  TokenRange tokens;  ///< the whole phrase: "UK Prime Minister Keir Starmer"
  TokenIndex head = 0;
  TokenRange name;  ///< the name in it, "Keir Starmer"; empty if none
  MentionKind kind = MentionKind::Nominal;
  EntityType type = EntityType::Other;

  Gender gender = Gender::Unknown;
  bool weak_gender = false;  ///< gender is a guess by first name
  Number number = Number::Unknown;
  Animacy animacy = Animacy::Unknown;

  PronounPerson person = PronounPerson::None;  ///< of pronouns
  bool possessive = false;                     ///< my, his, ...
  bool reflexive = false;                      ///< himself, ...

  bool definite = false;    ///< the, this, that, these, those
  bool indefinite = false;  ///< a, an, some, no, or a bare plural
  bool coordination = false;

  std::string key;                  ///< names: text for comparing; nominals: lemma of the head
  std::set<std::string> titles;     ///< role words that go with a name, and the words before them:
                                    ///< {"uk", "prime", "minister"}; countries by canonical name
  std::set<std::string> modifiers;  ///< of nominals: words before the head, as in `titles`
  std::set<std::string> after;      ///< of nominals: nouns behind the head ("president of France")

  std::vector<TokenIndex> appositions;  ///< of names: heads of noun phrases in apposition
  const KnownName* known = nullptr;     ///< of names: their entry of the built-in tables
  PlaceUse use = PlaceUse::None;        ///< of names of capitals and seats of government
  const GivenName* given = nullptr;     ///< of names: the actor of the user's table
  std::vector<const GivenName*> nots;   ///< of names: actors of that table that it is not

  bool is_name() const { return kind == MentionKind::Name; }
  bool is_nominal() const { return kind == MentionKind::Nominal; }
  bool is_pronoun() const { return kind == MentionKind::Pronoun; }
};

/// All references of a document by first token, longer first: names and values, noun phrases,
/// pronouns, and coordinations ("Moss and Ada") as extra plural references. Words that only belong
/// to another reference's name are none of their own.
std::vector<Reference> find_references(const DocumentTree& tree, const std::vector<Name>& names);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_MENTIONS_H_
