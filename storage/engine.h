#ifndef KG_STORAGE_ENGINE_H_
#define KG_STORAGE_ENGINE_H_
// RocksDB behind an interface of keys and values. Nothing above engine*.cc knows RocksDB; nothing
// below knows documents.

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/batch.h"
#include "storage/column_families.h"
#include "storage/owner_lock.h"
#include "storage/rocks.h"
#include "storage/store.h"

namespace rocksdb {
class Snapshot;
}

namespace kg {

class EngineSnapshot;

/// REQUIRES of all functions: keys are valid for their column.
class Engine {
 public:
  using RowVisitor = std::function<bool(std::string_view key, std::string_view value)>;

  /// As Store::open. A new database is empty: it has no format row yet; the format of an old one
  /// has been found good.
  static Result<std::unique_ptr<Engine>> open(const std::filesystem::path& path,
                                              const StoreOptions& options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// The newest value; nothing if there is none.
  Result<std::optional<std::string>> get(Column column, std::string_view key) const;
  /// The newest rows whose key begins with `prefix`, in order, until `visit` returns false; those
  /// before `from` are left out. REQUIRES: `from` is empty or begins with `prefix`.
  Status scan(Column column, std::string_view prefix, const RowVisitor& visit,
              std::string_view from = {}) const;
  /// All changes or none. With `sync`, on the disk when it returns. Unsupported if read-only.
  Status write(const Batch& batch, bool sync);
  Status sync();
  /// The database's uuid: from now on each batch carries it in the log, and the file HIGHWATER says
  /// how far the log is on the disk. Does nothing in memory and in a read-only engine. Io.
  Status identify(const StoreUuid& uuid);

  std::unique_ptr<EngineSnapshot> snapshot() const;
  const std::filesystem::path& path() const { return path_; }
  bool in_memory() const { return in_memory_; }
  bool read_only() const { return read_only_; }
  const DiskFiles& files() const { return files_; }
  /// What spoke against opening it, where StoreOptions::doubtful let it pass.
  const std::vector<std::string>& doubts() const { return doubts_; }
  /// Number of the last change.
  std::uint64_t sequence() const;

  // ---- upkeep, engine_upkeep.cc -----------------------------------------------------------------

  /// Every table on disk, by name.
  std::vector<TableFile> tables() const;
  /// About how many rows; cheap.
  std::uint64_t estimated_rows(Column column) const;
  /// Removes the tables of a column, readable or not; rows that are in none yet stay. Not atomic
  /// with other writes.
  Status clear(Column column);
  /// Reads every block of every table. Corruption with the file, Io.
  Status verify_blocks();
  /// Rewrites the column's tables as few and packed ones.
  Status compact(Column column);

 private:
  friend class EngineSnapshot;
  Engine(std::filesystem::path path, const StoreOptions& options);
  Status refuse_write() const;
  Status finish_write(const rocksdb::Status& status, const char* doing, bool synced);

  std::filesystem::path path_;
  bool in_memory_;
  bool read_only_;
  DiskFiles files_;
  std::vector<std::string> doubts_;
  std::string stamp_;                 // of each batch in the log
  bool written_ = false;              // since it was opened
  std::atomic<bool> broken_ = false;  // a write failed: RocksDB 7.8 is not trusted with more
  std::optional<OwnerLock> lock_;     // outlives rocks_
  std::unique_ptr<Rocks> rocks_;
  std::unique_ptr<HighwaterKeeper> highwater_;  // null in memory and in a read-only engine
};

/// Reads one state of an engine. Safe on several threads.
class EngineSnapshot {
 public:
  ~EngineSnapshot();
  EngineSnapshot(const EngineSnapshot&) = delete;
  EngineSnapshot& operator=(const EngineSnapshot&) = delete;

  Result<std::optional<std::string>> get(Column column, std::string_view key) const;
  /// One value for each key, in the order of `keys`. REQUIRES: no key twice.
  Result<std::vector<std::optional<std::string>>> get_all(
      Column column, const std::vector<std::string>& keys) const;
  /// As Engine::scan.
  Status scan(Column column, std::string_view prefix, const Engine::RowVisitor& visit,
              std::string_view from = {}) const;
  /// Rows from key `begin` on and before key `end`, which may lie outside the column.
  Status scan_range(Column column, std::string_view begin, std::string_view end,
                    const Engine::RowVisitor& visit) const;

 private:
  friend class Engine;
  EngineSnapshot(const Engine& engine, const rocksdb::Snapshot* snapshot)
      : engine_(engine), snapshot_(snapshot) {}

  const Engine& engine_;
  const rocksdb::Snapshot* snapshot_;  // null in a read-only engine, whose state stands still
};

}  // namespace kg

#endif  // KG_STORAGE_ENGINE_H_
