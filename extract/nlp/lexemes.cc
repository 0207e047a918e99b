#include "extract/nlp/lexemes.h"

#include <fmt/format.h>

#include "core/unicode.h"
#include "extract/nlp/characters.h"
#include "extract/nlp/model_files.h"
#include "extract/nlp/spacy_tables.h"

namespace kg {
namespace {

constexpr std::size_t kLongWord = 100;  // code points
constexpr int kLongestRun = 4;          // equal characters in a row of a shape
constexpr std::size_t kSuffixLength = 3;
constexpr char32_t kNoCharacter = 0xFFFFFFFF;

char32_t shape_of(char32_t code) {
  const std::uint8_t properties = character_properties(code);
  if ((properties & kAlpha) != 0) return (properties & kUpper) != 0 ? U'X' : U'x';
  return (properties & kDigit) != 0 ? U'd' : code;
}

}  // namespace

Lexemes::Lexemes() {
  for (std::size_t i = 0; i < kBaseNormCount; ++i)
    norms_[string_id(kBaseNorms[i].form)] = string_id(kBaseNorms[i].norm);
}

Result<Lexemes> Lexemes::load(const std::filesystem::path& model_directory) {
  const auto path = model_directory / "vocab" / "lookups.bin";
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle tables, unpack(bytes, path.string()));
  const auto corrupt = [&] {
    return failure(ErrorCode::Corruption,
                   fmt::format("{}: lexeme_norm is not a map of ids to strings", path.string()));
  };
  if (tables.get().type != msgpack::type::MAP) return corrupt();
  Lexemes lexemes;
  const msgpack::object* norms = find(tables.get(), "lexeme_norm");
  if (norms == nullptr) return lexemes;
  if (norms->type != msgpack::type::MAP) return corrupt();
  for (std::uint32_t i = 0; i < norms->via.map.size; ++i) {
    const msgpack::object_kv& entry = norms->via.map.ptr[i];
    const std::string_view norm = text_of(entry.val);
    if (entry.key.type != msgpack::type::POSITIVE_INTEGER || norm.data() == nullptr)
      return corrupt();
    lexemes.norms_[entry.key.via.u64] = string_id(norm);  // goes before a base norm
  }
  return lexemes;
}

LexicalAttributes Lexemes::attributes(std::string_view word) const {
  LexicalAttributes lex;
  lex.orth = string_id(word);
  lex.lower = string_id(lower_case(word));
  const auto norm = norms_.find(lex.orth);
  lex.norm = norm == norms_.end() ? lex.lower : norm->second;
  lex.prefix = string_id(word.substr(0, prefix_bytes(word, 1)));
  lex.suffix = string_id(word.substr(word.size() - suffix_bytes(word, kSuffixLength)));
  lex.shape = string_id(word_shape(word));
  lex.is_space = is_space(word);
  return lex;
}

std::string word_shape(std::string_view word) {
  if (word.size() >= kLongWord && count_code_points(word) >= kLongWord) return "LONG";
  std::string shape;
  char32_t last = kNoCharacter;
  int run = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t kind = shape_of(next_code_point(word, offset));
    run = kind == last ? run + 1 : 0;
    last = kind;
    if (run < kLongestRun) append_utf8(shape, kind);
  }
  return shape;
}

}  // namespace kg
