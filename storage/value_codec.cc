#include "storage/value_codec.h"

#include <xxhash.h>

#include <cmath>
#include <limits>

#include "storage/bytes.h"
#include "storage/key_codec.h"

namespace kg {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::string_view kMagic = "KGDB";
constexpr std::uint32_t kMaxOffset = std::numeric_limits<std::uint32_t>::max();

ByteWriter versioned() {
  ByteWriter out;
  out.big_endian(kVersion);
  return out;
}

ByteReader read_versioned(std::string_view value) {
  ByteReader in(value);
  in.require(in.big_endian<std::uint8_t>() == kVersion);
  return in;
}

template <typename Value>
Result<Value> finish(const ByteReader& in, Value value, const char* what) {
  if (in.done()) return value;
  return failure(ErrorCode::Corruption, std::string("malformed value: ") + what);
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

void write_strings(ByteWriter& out, const std::vector<std::string>& strings) {
  out.varint(strings.size());
  for (const std::string& string : strings) out.string(string);
}

std::vector<std::string> read_strings(ByteReader& in) {
  std::vector<std::string> strings;
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) strings.push_back(in.string());
  return strings;
}

std::uint64_t read_uses(ByteReader& in) {
  const std::uint64_t documents = in.varint();
  in.require(documents > 0);
  return documents;
}

SpellingGroup read_group(ByteReader& in) {
  SpellingGroup group{.documents = in.varint(), .spellings = {}};
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    Spelling spelling{.text = in.string()};
    spelling.documents = read_uses(in);
    in.require(spelling.documents <= group.documents);
    in.require(group.spellings.empty() || group.spellings.back().text < spelling.text);
    group.spellings.push_back(std::move(spelling));
  }
  in.require(group.spellings.empty() == (group.documents == 0));
  return group;
}

std::vector<SpellingGroup> read_spellings(ByteReader& in) {
  std::vector<SpellingGroup> groups;
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    groups.push_back(read_group(in));
    const std::size_t last = groups.size() - 1;
    in.require(last == 0 || groups[last].documents > 0);
    in.require(last < 2 || !in.ok() ||
               groups[last - 1].spellings.front().text < groups[last].spellings.front().text);
  }
  in.require(!groups.empty());
  return groups;
}

std::vector<StoredTerm> read_terms(ByteReader& in) {
  std::vector<StoredTerm> terms;
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    StoredTerm term{.term = in.string()};
    term.sentence = static_cast<std::uint32_t>(in.varint_to(kMaxOffset));
    in.require(is_term(term.term) && (terms.empty() || terms.back().term < term.term));
    terms.push_back(std::move(term));
  }
  return terms;
}

void write_decided(ByteWriter& out, const DecisionValue::Entity& entity) {
  out.varint(entity.label).big_endian(std::uint8_t{entity.named});
  out.string(entity.key).string(entity.name);
}

void write_span(ByteWriter& out, Span span) { out.varint(span.begin).varint(span.length()); }

Span read_span(ByteReader& in) {
  Span span;
  span.begin = static_cast<std::uint32_t>(in.varint_to(kMaxOffset));
  span.end = span.begin + static_cast<std::uint32_t>(in.varint_to(kMaxOffset - span.begin));
  return span;
}

float read_confidence(ByteReader& in) {
  const float confidence = in.float32();
  in.require(confidence >= 0 && confidence <= 1);  // false for NaN too
  return confidence;
}

bool read_flag(ByteReader& in) {
  const auto flags = in.big_endian<std::uint8_t>();
  in.require(flags <= 1);
  return flags == 1;
}

std::uint32_t read_word_number(ByteReader& in) {
  return static_cast<std::uint32_t>(in.varint_to(std::numeric_limits<std::uint32_t>::max()));
}

DecisionValue::Entity read_decided(ByteReader& in) {
  DecisionValue::Entity entity;
  entity.label = read_word_number(in);
  entity.named = read_flag(in);
  entity.key = in.string();
  entity.name = in.string();
  return entity;
}

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

}  // namespace

std::string encode_format(const StoreFormat& format) {
  ByteWriter out;
  out.raw(kMagic).big_endian(format.major).big_endian(format.minor).big_endian(format.flags);
  out.raw(format.uuid).big_endian(format.created);
  std::string bytes = out.take();
  return bytes + ByteWriter().big_endian(checksum(bytes)).take();
}

