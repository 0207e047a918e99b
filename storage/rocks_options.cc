// Why each option has its value: docs/decisions/0004-rocksdb-and-key-layout.md.
#include <rocksdb/cache.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/options.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include "storage/rocks.h"

namespace kg {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kCacheBytes = 64 * kMiB;
constexpr std::size_t kWriteBufferBytes = 32 * kMiB;  // larger tables make random inserts slower
constexpr std::size_t kAllWriteBuffers = 128 * kMiB;  // bounds memory over all columns
constexpr std::uint64_t kMaxLogBytes = 256 * kMiB;    // bounds what opening after a crash replays
constexpr double kFilterBits = 10;
constexpr double kMemtableFilterShare = 0.02;  // of the write buffer: some 16 bits a row

// A failed flush or compaction is fatal for writing: RocksDB 7.8 may lose data when it goes on.
class HealthListener final : public rocksdb::EventListener {
 public:
  explicit HealthListener(std::shared_ptr<RocksHealth> health) : health_(std::move(health)) {}
  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status*) override {
    health_->broken = true;
  }
  void OnFlushCompleted(rocksdb::DB*, const rocksdb::FlushJobInfo&) override {
    health_->tables_changed = true;
  }
  void OnCompactionCompleted(rocksdb::DB*, const rocksdb::CompactionJobInfo&) override {
    health_->tables_changed = true;
  }

 private:
  std::shared_ptr<RocksHealth> health_;
};

// A name or term with the byte that ends it. Its name is noted in the files: never change what it
// does under this name.
class WordPrefix final : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "kg.word"; }
  rocksdb::Slice Transform(const rocksdb::Slice& key) const override {
    return {key.data(), end_of(key) + 1};
  }
  bool InDomain(const rocksdb::Slice& key) const override {
    return end_of(key) != std::string_view::npos;
  }

 private:
  static std::size_t end_of(const rocksdb::Slice& key) {
    return std::string_view(key.data(), key.size()).find(kWordEnd);
  }
};

rocksdb::BlockBasedTableOptions table_options(ColumnUse use) {
  rocksdb::BlockBasedTableOptions table;
  table.format_version = 5;
  table.block_size = 16 * 1024;
  table.checksum = rocksdb::kXXH3;
  table.cache_index_and_filter_blocks = true;
  table.cache_index_and_filter_blocks_with_high_priority = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.whole_key_filtering = true;
  const bool rarely_missed = use == ColumnUse::Point || use == ColumnUse::Hash;
  table.filter_policy.reset(rarely_missed ? rocksdb::NewRibbonFilterPolicy(kFilterBits)
                                          : rocksdb::NewBloomFilterPolicy(kFilterBits));
  if (use == ColumnUse::Hash)
    table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  return table;
}

}  // namespace

rocksdb::DBOptions database_options(const std::shared_ptr<RocksHealth>& health) {
  rocksdb::DBOptions options;
  // Two flipped bytes in the log lose half of it without a word under the default mode.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_open_files = -1;  // a reader in another process needs it
  options.max_total_wal_size = kMaxLogBytes;
  options.db_write_buffer_size = kAllWriteBuffers;
  options.max_bgerror_resume_count = 0;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.listeners.push_back(std::make_shared<HealthListener>(health));
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.allow_concurrent_memtable_write = false;  // one writer, sorted batches
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  return options;
}

rocksdb::ColumnFamilyOptions column_options(const ColumnFamily& column,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = kWriteBufferBytes;
  options.max_write_buffer_number = 2;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  rocksdb::BlockBasedTableOptions table = table_options(column.use);
  table.block_cache = cache;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  if (column.use == ColumnUse::Prefix || column.use == ColumnUse::Text)
    options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kIdBytes));
  if (column.use == ColumnUse::Word) options.prefix_extractor = std::make_shared<WordPrefix>();
  // Most of what is looked for is not there, or is in a file: spares the walk through the table.
  options.memtable_prefix_bloom_size_ratio = kMemtableFilterShare;
  options.memtable_whole_key_filtering =
      column.use == ColumnUse::Point || column.use == ColumnUse::Hash;
  if (column.use == ColumnUse::Text) options.compression = rocksdb::kZSTD;
  return options;
}

std::shared_ptr<rocksdb::Cache> make_cache() {
  // Few shards: the filter of a full table has 1.3 MB, and what does not fit into one shard is read
  // again each time.
  constexpr int kShardBits = 2;
  return rocksdb::NewLRUCache(kCacheBytes, kShardBits);
}

}  // namespace kg
