#include "storage/key_codec.h"

#include <xxhash.h>

#include <cctype>

#include "storage/bytes.h"

namespace kg {
namespace {

constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;

// The numbers of these enumerators are part of the format.
static_assert(static_cast<int>(Polarity::Positive) == 0);
static_assert(static_cast<int>(Polarity::Negative) == 1);
static_assert(static_cast<int>(Modality::Actual) == 0);
static_assert(static_cast<int>(Modality::Planned) == 1);
static_assert(static_cast<int>(Modality::Desired) == 2);
static_assert(static_cast<int>(Modality::Possible) == 3);
static_assert(static_cast<int>(Modality::Required) == 4);
static_assert(static_cast<int>(Modality::Conditional) == 5);
static_assert(static_cast<int>(Modality::Requested) == 6);
static_assert(static_cast<int>(Modality::Prevented) == 7);
static_assert(static_cast<int>(Modality::Questioned) == 8);
constexpr std::uint32_t kModalityCount = 9;

std::uint32_t relation_bits(const EdgeKey& edge) {
  return edge.relation.value << 8 | static_cast<std::uint32_t>(edge.polarity) << 4 |
         static_cast<std::uint32_t>(edge.modality);
}

void read_relation(ByteReader& in, EdgeKey& edge) {
  const auto bits = in.big_endian<std::uint32_t>();
  const std::uint32_t polarity = bits >> 4 & 0xF;
  const std::uint32_t modality = bits & 0xF;
  in.require(bits >> 8 != 0 && polarity <= 1 && modality < kModalityCount);
  edge.relation = RelationId(bits >> 8);
  edge.polarity = polarity == 1 ? Polarity::Negative : Polarity::Positive;
  edge.modality = in.ok() ? static_cast<Modality>(modality) : Modality::Actual;
}

std::uint64_t read_id(ByteReader& in) {
  const auto id = in.big_endian<std::uint64_t>();
  in.require(id != 0);
  return id;
}

std::uint64_t time_bits(std::int64_t time) { return static_cast<std::uint64_t>(time) ^ kSignBit; }

std::int64_t read_time(ByteReader& in) {
  return static_cast<std::int64_t>(in.big_endian<std::uint64_t>() ^ kSignBit);
}

void write_edge(ByteWriter& out, const EdgeKey& edge, std::uint64_t near, std::uint64_t far) {
  out.big_endian(near).big_endian(relation_bits(edge)).big_endian(far);
  out.big_endian(time_bits(edge.start)).big_endian(edge.parallel);
}

EdgeKey read_edge(ByteReader& in, bool reverse) {
  EdgeKey edge;
  const EntityId near(read_id(in));
  read_relation(in, edge);
  const EntityId far(read_id(in));
  edge.subject = reverse ? far : near;
  edge.object = reverse ? near : far;
  edge.start = read_time(in);
  edge.parallel = in.big_endian<std::uint32_t>();
  return edge;
}

template <typename Key>
Result<Key> finish(const ByteReader& in, Key key, const char* column) {
  if (in.done()) return key;
  return failure(ErrorCode::Corruption, std::string("malformed key in column ") + column);
}

Hash128 hash128(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  Hash128 hash;
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] = canonical.digest[i];
  return hash;
}

}  // namespace

