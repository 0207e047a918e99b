#ifndef KG_STORAGE_HIGHWATER_H_
#define KG_STORAGE_HIGHWATER_H_
// The file HIGHWATER beside RocksDB's files: how far they had got. RocksDB takes a log or a list of
// files whose end is gone for that of a killed process; this file tells the one from the other.
//
//   KGHW 01 uuid16 sequence8 n:varint (name:string bytes:varint hash16)×n checksum8
//   sequence8 checksum8
//
// sequence: RocksDB's number of the last change whose log was synced. bytes, hash: xxh3-128 of the
// beginning of MANIFEST-*, which is only appended to, and of OPTIONS-* and IDENTITY, which have no
// checksum of their own. checksum: xxh3-64 of the bytes before; the second is seeded with the
// first. The first line is replaced every few seconds, and when tables changed. The second is
// overwritten in place after each sync, without waiting: it survives a killed process; after a
// power cut it may be old or torn, and the first holds.

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/disk_files.h"
#include "storage/records.h"

namespace rocksdb {
class FSRandomRWFile;
}

namespace kg {

using StoreUuid = std::array<std::uint8_t, 16>;

struct Highwater {
  struct File {
    std::string name;
    std::uint64_t bytes = 0;  ///< that `hash` is of, from the beginning
    Hash128 hash{};

    bool operator==(const File&) const = default;
  };

  StoreUuid uuid{};
  std::uint64_t sequence = 0;
  std::vector<File> files;
  bool mark_damaged = false;  ///< the part that is overwritten in place cannot be read

  bool operator==(const Highwater&) const = default;
};

std::string encode_highwater(const Highwater& highwater);
/// Corruption.
Result<Highwater> decode_highwater(std::string_view bytes);

/// Of the database in `folder`; nothing if it has none yet. Corruption: what was read is damaged.
Result<std::optional<Highwater>> read_highwater(const std::filesystem::path& folder,
                                                const DiskFiles& files);

/// Whether the file still begins as it was when `file` was noted; also if it is gone, as files
/// that were replaced are. Io.
Result<bool> is_as_noted(const std::filesystem::path& folder, const Highwater::File& file,
                         const DiskFiles& files);

/// Keeps the file of a database that is being written.
class HighwaterKeeper {
 public:
  static constexpr const char* kFileName = "HIGHWATER";

  /// Writes the file anew, durably. Io.
  static Result<std::unique_ptr<HighwaterKeeper>> begin(const std::filesystem::path& folder,
                                                        const DiskFiles& files,
                                                        const StoreUuid& uuid,
                                                        std::uint64_t sequence);
  ~HighwaterKeeper();
  HighwaterKeeper(const HighwaterKeeper&) = delete;
  HighwaterKeeper& operator=(const HighwaterKeeper&) = delete;

  /// The log is on the disk up to `sequence`. Cheap, but durable only every few seconds or with
  /// `now`. What fails here does no harm: the file still gives a lower bound.
  void synced(std::uint64_t sequence, bool now = false);
  /// Makes the last synced() durable. Io.
  Status write();

 private:
  using Clock = std::chrono::steady_clock;  // decides when to write, never what

  HighwaterKeeper(std::filesystem::path folder, DiskFiles files, Highwater state);
  void open_mark();

  std::filesystem::path folder_;
  DiskFiles files_;
  Highwater state_;
  std::uint64_t seed_ = 0, mark_at_ = 0;  // of the part that is overwritten
  std::unique_ptr<rocksdb::FSRandomRWFile> mark_;
  Clock::time_point written_;
};

/// xxh3-128 of bytes.
Hash128 hash_of_bytes(std::string_view bytes);

}  // namespace kg

#endif  // KG_STORAGE_HIGHWATER_H_
