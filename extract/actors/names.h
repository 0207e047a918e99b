#ifndef KG_EXTRACT_ACTORS_NAMES_H_
#define KG_EXTRACT_ACTORS_NAMES_H_

#include <string>
#include <vector>

#include "core/mention.h"
#include "extract/actors/names_table.h"
#include "extract/actors/tree.h"

namespace kg {

/// A name or value ("Keir Starmer", "NATO", "last week") as a run of tokens.
struct Name {
  TokenRange tokens;  ///< not empty
  EntityType type = EntityType::Other;
  Ner label = Ner::None;  ///< the model's label; None if the model had no entity here
  std::string text;       ///< the words, apostrophes plain, without a final 's: for comparing
  const GivenName* given = nullptr;         ///< the actor of the user's table that it names
  std::vector<const GivenName*> nots = {};  ///< actors of that table that it does not name
};

/// Names and values of a document, by first token, disjoint: the model's entities cleaned (article,
/// preposition, title, final 's, edge punctuation, trailing year), runs of proper nouns outside
/// them, nationalities; names that only a headline's capitals make are left out. Types are decided
/// as in types.h.
/// Names of the user's table, if there is one, go before all others (given_names.h).
std::vector<Name> find_names(const DocumentTree& tree, const NamesTable* given = nullptr);

/// The words of `tokens` as Name::text holds them.
std::string name_text(const DocumentTree& tree, TokenRange tokens);

/// The entity type that stands for a label of the model.
EntityType type_of_label(Ner label);

/// Whether the type is a value: date, time, amount, number.
bool is_value(EntityType type);

/// Whether the token is a role or honorific that can stand before a name ("President", "Mrs").
bool is_title(const DocumentTree& tree, TokenIndex token);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_NAMES_H_