Result<StoreFormat> decode_format(std::string_view value) {
  ByteReader in(value);
  StoreFormat format;
  in.require(in.raw(kMagic.size()) == kMagic);
  format.major = in.big_endian<std::uint16_t>();
  format.minor = in.big_endian<std::uint16_t>();
  format.flags = in.big_endian<std::uint32_t>();
  format.uuid = in.array<16>();
  format.created = in.big_endian<std::uint64_t>();
  const std::string_view summed = value.substr(0, value.size() - in.left());
  in.require(in.big_endian<std::uint32_t>() == checksum(summed));
  return finish(in, format, "format");
}

std::string encode_number(std::uint64_t number) { return ByteWriter().big_endian(number).take(); }

Result<std::uint64_t> decode_number(std::string_view value) {
  ByteReader in(value);
  const auto number = in.big_endian<std::uint64_t>();
  in.require(number != 0);
  return finish(in, number, "number");
}

std::string encode_word_number(std::uint32_t number) {
  return ByteWriter().big_endian(number).take();
}

Result<std::uint32_t> decode_word_number(std::string_view value) {
  ByteReader in(value);
  const auto number = in.big_endian<std::uint32_t>();
  in.require(number != 0);
  return finish(in, number, "word number");
}

std::string encode_counts(const CountsValue& value) {
  ByteWriter out = versioned();
  const StoreCounts& counts = value.counts;
  out.varint(value.next_edge).varint(counts.entities).varint(counts.edges);
  out.varint(counts.evidence).varint(counts.documents).varint(counts.sentences);
  out.varint(counts.actors)
      .varint(counts.decisions)
      .varint(value.pending_documents)
      .varint(value.pending_terms)
      .varint(value.pending_from);
  for (std::uint32_t words : value.words) out.varint(words);
  return out.take();
}

Result<CountsValue> decode_counts(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  CountsValue value;
  StoreCounts& counts = value.counts;
  for (std::uint64_t* field :
       {&value.next_edge, &counts.entities, &counts.edges, &counts.evidence, &counts.documents,
        &counts.sentences, &counts.actors, &counts.decisions, &value.pending_documents,
        &value.pending_terms, &value.pending_from})
    *field = in.varint();
  for (std::uint32_t& words : value.words) words = read_word_number(in);
  counts.relations = value.words[0];
  return finish(in, value, "counts");
}

std::string encode_node(const NodeValue& value) {
  ByteWriter out = versioned();
  out.big_endian(std::uint8_t{value.named}).raw(value.hash).varint(value.labels.size());
  for (std::uint16_t label : value.labels) out.big_endian(label);
  out.string(value.key).varint(value.documents).varint(value.names.size());
  for (const SpellingGroup& group : value.names) {
    out.varint(group.documents).varint(group.spellings.size());
    for (const Spelling& spelling : group.spellings)
      out.string(spelling.text).varint(spelling.documents);
  }
  return out.take();
}

Result<NodeValue> decode_node(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  NodeValue value;
  value.named = read_flag(in);
  value.hash = in.array<16>();
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left)
    value.labels.push_back(in.big_endian<std::uint16_t>());
  value.key = in.string();
  value.documents = in.varint();
  value.names = read_spellings(in);
  return finish(in, std::move(value), "node");
}

std::string encode_nodeterm(const std::vector<TermUses>& terms) {
  ByteWriter out = versioned();
  out.varint(terms.size());
  for (const TermUses& term : terms) out.string(term.term).varint(term.documents);
  return out.take();
}

Result<std::vector<TermUses>> decode_nodeterm(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  std::vector<TermUses> terms;
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    TermUses term{.term = in.string()};
    term.documents = read_uses(in);
    in.require(is_term(term.term) && (terms.empty() || terms.back().term < term.term));
    terms.push_back(std::move(term));
  }
  in.require(!terms.empty());
  return finish(in, std::move(terms), "terms of an entity");
}

std::string encode_pending(const std::vector<std::string>& terms) {
  ByteWriter out = versioned();
  out.varint(terms.size());
  for (const std::string& term : terms) out.string(term);
  return out.take();
}

Result<std::vector<std::string>> decode_pending(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  std::vector<std::string> terms;
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    std::string term = in.string();
    in.require(is_term(term) && (terms.empty() || terms.back() < term));
    terms.push_back(std::move(term));
  }
  in.require(!terms.empty());
  return finish(in, std::move(terms), "pending terms");
}

