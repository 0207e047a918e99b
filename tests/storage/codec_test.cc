#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <tuple>

#include "core/unicode.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg::testing {
namespace {

std::string hex(std::string_view bytes) {
  return fmt::format("{:02x}",
                     fmt::join(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), ""));
}

EdgeKey an_edge(std::uint64_t subject, std::uint32_t relation, std::uint64_t object) {
  return {
      .subject = EntityId(subject), .relation = RelationId(relation), .object = EntityId(object)};
}

ProvValue lasting(std::uint64_t seconds) {
  ProvValue evidence;
  evidence.duration = seconds;
  return evidence;
}

// ---- the bytes as documented --------------------------------------------------------------------

TEST(KeyCodec, WritesTheDocumentedBytes) {
  EdgeKey edge = an_edge(1, 2, 3);
  edge.polarity = Polarity::Negative;
  edge.modality = Modality::Questioned;
  const std::string no_time = "0000000000000000", parallel = "00000000";
  const std::string out =
      "0000000000000001"
      "00000218"
      "0000000000000003" +
      no_time + parallel;
  EXPECT_EQ(hex(out_key(edge)), out);
  EXPECT_EQ(hex(in_key(edge)),
            "0000000000000003"
            "00000218"
            "0000000000000001" +
                no_time + parallel);
  EXPECT_EQ(hex(prov_key(edge, DocumentId(5), 6, 7)), out +
                                                          "0000000000000005"
                                                          "00000006"
                                                          "0007");
  EXPECT_EQ(hex(docedge_key(DocumentId(5), 6, 7)), "0000000000000005000000060007");
  EXPECT_EQ(hex(docnode_key(DocumentId(5), EntityId(6))), "00000000000000050000000000000006");
  EXPECT_EQ(hex(text_key(DocumentId(5), 6)), "000000000000000500000006");
  EXPECT_EQ(hex(name_key("ab", EntityId(1))), "6162000000000000000001");
  EXPECT_EQ(hex(label_key(2, EntityId(1))), "00020000000000000001");
  EXPECT_EQ(hex(number_key(Dictionary::Relation, 258)), "5200000102");
  EXPECT_EQ(word_key(Dictionary::Relation, "push toward"), "rpush toward");
  EXPECT_EQ(hex(id_key(0x0102030405060708)), "0102030405060708");
  EXPECT_EQ(hex(term_key("ab", EntityId(1))), "6162000000000000000001");
  EXPECT_EQ(hex(pending_document_key(DocumentId(1))), "440000000000000001");
  EXPECT_EQ(hex(pending_term_key("ab")), "546162");
  EXPECT_EQ(hex(nodedoc_key(EntityId(5), DocumentId(6))), "00000000000000050000000000000006");
  EXPECT_EQ(hex(member_key(EntityId(5), EntityId(6))), "00000000000000050000000000000006");
  edge.start = 1;
  edge.parallel = 4;
  EXPECT_EQ(hex(etime_key(edge)),
            "8000000000000001"
            "00000218"
            "0000000000000001"
            "0000000000000003"
            "00000004");
  EXPECT_EQ(hex(docdate_key(-1, DocumentId(5))), "7fffffffffffffff0000000000000005");
  EXPECT_EQ(hex(tok_key("ab", EntityId(1))), "6162000000000000000001");
  EXPECT_EQ(hex(edges_prefix(edge)), out.substr(0, 40));
}

TEST(KeyCodec, HashesOfIdentityNeverChange) {
  EXPECT_EQ(hex(entity_key(entity_hash(EntityType::Person, true, "ann"))),
            hex("E") + "5a4253f5f46ac164250ccd7ae86f1e60");
  EXPECT_EQ(hex(source_key("https://example.org/a")),
            hex("U") + "932885c98e32c8621dbdb3fea27b4ce1");
}

