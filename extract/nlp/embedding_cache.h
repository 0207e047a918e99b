#ifndef KG_EXTRACT_NLP_EMBEDDING_CACHE_H_
#define KG_EXTRACT_NLP_EMBEDDING_CACHE_H_

#include <cstdint>
#include <vector>

#include "extract/nlp/kernels.h"
#include "extract/nlp/tok2vec.h"

namespace kg {

/// Remembers what the networks make of recent words before they look at neighbours: the mixed
/// embedding and its parts in the first convolution. They depend on a token's orth (which decides
/// its prefix, suffix, shape and word vector), its norm (tokenizer exceptions override it) and, if
/// the pipeline reads it, whether a space follows. Two-way set-associative: an entry gives way to
/// the next that falls into its set, but not while the chunk of text in work uses it; what finds no
/// place then goes to spare entries, which are free again with the next chunk.
class Tok2Vec::Cache {
 public:
  static constexpr std::size_t kSetBits = 12;
  static constexpr std::size_t kWays = 2;
  static constexpr std::size_t kSlots = kWays << kSetBits;
  static constexpr std::size_t kBatch = 64;   // words computed together, rows convolved together
  static constexpr std::size_t kChunk = 256;  // rows whose words are held at a time
  static constexpr std::uint32_t kPad = UINT32_MAX;

  struct Key {
    StringId orth = 0, norm = 0;
    bool space = false;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    Key key;
    std::uint64_t chunk = 0;  // the last one that used it; 0 = never
  };

  Cache(std::size_t width, std::size_t mixer_inputs, std::size_t part_size)
      : entry_size(width + part_size),
        slots(kSlots),
        recent(std::size_t{1} << kSetBits),
        entries((kSlots + kChunk + 2) * entry_size),
        zeros(entry_size, 0.0F),
        words(kChunk + 2),
        missing(kBatch),
        mixer_input(kBatch * mixer_inputs),
        part_output(kBatch * part_size),
        block{FloatBuffer(kBatch * width), FloatBuffer(kBatch * width)} {}

  void begin_chunk() {
    ++chunk;
    spare_count = 0;
  }

  /// The entry for `key`; `known` tells whether it holds the word already. O(1).
  float* entry_of(const Key& key, bool& known) {
    const std::uint64_t mixed =
        (key.orth ^ (key.norm * 0x9E3779B97F4A7C15U) ^ (key.space ? 0x5BD1E995U : 0U)) *
        0xD6E8FEB86659FD93U;
    const std::size_t set = mixed >> (64 - kSetBits);
    for (std::size_t way = 0; way < kWays; ++way) {
      Slot& slot = slots[set * kWays + way];
      if (slot.chunk == 0 || slot.key != key) continue;
      known = true;
      return use(set, way);
    }
    known = false;
    for (const std::size_t way : {std::size_t{1} - recent[set], std::size_t{recent[set]}}) {
      Slot& slot = slots[set * kWays + way];
      if (slot.chunk == chunk) continue;
      slot.key = key;
      return use(set, way);
    }
    return entries.data() + (kSlots + spare_count++) * entry_size;
  }

  std::size_t entry_size;
  std::uint64_t chunk = 0;
  std::vector<Slot> slots;
  std::vector<std::uint8_t> recent;  // the way of each set that was used last
  FloatBuffer entries;               // [slot, then spare][embedding, then its parts]
  std::size_t spare_count = 0;
  FloatBuffer zeros;  // the entry of rows that are no words

  std::vector<std::uint32_t> row_tokens;  // token of each row, or kPad
  std::vector<const float*> words;        // entries of the rows of a chunk and of one on each side
  std::vector<float*> missing;            // entries to be computed
  std::size_t missing_count = 0;
  FloatBuffer mixer_input, part_output;
  FloatBuffer block[2];  // results of two neighbouring blocks of rows

 private:
  float* use(std::size_t set, std::size_t way) {
    slots[set * kWays + way].chunk = chunk;
    recent[set] = static_cast<std::uint8_t>(way);
    return entries.data() + (set * kWays + way) * entry_size;
  }
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_EMBEDDING_CACHE_H_