std::string encode_out(const OutValue& value) {
  ByteWriter out = versioned();
  out.varint(value.evidence).varint(value.duration).varint(value.number);
  return out.float32(value.confidence).take();
}

Result<OutValue> decode_out(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  OutValue value;
  value.evidence = in.varint();
  value.duration = in.varint();
  value.number = in.varint();
  value.confidence = read_confidence(in);
  return finish(in, value, "edge");
}

std::string encode_etime(std::uint64_t duration) { return versioned().varint(duration).take(); }

Result<std::uint64_t> decode_etime(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  const std::uint64_t duration = in.varint();
  return finish(in, duration, "time of an edge");
}

std::string encode_prov(const ProvValue& value) {
  ByteWriter out = versioned();
  for (Span span : {value.subject, value.relation, value.object}) write_span(out, span);
  out.float32(value.confidence).varint(value.extractor).varint(value.rule);
  out.string(value.claimant);
  if (value.duration != 0) out.varint(value.duration);
  return out.take();
}

Result<ProvValue> decode_prov(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  ProvValue value;
  for (Span* span : {&value.subject, &value.relation, &value.object}) *span = read_span(in);
  value.confidence = read_confidence(in);
  value.extractor = read_word_number(in);
  value.rule = read_word_number(in);
  value.claimant = in.string();
  if (in.left() > 0) {
    value.duration = in.varint();
    in.require(value.duration != 0);
  }
  return finish(in, std::move(value), "evidence");
}

std::string encode_docnode(const DocumentUse& use) {
  ByteWriter out = versioned();
  write_strings(out, use.spellings);
  out.varint(use.terms.size());
  for (const StoredTerm& term : use.terms) out.string(term.term).varint(term.sentence);
  return out.take();
}

Result<DocumentUse> decode_docnode(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  DocumentUse use;
  use.spellings = read_strings(in);
  use.terms = read_terms(in);
  return finish(in, std::move(use), "an entity in a document");
}

std::string encode_doc(const DocValue& value) {
  ByteWriter out = versioned();
  out.big_endian(std::uint8_t{value.replaceable}).raw(value.sha256);
  const DocumentMetadata& about = value.metadata;
  for (const std::string* text :
       {&about.name, &about.source, &about.publisher, &about.title, &about.date})
    out.string(*text);
  return out.varint(value.sentences).varint(value.facts).varint(value.extractor).take();
}

Result<DocValue> decode_doc(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  DocValue value;
  value.replaceable = read_flag(in);
  value.sha256 = in.array<32>();
  DocumentMetadata& about = value.metadata;
  for (std::string* text :
       {&about.name, &about.source, &about.publisher, &about.title, &about.date})
    *text = in.string();
  value.sentences = in.varint();
  value.facts = in.varint();
  value.extractor = read_word_number(in);
  return finish(in, std::move(value), "document");
}

std::string encode_text(std::string_view sentence) { return versioned().raw(sentence).take(); }

Result<std::string> decode_text(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  std::string sentence(in.raw(in.left()));
  return finish(in, std::move(sentence), "sentence");
}

std::string encode_decision(const DecisionValue& value) {
  ByteWriter out = versioned();
  out.big_endian(static_cast<std::uint8_t>(value.kind));
  write_decided(out, value.a);
  write_decided(out, value.b);
  return out.varint(value.undoes).varint(zigzag(value.made)).string(value.note).take();
}

Result<DecisionValue> decode_decision(std::string_view bytes) {
  ByteReader in = read_versioned(bytes);
  DecisionValue value;
  const auto kind = in.big_endian<std::uint8_t>();
  in.require(kind <= static_cast<std::uint8_t>(DecisionKind::Undo));
  if (in.ok()) value.kind = static_cast<DecisionKind>(kind);
  value.a = read_decided(in);
  value.b = read_decided(in);
  value.undoes = in.varint();
  in.require((value.kind == DecisionKind::Undo) == (value.undoes != 0));
  value.made = unzigzag(in.varint());
  value.note = in.string();
  return finish(in, std::move(value), "decision");
}

double confidence_of(float stored) { return std::round(static_cast<double>(stored) * 1e6) / 1e6; }

}  // namespace kg