TEST(ValueCodec, WritesTheDocumentedBytes) {
  EXPECT_EQ(hex(encode_number(7)), "0000000000000007");
  EXPECT_EQ(hex(encode_nodeterm({{"a", 1}, {"b", 300}})),
            "010201610101"
            "62ac02");
  EXPECT_EQ(hex(encode_out({.evidence = 2, .duration = 1, .number = 3, .confidence = 0.5F})),
            "010201033f000000");
  EXPECT_EQ(hex(encode_prov({.subject = {0, 3},
                             .relation = {5, 9},
                             .object = {},
                             .confidence = 1.0F,
                             .extractor = 1,
                             .rule = 2,
                             .claimant = "Al"})),
            "01"
            "0003"
            "0504"
            "0000"
            "3f800000"
            "01"
            "02"
            "02416c");
  const NodeValue node{.named = true,
                       .hash = {},
                       .labels = {1},
                       .key = "al",
                       .documents = 2,
                       .names = {{2, {{"AL", 1}, {"Al", 2}}}, {1, {{"B", 1}}}}};
  EXPECT_EQ(hex(encode_node(node)), "0101" + std::string(32, '0') +
                                        "01"
                                        "0001"
                                        "02616c"
                                        "02"
                                        "02"
                                        "02"
                                        "02"
                                        "02414c01"
                                        "02416c02"
                                        "01"
                                        "01"
                                        "014201");
  EXPECT_EQ(hex(encode_docnode({{"Al"}, {{"t", 300}}})),
            "01"
            "01"
            "02416c"
            "01"
            "0174ac02");
  EXPECT_EQ(hex(encode_decision({.kind = DecisionKind::Undo,
                                 .a = {.label = 1, .named = true, .key = "al", .name = "Al"},
                                 .b = {.label = 2, .named = false, .key = "b", .name = ""},
                                 .undoes = 3,
                                 .made = -1,
                                 .note = "n"})),
            "01"
            "02"
            "0101"
            "02616c"
            "02416c"
            "0200"
            "0162"
            "00"
            "03"
            "01"
            "016e");
  EXPECT_EQ(hex(encode_prov(lasting(300))),
            "01"
            "000000000000"
            "00000000"
            "000000"
            "ac02");
  EXPECT_EQ(hex(encode_etime(300)), "01ac02");
  EXPECT_EQ(hex(encode_text("hi")), "016869");
}

// ---- order --------------------------------------------------------------------------------------

TEST(KeyCodec, ByteOrderIsTheOrderOfTheParts) {
  std::vector<EdgeKey> edges;
  for (std::uint64_t subject : {1ULL, 255ULL, 256ULL, 1ULL << 40})
    for (std::uint32_t relation : {1U, 300U, kMaxRelation})
      for (Polarity polarity : {Polarity::Positive, Polarity::Negative})
        for (Modality modality : {Modality::Actual, Modality::Questioned})
          for (std::uint64_t object : {1ULL, 256ULL})
            for (std::int64_t start : {kNoTime, std::int64_t{-5}, std::int64_t{0}, std::int64_t{9}})
              edges.push_back({EntityId(subject), RelationId(relation), polarity, modality,
                               EntityId(object), start, 0});
  EXPECT_TRUE(std::ranges::is_sorted(edges, {}, out_key));
  for (const EdgeKey& edge : edges) {
    EXPECT_EQ(decode_out_key(out_key(edge)).value(), edge);
    EXPECT_EQ(decode_in_key(in_key(edge)).value(), edge);
  }
}

TEST(KeyCodec, AShorterNameComesBeforeAllThatBeginWithIt) {
  EXPECT_LT(name_key("ann", EntityId(~0ULL)), name_key("ann lee", EntityId(1)));
  EXPECT_LT(name_key("ann", EntityId(1)), name_key("ann", EntityId(2)));
}

TEST(KeyCodec, CutsLongWordsBetweenCodePoints) {
  const std::string shorter(kMaxWordBytes, 'x');
  EXPECT_EQ(clip_word(shorter), shorter);
  for (const char* character : {"é", "€", "😀"}) {
    for (std::size_t offset = 0; offset < 4; ++offset) {
      std::string word(kMaxWordBytes - offset, 'x');
      word += character;
      word += "tail";
      const std::string_view clipped = clip_word(word);
      EXPECT_LE(clipped.size(), kMaxWordBytes);
      EXPECT_GT(clipped.size(), kMaxWordBytes - 4);
      EXPECT_TRUE(is_valid_utf8(clipped)) << character << offset;
    }
  }
}

