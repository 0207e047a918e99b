#ifndef KG_EXTRACT_ACTORS_ACTORS_H_
#define KG_EXTRACT_ACTORS_ACTORS_H_

#include <vector>

#include "core/document.h"
#include "core/mention.h"
#include "extract/actors/names_table.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// The mentions of one document and the chains they form.
struct Actors {
  std::vector<Mention> mentions;  ///< by span begin, longer first
  std::vector<Chain> chains;      ///< by first mention
};

/// Finds mentions (names, nominals, pronouns) and links those that refer to the same thing.
/// Names of the user's table, if there is one, go before those of the model and of the built-in
/// tables. Deterministic; `annotation` must be of `document`.
Actors find_actors(const Document& document, const Annotation& annotation,
                   const NamesTable* given = nullptr);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_ACTORS_H_
