#ifndef KG_GRAPH_NODE_KEY_H_
#define KG_GRAPH_NODE_KEY_H_

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "core/mention.h"

namespace kg {

/// How much of a name a document gives.
enum class NameForm : std::uint8_t {
  Full,     ///< "Keir Starmer", "Free Press Union": names somebody by itself
  Bare,     ///< "Starmer": one of those with that surname, or known by one name
  Acronym,  ///< "FPU"
  Office,   ///< "the foreign secretary": whoever holds it
};

/// What a document says an actor is, in a few words that can be compared: enough to keep two
/// people of one name apart, little enough that most documents about one person agree.
struct Sense {
  std::vector<std::string> fields = {};     ///< "politics", "sport"; sorted, each once
  std::vector<std::string> countries = {};  ///< ISO 3166-1 alpha-3; sorted, each once

  auto operator<=>(const Sense&) const = default;
  bool empty() const { return fields.empty() && countries.empty(); }
};

/// What makes a name in one document and a name in another the same node of the store before
/// anything is compared. A pure function of one document, so that it does not depend on what else
/// was read. Two nodes can still be one actor: that is decided by identity.h.
struct NodeKey {
  std::string name = {};  ///< normalised (normalize_name)
  NameForm form = NameForm::Full;
  Sense sense = {};
  std::string title = {};  ///< of bare names: the office named with it, "president"; of offices: it
  std::string body = {};   ///< of offices: of what; normalised, may be empty
  std::string context = {};  ///< of all forms but Full: the country that the document is most about
  std::string month = {};    ///< of offices: of the document, "2025-02"; empty = it has no date

  auto operator<=>(const NodeKey&) const = default;
};

/// The key as the store holds it: the name, and what else tells it apart behind a byte 1F.
/// parse_node_key(encode(key)) == key.
std::string encode(const NodeKey& key);
NodeKey parse_node_key(std::string_view key);

/// The surname in a person's normalised name, with its particles: "de gaulle", "starmer"; without a
/// generational suffix ("jr"). The whole name if it is one word.
std::string_view surname_of(std::string_view name);
/// Whether a normalised person's name is a surname or a single name, not a full one.
bool is_bare_name(std::string_view name);
/// Whether a name as written is short and in capitals: "FPU", "IG Metall" is not.
bool is_acronym(std::string_view name);

/// Names that are spelled alike in different transliterations have one skeleton: "zelensky",
/// "zelenskyy", "Zelenskii". `name` is normalised.
std::string spelling_skeleton(std::string_view name);

}  // namespace kg

#endif  // KG_GRAPH_NODE_KEY_H_
