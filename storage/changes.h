#ifndef KG_STORAGE_CHANGES_H_
#define KG_STORAGE_CHANGES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "storage/batch.h"
#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg {

/// A batch in the making, and the database as it will be once it is written: what is read here has
/// the changes so far. The engine stays as it is.
class Changes {
 public:
  /// REQUIRES: `engine` outlives it and is not written to before the batch is.
  static Result<Changes> begin(const Engine& engine);

  Result<std::optional<std::string>> read(Column column, std::string_view key) const;
  Result<std::optional<std::uint64_t>> read_number(Column column, std::string_view key) const;
  /// Rows whose key begins with `prefix`, in order, until `visit` returns false; those before
  /// `from` are left out. `visit` may change the row that it is at and rows of other columns.
  Status scan(Column column, std::string_view prefix, const Engine::RowVisitor& visit,
              std::string_view from = {}) const;

  void put(Column column, std::string key, std::string value) {
    batch_.put(column, std::move(key), std::move(value));
  }
  void erase(Column column, std::string key) { batch_.erase(column, std::move(key)); }

  /// The word's number, a new one for a new word. Unsupported when the dictionary is full.
  Result<std::uint32_t> number_of(Dictionary dictionary, std::string_view word);

  /// The counters, to be changed with the rows.
  CountsValue& counters() { return counters_; }
  StoreCounts& counts() { return counters_.counts; }
  EntityId next_node() { return EntityId(next_node_++); }
  DocumentId next_document() { return DocumentId(next_document_++); }

  /// The batch, with the counters brought up to date.
  Batch finish() &&;

 private:
  explicit Changes(const Engine& engine) : engine_(&engine) {}

  const Engine* engine_;
  Batch batch_;
  CountsValue counters_;
  std::map<std::string, std::uint32_t, std::less<>> words_;  // known numbers by word_key
  std::uint64_t next_node_ = 1;
  std::uint64_t next_document_ = 1;
};

}  // namespace kg

#endif  // KG_STORAGE_CHANGES_H_
