#ifndef KG_EXTRACT_NLP_CHUNK_CACHE_H_
#define KG_EXTRACT_NLP_CHUNK_CACHE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/nlp/special_cases.h"

namespace kg {

/// Remembers how chunks of text were split. When full it forgets everything and starts again, so
/// its memory is bounded (about 4 MB). Not thread-safe.
class ChunkCache {
 public:
  ChunkCache();

  /// The pieces stored for `chunk`; empty if there are none. Valid until the next `store`.
  /// REQUIRES: hash is that of `chunk` by any one function, the same as for `store`.
  std::span<const ChunkPiece> find(std::string_view chunk, std::uint64_t hash) const;

  /// Remembers the pieces of `chunk`, unless they are too many or the chunk is too long.
  void store(std::string_view chunk, std::uint64_t hash, std::span<const ChunkPiece> pieces);

 private:
  static constexpr std::size_t kSlots = 1 << 15;
  static constexpr std::size_t kMaxEntries = kSlots / 2;
  static constexpr std::size_t kMaxPieces = 32 * 1024;  // of all chunks together
  static constexpr std::size_t kMaxChunkBytes = 64;
  static constexpr std::size_t kMaxPiecesOfChunk = 16;

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;   // offset in texts_
    std::uint32_t first = 0;  // index in pieces_
    std::uint16_t size = 0;   // bytes; 0 = free
    std::uint16_t count = 0;  // pieces
  };

  void clear();

  std::vector<Slot> slots_;  // open addressing
  std::string texts_;
  std::vector<ChunkPiece> pieces_;
  std::size_t entries_ = 0;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_CHUNK_CACHE_H_
