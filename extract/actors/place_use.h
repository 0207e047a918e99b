#ifndef KG_EXTRACT_ACTORS_PLACE_USE_H_
#define KG_EXTRACT_ACTORS_PLACE_USE_H_

#include <vector>

#include "core/mention.h"
#include "extract/actors/mentions.h"
#include "extract/actors/tree.h"

namespace kg {

/// How the text uses a name for a capital or a seat of government, by the words around it alone:
/// "Moscow said", "Moscow's demands", "talks between Washington and Moscow" are governments, "in
/// Moscow", "Moscow's streets", "flew to Moscow" are places. None where they do not tell. `root` is
/// the token of the name that governs its others.
PlaceUse place_use_of(const DocumentTree& tree, TokenIndex root);

/// Fills `known` of names that the built-in tables have, and `use` of those that a government acts
/// by; seats of government get their type. A mention whose own words do not tell goes with most of
/// those of its name that do; where as many are one as the other, with the nearest before it.
void decide_place_uses(const DocumentTree& tree, std::vector<Reference>& references);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_PLACE_USE_H_
