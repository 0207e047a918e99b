#ifndef KG_QUERY_VERBS_H_
#define KG_QUERY_VERBS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "graph/graph_view.h"
#include "query/name.h"

namespace kg {

// The questions people ask of a graph. Each answers from a GraphView, so FilteredView adds the
// filters. Orders are total: equal graphs give equal answers. All fail with NotFound when an
// entity is not in the view, and otherwise only with an error of the view.

/// A sentence with the document it stands in.
struct Quote {
  Evidence evidence;
  DocumentMetadata document;
};

/// One edge with its words and sentences.
struct Link {
  Edge edge;
  EntityRef subject, object;
  std::string relation;
  std::vector<Quote> quotes;  ///< best first: by confidence, then document, sentence, ordinal
  bool truncated = false;     ///< the edge has more evidence than is quoted
};

/// The relations of one kind that leave or reach an entity.
struct RelationGroup {
  std::string relation;
  Polarity polarity = Polarity::Positive;
  std::uint64_t evidence_count = 0;
  struct End {
    EntityRef entity;
    std::uint64_t evidence_count = 0;
    double confidence = 0;
  };
  std::vector<End> ends;  ///< most evidence first
};

/// `kg show`: everything about one entity but the sentences.
struct EntityReport {
  Entity entity;
  std::uint64_t edge_count = 0;
  std::uint64_t evidence_count = 0;
  std::uint64_t document_count = 0;   ///< that speak of it in a relation
  std::string first_seen, last_seen;  ///< publication dates; empty = no document has one
  std::vector<RelationGroup> outgoing, incoming;  ///< most evidence first
};

Result<EntityReport> show(const GraphView& view, EntityId entity);

struct LinkOptions {
  std::size_t quotes = 0;  ///< most sentences for an edge; 0 = all
};

/// `kg links`: every edge between two entities, those from `a` to `b` first, each side by most
/// evidence. Empty if there is none.
Result<std::vector<Link>> links(const GraphView& view, EntityId a, EntityId b,
                                const LinkOptions& options = {});

/// All edges of a view with their words and sentences, by subject, relation, object: the table
/// of links of one article.
Result<std::vector<Link>> all_links(const GraphView& view, const LinkOptions& options = {});

struct Hop {
  EntityRef from, to;
  std::vector<Link> links;  ///< all edges between the two, either way, most evidence first
};

struct PathOptions {
  std::uint32_t max_hops = 6;
  std::size_t quotes = 1;  ///< most sentences for an edge; 0 = all
};

/// `kg path`: the shortest chain between two entities (see shortest_path). Nothing if there is
/// none within max_hops; no hops if the two are the same.
Result<std::optional<std::vector<Hop>>> path(const GraphView& view, EntityId from, EntityId to,
                                             const PathOptions& options = {});

struct Neighbor {
  EntityRef entity;
  std::uint32_t distance = 1;        ///< hops from the entity asked about
  std::uint64_t evidence_count = 0;  ///< on the edges to entities one hop nearer
  struct Relation {
    std::string words;
    Direction direction = Direction::Out;  ///< Out: towards the neighbour
    Polarity polarity = Polarity::Positive;
    auto operator<=>(const Relation&) const = default;
  };
  std::vector<Relation> relations;  ///< of those edges, each once, sorted
};

struct NeighborOptions {
  std::uint32_t depth = 1;
  std::size_t limit = 0;  ///< 0 = all
};

struct Neighborhood {
  std::vector<Neighbor> neighbors;  ///< by distance, then most evidence, then id
  std::size_t total = 0;            ///< without the limit
};

/// `kg neighbors`: what is within some hops of an entity, whichever way the edges point.
Result<Neighborhood> neighbors(const GraphView& view, EntityId entity,
                               const NeighborOptions& options = {});

/// `kg stats`.
struct GraphStats {
  std::uint64_t entities = 0, actors = 0;  ///< actors = entities with names
  std::uint64_t edges = 0, evidence = 0, documents = 0;
  std::string first_date, last_date;                        ///< of documents; empty = none has one
  std::vector<std::pair<EntityType, std::uint64_t>> types;  ///< most frequent first
  std::vector<std::pair<std::string, std::uint64_t>> relations;  ///< words and evidence, likewise
  std::vector<std::pair<EntityRef, std::uint64_t>> top;          ///< entities by evidence, likewise
};

/// `top` bounds the lists of relations and entities. Scans the whole view.
Result<GraphStats> stats(const GraphView& view, std::size_t top = 10);

}  // namespace kg

#endif  // KG_QUERY_VERBS_H_
