#ifndef KG_STORAGE_VALUE_CODEC_H_
#define KG_STORAGE_VALUE_CODEC_H_
// The bytes of values. All but the bare numbers begin with a version byte, 01. `varint` is LEB128
// in its shortest form, `string` a varint length and bytes, integers with a width are big-endian,
// confidence is an IEEE 754 float32 in [0, 1], big-endian.
//
//   default F   'KGDB' major2 minor2 flags4 uuid16 created8 checksum4
//                    checksum: the low 32 bits of xxh3-64 of the bytes before
//           N D id8                                          bare number: next free id
//           S   01 next-edge entities edges evidence documents sentences actors decisions
//                    pending×3 words×4: varints; pending: documents and terms in that column, first
//                    document that may be there; words: number of
//                    words in the dictionaries R L Q X
//           RLQX / rlqx   string bytes / number4             bare
//   node    01 flags1 hash16 n label2×n key documents n (documents n (spelling documents)×n)×n
//                    flags: bit 0 named; n, documents: varints; key, spelling: strings. Spellings
//                    of one normal form stand together, by bytes, behind the number of documents
//                    that use any of them; first those of the key's form, even if there are none,
//                    then the others in the order of their first spellings
//   ekey    id8                                              bare number
//   name    empty; so label, term, nodedoc, member, docdate, tok, and pending T
//   out     01 evidence duration number confidence4
//                    evidence, duration, number: varints; duration in seconds, of an edge with a
//                    time: the longest of its evidence
//   in      empty
//   prov    01 (begin length)×3 confidence4 extractor rule claimant [duration]
//                    spans of subject, relation, object in bytes of the sentence: varints;
//                    extractor, rule: varint dictionary numbers; claimant: string; duration:
//                    varint seconds, absent if 0
//   docedge edge-key32                                       bare
//   docnode 01 n spelling×n n (term sentence)×n              strings, varints; by term
//   doc     01 flags1 sha256 name source publisher title date sentences facts extractor
//                    flags: bit 0 replaceable
//   text    01 sentence bytes
//   nodeterm 01 n (term documents)×n                         strings, varints; by term; n > 0
//   pending D 01 n term×n                                    strings, by bytes; n > 0
//   etime   01 duration                                      varint seconds, as in `out`
//   actor   id8                                              bare number
//   decision 01 kind1 (label flags1 key name)×2 undoes made note
//                    kind: 0 same, 1 different, 2 undo; label, undoes: varints; flags as of node;
//                    made: zigzag varint (seconds since 1970 UTC); key, name, note: strings
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
  StoreCounts counts;  // but `relations`, which is words[0]
  // Rows of the column `pending`, which nothing else tells, and the first document that may have
  // one: so that nobody passes the remains of those that were settled.
  std::uint64_t pending_documents = 0, pending_terms = 0, pending_from = 1;
  std::array<std::uint32_t, 4> words{};  // sizes of the dictionaries R, L, Q, X

  bool operator==(const CountsValue&) const = default;
};

struct Spelling {
  std::string text;
  std::uint64_t documents = 0;  // that use it

  bool operator==(const Spelling&) const = default;
};
struct SpellingGroup {              // of one normal form
  std::uint64_t documents = 0;      // that use any of them
  std::vector<Spelling> spellings;  // by bytes

  bool operator==(const SpellingGroup&) const = default;
};

struct NodeValue {
  bool named = false;
  Hash128 hash{};  // entity_hash, to find the `ekey` row from here
  std::vector<std::uint16_t> labels;
  std::string key;
  std::uint64_t documents = 0;
  std::vector<SpellingGroup> names = std::vector<SpellingGroup>(1);  // never none: node_names.h

  bool operator==(const NodeValue&) const = default;
};

struct OutValue {
  std::uint64_t evidence = 0;
  std::uint64_t duration = 0;  // seconds from start to end
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
  std::uint64_t duration = 0;  // seconds that this document gives the edge

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

struct TermUses {
  std::string term;
  std::uint64_t documents = 0;  // that attach it to the entity

  bool operator==(const TermUses&) const = default;
};

struct DecisionValue {
  struct Entity {
    std::uint32_t label = 0;
    bool named = false;
    std::string key;
    std::string name;

    bool operator==(const Entity&) const = default;
  };

  DecisionKind kind = DecisionKind::Same;
  Entity a = {}, b = {};
  std::uint64_t undoes = 0;
  std::int64_t made = 0;
  std::string note;

  bool operator==(const DecisionValue&) const = default;
};

std::string encode_format(const StoreFormat& format);
std::string encode_number(std::uint64_t number);
std::string encode_word_number(std::uint32_t number);
std::string encode_counts(const CountsValue& value);
std::string encode_node(const NodeValue& value);
std::string encode_nodeterm(const std::vector<TermUses>& terms);
/// By bytes, at least one.
std::string encode_pending(const std::vector<std::string>& terms);
std::string encode_out(const OutValue& value);
std::string encode_etime(std::uint64_t duration);
std::string encode_prov(const ProvValue& value);
std::string encode_docnode(const DocumentUse& use);
std::string encode_doc(const DocValue& value);
std::string encode_text(std::string_view sentence);
std::string encode_decision(const DecisionValue& value);

/// Corruption also when the checksum is wrong. Any version is decoded.
Result<StoreFormat> decode_format(std::string_view value);
Result<std::uint64_t> decode_number(std::string_view value);  ///< never 0
Result<std::uint32_t> decode_word_number(std::string_view value);
Result<CountsValue> decode_counts(std::string_view value);
Result<NodeValue> decode_node(std::string_view value);
Result<std::vector<TermUses>> decode_nodeterm(std::string_view value);
Result<OutValue> decode_out(std::string_view value);
Result<std::uint64_t> decode_etime(std::string_view value);
Result<ProvValue> decode_prov(std::string_view value);
Result<DocumentUse> decode_docnode(std::string_view value);
Result<std::vector<std::string>> decode_pending(std::string_view value);
Result<DocValue> decode_doc(std::string_view value);
Result<std::string> decode_text(std::string_view value);
Result<DecisionValue> decode_decision(std::string_view value);

/// Six decimals, so that 0.9 comes back as 0.9.
double confidence_of(float stored);

}  // namespace kg

#endif  // KG_STORAGE_VALUE_CODEC_H_
