#ifndef KG_EXTRACT_ACTORS_GIVEN_NAMES_H_
#define KG_EXTRACT_ACTORS_GIVEN_NAMES_H_

#include <vector>

#include "extract/actors/names.h"
#include "extract/actors/names_table.h"
#include "extract/actors/tree.h"

namespace kg {

/// Puts the names of the user's table into a document's names, which stay disjoint and sorted:
/// whole tokens, within one sentence, the longest spelling first. They take the place of what the
/// model found there, but for a name that is a part of a person's full name ("Moss" in "Ada Moss").
/// A name that is one of an actor's nots is marked as such. Called before types are decided.
void put_given_names(const DocumentTree& tree, const NamesTable& table, std::vector<Name>& names);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_GIVEN_NAMES_H_
