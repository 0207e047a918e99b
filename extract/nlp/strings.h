#ifndef KG_EXTRACT_NLP_STRINGS_H_
#define KG_EXTRACT_NLP_STRINGS_H_

#include <cstdint>
#include <string_view>

namespace kg {

/// spaCy's 64-bit number of a string.
using StringId = std::uint64_t;

/// MurmurHash64A, reading little-endian words. Source: Austin Appleby's MurmurHash2, 64-bit version
/// for 64-bit platforms (public domain), which spaCy uses through its package murmurhash.
std::uint64_t murmur_hash_64a(std::string_view bytes, std::uint64_t seed);

/// The id of a string as spaCy stores it: 0 for "", the number of a reserved symbol ("DATE",
/// "mark", ...), else murmur_hash_64a(string, 1). Source: spacy/strings.pyx, 3.8.
StringId string_id(std::string_view string);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_STRINGS_H_
