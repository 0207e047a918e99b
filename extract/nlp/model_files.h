#ifndef KG_EXTRACT_NLP_MODEL_FILES_H_
#define KG_EXTRACT_NLP_MODEL_FILES_H_

#include <cstdint>
#include <filesystem>
#include <msgpack.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kg {

/// All bytes of the regular file `path`. NotFound if it does not exist, Io if it is no regular file
/// or cannot be read, Corruption if it is larger than 4 GiB (no file of a pipeline is).
Result<std::string> read_model_file(const std::filesystem::path& path);

/// The one MessagePack value that `bytes` holds. Strings, byte strings and extensions of the result
/// point into `bytes`, which must outlive it. `what` names the source in messages.
/// Corruption if the bytes are truncated, malformed, nested deeper than 32, declare more elements
/// than the bytes could hold, or are followed by more bytes.
Result<msgpack::object_handle> unpack(std::string_view bytes, std::string_view what);

/// The value under `key` (a str or a bin: both occur) of a map, null if `object` is no map or
/// lacks it. O(entries).
const msgpack::object* find(const msgpack::object& object, std::string_view key);

/// The characters of a str or bin; nothing (with a null data pointer) for any other type.
std::string_view text_of(const msgpack::object& object);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_MODEL_FILES_H_
