#ifndef KG_EXTRACT_CLAIMS_CUES_H_
#define KG_EXTRACT_CLAIMS_CUES_H_

#include <optional>
#include <string_view>

#include "core/claim.h"

namespace kg {

/// What a cue word does to the claim it governs.
struct Cue {
  Modality modality = Modality::Actual;
  bool negative = false;  ///< "refuse to", "failure to"
};

/// A modal auxiliary by its word: could, will, must.
std::optional<Cue> auxiliary_cue(std::string_view word);
/// A verb or adjective before an infinitive or gerund of the same subject: plan, refuse, likely.
std::optional<Cue> governor_cue(std::string_view lemma);
/// A verb whose object does what follows: urge, allow, force.
std::optional<Cue> object_control_cue(std::string_view lemma);
/// A verb before a finite clause: hope, demand, doubt.
std::optional<Cue> clause_cue(std::string_view lemma);
/// Whether a verb holds something against (or for) its object: accuse, blame, praise. By lemma.
bool blames(std::string_view lemma);
/// A noun before an infinitive or "of" with a gerund: plan, bid, need, refusal.
std::optional<Cue> noun_cue(std::string_view lemma);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CUES_H_
