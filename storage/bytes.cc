#include "storage/bytes.h"

namespace kg {

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    std::string_view one = raw(1);
    if (one.empty()) return 0;
    const auto byte = static_cast<std::uint8_t>(one[0]);
    const bool overflows = shift == 63 && byte > 1;
    const bool padded = shift > 0 && byte == 0;
    if (overflows || padded) break;
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

std::uint64_t ByteReader::varint_to(std::uint64_t limit) {
  const std::uint64_t value = varint();
  if (value <= limit) return value;
  fail();
  return 0;
}

std::string_view ByteReader::raw(std::size_t size) {
  if (size > rest_.size()) {
    fail();
    return {};
  }
  std::string_view bytes = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return bytes;
}

}  // namespace kg
