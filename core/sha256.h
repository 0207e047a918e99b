#ifndef KG_CORE_SHA256_H_
#define KG_CORE_SHA256_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kg {

using Sha256 = std::array<std::uint8_t, 32>;

/// The SHA-256 digest of `bytes` (FIPS 180-4).
Sha256 sha256(std::string_view bytes);

/// Lower-case hexadecimal, two digits a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);

}  // namespace kg

#endif  // KG_CORE_SHA256_H_
