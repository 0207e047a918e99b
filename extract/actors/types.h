#ifndef KG_EXTRACT_ACTORS_TYPES_H_
#define KG_EXTRACT_ACTORS_TYPES_H_

#include <vector>

#include "extract/actors/names.h"

namespace kg {

/// Corrects the types of a document's names in place: word lists and titles first, then where the
/// name stands, then one type for one name by vote over the document. Values stay as they are.
void decide_types(const DocumentTree& tree, std::vector<Name>& names);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_TYPES_H_
