#ifndef KG_GRAPH_GRAPH_VIEW_H_
#define KG_GRAPH_GRAPH_VIEW_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "core/ids.h"
#include "core/mention.h"
#include "core/result.h"

namespace kg {

/// One actor or concept across all documents.
struct Entity {
  EntityId id;
  EntityType type = EntityType::Other;
  std::string name;                  ///< canonical, for people to read
  std::vector<std::string> aliases;  ///< other names it goes by, sorted by bytes, without `name`
  bool named = false;       ///< an actor with a name, as opposed to a concept ("5% target")
  std::string handle = {};  ///< 16 hexadecimal digits that name it in any database of the same
                            ///< documents, whatever their order; empty in a graph that has none
};

/// One sentence that supports an edge.
struct Evidence {
  DocumentId document;
  std::uint32_t sentence = 0;  ///< index of the sentence in its document
  std::uint32_t ordinal = 0;   ///< tells claims of one sentence apart
  std::string text;            ///< the sentence
  // Code point offsets into `text` (what JSON prints); equal begin and end = not in the sentence.
  Span subject, relation, object;
  double confidence = 0;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  std::string claimant;  ///< who says so; empty = the document itself
  std::string rule;
};

/// One (subject, relation, object) with qualifiers that must not be mixed up: "supports" and "does
/// not support" are two edges.
struct Edge {
  EntityId subject;
  RelationId relation;
  EntityId object;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  std::uint32_t evidence_count = 0;  ///< the edge's weight, >= 1
  double confidence = 0;             ///< of its best evidence

  bool operator==(const Edge&) const = default;
};

/// Where a document came from.
struct DocumentRecord {
  DocumentId id;
  DocumentMetadata metadata;
};

enum class Direction : std::uint8_t { Out, In };

/// Whether all `words` are among those (split_words) of the name's normal form.
bool has_words(std::string_view name, const std::vector<std::string>& words);

/// A consistent, read-only graph. Fulfilled by the in-memory KnowledgeGraph and by a snapshot of
/// the store; queries, algorithms and exports know nothing else. Callbacks return false to stop
/// early. Orders are fixed, so equal graphs give equal output. Errors: Corruption or Io from a
/// store; the in-memory graph never fails.
class GraphView {
 public:
  virtual ~GraphView() = default;

  virtual std::uint64_t entity_count() const = 0;
  virtual std::uint64_t edge_count() const = 0;
  virtual std::uint64_t evidence_count() const = 0;
  virtual std::uint64_t document_count() const = 0;

  /// NotFound if there is none.
  virtual Result<Entity> entity(EntityId id) const = 0;
  /// The words of a relation ("push toward"). NotFound if there is none.
  virtual Result<std::string> relation(RelationId id) const = 0;
  virtual Result<DocumentRecord> document(DocumentId id) const = 0;

  /// All entities by ascending id.
  virtual Status for_each_entity(const std::function<bool(const Entity&)>& visit) const = 0;
  /// All documents by ascending id.
  virtual Status for_each_document(
      const std::function<bool(const DocumentRecord&)>& visit) const = 0;
  /// The edges that leave (Out) or reach (In) an entity, by relation, other end, polarity,
  /// modality.
  virtual Status for_each_edge(EntityId entity, Direction direction,
                               const std::function<bool(const Edge&)>& visit) const = 0;
  /// The ids of all entities, in an order that depends on what the graph is about alone: not on the
  /// order in which documents were read. By handle; this one sorts all entities.
  virtual Status scan_ids(const std::function<bool(EntityId)>& visit) const;
  /// Every edge of the graph, in no promised order, for those who read all of it: an edge may come
  /// in several parts, whose evidence_count add up. This one asks entity by entity; a view that can
  /// do better does.
  virtual Status scan_edges(const std::function<bool(const Edge&)>& visit) const;
  /// The evidence of one edge by document, sentence, ordinal.
  virtual Status for_each_evidence(const Edge& edge,
                                   const std::function<bool(const Evidence&)>& visit) const = 0;

  /// Entities that have `name` as name or alias (compared as normalize_name does), ascending.
  virtual Result<std::vector<EntityId>> find_exact(std::string_view name) const = 0;
  /// Entities whose handle begins so, and the entity of which a name has such a handle; ascending.
  virtual Result<std::vector<EntityId>> find_handle(std::string_view begin) const = 0;
  /// Up to `limit` entities with a name or alias that begins so, ascending by (normalised name,
  /// id), each once.
  virtual Result<std::vector<EntityId>> find_prefix(std::string_view prefix,
                                                    std::size_t limit) const = 0;
  /// Up to `limit` named entities with a name or alias that has all words (split_words) of `text`,
  /// in any order; ascending. None for a text without words. Here it scans all entities; a view
  /// that has an index of words uses it.
  virtual Result<std::vector<EntityId>> find_words(std::string_view text, std::size_t limit) const;
};

}  // namespace kg

#endif  // KG_GRAPH_GRAPH_VIEW_H_
