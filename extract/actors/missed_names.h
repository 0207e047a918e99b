#ifndef KG_EXTRACT_ACTORS_MISSED_NAMES_H_
#define KG_EXTRACT_ACTORS_MISSED_NAMES_H_

#include <vector>

#include "extract/actors/names.h"
#include "extract/actors/tree.h"

namespace kg {

/// Adds to `names`, which are sorted and disjoint and stay so, what neither the model nor the tags
/// of single words show: "Danish Gas" in the middle of a sentence, a nationality with a noun that
/// is written as a name; and words that stand with a capital and without an article wherever the
/// text has them, own something at least once, and are subjects or owners each time ("*Trump's*
/// visit ... *Trump* met").
void add_missed_names(const DocumentTree& tree, std::vector<Name>& names);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_MISSED_NAMES_H_
