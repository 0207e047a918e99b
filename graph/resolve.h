#ifndef KG_GRAPH_RESOLVE_H_
#define KG_GRAPH_RESOLVE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/claim.h"
#include "core/extraction.h"
#include "core/mention.h"
#include "graph/actor_keys.h"

namespace kg {

/// An entity as one document sees it, with the key that makes it the same entity in every document.
struct ResolvedEntity {
  std::string key;  ///< encode(NodeKey), or the normalised phrase of a concept; with `type` and
                    ///< `named` it identifies the node
  EntityType type = EntityType::Other;
  std::string name;
  std::vector<std::string> aliases;
  bool named = false;
  std::vector<ActorTerm> terms = {};  ///< by which identity.h compares it with other nodes
};

/// One edge's worth of a claim: what storage and KnowledgeGraph take in.
struct ResolvedFact {
  std::uint32_t subject = 0;  ///< index in ResolvedDocument::entities
  std::string relation;       ///< "push toward"
  std::uint32_t object = 0;   ///< index in ResolvedDocument::entities
  std::uint32_t claim = 0;    ///< index in Extraction::claims
  std::uint32_t sentence = 0;
  std::uint32_t ordinal = 0;                      ///< running number within the sentence
  Span subject_span, relation_span, object_span;  ///< bytes of Document::text; empty = not there
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  double confidence = 0;
  std::string claimant;
  std::string rule;
};

struct ResolvedDocument {
  std::vector<ResolvedEntity> entities;  ///< each key once, in order of first use
  std::vector<ResolvedFact> facts;       ///< by sentence, then ordinal
};

/// Entities and edges of one document's claims that have edges (Claim::edge): subject -> object
/// with the relation; subject -> every further argument that is an actor, or a thing behind the
/// verb, with "relation + preposition"; subject -> an actor who owns an argument with "relation +
/// what is owned + of" ("praise decision of"); the holder of an office -> the body ("foreign
/// secretary of"). Depends on the document alone.
ResolvedDocument resolve(const Extraction& extraction);

}  // namespace kg

#endif  // KG_GRAPH_RESOLVE_H_
