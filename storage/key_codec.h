#ifndef KG_STORAGE_KEY_CODEC_H_
#define KG_STORAGE_KEY_CODEC_H_
// The bytes of keys. Integers are big-endian, so that byte order is numeric order.
//
//   id8, doc8, edge8   u64, from 1
//   rel4               u32: relation number << 8 | polarity << 4 | modality
//   time8              i64 seconds since 1970 UTC with the sign bit flipped; all zero = no time
//
//   default   'F' | 'N' | 'D' | 'S'                          format, next node and document, counts
//             ('R' | 'L' | 'Q' | 'X') number4                dictionary: number -> word
//             ('r' | 'l' | 'q' | 'x') word                   dictionary: word -> number
//   node      id8
//   ekey      'E' hash16 | 'U' hash16 | 'D' sha256           entity, source, content of a document
//   name      normalised-name 00 id8
//   label     number2 id8
//   out       subject8 rel4 object8 time8 parallel4          (the edge key)
//   in        object8 rel4 subject8 time8 parallel4
//   prov      edge-key32 doc8 sentence4 ordinal2
//   docedge   doc8 sentence4 ordinal2
//   docnode   doc8 id8
//   doc       doc8
//   text      doc8 sentence4
//   term      term 00 id8                                    a term has no byte 00
//   nodeterm  id8
//   nodedoc   id8 doc8
//   pending   'D' doc8 | 'T' term                            news of a document; one term
//   actor     node8
//   member    actor8 node8
//   decision  number8
//   etime     time8 rel4 subject8 object8 parallel4          edges with a time
//   docdate   time8 doc8                                     documents with a date
//   tok       word 00 id8
//
// Decoders give Corruption for anything that the encoders cannot have written.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "storage/records.h"

namespace kg {

inline constexpr std::string_view kFormatKey = "F";
inline constexpr std::string_view kNextNodeKey = "N";
inline constexpr std::string_view kNextDocumentKey = "D";
inline constexpr std::string_view kCountsKey = "S";

/// Words with numbers; the letter of number -> word. word -> number has the lower-case letter.
enum class Dictionary : char { Relation = 'R', Label = 'L', Rule = 'Q', Extractor = 'X' };

/// Relation numbers have 24 bits.
inline constexpr std::uint32_t kMaxRelation = (1U << 24) - 1;
/// Longer names and words are cut for keys, at a code point.
inline constexpr std::size_t kMaxWordBytes = 1024;

/// The longest beginning of `text` of at most kMaxWordBytes that does not cut a code point.
std::string_view clip_word(std::string_view text);

std::string number_key(Dictionary dictionary, std::uint32_t number);
std::string word_key(Dictionary dictionary, std::string_view word);

std::string id_key(std::uint64_t id);  ///< of node, nodeterm, doc, actor and decision
/// `hash` may be the first bytes of one: then the result begins the keys of all such entities.
std::string entity_key(std::string_view hash);
std::string entity_key(const Hash128& hash);
std::string source_key(std::string_view source);
std::string content_key(const Sha256& sha256);
/// xxh3-128 (canonical form) of type name, '/', 'n' if named, 1F, key.
Hash128 entity_hash(EntityType type, bool named, std::string_view key);

/// `name` must be normalised.
std::string name_prefix(std::string_view name);  ///< name 00
std::string name_key(std::string_view name, EntityId id);
std::string label_key(std::uint16_t label, EntityId id);
std::string out_key(const EdgeKey& edge);
std::string in_key(const EdgeKey& edge);
std::string prov_key(const EdgeKey& edge, DocumentId document, std::uint32_t sentence,
                     std::uint16_t ordinal);
std::string docedge_key(DocumentId document, std::uint32_t sentence, std::uint16_t ordinal);
std::string docnode_key(DocumentId document, EntityId entity);
std::string text_key(DocumentId document, std::uint32_t sentence);
std::string term_key(std::string_view term, EntityId id);
std::string nodedoc_key(EntityId id, DocumentId document);
inline constexpr std::string_view kPendingDocuments = "D", kPendingTerms = "T";
std::string pending_document_key(DocumentId document);
std::string pending_term_key(std::string_view term);
std::string member_key(EntityId actor, EntityId node);
/// REQUIRES: the edge has a time.
std::string etime_key(const EdgeKey& edge);
/// `begin` is seconds since 1970 UTC.
std::string docdate_key(std::int64_t begin, DocumentId document);
/// What the keys of all rows of `etime` and `docdate` from `begin` on are not smaller than.
std::string time_key(std::int64_t begin);
/// `word` is one of split_words.
std::string tok_prefix(std::string_view word);  ///< word 00
std::string tok_key(std::string_view word, EntityId id);
/// What the keys of all edges begin with that are like `edge` but for time and parallel number.
std::string edges_prefix(const EdgeKey& edge);

/// Whether `term` may stand in keys: 1 to kMaxWordBytes bytes, none of them 00.
bool is_term(std::string_view term);

struct NameKey {
  std::string name;
  EntityId id;
};
struct LabelKey {
  std::uint16_t label = 0;
  EntityId id;
};
struct ProvKey {
  EdgeKey edge;
  DocumentId document;
  std::uint32_t sentence = 0;
  std::uint16_t ordinal = 0;
};
struct DocedgeKey {
  DocumentId document;
  std::uint32_t sentence = 0;
  std::uint16_t ordinal = 0;
};
struct DocnodeKey {
  DocumentId document;
  EntityId entity;
};
struct TextKey {
  DocumentId document;
  std::uint32_t sentence = 0;
};
struct TermKey {
  std::string term;
  EntityId id;
};
struct PendingKey {
  DocumentId document;  // none where it is a term
  std::string term;
};
struct MemberKey {
  EntityId actor, node;
};

struct DocdateKey {
  std::int64_t begin = 0;
  DocumentId document;
};
struct TokKey {
  std::string word;
  EntityId id;
};

Result<std::uint64_t> decode_id_key(std::string_view key);
Result<Sha256> decode_content_key(std::string_view key);
Result<NameKey> decode_name_key(std::string_view key);
Result<LabelKey> decode_label_key(std::string_view key);
Result<EdgeKey> decode_out_key(std::string_view key);
Result<EdgeKey> decode_in_key(std::string_view key);
Result<ProvKey> decode_prov_key(std::string_view key);
Result<DocedgeKey> decode_docedge_key(std::string_view key);
Result<DocnodeKey> decode_docnode_key(std::string_view key);
Result<TextKey> decode_text_key(std::string_view key);
Result<TermKey> decode_term_key(std::string_view key);
Result<DocnodeKey> decode_nodedoc_key(std::string_view key);
Result<PendingKey> decode_pending_key(std::string_view key);
Result<MemberKey> decode_member_key(std::string_view key);
Result<EdgeKey> decode_etime_key(std::string_view key);
Result<DocdateKey> decode_docdate_key(std::string_view key);
Result<TokKey> decode_tok_key(std::string_view key);

}  // namespace kg

#endif  // KG_STORAGE_KEY_CODEC_H_
