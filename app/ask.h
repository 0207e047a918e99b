#ifndef KG_APP_ASK_H_
#define KG_APP_ASK_H_

#include <functional>

#include "app/graph_options.h"
#include "app/say.h"

namespace kg {

/// Opens the graph and lets `answer` speak; tells why when the database cannot be opened.
ExitCode ask(Session& session, const GraphOptions& options,
             const std::function<ExitCode(const OpenGraph&)>& answer);

/// Prints an answer as JSON or text as the options say.
inline void say(Session& session, const GraphOptions& options, const std::function<Json()>& json,
                const std::function<std::string()>& text) {
  say(session, options.json, json, text);
}

/// The exit code for an error of a question: what was asked for is gone, or the store is damaged.
ExitCode fail_query(const Session& session, const Error& error);

}  // namespace kg

#endif  // KG_APP_ASK_H_
