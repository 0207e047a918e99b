#ifndef KG_GRAPH_STATE_BODY_H_
#define KG_GRAPH_STATE_BODY_H_

#include <optional>
#include <string>
#include <string_view>

namespace kg {

/// A body that every state has one of, and whose name says nothing of which: "Supreme Court", "the
/// Ukrainian defence ministry".
struct StateBody {
  std::string title;         ///< "supreme court", "defence ministry": lower case, one spelling
  std::string_view country;  ///< ISO 3166-1 alpha-3, as far as the phrase says; may be empty
};

/// Reads a phrase or name: "India's Supreme Court", "the Ministry of Defence of Kenya". Nothing if
/// it has a word that is neither of such a body nor of a country.
std::optional<StateBody> read_state_body(std::string_view phrase);

/// "Supreme Court (India)", or "defence ministry (Ukraine)" if not `named`.
std::string state_body_name(const StateBody& body, std::string_view country, bool named);

}  // namespace kg

#endif  // KG_GRAPH_STATE_BODY_H_
