#ifndef KG_EXTRACT_CLAIMS_PLACES_H_
#define KG_EXTRACT_CLAIMS_PLACES_H_

#include <vector>

#include "extract/claims/draft.h"

namespace kg {

/// Whether an argument tells where the claim holds: a preposition of rest with the name of a place
/// or a noun for one ("in Kyiv", "at the airport", "outside parliament"), or a word such as
/// "there", "abroad", "at home". Directions ("to Kyiv"), targets ("tariffs on China") and what
/// verbs take with "in" or "on" ("invest in Poland") are none. `verb` is the claim's verb; nothing
/// for claims without one.
bool tells_where(const Tree& tree, MaybeToken verb, const DraftArgument& argument);

/// The places that stand in the object but tell where the claim holds: "opened an office *in
/// Lyon*", "killed 20 people *in Kabul*", "is a village *in Mali*". Not of things known before
/// ("left the town in Mali"), nor behind verbs that reach what is elsewhere ("bought a rival in
/// Chile", "criticised a judge in Rome").
std::vector<DraftArgument> places_of_object(const Tree& tree, const Clause& clause);

/// Whether a noun names an event and the phrase what it was done to, so that it was where that is:
/// "an attack *on a convoy* in Mali".
bool reaches_target(const Tree& tree, TokenIndex noun, const PrepositionalPhrase& phrase);

/// The places that stand inside a place or occasion of the clause, and tell where it is so as well:
/// "died in an attack *in Kabul*", "spoke at a meeting *in Lyon*".
std::vector<DraftArgument> places_of_places(const Tree& tree, const Clause& clause);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_PLACES_H_
