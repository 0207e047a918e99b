#ifndef KG_STORAGE_BATCH_H_
#define KG_STORAGE_BATCH_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "storage/column_families.h"

namespace kg {

/// Changes that go into the store together. Sorted by column and key, which the engine writes
/// fastest (random inserts are bound by cache misses), and readable before they are written.
class Batch {
 public:
  using Key = std::pair<Column, std::string>;
  /// The new value, or nothing where the row is removed.
  using Rows = std::map<Key, std::optional<std::string>>;

  void put(Column column, std::string key, std::string value) {
    rows_.insert_or_assign({column, std::move(key)}, std::move(value));
  }
  void erase(Column column, std::string key) {
    rows_.insert_or_assign({column, std::move(key)}, std::nullopt);
  }
  /// The row's change, or null if the batch does not touch it.
  const std::optional<std::string>* find(Column column, std::string_view key) const {
    auto row = rows_.find({column, std::string(key)});
    return row == rows_.end() ? nullptr : &row->second;
  }
  const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
};

}  // namespace kg

#endif  // KG_STORAGE_BATCH_H_
