// Work on whole columns and files, which no document needs.
#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include "storage/engine.h"

namespace kg {

std::vector<TableFile> Engine::tables() const { return table_files(*rocks_); }

std::uint64_t Engine::estimated_rows(Column column) const {
  std::uint64_t rows = 0;
  rocks_->db->GetIntProperty(rocks_->handle(column), "rocksdb.estimate-num-keys", &rows);
  return rows;
}

Status Engine::clear(Column column) {
  KG_TRY(refuse_write());
  written_ = true;
  rocksdb::ColumnFamilyHandle*& handle = rocks_->handles[static_cast<std::size_t>(column)];
  rocksdb::ColumnFamilyDescriptor description;
  rocksdb::Status status = handle->GetDescriptor(&description);
  // A process that is killed in between leaves the column out; opening makes it again, empty.
  if (status.ok()) status = rocks_->db->DropColumnFamily(handle);
  if (status.ok()) status = rocks_->db->DestroyColumnFamilyHandle(handle);
  if (status.ok()) {
    handle = nullptr;
    status = rocks_->db->CreateColumnFamily(description.options, description.name, &handle);
  }
  if (status.ok()) return {};
  broken_ = true;
  return tl::unexpected<Error>(rocks_error(path_, "changing a column of", status));
}

Status Engine::verify_blocks() {
  const rocksdb::Status status = rocks_->db->VerifyChecksum();
  if (status.ok()) return {};
  return tl::unexpected<Error>(rocks_error(path_, "reading", status));
}

Status Engine::compact(Column column) {
  KG_TRY(refuse_write());
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  const rocksdb::Status status =
      rocks_->db->CompactRange(options, rocks_->handle(column), nullptr, nullptr);
  if (status.ok()) return {};
  return tl::unexpected<Error>(rocks_error(path_, "compacting", status));
}

}  // namespace kg
