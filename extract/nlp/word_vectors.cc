#include "extract/nlp/word_vectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

tl::unexpected<Error> corrupt(const std::filesystem::path& path, std::string_view why) {
  return failure(ErrorCode::Corruption, fmt::format("model file '{}': {}", path.string(), why));
}

// Reads the unsigned integers and map headers of MessagePack one by one: the general reader would
// build 48 bytes of objects for each of the hundreds of thousands of entries.
class MapReader {
 public:
  explicit MapReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::uint64_t> map_size() {
    const auto head = byte();
    if (!head) return std::nullopt;
    if (*head >= 0x80 && *head <= 0x8F) return *head & 0x0FU;
    if (*head == 0xDE) return big_endian(2);
    if (*head == 0xDF) return big_endian(4);
    return std::nullopt;
  }

  std::optional<std::uint64_t> number() {
    const auto head = byte();
    if (!head) return std::nullopt;
    if (*head < 0x80) return *head;
    if (*head >= 0xCC && *head <= 0xCF) return big_endian(std::size_t{1} << (*head - 0xCC));
    return std::nullopt;
  }

  std::size_t left() const { return bytes_.size(); }

 private:
  std::optional<std::uint8_t> byte() {
    if (bytes_.empty()) return std::nullopt;
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }

  std::optional<std::uint64_t> big_endian(std::size_t size) {
    if (bytes_.size() < size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
      value = value << 8U | static_cast<std::uint8_t>(bytes_[i]);
    bytes_.remove_prefix(size);
    return value;
  }

  std::string_view bytes_;
};

constexpr std::size_t kNpyPreamble = 10;  // magic, version, length of the header
constexpr std::string_view kNpyMagic{"\x93NUMPY\x01\x00", 8};

// The two numbers of "'shape': (20000, 300)" in the header of an npy file.
std::optional<std::array<std::size_t, 2>> npy_shape(std::string_view header) {
  if (header.find("'descr': '<f4'") == header.npos ||
      header.find("'fortran_order': False") == header.npos)
    return std::nullopt;
  constexpr std::string_view kShape = "'shape': (";
  const std::size_t start = header.find(kShape);
  if (start == header.npos) return std::nullopt;
  std::array<std::size_t, 2> shape{};
  const char* at = header.data() + start + kShape.size();
  const char* end = header.data() + header.size();
  for (std::size_t& length : shape) {
    while (at < end && (*at == ' ' || *at == ',')) ++at;
    const auto [next, error] = std::from_chars(at, end, length);
    if (error != std::errc{}) return std::nullopt;
    at = next;
  }
  return at < end && *at == ')' ? std::optional(shape) : std::nullopt;
}

Status parse_table(const std::filesystem::path& path, std::string_view bytes,
                   WordVectors& vectors) {
  if (bytes.size() < kNpyPreamble || !bytes.starts_with(kNpyMagic))
    return corrupt(path, "not a numpy array of version 1");
  const std::size_t header_size =
      static_cast<std::uint8_t>(bytes[8]) + std::size_t{static_cast<std::uint8_t>(bytes[9])} * 256;
  if (bytes.size() < kNpyPreamble + header_size) return corrupt(path, "truncated header");
  const auto shape = npy_shape(bytes.substr(kNpyPreamble, header_size));
  if (!shape) return corrupt(path, "not a two-dimensional array of little-endian float32");
  const std::size_t size = bytes.size() - kNpyPreamble - header_size;
  const auto [rows, width] = *shape;
  const bool fits = rows == 0 ? size == 0
                              : width != 0 && size % sizeof(float) == 0 &&
                                    size / sizeof(float) % rows == 0 &&
                                    size / sizeof(float) / rows == width;
  if (!fits) return corrupt(path, "its size does not fit its shape");
  vectors.rows = rows;
  vectors.width = width;
  vectors.values.resize(size / sizeof(float));
  if (size > 0) std::memcpy(vectors.values.data(), bytes.data() + kNpyPreamble + header_size, size);
  return {};
}

Status check_mode(const std::filesystem::path& path) {
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (!json.is_object()) return corrupt(path, "not a JSON object");
  const auto mode = json.find("mode");
  if (mode == json.end() || *mode == "default") return {};
  return failure(
      ErrorCode::Unsupported,
      fmt::format("model file '{}': word vectors of mode {} are not supported", path.string(),
                  mode->dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)));
}

}  // namespace

Result<VectorRows> VectorRows::read(const std::filesystem::path& path, std::size_t row_count) {
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  MapReader reader(bytes);
  const auto count = reader.map_size();
  if (!count || *count > reader.left() / 2) return corrupt(path, "not a MessagePack map");
  VectorRows table;
  const std::size_t slots = std::bit_ceil(static_cast<std::size_t>(*count + *count / 2 + 1));
  table.keys_.resize(slots);
  table.rows_.resize(slots);
  // Entries go in by blocks, so that the slots of a block are on their way from memory together.
  constexpr std::uint64_t kBlock = 32;
  std::array<std::pair<std::uint64_t, std::uint32_t>, kBlock> block;
  for (std::uint64_t i = 0; i < *count; i += kBlock) {
    const std::uint64_t size = std::min(kBlock, *count - i);
    for (std::uint64_t k = 0; k < size; ++k) {
      const auto key = reader.number();
      const auto row = reader.number();
      if (!key || !row || *row >= row_count)
        return corrupt(path, fmt::format("entry {} is not a string id with its row", i + k));
      block[k] = {*key, static_cast<std::uint32_t>(*row)};
      table.prefetch(*key);
    }
    for (std::uint64_t k = 0; k < size; ++k) table.insert(block[k].first, block[k].second);
  }
  if (reader.left() > 0) return corrupt(path, "bytes behind the end of its map");
  return table;
}

void VectorRows::prefetch(std::uint64_t key) const {
  const std::size_t at = static_cast<std::size_t>(key) & (keys_.size() - 1);
  __builtin_prefetch(keys_.data() + at);
  __builtin_prefetch(rows_.data() + at);
}

std::size_t VectorRows::slot(std::uint64_t key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = static_cast<std::size_t>(key) & mask;
  while (rows_[at] != 0 && keys_[at] != key) at = (at + 1) & mask;
  return at;
}

void VectorRows::insert(std::uint64_t key, std::uint32_t row) {
  const std::size_t at = slot(key);
  if (rows_[at] == 0) ++size_;
  keys_[at] = key;
  rows_[at] = row + 1;
}

std::optional<std::uint32_t> VectorRows::find(std::uint64_t key) const {
  if (keys_.empty()) return std::nullopt;
  const std::size_t at = slot(key);
  if (rows_[at] == 0) return std::nullopt;
  return rows_[at] - 1;
}

Result<WordVectors> WordVectors::read(const std::filesystem::path& model_directory) {
  WordVectors vectors;
  const std::filesystem::path vocab = model_directory / "vocab";
  KG_TRY(check_mode(vocab / "vectors.cfg"));
  const auto bytes = read_model_file(vocab / "vectors");
  if (!bytes) return tl::unexpected(bytes.error());
  KG_TRY(parse_table(vocab / "vectors", *bytes, vectors));
  if (vectors.rows >= UINT32_MAX) return corrupt(vocab / "vectors", "too many rows");
  KG_ASSIGN(vectors.row_of, VectorRows::read(vocab / "key2row", vectors.rows));
  return vectors;
}

}  // namespace kg
