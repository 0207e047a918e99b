#ifndef KG_STORAGE_STORE_H_
#define KG_STORAGE_STORE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "storage/records.h"

namespace rocksdb {
class FileSystem;
}

namespace kg {

class Engine;
class EngineSnapshot;

struct StoreOptions {
  bool create = false;        ///< make the store if the folder is absent or empty
  bool read_only = false;     ///< beside a writing process; changes nothing in the folder
  bool in_memory = false;     ///< the real store on a file system in memory; the path is ignored
  std::uint64_t created = 0;  ///< noted in a new store: seconds since 1970 UTC; 0 = not noted
  bool doubtful = false;      ///< open it too when its end is lost or HIGHWATER is damaged; what is
                              ///< wrong is then in doubts(). For kg check.
  bool any_format = false;    ///< open older formats too; for kg migrate
  std::shared_ptr<rocksdb::FileSystem> files = {};  ///< null = the system's; tests let it fail
};

/// The identity card of a store: what key `F` says.
struct StoreFormat {
  std::uint16_t major = 0;  ///< another one cannot be read
  std::uint16_t minor = 0;  ///< a newer one can
  std::uint32_t flags = 0;
  std::array<std::uint8_t, 16> uuid{};
  std::uint64_t created = 0;

  bool operator==(const StoreFormat&) const = default;
};

/// The format this program writes.
inline constexpr std::uint16_t kFormatMajor = 1;
inline constexpr std::uint16_t kFormatMinor = 0;

enum class PutOutcome : std::uint8_t { Added, Unchanged, Replaced };

/// A consistent state of a store that later writes do not change. Safe to read on several threads.
/// REQUIRES: the Store outlives it. Every function may fail with Io or Corruption. Callbacks return
/// false to stop early.
class StoreSnapshot {
 public:
  ~StoreSnapshot();
  StoreSnapshot(const StoreSnapshot&) = delete;
  StoreSnapshot& operator=(const StoreSnapshot&) = delete;

  const StoreCounts& counts() const { return counts_; }

  /// NotFound if there is none; so for the next three.
  Result<NodeRow> node(EntityId id) const;
  Result<std::string> relation(RelationId id) const;
  Result<DocumentRow> document(DocumentId id) const;
  Result<std::string> sentence(DocumentId document, std::uint32_t index) const;

  /// The document that has this source, if it is replaceable.
  Result<std::optional<DocumentId>> find_source(std::string_view source) const;
  /// The document as it was put, with its entities by type, named and key and its facts by sentence
  /// and ordinal, so that equal documents are equal in every store. Names without a visible
  /// character and what is beyond 1,024 bytes of a name or relation is gone.
  Result<StoredDocument> stored_document(DocumentId id) const;
  /// Documents whose sha256 begins with these bytes (none = all), by sha256.
  Status for_each_content(
      std::string_view prefix,
      const std::function<bool(const Sha256& sha256, DocumentId document)>& visit) const;

