#include "extract/nlp/model_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace kg {
namespace {

constexpr std::uintmax_t kMaxFileSize = std::uintmax_t{4} << 30;
constexpr std::size_t kMaxDepth = 32;

// Every element takes at least one byte, so no honest size exceeds the number of bytes. This stops
// a forged header from reserving gigabytes.
msgpack::unpack_limit limits(std::size_t size) { return {size, size, size, size, size, kMaxDepth}; }

bool point_into_input(msgpack::type::object_type, std::size_t, void*) { return true; }

}  // namespace

Result<std::string> read_model_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    return failure(ErrorCode::NotFound, fmt::format("model file '{}' is missing", path.string()));
  if (!std::filesystem::is_regular_file(status))
    return failure(ErrorCode::Io, fmt::format("'{}' is not a regular file", path.string()));
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error)
    return failure(ErrorCode::Io,
                   fmt::format("cannot read '{}': {}", path.string(), error.message()));
  if (size > kMaxFileSize)
    return failure(ErrorCode::Corruption,
                   fmt::format("'{}' is too large for a file of a pipeline", path.string()));
  std::ifstream file(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!file || (size > 0 && !file.read(bytes.data(), static_cast<std::streamsize>(size))))
    return failure(ErrorCode::Io,
                   fmt::format("cannot read '{}': {}", path.string(), std::strerror(errno)));
  return bytes;
}

Result<msgpack::object_handle> unpack(std::string_view bytes, std::string_view what) {
  try {
    std::size_t used = 0;
    msgpack::object_handle value = msgpack::unpack(bytes.data(), bytes.size(), used,
                                                   point_into_input, nullptr, limits(bytes.size()));
    if (used == bytes.size()) return value;
    return failure(ErrorCode::Corruption,
                   fmt::format("{}: {} bytes behind the end of its MessagePack value", what,
                               bytes.size() - used));
  } catch (const std::exception& error) {
    return failure(ErrorCode::Corruption,
                   fmt::format("{}: truncated or not MessagePack ({})", what, error.what()));
  }
}

const msgpack::object* find(const msgpack::object& object, std::string_view key) {
  if (object.type != msgpack::type::MAP) return nullptr;
  for (std::uint32_t i = 0; i < object.via.map.size; ++i) {
    const msgpack::object_kv& entry = object.via.map.ptr[i];
    const std::string_view name = text_of(entry.key);
    if (name.data() != nullptr && name == key) return &entry.val;
  }
  return nullptr;
}

std::string_view text_of(const msgpack::object& object) {
  if (object.type == msgpack::type::STR) return {object.via.str.ptr, object.via.str.size};
  if (object.type == msgpack::type::BIN) return {object.via.bin.ptr, object.via.bin.size};
  return {};
}

}  // namespace kg
