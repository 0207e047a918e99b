#ifndef KG_APP_JSON_GRAPH_H_
#define KG_APP_JSON_GRAPH_H_

#include <vector>

#include "app/json_text.h"
#include "database/database.h"
#include "query/verbs.h"

namespace kg {

// Answers as JSON. Offsets are code points of the sentence, half-open, null where a part is not in
// it. Fields may be added, none will change.

Json entity_json(const EntityRef& entity);
Json link_json(const Link& link);
Json links_json(const std::vector<Link>& links);
Json report_json(const EntityReport& report);
Json path_json(const std::vector<Hop>& hops);
Json neighborhood_json(const Neighborhood& neighborhood);
Json stats_json(const GraphStats& graph, const DatabaseStats& database);

}  // namespace kg

#endif  // KG_APP_JSON_GRAPH_H_
