#include "storage/describe_key.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "storage/key_codec.h"

namespace kg {
namespace {

std::string hexadecimal(std::string_view key) {
  constexpr std::size_t kShown = 48;
  const std::string_view shown = key.substr(0, kShown);
  return fmt::format("the key {:02x}{}",
                     fmt::join(std::vector<std::uint8_t>(shown.begin(), shown.end()), ""),
                     key.size() > kShown ? "..." : "");
}

std::string edge_text(const EdgeKey& edge) {
  return fmt::format("the edge {} -> {} of relation {}", edge.subject.value, edge.object.value,
                     edge.relation.value);
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return byte >= ' ' && byte != 0x7f; });
}

// Of columns whose key is one number.
std::string numbered(const char* what, std::string_view key) {
  const Result<std::uint64_t> id = decode_id_key(key);
  return id ? fmt::format("{} {}", what, *id) : hexadecimal(key);
}

std::string in_default(std::string_view key) {
  if (key == kFormatKey) return "the format mark (F)";
  if (key == kNextNodeKey) return "the next number of an entity (N)";
  if (key == kNextDocumentKey) return "the next number of a document (D)";
  if (key == kCountsKey) return "the counters (S)";
  const bool word = !key.empty() && std::string_view("rlqx").find(key[0]) != std::string_view::npos;
  if (word && is_plain(key)) return fmt::format("the word '{}' ({})", key.substr(1), key[0]);
  return hexadecimal(key);
}

// `decoded` is a Result; `say` makes words of its value.
template <typename Decoded, typename Say>
std::string words(std::string_view key, const Decoded& decoded, const Say& say) {
  return decoded ? say(*decoded) : hexadecimal(key);
}

std::string evidence(std::string_view key) {
  return words(key, decode_prov_key(key), [](const ProvKey& place) {
    return fmt::format("evidence {} in sentence {} of document {} for {}", place.ordinal,
                       place.sentence, place.document.value, edge_text(place.edge));
  });
}

std::string mention(std::string_view key, const Result<DocnodeKey>& place) {
  return words(key, place, [](const DocnodeKey& one) {
    return fmt::format("entity {} in document {}", one.entity.value, one.document.value);
  });
}

std::string named(const char* what, std::string_view key, const std::string& text, EntityId id) {
  return is_plain(text) ? fmt::format("the {} '{}' of entity {}", what, text, id.value)
                        : hexadecimal(key);
}

}  // namespace

std::string describe_key(Column column, std::string_view key) {
  switch (column) {
    case Column::Default:
      return in_default(key);
    case Column::Node:
    case Column::Nodeterm:
    case Column::Actor:
      return numbered("entity", key);
    case Column::Doc:
      return numbered("document", key);
    case Column::Decision:
      return numbered("decision", key);
    case Column::Out:
      return words(key, decode_out_key(key), edge_text);
    case Column::In:
      return words(key, decode_in_key(key), edge_text);
    case Column::Prov:
      return evidence(key);
    case Column::Docnode:
      return mention(key, decode_docnode_key(key));
    case Column::Nodedoc:
      return mention(key, decode_nodedoc_key(key));
    case Column::Docedge:
      return words(key, decode_docedge_key(key), [](const DocedgeKey& place) {
        return fmt::format("evidence {} in sentence {} of document {}", place.ordinal,
                           place.sentence, place.document.value);
      });
    case Column::Text:
      return words(key, decode_text_key(key), [](const TextKey& place) {
        return fmt::format("sentence {} of document {}", place.sentence, place.document.value);
      });
    case Column::Label:
      return words(key, decode_label_key(key), [](const LabelKey& label) {
        return fmt::format("entity {} under label {}", label.id.value, label.label);
      });
    case Column::Name:
      return words(key, decode_name_key(key),
                   [&](const NameKey& name) { return named("name", key, name.name, name.id); });
    case Column::Term:
      return words(key, decode_term_key(key),
                   [&](const TermKey& term) { return named("term", key, term.term, term.id); });
    case Column::Member:
      return words(key, decode_member_key(key), [](const MemberKey& member) {
        return fmt::format("entity {} of actor {}", member.node.value, member.actor.value);
      });
    case Column::Etime:
      return words(key, decode_etime_key(key), edge_text);
    case Column::Docdate:
      return words(key, decode_docdate_key(key), [](const DocdateKey& date) {
        return fmt::format("document {} by its date", date.document.value);
      });
    case Column::Tok:
      return words(key, decode_tok_key(key),
                   [&](const TokKey& word) { return named("word", key, word.word, word.id); });
    default:
      return hexadecimal(key);
  }
}

}  // namespace kg
