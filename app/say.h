#ifndef KG_APP_SAY_H_
#define KG_APP_SAY_H_

#include <functional>
#include <string>

#include "app/json_text.h"
#include "app/session.h"

namespace kg {

/// Prints an answer as JSON or as text; only the one that is wanted is made.
void say(Session& session, bool as_json, const std::function<Json()>& json,
         const std::function<std::string()>& text);

}  // namespace kg

#endif  // KG_APP_SAY_H_