  /// By ascending id.
  Status for_each_node(const std::function<bool(const NodeRow&)>& visit) const;
  Status for_each_document(const std::function<bool(const DocumentRow&)>& visit) const;
  /// All edges, by subject.
  Status for_each_edge(const std::function<bool(const EdgeRow&)>& visit) const;
  /// The edges that leave an entity, by relation, polarity, modality, object.
  Status for_each_edge_from(EntityId subject,
                            const std::function<bool(const EdgeRow&)>& visit) const;
  /// The edges that reach an entity, by relation, polarity, modality, subject.
  Status for_each_edge_to(EntityId object, const std::function<bool(const EdgeRow&)>& visit) const;
  /// The evidence of one edge, by document, sentence, ordinal.
  Status for_each_evidence(const EdgeKey& edge,
                           const std::function<bool(const EvidenceRow&)>& visit) const;
  /// The same of all edges that are like `edge` but for time and parallel number, edge by edge.
  Status for_each_evidence_between(const EdgeKey& edge,
                                   const std::function<bool(const EvidenceRow&)>& visit) const;
  /// Edges that have a time of their own and begin at `since` or later and before `until` (seconds
  /// since 1970 UTC), by time; with their duration in seconds.
  Status for_each_edge_of_time(
      std::int64_t since, std::int64_t until,
      const std::function<bool(const EdgeKey& edge, std::uint64_t duration)>& visit) const;
  /// Documents whose date (its first second, in UTC) is `since` or later and before `until`, by
  /// date and id. A document without a date, or with one that parse_iso_date does not read, has
  /// none.
  Status for_each_document_of_time(
      std::int64_t since, std::int64_t until,
      const std::function<bool(DocumentId document, std::int64_t date)>& visit) const;
  /// Named entities of which a name or alias has the word (one of split_words), by id.
  Status for_each_with_word(std::string_view word,
                            const std::function<bool(EntityId id)>& visit) const;
  /// Whether for_each_with_word would visit this entity.
  Result<bool> has_word(std::string_view word, EntityId id) const;
  /// Entities with a name or alias whose normal form (normalize_name) begins with `prefix`, by
  /// (normal form, id); one entity comes once for each such name. Only the first 1,024 bytes of a
  /// name count, here and below.
  Status for_each_name(std::string_view prefix,
                       const std::function<bool(std::string_view name, EntityId id)>& visit) const;
  /// Entities with exactly this name or alias, compared by normal form; by id.
  Status for_each_named(std::string_view name, const std::function<bool(EntityId id)>& visit) const;

  // ---- identity: which entities are one actor -------------------------------------------------

  /// The entity of (type, named, key), if it is there. Takes the whole key, with what follows a
  /// byte 1F.
  Result<std::optional<EntityId>> find_key(EntityType type, bool named, std::string_view key) const;
  /// Entities whose NodeRow::hash begins with these bytes (none = all), by hash.
  Status for_each_hash(std::string_view prefix,
                       const std::function<bool(EntityId id)>& visit) const;

  /// The terms that documents attach to an entity, by bytes, each with the number of those
  /// documents. None if there is no such entity; so for the next three.
  Status for_each_term(
      EntityId id,
      const std::function<bool(std::string_view term, std::uint64_t documents)>& visit) const;
  /// Entities with a term that begins with `prefix`, by (term, id). A term and a byte 00 finds
  /// exactly this term.
  Status for_each_with_term(
      std::string_view prefix,
      const std::function<bool(std::string_view term, EntityId id)>& visit) const;
  /// The documents that mention an entity, by id.
  Status for_each_document_of(EntityId id,
                              const std::function<bool(DocumentId document)>& visit) const;
  /// NotFound if the document does not mention the entity.
  Result<DocumentUse> use(DocumentId document, EntityId id) const;

  /// Terms whose entities may by now belong to other actors than the store says, by bytes: those of
  /// every document that came or went, and those of decisions, until put_identity settles them.
  Status for_each_pending(const std::function<bool(std::string_view term)>& visit) const;

  /// The entity that stands for the actor: of its entities the one with the smallest id; the entity
  /// itself when it is alone or not there.
  Result<EntityId> actor_of(EntityId id) const;
  /// The entities of an actor, by id. REQUIRES: `actor` is its own actor_of.
  Status for_each_member(EntityId actor, const std::function<bool(EntityId id)>& visit) const;

  /// The entities that belong to an actor which another entity stands for, by id, with that one.
  Status for_each_merged(const std::function<bool(EntityId node, EntityId actor)>& visit) const;

  /// By number.
  Status for_each_decision(const std::function<bool(const StoredDecision&)>& visit) const;

  /// Every row of every column in order, for comparing stores. `column` is its name.
  using RowVisitor =
      std::function<bool(std::string_view column, std::string_view key, std::string_view value)>;
  Status for_each_row(const RowVisitor& visit) const;

 private:
  friend class Store;
  friend class StoreChecker;
  explicit StoreSnapshot(std::unique_ptr<EngineSnapshot> engine);
  Status load();
  using EntityIndex = std::unordered_map<EntityId, std::uint32_t>;  // in StoredDocument::entities
  Result<EntityIndex> add_stored_entities(DocumentId id, StoredDocument& stored) const;
  Status add_stored_facts(DocumentId id, const EntityIndex& entities, StoredDocument& stored) const;
  Result<EvidenceRow> decode_evidence_row(std::string_view key, std::string_view value) const;
  Result<NodeRow> decode_node_row(EntityId id, std::string_view value) const;
  Result<DocumentRow> decode_document_row(DocumentId id, std::string_view value) const;
  Result<std::string> word(char dictionary, std::uint32_t number) const;
  Result<EntityType> type_of(std::uint32_t label) const;

