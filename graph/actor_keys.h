#ifndef KG_GRAPH_ACTOR_KEYS_H_
#define KG_GRAPH_ACTOR_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/extraction.h"
#include "graph/node_key.h"
#include "graph/office.h"
#include "graph/renamings.h"

namespace kg {

/// A string by which nodes are found and compared (docs/identity.md), with the sentence that gave
/// it.
struct ActorTerm {
  std::string term;
  std::uint32_t sentence = 0;  ///< index in Extraction::sentences

  bool operator==(const ActorTerm&) const = default;
};

/// An office that a document says somebody holds or held.
struct HeldOffice {
  Office office;
  std::uint32_t chain = 0;  ///< the holder
  std::uint32_t claim = 0;  ///< index in Extraction::claims
};

/// What one document says about who its actors are: the keys of their nodes, and the terms that
/// compare them with others. Depends on the document alone. REQUIRES: the extraction outlives it.
class ActorKeys {
 public:
  explicit ActorKeys(const Extraction& extraction);

  /// Offices by claim, in the order of claims.
  const std::vector<HeldOffice>& offices() const { return offices_; }
  /// The key of a chain with a name; `name` is its canonical name as written.
  NodeKey key_of(std::uint32_t chain, std::string_view name) const;
  /// The terms of that chain's node.
  std::vector<ActorTerm> terms_of(std::uint32_t chain, const NodeKey& key) const;
  /// The name to know a chain by, when its own says nothing of which it is: "Supreme Court
  /// (Kenya)". Nothing for all others.
  std::optional<std::string> state_body(std::uint32_t chain) const;
  /// The same of a phrase without a name: "defence ministry (Ukraine)".
  std::optional<std::string> state_body(std::string_view phrase) const;
  /// The terms of a node without a name that is known by `name`.
  static std::vector<ActorTerm> terms_of_body(std::string_view name, std::uint32_t sentence);
  /// The key of "the foreign secretary": of a phrase without a name that means the one holder of an
  /// office. Nothing for other phrases.
  std::optional<NodeKey> key_of_office(std::string_view phrase) const;
  std::vector<ActorTerm> terms_of_office(const NodeKey& key, std::uint32_t sentence) const;

 private:
  void read_offices();
  void read_context();
  void read_occupation(std::uint32_t chain, NodeKey& key) const;
  std::vector<std::string> first_name_terms(std::uint32_t chain, std::string_view name) const;
  bool shows_person(std::uint32_t chain) const;
  std::uint32_t first_sentence(std::uint32_t chain) const;

  const Extraction& extraction_;
  std::vector<HeldOffice> offices_;
  std::vector<Renaming> renamings_;
  std::string context_;  ///< the country that the document is most about; may be empty
  std::string month_;    ///< "2025-02"
};

}  // namespace kg

#endif  // KG_GRAPH_ACTOR_KEYS_H_