std::string_view clip_word(std::string_view text) {
  if (text.size() <= kMaxWordBytes) return text;
  std::size_t end = kMaxWordBytes;
  // A UTF-8 continuation byte is 10xxxxxx; a code point has at most three of them.
  for (int i = 0; i < 3 && (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80; ++i) --end;
  return text.substr(0, end);
}

std::string number_key(Dictionary dictionary, std::uint32_t number) {
  return ByteWriter()
      .raw({reinterpret_cast<const char*>(&dictionary), 1})
      .big_endian(number)
      .take();
}

std::string word_key(Dictionary dictionary, std::string_view word) {
  const auto letter = static_cast<char>(static_cast<char>(dictionary) + ('a' - 'A'));
  return ByteWriter().raw({&letter, 1}).raw(word).take();
}

std::string id_key(std::uint64_t id) { return ByteWriter().big_endian(id).take(); }

std::string entity_key(std::string_view hash) { return ByteWriter().raw("E").raw(hash).take(); }

std::string entity_key(const Hash128& hash) { return ByteWriter().raw("E").raw(hash).take(); }

std::string source_key(std::string_view source) {
  return ByteWriter().raw("U").raw(hash128(source)).take();
}

std::string content_key(const Sha256& sha256) { return ByteWriter().raw("D").raw(sha256).take(); }

Hash128 entity_hash(EntityType type, bool named, std::string_view key) {
  std::string identity(to_string(type));
  identity += named ? "/n\x1F" : "/\x1F";
  identity += key;
  return hash128(identity);
}

std::string name_prefix(std::string_view name) {
  std::string key(clip_word(name));
  key.push_back('\0');
  return key;
}

std::string name_key(std::string_view name, EntityId id) {
  return name_prefix(name) + id_key(id.value);
}

std::string label_key(std::uint16_t label, EntityId id) {
  return ByteWriter().big_endian(label).big_endian(id.value).take();
}

std::string out_key(const EdgeKey& edge) {
  ByteWriter out;
  write_edge(out, edge, edge.subject.value, edge.object.value);
  return out.take();
}

std::string in_key(const EdgeKey& edge) {
  ByteWriter out;
  write_edge(out, edge, edge.object.value, edge.subject.value);
  return out.take();
}

std::string prov_key(const EdgeKey& edge, DocumentId document, std::uint32_t sentence,
                     std::uint16_t ordinal) {
  return out_key(edge) + docedge_key(document, sentence, ordinal);
}

std::string docedge_key(DocumentId document, std::uint32_t sentence, std::uint16_t ordinal) {
  return ByteWriter().big_endian(document.value).big_endian(sentence).big_endian(ordinal).take();
}

std::string docnode_key(DocumentId document, EntityId entity) {
  return ByteWriter().big_endian(document.value).big_endian(entity.value).take();
}

std::string text_key(DocumentId document, std::uint32_t sentence) {
  return ByteWriter().big_endian(document.value).big_endian(sentence).take();
}

std::string term_key(std::string_view term, EntityId id) {
  return ByteWriter().raw(term).big_endian(std::uint8_t{0}).big_endian(id.value).take();
}

std::string nodedoc_key(EntityId id, DocumentId document) {
  return ByteWriter().big_endian(id.value).big_endian(document.value).take();
}

std::string pending_document_key(DocumentId document) {
  return ByteWriter().raw("D").big_endian(document.value).take();
}

std::string pending_term_key(std::string_view term) {
  return ByteWriter().raw("T").raw(term).take();
}

std::string member_key(EntityId actor, EntityId node) {
  return ByteWriter().big_endian(actor.value).big_endian(node.value).take();
}

std::string etime_key(const EdgeKey& edge) {
  ByteWriter out;
  out.big_endian(time_bits(edge.start)).big_endian(relation_bits(edge));
  out.big_endian(edge.subject.value).big_endian(edge.object.value).big_endian(edge.parallel);
  return out.take();
}

std::string docdate_key(std::int64_t begin, DocumentId document) {
  return ByteWriter().big_endian(time_bits(begin)).big_endian(document.value).take();
}

std::string time_key(std::int64_t begin) {
  return ByteWriter().big_endian(time_bits(begin)).take();
}

std::string tok_prefix(std::string_view word) { return name_prefix(word); }

std::string tok_key(std::string_view word, EntityId id) { return name_key(word, id); }

std::string edges_prefix(const EdgeKey& edge) {
  ByteWriter out;
  out.big_endian(edge.subject.value).big_endian(relation_bits(edge));
  return out.big_endian(edge.object.value).take();
}

bool is_term(std::string_view term) {
  return !term.empty() && term.size() <= kMaxWordBytes && term.find('\0') == term.npos;
}

Result<std::uint64_t> decode_id_key(std::string_view key) {
  ByteReader in(key);
  const std::uint64_t id = read_id(in);
  return finish(in, id, "node or doc");
}

Result<Sha256> decode_content_key(std::string_view key) {
  ByteReader in(key);
  in.require(in.raw(1) == "D");
  const Sha256 sha256 = in.array<32>();
  return finish(in, sha256, "ekey");
}

Result<NameKey> decode_name_key(std::string_view key) {
  constexpr std::size_t kTail = 1 + sizeof(std::uint64_t);
  const std::size_t size = key.size() >= kTail ? key.size() - kTail : 0;
  ByteReader in(key);
  NameKey name;
  name.name = in.raw(size);
  in.require(size > 0 && size <= kMaxWordBytes && in.big_endian<std::uint8_t>() == 0);
  name.id = EntityId(read_id(in));
  return finish(in, name, "name");
}

Result<LabelKey> decode_label_key(std::string_view key) {
  ByteReader in(key);
  LabelKey label;
  label.label = in.big_endian<std::uint16_t>();
  label.id = EntityId(read_id(in));
  return finish(in, label, "label");
}

Result<EdgeKey> decode_out_key(std::string_view key) {
  ByteReader in(key);
  const EdgeKey edge = read_edge(in, false);
  return finish(in, edge, "out");
}

Result<EdgeKey> decode_in_key(std::string_view key) {
  ByteReader in(key);
  const EdgeKey edge = read_edge(in, true);
  return finish(in, edge, "in");
}

Result<ProvKey> decode_prov_key(std::string_view key) {
  ByteReader in(key);
  ProvKey prov;
  prov.edge = read_edge(in, false);
  prov.document = DocumentId(read_id(in));
  prov.sentence = in.big_endian<std::uint32_t>();
  prov.ordinal = in.big_endian<std::uint16_t>();
  return finish(in, prov, "prov");
}

Result<DocedgeKey> decode_docedge_key(std::string_view key) {
  ByteReader in(key);
  DocedgeKey place;
  place.document = DocumentId(read_id(in));
  place.sentence = in.big_endian<std::uint32_t>();
  place.ordinal = in.big_endian<std::uint16_t>();
  return finish(in, place, "docedge");
}

Result<DocnodeKey> decode_docnode_key(std::string_view key) {
  ByteReader in(key);
  DocnodeKey use;
  use.document = DocumentId(read_id(in));
  use.entity = EntityId(read_id(in));
  return finish(in, use, "docnode");
}

Result<TextKey> decode_text_key(std::string_view key) {
  ByteReader in(key);
  TextKey text;
  text.document = DocumentId(read_id(in));
  text.sentence = in.big_endian<std::uint32_t>();
  return finish(in, text, "text");
}

Result<TermKey> decode_term_key(std::string_view key) {
  constexpr std::size_t kTail = 1 + sizeof(std::uint64_t);
  ByteReader in(key);
  TermKey term;
  term.term = in.raw(key.size() >= kTail ? key.size() - kTail : 0);
  in.require(is_term(term.term) && in.big_endian<std::uint8_t>() == 0);
  term.id = EntityId(read_id(in));
  return finish(in, std::move(term), "term");
}

Result<DocnodeKey> decode_nodedoc_key(std::string_view key) {
  ByteReader in(key);
  DocnodeKey use;
  use.entity = EntityId(read_id(in));
  use.document = DocumentId(read_id(in));
  return finish(in, use, "nodedoc");
}

Result<PendingKey> decode_pending_key(std::string_view key) {
  ByteReader in(key);
  PendingKey pending;
  const std::string_view kind = in.raw(1);
  if (kind == "D") {
    pending.document = DocumentId(read_id(in));
  } else {
    pending.term = in.raw(in.left());
    in.require(kind == "T" && is_term(pending.term));
  }
  return finish(in, std::move(pending), "pending");
}

Result<MemberKey> decode_member_key(std::string_view key) {
  ByteReader in(key);
  MemberKey member;
  member.actor = EntityId(read_id(in));
  member.node = EntityId(read_id(in));
  in.require(member.actor <= member.node);  // the smallest is the actor
  return finish(in, member, "member");
}

Result<EdgeKey> decode_etime_key(std::string_view key) {
  ByteReader in(key);
  EdgeKey edge;
  edge.start = read_time(in);
  in.require(edge.start != kNoTime);
  read_relation(in, edge);
  edge.subject = EntityId(read_id(in));
  edge.object = EntityId(read_id(in));
  edge.parallel = in.big_endian<std::uint32_t>();
  return finish(in, edge, "etime");
}

Result<DocdateKey> decode_docdate_key(std::string_view key) {
  ByteReader in(key);
  DocdateKey date;
  date.begin = read_time(in);
  in.require(date.begin != kNoTime);
  date.document = DocumentId(read_id(in));
  return finish(in, date, "docdate");
}

Result<TokKey> decode_tok_key(std::string_view key) {
  constexpr std::size_t kTail = 1 + sizeof(std::uint64_t);
  ByteReader in(key);
  TokKey tok;
  tok.word = in.raw(key.size() >= kTail ? key.size() - kTail : 0);
  in.require(is_term(tok.word) && in.big_endian<std::uint8_t>() == 0);
  tok.id = EntityId(read_id(in));
  return finish(in, std::move(tok), "tok");
}

}  // namespace kg
