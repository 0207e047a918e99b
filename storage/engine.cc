#include "storage/engine.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/options.h>
#include <rocksdb/write_batch.h>

#include <algorithm>

namespace kg {
namespace {

rocksdb::Slice slice_of(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view_of(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

constexpr std::size_t kReadAhead = std::size_t{2} << 20;

bool has_extracted_prefix(ColumnUse use, std::string_view prefix) {
  if (use == ColumnUse::Word) return prefix.find(kWordEnd) != std::string_view::npos;
  return (use == ColumnUse::Prefix || use == ColumnUse::Text) && prefix.size() >= kIdBytes;
}

rocksdb::ReadOptions scan_options(Column column, std::string_view prefix,
                                  const rocksdb::Snapshot* snapshot) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  // A seek under a prefix extractor finds rows of that prefix only: of one id, of one whole word.
  options.prefix_same_as_start = has_extracted_prefix(column_family(column).use, prefix);
  options.total_order_seek = !options.prefix_same_as_start;
  if (prefix.empty()) {  // the whole column: leave the cache to others
    options.fill_cache = false;
    options.readahead_size = kReadAhead;
  }
  return options;
}

rocksdb::Status scan_rows(const Rocks& rocks, Column column, std::string_view prefix,
                          std::string_view from, const rocksdb::Snapshot* snapshot,
                          const Engine::RowVisitor& visit) {
  std::unique_ptr<rocksdb::Iterator> row(
      rocks.db->NewIterator(scan_options(column, prefix, snapshot), rocks.handle(column)));
  for (row->Seek(slice_of(std::max(prefix, from))); row->Valid(); row->Next()) {
    const std::string_view key = view_of(row->key());
    if (!key.starts_with(prefix) || !visit(key, view_of(row->value()))) break;
  }
  return row->status();  // a damaged block otherwise looks like the end
}

Result<std::optional<std::string>> get_row(const Rocks& rocks, const std::filesystem::path& path,
                                           Column column, std::string_view key,
                                           const rocksdb::Snapshot* snapshot) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status =
      rocks.db->Get(options, rocks.handle(column), slice_of(key), &value);
  if (status.ok()) return std::optional<std::string>(std::move(value));
  if (status.IsNotFound()) return std::optional<std::string>();
  return tl::unexpected<Error>(rocks_error(path, "reading", status));
}

rocksdb::Status fill(rocksdb::WriteBatch& out, const Rocks& rocks, const Batch& batch) {
  for (const auto& [row, value] : batch.rows()) {
    rocksdb::ColumnFamilyHandle* handle = rocks.handle(row.first);
    const rocksdb::Status status = value ? out.Put(handle, slice_of(row.second), slice_of(*value))
                                         : out.Delete(handle, slice_of(row.second));
    if (!status.ok()) return status;
  }
  return rocksdb::Status::OK();
}

}  // namespace

Engine::Engine(std::filesystem::path path, const StoreOptions& options)
    : path_(std::move(path)),
      in_memory_(options.in_memory),
      read_only_(options.read_only),
      files_(options.files) {}

// Rows in tables open faster than rows in the log, which every reader would have to replay.
Engine::~Engine() {
  if (!rocks_ || !written_ || broken_ || in_memory_) return;
  const std::vector<rocksdb::ColumnFamilyHandle*> handles(rocks_->handles.begin(),
                                                          rocks_->handles.end());
  // The log still has what fails here.
  if (!rocks_->db->Flush({}, handles).ok() || !highwater_) return;
  highwater_->synced(sequence());
  (void)highwater_->write();  // the older file is a lower bound still
}

Result<std::optional<std::string>> Engine::get(Column column, std::string_view key) const {
  return get_row(*rocks_, path_, column, key, nullptr);
}

Status Engine::scan(Column column, std::string_view prefix, const RowVisitor& visit,
                    std::string_view from) const {
  const rocksdb::Status status = scan_rows(*rocks_, column, prefix, from, nullptr, visit);
  if (status.ok()) return {};
  return tl::unexpected<Error>(rocks_error(path_, "reading", status));
}

Status Engine::refuse_write() const {
  if (read_only_)
    return failure(ErrorCode::Unsupported,
                   fmt::format("the database '{}' is open for reading only", path_.string()));
  if (broken_ || rocks_->health->broken)
    return failure(ErrorCode::Io,
                   fmt::format("an earlier write to the database '{}' failed; check the disk and "
                               "its free space, then open the database again; every finished "
                               "document is kept",
                               path_.string()));
  return {};
}

Status Engine::finish_write(const rocksdb::Status& status, const char* doing, bool synced) {
  written_ = true;
  if (status.ok()) {
    if (synced && highwater_)
      highwater_->synced(sequence(), rocks_->health->tables_changed.exchange(false));
    return {};
  }
  broken_ = true;
  return tl::unexpected<Error>(rocks_error(path_, doing, status));
}

Status Engine::write(const Batch& batch, bool sync) {
  KG_TRY(refuse_write());
  rocksdb::WriteBatch rows;
  rocksdb::Status status = fill(rows, *rocks_, batch);
  if (status.ok() && !stamp_.empty()) status = rows.PutLogData(stamp_);
  rocksdb::WriteOptions options;
  options.sync = sync;
  options.protection_bytes_per_key = 8;
  if (status.ok()) status = rocks_->db->Write(options, &rows);
  return finish_write(status, "writing to", sync);
}

Status Engine::sync() {
  KG_TRY(refuse_write());
  // An empty synced write: the log is synced up to here.
  rocksdb::WriteOptions options;
  options.sync = true;
  rocksdb::WriteBatch nothing;
  return finish_write(rocks_->db->Write(options, &nothing), "syncing", true);
}

Status Engine::identify(const StoreUuid& uuid) {
  if (read_only_ || in_memory_) return {};
  stamp_ = log_stamp(uuid);
  KG_ASSIGN(highwater_, HighwaterKeeper::begin(path_, files_, uuid, sequence()));
  return {};
}

std::uint64_t Engine::sequence() const { return rocks_->db->GetLatestSequenceNumber(); }

std::unique_ptr<EngineSnapshot> Engine::snapshot() const {
  const rocksdb::Snapshot* state = read_only_ ? nullptr : rocks_->db->GetSnapshot();
  return std::unique_ptr<EngineSnapshot>(new EngineSnapshot(*this, state));
}

EngineSnapshot::~EngineSnapshot() {
  if (snapshot_ != nullptr) engine_.rocks_->db->ReleaseSnapshot(snapshot_);
}

Result<std::optional<std::string>> EngineSnapshot::get(Column column, std::string_view key) const {
  return get_row(*engine_.rocks_, engine_.path_, column, key, snapshot_);
}

Result<std::vector<std::optional<std::string>>> EngineSnapshot::get_all(
    Column column, const std::vector<std::string>& keys) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> states(keys.size());
  engine_.rocks_->db->MultiGet(options, engine_.rocks_->handle(column), keys.size(), slices.data(),
                               values.data(), states.data());
  std::vector<std::optional<std::string>> rows(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (states[i].ok())
      rows[i] = values[i].ToString();
    else if (!states[i].IsNotFound())
      return tl::unexpected<Error>(rocks_error(engine_.path_, "reading", states[i]));
  }
  return rows;
}

Status EngineSnapshot::scan(Column column, std::string_view prefix, const Engine::RowVisitor& visit,
                            std::string_view from) const {
  const rocksdb::Status status = scan_rows(*engine_.rocks_, column, prefix, from, snapshot_, visit);
  if (status.ok()) return {};
  return tl::unexpected<Error>(rocks_error(engine_.path_, "reading", status));
}

Status EngineSnapshot::scan_range(Column column, std::string_view begin, std::string_view end,
                                  const Engine::RowVisitor& visit) const {
  const rocksdb::Slice bound = slice_of(end);
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  options.total_order_seek = true;
  options.iterate_upper_bound = &bound;
  std::unique_ptr<rocksdb::Iterator> row(
      engine_.rocks_->db->NewIterator(options, engine_.rocks_->handle(column)));
  for (row->Seek(slice_of(begin)); row->Valid(); row->Next())
    if (!visit(view_of(row->key()), view_of(row->value()))) break;
  if (row->status().ok()) return {};
  return tl::unexpected<Error>(rocks_error(engine_.path_, "reading", row->status()));
}

}  // namespace kg
