#include "extract/nlp/tokenizer_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

// The attributes that an exception may set, by their numbers in spacy/attrs.pxd.
constexpr std::uint64_t kOrthAttribute = 65;
constexpr std::uint64_t kNormAttribute = 67;

Result<std::optional<Regex>> load_expression(const msgpack::object& file, std::string_view key,
                                             Regex::Anchor anchor, std::string_view what) {
  const msgpack::object* pattern = find(file, key);
  if (pattern == nullptr || pattern->is_nil()) return std::optional<Regex>();
  const std::string name = fmt::format("{}, {}", what, key);
  if (text_of(*pattern).data() == nullptr)
    return failure(ErrorCode::Corruption, name + " is not a string");
  KG_ASSIGN(Regex regex, Regex::compile(text_of(*pattern), anchor, name));
  return std::optional<Regex>(std::move(regex));
}

bool is_attribute(const msgpack::object& key, std::uint64_t number, std::string_view name) {
  return key.type == msgpack::type::POSITIVE_INTEGER ? key.via.u64 == number : text_of(key) == name;
}

Result<ChunkPiece> load_piece(const msgpack::object& object, std::string_view chunk,
                              const Lexemes& lexemes, std::string& spelled) {
  const auto corrupt = [&] {
    return failure(ErrorCode::Corruption,
                   fmt::format("exception '{}' does not consist of ORTH and NORM", chunk));
  };
  std::string_view orth, norm;
  if (object.type != msgpack::type::MAP) return corrupt();
  for (std::uint32_t i = 0; i < object.via.map.size; ++i) {
    const msgpack::object_kv& entry = object.via.map.ptr[i];
    if (is_attribute(entry.key, kOrthAttribute, "ORTH")) {
      orth = text_of(entry.val);
    } else if (is_attribute(entry.key, kNormAttribute, "NORM")) {
      norm = text_of(entry.val);
    } else {
      return corrupt();
    }
  }
  if (orth.empty()) return corrupt();
  spelled += orth;
  ChunkPiece piece{static_cast<std::uint32_t>(orth.size()), lexemes.attributes(orth)};
  if (!norm.empty()) piece.lex.norm = string_id(norm);
  return piece;
}

Status load_case(const msgpack::object_kv& entry, const Lexemes& lexemes, TokenizerRules& rules) {
  const std::string_view chunk = text_of(entry.key);
  if (chunk.empty() || entry.val.type != msgpack::type::ARRAY)
    return failure(ErrorCode::Corruption, "an exception is not a list of tokens");
  std::vector<ChunkPiece> pieces;
  std::string spelled;
  for (std::uint32_t i = 0; i < entry.val.via.array.size; ++i) {
    KG_ASSIGN(const ChunkPiece piece,
              load_piece(entry.val.via.array.ptr[i], chunk, lexemes, spelled));
    pieces.push_back(piece);
  }
  if (spelled != chunk)
    return failure(ErrorCode::Corruption,
                   fmt::format("the parts of exception '{}' spell '{}'", chunk, spelled));
  rules.cases.add(chunk, std::move(pieces));
  rules.case_texts.emplace_back(chunk);
  return {};
}

Status load_cases(const msgpack::object& file, const Lexemes& lexemes, TokenizerRules& rules) {
  const msgpack::object* cases = find(file, "exceptions");
  if (cases == nullptr || cases->is_nil()) return {};
  if (cases->type != msgpack::type::MAP)
    return failure(ErrorCode::Corruption, "'exceptions' is not a map");
  for (std::uint32_t i = 0; i < cases->via.map.size; ++i)
    KG_TRY(load_case(cases->via.map.ptr[i], lexemes, rules));
  std::sort(rules.case_texts.begin(), rules.case_texts.end());
  return {};
}

}  // namespace

Result<TokenizerRules> load_tokenizer_rules(const std::filesystem::path& path,
                                            const Lexemes& lexemes) {
  const std::string name = path.string();
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle handle, unpack(bytes, name));
  const msgpack::object& file = handle.get();
  if (file.type != msgpack::type::MAP)
    return failure(ErrorCode::Corruption, name + ": not the map that a tokenizer is stored as");
  using enum Regex::Anchor;
  TokenizerRules rules;
  KG_ASSIGN(rules.prefix, load_expression(file, "prefix_search", Anywhere, name));
  KG_ASSIGN(rules.suffix, load_expression(file, "suffix_search", Anywhere, name));
  KG_ASSIGN(rules.infix, load_expression(file, "infix_finditer", Anywhere, name));
  KG_ASSIGN(rules.token_match, load_expression(file, "token_match", Start, name));
  KG_ASSIGN(rules.url_match, load_expression(file, "url_match", Start, name));
  if (const msgpack::object* fast = find(file, "faster_heuristics"))
    rules.faster_heuristics = fast->type != msgpack::type::BOOLEAN || fast->via.boolean;
  if (Status loaded = load_cases(file, lexemes, rules); !loaded)
    return failure_in(name, loaded.error());
  return rules;
}

}  // namespace kg
