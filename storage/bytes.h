#ifndef KG_STORAGE_BYTES_H_
#define KG_STORAGE_BYTES_H_
// Writing and reading of numbers and strings as bytes; the alphabet of the codecs.

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kg {

/// Appends to a string.
class ByteWriter {
 public:
  template <std::unsigned_integral Number>
  ByteWriter& big_endian(Number value) {
    for (std::size_t i = sizeof(Number); i-- > 0;)
      bytes_.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
    return *this;
  }
  /// Seven bits a byte, lowest first; the top bit says that more follow (LEB128).
  ByteWriter& varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>((value & 0x7F) | 0x80));
    bytes_.push_back(static_cast<char>(value));
    return *this;
  }
  /// IEEE 754, big-endian.
  ByteWriter& float32(float value) { return big_endian(std::bit_cast<std::uint32_t>(value)); }
  ByteWriter& raw(std::string_view bytes) {
    bytes_.append(bytes);
    return *this;
  }
  template <std::size_t N>
  ByteWriter& raw(const std::array<std::uint8_t, N>& bytes) {
    for (std::uint8_t byte : bytes) bytes_.push_back(static_cast<char>(byte));
    return *this;
  }
  /// varint length, bytes.
  ByteWriter& string(std::string_view text) { return varint(text.size()).raw(text); }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads from the front. After the first thing that does not fit, everything read is zero or empty
/// and ok() is false, so that a decoder checks once, at its end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <std::unsigned_integral Number>
  Number big_endian() {
    std::uint64_t value = 0;
    for (char byte : raw(sizeof(Number))) value = value << 8 | static_cast<std::uint8_t>(byte);
    return static_cast<Number>(value);
  }
  /// Only the shortest form is accepted, so that a value has one encoding.
  std::uint64_t varint();
  /// A varint that must not exceed `limit`.
  std::uint64_t varint_to(std::uint64_t limit);
  float float32() { return std::bit_cast<float>(big_endian<std::uint32_t>()); }
  std::string_view raw(std::size_t size);
  template <std::size_t N>
  std::array<std::uint8_t, N> array() {
    std::array<std::uint8_t, N> value{};
    std::string_view bytes = raw(N);
    for (std::size_t i = 0; i < bytes.size(); ++i) value[i] = static_cast<std::uint8_t>(bytes[i]);
    return value;
  }
  std::string string() { return std::string(raw(varint_to(rest_.size()))); }
  /// A count of things of at least one byte each: never more than there are bytes left, so that
  /// damaged bytes cannot ask for much memory.
  std::size_t count() { return varint_to(rest_.size()); }

  /// What `expected` is false for cannot have been written.
  void require(bool expected) { ok_ = ok_ && expected; }
  bool ok() const { return ok_; }
  /// All fitted and nothing is left over.
  bool done() const { return ok_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  void fail() {
    ok_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace kg

#endif  // KG_STORAGE_BYTES_H_
