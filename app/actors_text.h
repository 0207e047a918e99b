#ifndef KG_APP_ACTORS_TEXT_H_
#define KG_APP_ACTORS_TEXT_H_

#include <string>
#include <vector>

#include "app/json_text.h"
#include "database/actors.h"

namespace kg {

// Who is who, for people (lines of at most 100 columns, final \n included) and as JSON.

std::string explanation_text(const ActorExplanation& explanation);
Json explanation_json(const ActorExplanation& explanation);

std::string undecided_text(const std::vector<ActorLink>& links);
Json actor_links_json(const std::vector<ActorLink>& links);

std::string decisions_text(const std::vector<DecisionRecord>& decisions);
Json decisions_json(const std::vector<DecisionRecord>& decisions);

}  // namespace kg

#endif  // KG_APP_ACTORS_TEXT_H_
