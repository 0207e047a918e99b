#ifndef KG_APP_ANALYTICS_TEXT_H_
#define KG_APP_ANALYTICS_TEXT_H_

#include <string>
#include <string_view>

#include "app/json_text.h"
#include "query/analytics.h"

namespace kg {

// What whole-graph questions answer: for people, in lines of at most 100 columns with a final \n,
// and as JSON, whose fields may become more but none will change.

std::string ranking_text(const Ranking& ranking, RankBy by);
Json ranking_json(const Ranking& ranking, RankBy by);
std::string communities_text(const CommunityReport& report);
Json communities_json(const CommunityReport& report);
std::string bridges_text(const BridgeReport& report);
Json bridges_json(const BridgeReport& report);

/// "pagerank".
std::string_view ranking_name(RankBy by);

}  // namespace kg

#endif  // KG_APP_ANALYTICS_TEXT_H_