  std::unique_ptr<EngineSnapshot> engine_;
  StoreCounts counts_;
  std::map<std::uint32_t, EntityType> types_;  // label number -> type
};

/// Documents, entities, edges and their evidence in one folder (docs/storage_format.md).
///
/// Invariants, proved by check_store: a document is there whole or not at all; every edge is
/// reachable from both ends; every edge has evidence; every piece of evidence belongs to a document
/// and cites a sentence of it; names and terms of an entity are those of its documents; an entity
/// belongs to one actor. Which names, terms and numbers of documents an entity has does not depend
/// on the order of documents.
///
/// Threads: any number may read; writes are taken one at a time.
class Store {
 public:
  /// NotFound: nothing is there and `create` is not set. Busy: open for writing elsewhere.
  /// Unsupported: the folder holds something else, or another format; older ones are changed by
  /// migrate_store only. Corruption: damaged files, or the end of the log is lost although it had
  /// been synced (the file HIGHWATER knows); nothing was changed. Io.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& path,
                                             const StoreOptions& options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Puts one document into the store in one atomic step. With `sync` it is on the disk when the
  /// call returns; without, see sync().
  /// Unchanged: its bytes are known, nothing was done. Replaced: its source is known with other
  /// bytes, whose document was retracted in the same step.
  /// InvalidInput: an index, span or ordinal is out of range; nothing was done. Unsupported: open
  /// read-only. Io, Corruption: nothing was done, and writing stays refused until the store is
  /// opened again.
  Result<PutOutcome> put(const StoredDocument& document, bool sync = true);

  /// Removes a document and exactly what it alone supported, in one atomic step. NotFound.
  Status retract(DocumentId document, bool sync = true);

  /// Makes entities one actor, in one atomic step. Every entity that `update` names leaves its
  /// actor, whose other entities stay together; then each component becomes one actor; the settled
  /// terms are no longer pending (no matter if they were not).
  /// When a document takes an entity away with it, every entity of its actor stands alone until
  /// this is called again.
  /// REQUIRES: `update` was worked out from the newest state; a document put meanwhile would have
  /// marked terms that are settled unseen. InvalidInput: an entity that is not there or comes
  /// twice; nothing was done. Otherwise as put.
  Status put_identity(const IdentityUpdate& update, bool sync = true);

  /// The newest state's; as StoreSnapshot's.
  Status for_each_pending(const std::function<bool(std::string_view term)>& visit) const;

  /// Appends a decision (its number is ignored) and marks the terms as pending, in one atomic step;
  /// gives the number. The entities need not be there.
  /// InvalidInput: an Undo of no earlier Same or Different or of one that is undone, another kind
  /// that undoes something, a malformed term; nothing was done. Otherwise as put.
  Result<std::uint64_t> decide(const StoredDecision& decision,
                               const std::vector<std::string>& pending_terms, bool sync = true);

  /// Waits until all earlier writes are on the disk.
  Status sync();

  /// Whether a document of these bytes is there.
  Result<bool> contains(const Sha256& sha256) const;

  /// A read-only store shows its state of when it was opened.
  Result<std::unique_ptr<StoreSnapshot>> snapshot() const;

  bool read_only() const;
  const StoreFormat& format() const { return format_; }
  /// What spoke against opening it (StoreOptions::doubtful), a sentence each.
  const std::vector<std::string>& doubts() const;
  /// Bytes of the files in the folder; 0 in memory.
  std::uint64_t bytes_on_disk() const;

 private:
  friend class StoreUpkeep;
  explicit Store(std::unique_ptr<Engine> engine);

  std::unique_ptr<Engine> engine_;
  StoreFormat format_;
  std::mutex writing_;  // held by all that writes
};

}  // namespace kg

#endif  // KG_STORAGE_STORE_H_
