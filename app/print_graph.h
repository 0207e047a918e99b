#ifndef KG_APP_PRINT_GRAPH_H_
#define KG_APP_PRINT_GRAPH_H_

#include <string>
#include <vector>

#include "database/database.h"
#include "query/verbs.h"

namespace kg {

// Answers for people, in lines of at most 100 columns, final \n included.

/// "Keir Starmer (PERSON)"; concepts without a type.
std::string entity_text(const EntityRef& entity);

std::string links_text(const std::vector<Link>& links);
std::string report_text(const EntityReport& report);
std::string path_text(const std::vector<Hop>& hops);
std::string neighborhood_text(const Neighborhood& neighborhood);
std::string stats_text(const GraphStats& graph, const DatabaseStats& database);

}  // namespace kg

#endif  // KG_APP_PRINT_GRAPH_H_
