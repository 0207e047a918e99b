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
/// A verb before a finite clause: hope, demand, fear. `subjunctive`: the clause has the form of a
/// demand ("insists that he *go*"); verbs that also report facts ("insists that he went") are cues
/// only then.
std::optional<Cue> clause_cue(std::string_view lemma, bool subjunctive);
/// Whether a verb holds something against (or for) its object: accuse, blame, praise. By lemma.
bool blames(std::string_view lemma);
/// A noun before an infinitive or "of" with a gerund: plan, bid, need, refusal.
std::optional<Cue> noun_cue(std::string_view lemma);

/// A verb, by lemma, that gives up what its object has in mind: reject (calls to), abandon (plans
/// to), lack (the power to).
bool gives_up(std::string_view lemma);
/// A verb before a clause that does not say so: doubt, question. By lemma.
bool doubts(std::string_view lemma);
/// A passive verb whose complement is only said: "is believed to", "it is reported that". By lemma.
bool is_hearsay(std::string_view lemma);
/// An adverb that makes a claim uncertain: allegedly, probably, perhaps.
bool is_uncertain(std::string_view adverb);
/// An adjective or noun after "it is" and before a clause: possible (that), unclear (whether),
/// vital (that).
std::optional<Cue> impersonal_cue(std::string_view word);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CUES_H_
