#ifndef KG_STORAGE_VALUE_CODEC_H_
#define KG_STORAGE_VALUE_CODEC_H_
// The bytes of values. All but the bare numbers begin with a version byte, 01. `varint` is LEB128
// in its shortest form, `string` a varint length and bytes, integers with a width are big-endian,
// confidence is an IEEE 754 float32 in [0, 1], big-endian.
//
//   default F   'KGDB' major2 minor2 flags4 uuid16 created8 checksum4
//                    checksum: the low 32 bits of xxh3-64 of the bytes before
//           N D id8                                          bare number: next free id
//           S   01 next-edge entities edges evidence documents sentences words×4 (varints)
//                    words: number of words in the dictionaries R L Q X
//           RLQX / rlqx   string bytes / number4             bare
//   node    01 flags1 hash16 n label2×n name documents n alias×n
//                    flags: bit 0 named; n, documents: varints; name, alias: strings
//   ekey    id8                                              bare number
//   name    01 kind1 documents                               kind: 0 canonical, 1 alias
//   label   empty
//   out     01 evidence duration number confidence4          varint, zigzag varint (seconds),
//   varint in      empty prov    01 (begin length)×3 confidence4 extractor rule claimant
//                    spans of subject, relation, object in bytes of the sentence: varints;
//                    extractor, rule: varint dictionary numbers; claimant: string
//   docedge edge-key32                                       bare
//   docnode 01 n name×n                                      varint, strings
//   doc     01 flags1 sha256 name source publisher title date sentences facts extractor
//                    flags: bit 0 replaceable
//   text    01 sentence bytes
//
// Decoders give Corruption for anything that the encoders cannot have written, and never read or
// reserve more than the value has bytes.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/store.h"

namespace kg {

struct CountsValue {
  std::uint64_t next_edge = 1;
  StoreCounts counts;                    // but `relations`, which is words[0]
  std::array<std::uint32_t, 4> words{};  // sizes of the dictionaries R, L, Q, X

  bool operator==(const CountsValue&) const = default;
};

struct NodeValue {
  bool named = false;
  Hash128 hash{};  // entity_hash, to find the `ekey` row from here
  std::vector<std::uint16_t> labels;
  std::string name;
  std::uint64_t documents = 0;
  std::vector<std::string> aliases;

  bool operator==(const NodeValue&) const = default;
};

enum class NameKind : std::uint8_t { Canonical, Alias };

struct NameValue {
  NameKind kind = NameKind::Canonical;
  std::uint64_t documents = 0;

  bool operator==(const NameValue&) const = default;
};

struct OutValue {
  std::uint64_t evidence = 0;
  std::int64_t duration = 0;  // seconds from start to end
  std::uint64_t number = 0;
  float confidence = 0;

  bool operator==(const OutValue&) const = default;
};

struct ProvValue {
  Span subject, relation, object;
  float confidence = 0;
  std::uint32_t extractor = 0;
  std::uint32_t rule = 0;
  std::string claimant;

  bool operator==(const ProvValue&) const = default;
};

struct DocValue {
  bool replaceable = true;
  Sha256 sha256{};
  DocumentMetadata metadata;
  std::uint64_t sentences = 0;
  std::uint64_t facts = 0;
  std::uint32_t extractor = 0;
};

std::string encode_format(const StoreFormat& format);
std::string encode_number(std::uint64_t number);
std::string encode_word_number(std::uint32_t number);
std::string encode_counts(const CountsValue& value);
std::string encode_node(const NodeValue& value);
std::string encode_name(const NameValue& value);
std::string encode_out(const OutValue& value);
std::string encode_prov(const ProvValue& value);
std::string encode_docnode(const std::vector<std::string>& names);
std::string encode_doc(const DocValue& value);
std::string encode_text(std::string_view sentence);

/// Corruption also when the checksum is wrong. Any version is decoded.
Result<StoreFormat> decode_format(std::string_view value);
Result<std::uint64_t> decode_number(std::string_view value);  ///< never 0
Result<std::uint32_t> decode_word_number(std::string_view value);
Result<CountsValue> decode_counts(std::string_view value);
Result<NodeValue> decode_node(std::string_view value);
Result<NameValue> decode_name(std::string_view value);
Result<OutValue> decode_out(std::string_view value);
Result<ProvValue> decode_prov(std::string_view value);
Result<std::vector<std::string>> decode_docnode(std::string_view value);
Result<DocValue> decode_doc(std::string_view value);
Result<std::string> decode_text(std::string_view value);

/// Six decimals, so that 0.9 comes back as 0.9.
double confidence_of(float stored);

}  // namespace kg

#endif  // KG_STORAGE_VALUE_CODEC_H_
