#include "app/say.h"

namespace kg {

void say(Session& session, bool as_json, const std::function<Json()>& json,
         const std::function<std::string()>& text) {
  session.output.write(as_json ? to_page(json()) + "\n" : text());
}

}  // namespace kg
