// Work on whole columns and files, which no document needs.
#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/metadata.h>
#include <rocksdb/options.h>

#include <algorithm>

#include "storage/engine.h"

namespace kg {
namespace {

// The file that nothing lies beneath: of the deepest level, or the oldest of level 0. Empty = none.
std::string lowest_table(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* handle) {
  rocksdb::ColumnFamilyMetaData column;
  db.GetColumnFamilyMetaData(handle, &column);
  for (auto level = column.levels.rbegin(); level != column.levels.rend(); ++level)
    if (!level->files.empty())
      return std::ranges::min_element(level->files, {}, &rocksdb::SstFileMetaData::largest_seqno)
          ->name;
  return {};
}

// Without reading them: they may be damaged. Dropping the column instead would be simpler, but a
// reader of RocksDB 7.8 that meets a dropped column in the MANIFEST uses freed memory.
rocksdb::Status delete_tables(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* handle) {
  for (std::string file = lowest_table(db, handle); !file.empty();) {
    const rocksdb::Status status = db.DeleteFile(file);
    if (!status.ok()) return status;
    std::string next = lowest_table(db, handle);
    if (next == file) return rocksdb::Status::Busy("the file " + file + " cannot be removed");
    file = std::move(next);
  }
  return rocksdb::Status::OK();
}

}  // namespace

std::vector<TableFile> Engine::tables() const { return table_files(*rocks_); }

std::uint64_t Engine::estimated_rows(Column column) const {
  std::uint64_t rows = 0;
  rocks_->db->GetIntProperty(rocks_->handle(column), "rocksdb.estimate-num-keys", &rows);
  return rows;
}

Status Engine::clear(Column column) {
  KG_TRY(refuse_write());
  written_ = true;
  rocks_->db->PauseBackgroundWork();  // or a compaction might hold a file that has to go
  const rocksdb::Status status = delete_tables(*rocks_->db, rocks_->handle(column));
  rocks_->db->ContinueBackgroundWork();
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
