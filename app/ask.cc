#include "app/ask.h"

namespace kg {

ExitCode ask(Session& session, const GraphOptions& options,
             const std::function<ExitCode(const OpenGraph&)>& answer) {
  const auto graph = open_graph(options);
  if (!graph) return session.fail(graph.error(), kBadStore);
  return answer(*graph);
}

ExitCode fail_query(const Session& session, const Error& error) {
  return session.fail(error, error.code == ErrorCode::NotFound ? kNothingFound : kBadStore);
}

}  // namespace kg