// ---- there and back -----------------------------------------------------------------------------

TEST(ValueCodec, GivesBackWhatWasWritten) {
  const NodeValue node{.named = true,
                       .hash = {1, 2, 3},
                       .labels = {1, 500},
                       .key =
                           "åsa\x1F"
                           "2",
                       .documents = ~0ULL,
                       .names = {{}, {~0ULL, {{"x", 1}, {"Å", ~0ULL}}}, {2, {{"y", 2}}}}};
  EXPECT_EQ(decode_node(encode_node(node)).value(), node);
  for (std::uint64_t duration : {std::uint64_t{0}, std::uint64_t{86'400}, ~std::uint64_t{0}}) {
    const OutValue out{.evidence = 1, .duration = duration, .number = 2, .confidence = 0.25F};
    EXPECT_EQ(decode_out(encode_out(out)).value(), out);
    EXPECT_EQ(decode_etime(encode_etime(duration)).value(), duration);
    const ProvValue evidence = lasting(duration);
    EXPECT_EQ(decode_prov(encode_prov(evidence)).value(), evidence);
  }
  const CountsValue counts{.next_edge = 9,
                           .counts = {1, 2, 3, 4, 5, 6, 7, 8},
                           .pending_documents = 9,
                           .pending_terms = 1,
                           .pending_from = 4,
                           .words = {6, 1, 2, 3}};
  EXPECT_EQ(decode_counts(encode_counts(counts)).value(), counts);
  const ProvValue prov{.subject = {4'000'000'000, 4'000'000'009},
                       .relation = {},
                       .object = {1, 2},
                       .confidence = 0.9F,
                       .extractor = 7,
                       .rule = 8,
                       .claimant = "Desk"};
  EXPECT_EQ(decode_prov(encode_prov(prov)).value(), prov);
  const StoreFormat format{.major = 1, .minor = 2, .flags = 3, .uuid = {4}, .created = 5};
  EXPECT_EQ(decode_format(encode_format(format)).value(), format);
  const DocumentUse use{{"b", "", std::string(2000, 'a')}, {{"s", 0}, {"t", 4'000'000'000}}};
  EXPECT_EQ(decode_docnode(encode_docnode(use)).value(), use);
  const DecisionValue decision{.kind = DecisionKind::Different,
                               .a = {.label = 65'535, .named = true, .key = "k", .name = "K"},
                               .made = std::numeric_limits<std::int64_t>::min(),
                               .note = "why"};
  EXPECT_EQ(decode_decision(encode_decision(decision)).value(), decision);
  EXPECT_EQ(decode_text(encode_text("")).value(), "");
  DocValue doc{.replaceable = true,
               .sha256 = {9},
               .metadata = {"n", "s", "p", "t", "d"},
               .sentences = 1,
               .facts = 2,
               .extractor = 3};
  EXPECT_EQ(encode_doc(decode_doc(encode_doc(doc)).value()), encode_doc(doc));
}

TEST(ValueCodec, KeepsConfidencesOfSixDecimals) {
  for (int millionths : {0, 1, 100'000, 333'333, 900'000, 999'999, 1'000'000}) {
    const double confidence = millionths / 1e6;
    EXPECT_EQ(confidence_of(static_cast<float>(confidence)), confidence);
  }
}

// ---- damage -------------------------------------------------------------------------------------

/// A decoder as "bytes that decode are the bytes that the encoder writes": gives the encoding of
/// what it read, or nothing if it refused with Corruption.
struct Codec {
  const char* name;
  std::string valid;
  std::function<std::optional<std::string>(std::string_view)> recode;
};

template <typename Decode, typename Encode>
Codec codec(const char* name, std::string valid, Decode decode, Encode encode) {
  return {name, std::move(valid), [=](std::string_view bytes) -> std::optional<std::string> {
            auto value = decode(bytes);
            if (value) return encode(*value);
            EXPECT_EQ(value.error().code, ErrorCode::Corruption);
            return std::nullopt;
          }};
}

std::string recode_pending(const PendingKey& key) {
  return key.document.value != 0 ? pending_document_key(key.document) : pending_term_key(key.term);
}

std::vector<Codec> all_codecs() {
  const EdgeKey edge = an_edge(1, 2, 3);
  EdgeKey timed = edge;
  timed.start = 1'700'000'000;
  timed.parallel = 7;
  const NodeValue node{
      .named = true,
      .hash = {1},
      .labels = {1, 2},
      .key = "ann lee",
      .documents = 3,
      .names = {{3, {{"ANN LEE", 1}, {"Ann Lee", 3}}}, {2, {{"Ann", 2}}}, {200, {{"Lee", 200}}}}};
  const DecisionValue decision{.kind = DecisionKind::Undo,
                               .a = {.label = 1, .named = true, .key = "ann", .name = "Ann"},
                               .b = {.label = 300, .named = false, .key = "bob", .name = "Bob"},
                               .undoes = 2,
                               .made = 1'700'000'000,
                               .note = "why"};
  const ProvValue prov{.subject = {1, 5},
                       .relation = {6, 300},
                       .object = {301, 305},
                       .confidence = 0.9F,
                       .extractor = 1,
                       .rule = 2,
                       .claimant = "Desk",
                       .duration = 300};
  const DocValue doc{.replaceable = true,
                     .sha256 = {9},
                     .metadata = {"n", "s", "p", "t", "d"},
                     .sentences = 1,
                     .facts = 200,
                     .extractor = 3};
  return {
      codec("id", id_key(9), decode_id_key, id_key),
      codec("name key", name_key("ann", EntityId(1)), decode_name_key,
            [](const NameKey& key) { return key.name + '\0' + id_key(key.id.value); }),
      codec("content key", content_key({1, 2}), decode_content_key, content_key),
      codec("label key", label_key(1, EntityId(2)), decode_label_key,
            [](const LabelKey& key) { return label_key(key.label, key.id); }),
      codec("out key", out_key(edge), decode_out_key, out_key),
      codec("in key", in_key(edge), decode_in_key, in_key),
      codec("prov key", prov_key(edge, DocumentId(4), 5, 6), decode_prov_key,
            [](const ProvKey& key) {
              return prov_key(key.edge, key.document, key.sentence, key.ordinal);
            }),
      codec("docedge key", docedge_key(DocumentId(4), 5, 6), decode_docedge_key,
            [](const DocedgeKey& key) {
              return docedge_key(key.document, key.sentence, key.ordinal);
            }),
      codec("docnode key", docnode_key(DocumentId(4), EntityId(5)), decode_docnode_key,
            [](const DocnodeKey& key) { return docnode_key(key.document, key.entity); }),
      codec("text key", text_key(DocumentId(4), 5), decode_text_key,
            [](const TextKey& key) { return text_key(key.document, key.sentence); }),
      codec("term key", term_key("surname lee", EntityId(1)), decode_term_key,
            [](const TermKey& key) { return term_key(key.term, key.id); }),
      codec("nodedoc key", nodedoc_key(EntityId(5), DocumentId(4)), decode_nodedoc_key,
            [](const DocnodeKey& key) { return nodedoc_key(key.entity, key.document); }),
      codec("pending document", pending_document_key(DocumentId(7)), decode_pending_key,
            recode_pending),
      codec("pending key", pending_term_key("surname lee"), decode_pending_key, recode_pending),
      codec("member key", member_key(EntityId(5), EntityId(6)), decode_member_key,
            [](const MemberKey& key) { return member_key(key.actor, key.node); }),
      codec("etime key", etime_key(timed), decode_etime_key, etime_key),
      codec("docdate key", docdate_key(-5, DocumentId(6)), decode_docdate_key,
            [](const DocdateKey& key) { return docdate_key(key.begin, key.document); }),
      codec("tok key", tok_key("lee", EntityId(1)), decode_tok_key,
            [](const TokKey& key) { return tok_key(key.word, key.id); }),
      codec("etime", encode_etime(300), decode_etime, encode_etime),
      codec("untimed prov", encode_prov({}), decode_prov, encode_prov),
      codec("format", encode_format({.major = 1, .minor = 0, .flags = 0, .uuid = {1}}),
            decode_format, encode_format),
      codec("number", encode_number(3), decode_number, encode_number),
      codec("word number", encode_word_number(3), decode_word_number, encode_word_number),
      codec("counts",
            encode_counts(
                {.next_edge = 900, .counts = {1, 2, 3, 4, 5, 6, 7, 8}, .pending_documents = 300}),
            decode_counts, encode_counts),
      codec("node", encode_node(node), decode_node, encode_node),
      codec("pending", encode_pending({"a", "b"}), decode_pending, encode_pending),
      codec("nodeterm", encode_nodeterm({{"a", 1}, {"b", 300}}), decode_nodeterm, encode_nodeterm),
      codec("out", encode_out({.evidence = 300, .duration = 300, .number = 5, .confidence = 0.5F}),
            decode_out, encode_out),
      codec("prov", encode_prov(prov), decode_prov, encode_prov),
      codec("docnode", encode_docnode({{"Lee", "Ann"}, {{"r judge", 1}, {"s lee", 300}}}),
            decode_docnode, encode_docnode),
      codec("decision", encode_decision(decision), decode_decision, encode_decision),
      codec("doc", encode_doc(doc), decode_doc, encode_doc),
      codec("text", encode_text("Ann met Bob."), decode_text,
            [](const std::string& text) { return encode_text(text); }),
  };
}

// Whatever the bytes: either refused, or exactly what the encoder writes for the value that was
// read.
void expect_sound(const Codec& codec, const std::string& bytes) {
  const std::optional<std::string> again = codec.recode(bytes);
  EXPECT_EQ(hex(again.value_or(bytes)), hex(bytes)) << codec.name;
}

TEST(Codecs, ReadBackTheirOwnBytes) {
  for (const Codec& codec : all_codecs())
    EXPECT_EQ(codec.recode(codec.valid), codec.valid) << codec.name;
}

TEST(Codecs, RefuseEveryCutAndEveryTail) {
  for (const Codec& codec : all_codecs()) {
    for (std::size_t size = 0; size < codec.valid.size(); ++size)
      expect_sound(codec, codec.valid.substr(0, size));
    expect_sound(codec, codec.valid + '\0');
    constexpr std::array<std::string_view, 4> kOpenEnded = {"text", "name key", "pending key",
                                                            "untimed prov"};
    const bool open_ended = std::ranges::find(kOpenEnded, codec.name) != kOpenEnded.end();
    EXPECT_EQ(codec.recode(codec.valid + 'x').has_value(), open_ended) << codec.name;
  }
}

TEST(Codecs, SurviveEveryFlippedBit) {
  for (const Codec& codec : all_codecs())
    for (std::size_t bit = 0; bit < codec.valid.size() * 8; ++bit) {
      std::string bytes = codec.valid;
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
      expect_sound(codec, bytes);
    }
}

TEST(Codecs, SurviveRandomBytesAndManyMutations) {
  std::mt19937 random(42);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (const Codec& codec : all_codecs())
    for (int round = 0; round < 20'000; ++round) {
      std::string bytes = round % 2 == 0 ? codec.valid : std::string(below(60), '\0');
      if (round % 2 == 1 && !bytes.empty()) bytes[0] = static_cast<char>(1);  // past the version
      for (std::size_t edits = below(6) + (round % 2 == 1 ? bytes.size() : 1); edits > 0; --edits) {
        if (bytes.empty()) break;
        const std::size_t place = below(bytes.size());
        if (place > 0 || round % 4 == 0) bytes[place] = static_cast<char>(random());
        if (below(8) == 0) bytes.erase(below(bytes.size()), 1 + below(4));
        if (below(8) == 0) bytes.insert(below(bytes.size() + 1), 1, static_cast<char>(random()));
      }
      expect_sound(codec, bytes);
    }
}

TEST(Codecs, RefuseAFlippedBitInTheFormatMark) {
  const std::string mark = encode_format({.major = 1, .minor = 0, .flags = 0, .uuid = {7}});
  for (std::size_t bit = 0; bit < mark.size() * 8; ++bit) {
    std::string bytes = mark;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(decode_format(bytes)) << bit;
  }
}

}  // namespace
}  // namespace kg::testing
