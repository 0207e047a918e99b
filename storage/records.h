#ifndef KG_STORAGE_RECORDS_H_
#define KG_STORAGE_RECORDS_H_
// What goes into the store and what comes out of it, as plain values without bytes.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "core/ids.h"
#include "core/mention.h"
#include "core/sha256.h"
#include "core/span.h"

namespace kg {

using Hash128 = std::array<std::uint8_t, 16>;

/// "No time": orders before every time.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

// ---- in -----------------------------------------------------------------------------------------

/// An opaque string that a document attaches to an entity, by which its actor is looked for in
/// other documents (a surname, a role, ...). The store keeps terms and finds by them; what they
/// mean is known to those who write them.
struct StoredTerm {
  std::string term;            ///< 1 to 1,024 bytes, none of them 00
  std::uint32_t sentence = 0;  ///< where the document says so, an index; others may, too

  bool operator==(const StoredTerm&) const = default;
};

/// An entity as one document sees it. (type, named, key) makes it the same entity in every
/// document.
struct StoredEntity {
  EntityType type = EntityType::Other;
  bool named = false;
  std::string key;                   ///< normalised canonical name; if several things bear it, then
                                     ///< byte 1F and whatever tells them apart may follow
  std::string name;                  ///< for people
  std::vector<std::string> aliases;  ///< other names used in this document
  std::vector<StoredTerm> terms = {};  ///< each term once
};

/// One sentence's support of one edge.
struct StoredFact {
  std::uint32_t subject = 0;   ///< index in StoredDocument::entities
  std::string relation;        ///< "push toward"
  std::uint32_t object = 0;    ///< index in StoredDocument::entities
  std::uint32_t sentence = 0;  ///< index in StoredDocument::sentences
  std::uint32_t ordinal = 0;   ///< tells facts of one sentence apart; at most 65,535
  Span subject_span, relation_span, object_span;  ///< bytes of the sentence; empty = not in it
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  double confidence = 0;  ///< in [0, 1]; kept with six decimals
  std::string claimant;   ///< who says so; empty = the document itself
  std::string rule;
  /// When it was so, where the edge has a time of its own: seconds since 1970 UTC, and for how
  /// long. Facts that are equal but for `start` or `parallel` are different edges.
  std::int64_t start = kNoTime;
  std::uint64_t duration = 0;  ///< 0 without a start; the end fits 64 bits
  std::uint32_t parallel = 0;
};

struct StoredDocument {
  DocumentMetadata metadata;
  Sha256 sha256{};          ///< identifies the bytes; a document known by it is not stored again
  bool replaceable = true;  ///< metadata.source names the document across versions: new bytes from
                            ///< a known source replace the old ones. False for standard input.
  std::string extractor;    ///< what read it
  std::vector<std::string> sentences;
  std::vector<StoredEntity> entities;  ///< each (type, named, key) once
  std::vector<StoredFact> facts;
};

/// Which entities are one actor.
struct IdentityUpdate {
  /// Each list becomes one actor; a list of one stands alone. No entity comes twice.
  std::vector<std::vector<EntityId>> components = {};
  std::vector<std::string> settled = {};  ///< terms that are no longer pending
};

enum class DecisionKind : std::uint8_t { Same, Different, Undo };

/// What makes an entity the same one in every database: entities come and go, decisions stay.
struct NodeIdentity {
  EntityType type = EntityType::Other;
  bool named = false;
  std::string key = {};
  std::string name = {};  ///< for people, as it was called when it was decided

  bool operator==(const NodeIdentity&) const = default;
};

/// What a person decided about two entities. Never changed or removed; another one may undo it.
struct StoredDecision {
  std::uint64_t number = 0;  ///< from 1, without gaps
  DecisionKind kind = DecisionKind::Same;
  NodeIdentity a = {}, b = {};
  std::uint64_t undoes = 0;  ///< of Undo: the number of an earlier one; else 0
  std::int64_t made = 0;     ///< seconds since 1970 UTC
  std::string note = {};

  bool operator==(const StoredDecision&) const = default;
};

// ---- out ----------------------------------------------------------------------------------------

struct NodeRow {
  EntityId id;
  EntityType type = EntityType::Other;
  bool named = false;
  std::string key;
  Hash128 hash{};  ///< of (type, named, key)
  /// Of the spellings whose normal form (normalize_name) is that of the key up to a byte 1F, the
  /// one that most documents use, then the smallest by bytes; if none has that form, so of all.
  std::string name;
  /// The other normal forms, each by its best spelling as above; by bytes.
  std::vector<std::string> aliases;
  std::uint64_t documents = 0;  ///< that mention it, >= 1
};

/// What one document says of one entity.
struct DocumentUse {
  std::vector<std::string> spellings;  ///< in the order of the document: name, then aliases; each
                                       ///< once and cut at 1,024 bytes
  std::vector<StoredTerm> terms;       ///< by term

  bool operator==(const DocumentUse&) const = default;
};

/// What identifies an edge.
struct EdgeKey {
  EntityId subject;
  RelationId relation;  ///< below 2^24
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  EntityId object;
  std::int64_t start = kNoTime;  ///< seconds since 1970 UTC
  std::uint32_t parallel = 0;    ///< tells edges apart that are equal otherwise; 0 = extracted

  bool operator==(const EdgeKey&) const = default;
};

struct EdgeRow {
  EdgeKey key;
  std::uint64_t number = 0;  ///< the edge's own number, from 1; never used twice
  std::uint64_t evidence = 0;
  double confidence = 0;       ///< of its best evidence
  std::uint64_t duration = 0;  ///< seconds from key.start on; the longest of its evidence
};

struct EvidenceRow {
  EdgeKey edge;
  DocumentId document;
  std::uint32_t sentence = 0;
  std::uint16_t ordinal = 0;
  Span subject, relation, object;  ///< bytes of the sentence; empty = not in it
  double confidence = 0;
  std::string claimant;
  std::string rule;
  std::uint64_t duration = 0;  ///< seconds from edge.start on
};

struct DocumentRow {
  DocumentId id;
  DocumentMetadata metadata;
  Sha256 sha256{};
  bool replaceable = true;
  std::uint64_t sentences = 0;
  std::uint64_t facts = 0;
  std::string extractor;
};

struct StoreCounts {
  std::uint64_t entities = 0;
  std::uint64_t edges = 0;
  std::uint64_t evidence = 0;
  std::uint64_t documents = 0;
  std::uint64_t sentences = 0;
  std::uint64_t relations = 0;  ///< phrases ever seen; the dictionary does not shrink
  std::uint64_t actors = 0;     ///< entities that are one actor count once
  std::uint64_t decisions = 0;

  bool operator==(const StoreCounts&) const = default;
};

}  // namespace kg

#endif  // KG_STORAGE_RECORDS_H_
