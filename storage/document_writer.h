#ifndef KG_STORAGE_DOCUMENT_WRITER_H_
#define KG_STORAGE_DOCUMENT_WRITER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/changes.h"
#include "storage/node_names.h"

namespace kg {

/// InvalidInput with the first thing that does not fit the format: an index, span or ordinal out of
/// range, a malformed term, one entity, one term of an entity or one (sentence, ordinal) twice.
Status validate(const StoredDocument& document);

/// Collects the changes of adding and retracting documents in one batch; later steps see earlier
/// ones. The engine stays unchanged until the batch is written.
class DocumentWriter {
 public:
  static Result<DocumentWriter> begin(const Engine& engine);

  /// REQUIRES: validate(document) holds and its bytes are not in the store.
  Result<DocumentId> add(const StoredDocument& document);
  /// Removes what the document alone supported. NotFound. When the bytes or the source of the
  /// document have meanwhile been given to another one, those stay with the other.
  Status retract(DocumentId document);
  /// The document that has this source, if it is replaceable.
  Result<std::optional<DocumentId>> with_source(std::string_view source) const;
  Result<std::optional<DocumentId>> with_content(const Sha256& sha256) const;

  /// The batch, with the counters brought up to date.
  Batch finish() && { return std::move(changes_).finish(); }

 private:
  explicit DocumentWriter(Changes changes) : changes_(std::move(changes)) {}

  struct Affected {  // an edge that lost evidence
    EdgeKey edge;
    std::uint64_t lost = 0;
  };

  // entity_writer.cc
  Result<EntityId> add_entity(const StoredEntity& entity, DocumentId document);
  Result<EntityId> find_or_make_node(const StoredEntity& entity, NodeValue& node);
  Status add_terms(const std::vector<StoredTerm>& terms, EntityId id);
  Status retract_entities(DocumentId document);
  Status retract_entity(EntityId id, const DocumentUse& use);
  Status retract_terms(const std::vector<StoredTerm>& terms, EntityId id);
  Status erase_node(EntityId id, const NodeValue& node);
  Result<std::vector<TermUses>> terms_of(EntityId id) const;

  Status add_fact(const StoredFact& fact, const std::vector<EntityId>& ids, DocumentId document,
                  std::uint32_t extractor);
  Status add_to_edge(const EdgeKey& edge, const ProvValue& evidence);
  Status add_document(const StoredDocument& document, DocumentId id, std::uint32_t extractor);

  Status retract_facts(DocumentId document);
  Status retract_from_edge(const Affected& affected);
  Status take_best(const EdgeKey& edge, OutValue& value) const;
  Status retract_document(DocumentId document, const DocValue& value);
  Status erase_identity(const std::string& key, DocumentId document);

  Changes changes_;
  std::set<std::string> news_;  // terms of the document being added whose counts matter
};

}  // namespace kg

#endif  // KG_STORAGE_DOCUMENT_WRITER_H_
