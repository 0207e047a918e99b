#ifndef KG_EXTRACT_NLP_WORD_VECTORS_H_
#define KG_EXTRACT_NLP_WORD_VECTORS_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kg {

/// Which words have a vector: a flat hash table from 64-bit string ids to rows.
class VectorRows {
 public:
  /// Reads `vocab/key2row`: a MessagePack map from string ids to rows. Keys must be well mixed
  /// hashes or few. Corruption if malformed, or if a row is not below `row_count`.
  static Result<VectorRows> read(const std::filesystem::path& path, std::size_t row_count);

  /// The row of the word with that id.
  std::optional<std::uint32_t> find(std::uint64_t key) const;
  std::size_t size() const { return size_; }

 private:
  void prefetch(std::uint64_t key) const;
  void insert(std::uint64_t key, std::uint32_t row);
  std::size_t slot(std::uint64_t key) const;

  std::vector<std::uint64_t> keys_;  // a power of two of slots, linear probing
  std::vector<std::uint32_t> rows_;  // row + 1; 0 = the slot is free
  std::size_t size_ = 0;
};

/// The pretrained word vectors of a pipeline directory, before projection.
struct WordVectors {
  std::size_t rows = 0;
  std::size_t width = 0;
  std::vector<float> values;  ///< row-major
  VectorRows row_of;

  /// Reads `vocab/vectors` (npy, version 1, '<f4') and `vocab/key2row`. A pipeline without vectors
  /// has a table of 0 rows. NotFound, Io and Corruption as usual; Unsupported if the vectors are
  /// not a plain table (floret).
  static Result<WordVectors> read(const std::filesystem::path& model_directory);
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_WORD_VECTORS_H_
