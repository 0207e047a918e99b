#include "extract/nlp/chunk_cache.h"

#include <algorithm>

namespace kg {

ChunkCache::ChunkCache() : slots_(kSlots) {}

std::span<const ChunkPiece> ChunkCache::find(std::string_view chunk, std::uint64_t hash) const {
  for (std::size_t i = hash % kSlots; slots_[i].size != 0; i = (i + 1) % kSlots) {
    const Slot& slot = slots_[i];
    if (slot.hash == hash && std::string_view(texts_).substr(slot.text, slot.size) == chunk)
      return {pieces_.data() + slot.first, slot.count};
  }
  return {};
}

void ChunkCache::store(std::string_view chunk, std::uint64_t hash,
                       std::span<const ChunkPiece> pieces) {
  if (chunk.empty() || chunk.size() > kMaxChunkBytes || pieces.size() > kMaxPiecesOfChunk) return;
  if (entries_ == kMaxEntries || pieces_.size() + pieces.size() > kMaxPieces) clear();
  std::size_t i = hash % kSlots;
  while (slots_[i].size != 0) i = (i + 1) % kSlots;
  slots_[i] = {hash, static_cast<std::uint32_t>(texts_.size()),
               static_cast<std::uint32_t>(pieces_.size()), static_cast<std::uint16_t>(chunk.size()),
               static_cast<std::uint16_t>(pieces.size())};
  texts_ += chunk;
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  ++entries_;
}

void ChunkCache::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  pieces_.clear();
  entries_ = 0;
}

}  // namespace kg
