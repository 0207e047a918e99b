#ifndef KG_STORAGE_DOCUMENT_WRITER_H_
#define KG_STORAGE_DOCUMENT_WRITER_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/batch.h"
#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg {

/// InvalidInput with the first thing that does not fit the format: an index, span or ordinal out of
/// range, one entity or one (sentence, ordinal) twice.
Status validate(const StoredDocument& document);

/// Collects the changes of adding and retracting documents in one batch. Reads through the batch,
/// so that later steps see earlier ones. The engine stays unchanged until the batch is written.
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
  Batch finish() &&;

 private:
  explicit DocumentWriter(const Engine& engine) : engine_(&engine) {}

  struct Affected {  // an edge that lost evidence
    EdgeKey edge;
    std::uint64_t lost = 0;
  };

  Result<std::optional<std::string>> read(Column column, std::string_view key) const;
  Result<std::optional<std::uint64_t>> read_number(Column column, std::string_view key) const;
  Result<std::uint32_t> number_of(Dictionary dictionary, std::string_view word);

  Result<EntityId> add_entity(const StoredEntity& entity, DocumentId document);
  Result<EntityId> find_or_make_node(const StoredEntity& entity, NodeValue& node);
  Status add_name(const std::string& name, EntityId id, NodeValue& node,
                  std::vector<std::string>& used);
  Status add_fact(const StoredFact& fact, const std::vector<EntityId>& ids, DocumentId document,
                  std::uint32_t extractor);
  Status add_to_edge(const EdgeKey& edge, float confidence);
  Status add_document(const StoredDocument& document, DocumentId id, std::uint32_t extractor);

  Status retract_facts(DocumentId document);
  Status retract_from_edge(const Affected& affected);
  Result<float> best_confidence(const EdgeKey& edge) const;
  Status retract_names(DocumentId document);
  Status retract_node(EntityId id, const std::vector<std::string>& names);
  Status retract_name(const std::string& name, EntityId id, NodeValue& node);
  void erase_node(EntityId id, const NodeValue& node);
  Status retract_document(DocumentId document, const DocValue& value);
  Status erase_identity(const std::string& key, DocumentId document);

  const Engine* engine_;
  Batch batch_;
  CountsValue counts_;
  std::uint64_t next_node_ = 1;
  std::uint64_t next_document_ = 1;
};

}  // namespace kg

#endif  // KG_STORAGE_DOCUMENT_WRITER_H_
