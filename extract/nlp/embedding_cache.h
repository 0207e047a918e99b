#ifndef KG_EXTRACT_NLP_EMBEDDING_CACHE_H_
#define KG_EXTRACT_NLP_EMBEDDING_CACHE_H_

#include <cstdint>
#include <vector>

#include "extract/nlp/kernels.h"
#include "extract/nlp/tok2vec.h"

namespace kg {

/// Remembers the mixed embeddings of recent words. They depend on a token's orth (which decides its
/// prefix, suffix, shape and word vector), its norm (tokenizer exceptions override it) and, if the
/// pipeline reads it, whether a space follows. Two-way set-associative: an entry gives way to the
/// next that falls into its set.
/// Words that are not there yet are collected and computed together; `waiting` chains the rows of
/// a text that wait for the same word.
class Tok2Vec::Cache {
 public:
  static constexpr std::size_t kSets = 1 << 14;
  static constexpr std::size_t kWays = 2;
  static constexpr std::size_t kBatch = 64;  // words computed together, rows convolved together
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Key {
    StringId orth = 0, norm = 0;
    bool space = false;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    Key key;
    bool used = false;
    std::uint32_t pending = kNone;  // index in `missing` while its vector is not there yet
  };
  struct Missing {
    std::uint32_t slot;               // where its vector goes, unless the slot was taken since
    std::vector<std::uint64_t> rows;  // rows of the text that wait for it
  };

  Cache(std::size_t width, std::size_t mixer_inputs)
      : slots(kSets * kWays),
        recent(kSets),
        vectors(kSets * kWays * width),
        missing(kBatch),
        mixer_input(kBatch * mixer_inputs),
        block{FloatBuffer(kBatch * width), FloatBuffer(kBatch * width)} {}

  /// The slot that holds `key`, or the one that it may take (its `used` and `key` say which).
  std::uint32_t slot_of(const Key& key) {
    const std::uint64_t mixed =
        (key.orth ^ (key.norm * 0x9E3779B97F4A7C15U) ^ (key.space ? 0x5BD1E995U : 0U)) *
        0xD6E8FEB86659FD93U;
    const auto set = static_cast<std::uint32_t>(mixed >> (64 - 14));
    const std::uint32_t first = set * kWays;
    for (std::uint32_t way = 0; way < kWays; ++way) {
      if (slots[first + way].used && slots[first + way].key == key) {
        recent[set] = static_cast<std::uint8_t>(way);
        return first + way;
      }
    }
    const std::uint32_t oldest = 1U - recent[set];
    recent[set] = static_cast<std::uint8_t>(oldest);
    return first + oldest;
  }

  std::vector<Slot> slots;
  std::vector<std::uint8_t> recent;  // the way of each set that was used last
  FloatBuffer vectors;               // one row per slot
  std::vector<Missing> missing;
  std::size_t missing_count = 0;
  FloatBuffer mixer_input;
  FloatBuffer block[2];  // results of two neighbouring blocks of rows
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_EMBEDDING_CACHE_H_
