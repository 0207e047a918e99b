#ifndef KG_EXTRACT_CLAIMS_EVENT_QUALIFIERS_H_
#define KG_EXTRACT_CLAIMS_EVENT_QUALIFIERS_H_

#include <string_view>

#include "extract/claims/clause.h"
#include "extract/claims/cues.h"
#include "extract/claims/qualifiers.h"
#include "extract/claims/tree.h"

namespace kg {

/// What a verb says of an event that is its object, and whether its subject is one of those who
/// take part: "imposed sanctions", "seeks a deal" (yes), "fears a war" (no).
struct EventGovernor {
  Cue cue;
  bool takes_part = false;
};

/// By lemma; with a particle ("rule out") by both words. Nothing for a verb that says neither.
std::optional<EventGovernor> event_governor(const Tree& tree, TokenIndex verb);

/// The clause that speaks of the event: the nearest predicate above the noun that is not a clause
/// inside the noun's own phrase. Null if there is none.
const Clause* host_of_event(const Tree& tree, const ClauseTable& clauses, TokenIndex noun);

/// Whether the event took place, with the words that say otherwise: its own modifiers ("a possible
/// merger", "no deal"), the noun above ("a plan for talks"), the verb above ("called for talks"),
/// and, unless the sentence takes it for granted ("Russia's invasion"), the clause around it
/// ("could lead to a war"). `state` as in EventNoun; `held`: the
/// clause says who takes part ("wants to hold talks"), so that it always counts.
Qualifiers event_qualifiers(const Tree& tree, const ClauseTable& clauses, TokenIndex noun,
                            const Clause* host, bool state, bool held);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_EVENT_QUALIFIERS_H_
