#ifndef KG_EXTRACT_ACTORS_ACTORS_H_
#define KG_EXTRACT_ACTORS_ACTORS_H_

#include <vector>

#include "core/document.h"
#include "core/mention.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// The mentions of one document and the chains they form.
struct Actors {
  std::vector<Mention> mentions;  ///< by span begin, longer first
  std::vector<Chain> chains;      ///< by first mention
};

/// Finds mentions (names, nominals, pronouns) and links those that refer to the same thing.
/// Deterministic; `annotation` must be of `document`.
Actors find_actors(const Document& document, const Annotation& annotation);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_ACTORS_H_
