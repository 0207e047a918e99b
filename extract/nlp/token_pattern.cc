#include "extract/nlp/token_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "extract/nlp/characters.h"
#include "extract/nlp/model_files.h"

namespace kg {
namespace {

struct AttributeName {
  std::string_view name;
  TokenAttribute attribute;
};

constexpr AttributeName kAttributes[] = {
    {"TAG", TokenAttribute::Tag},     {"DEP", TokenAttribute::Dep},
    {"ORTH", TokenAttribute::Orth},   {"TEXT", TokenAttribute::Orth},
    {"LOWER", TokenAttribute::Lower}, {"IS_SPACE", TokenAttribute::IsSpace},
};

Result<TokenAttribute> attribute_named(std::string_view name) {
  for (const AttributeName& known : kAttributes)
    if (known.name == name) return known.attribute;
  return failure(ErrorCode::Unsupported, fmt::format("patterns over '{}' are not supported", name));
}

std::optional<std::uint64_t> value_of(const msgpack::object& object, TokenAttribute attribute,
                                      LabelSet& labels) {
  if (attribute == TokenAttribute::IsSpace) {
    if (object.type != msgpack::type::BOOLEAN) return std::nullopt;
    return object.via.boolean ? 1 : 0;
  }
  const std::string_view string = text_of(object);
  if (string.data() == nullptr) return std::nullopt;
  if (attribute == TokenAttribute::Tag)
    return static_cast<std::uint64_t>(labels.tags.intern(string));
  if (attribute == TokenAttribute::Dep)
    return static_cast<std::uint64_t>(labels.deps.intern(string));
  return string_id(string);
}

tl::unexpected<Error> malformed(std::string_view attribute) {
  return failure(ErrorCode::Corruption,
                 fmt::format("the condition on '{}' is malformed", attribute));
}

// The values of a list into `condition`; false if it is no list of values.
bool load_values(const msgpack::object& list, LabelSet& labels, Condition& condition) {
  if (list.type != msgpack::type::ARRAY) return false;
  for (std::uint32_t i = 0; i < list.via.array.size; ++i) {
    const auto value = value_of(list.via.array.ptr[i], condition.attribute, labels);
    if (!value) return false;
    condition.values.push_back(*value);
  }
  return true;
}

// {"IN": [...]}, {"NOT_IN": [...]} or {"REGEX": "..."}.
Status load_predicate(const msgpack::object& object, std::string_view attribute, LabelSet& labels,
                      Condition& condition) {
  if (object.type != msgpack::type::MAP || object.via.map.size != 1) return malformed(attribute);
  const msgpack::object_kv& entry = object.via.map.ptr[0];
  const std::string_view name = text_of(entry.key);
  if (name == "IN" || name == "NOT_IN") {
    condition.kind = name == "IN" ? Condition::Kind::In : Condition::Kind::NotIn;
    if (load_values(entry.val, labels, condition)) return {};
    return malformed(attribute);
  }
  const bool of_string =
      condition.attribute == TokenAttribute::Orth || condition.attribute == TokenAttribute::Lower;
  if (name != "REGEX" || !of_string)
    return failure(ErrorCode::Unsupported,
                   fmt::format("the test '{}' of '{}' is not supported", name, attribute));
  condition.kind = Condition::Kind::Search;
  KG_ASSIGN(Regex regex, Regex::compile(text_of(entry.val), Regex::Anchor::Anywhere, attribute));
  condition.expression.push_back(std::move(regex));
  return {};
}

Result<Condition> load_condition(const msgpack::object_kv& entry, LabelSet& labels) {
  const std::string_view name = text_of(entry.key);
  Condition condition;
  KG_ASSIGN(condition.attribute, attribute_named(name));
  if (const auto value = value_of(entry.val, condition.attribute, labels)) {
    condition.values = {*value};
  } else {
    KG_TRY(load_predicate(entry.val, name, labels, condition));
  }
  return condition;
}

}  // namespace

std::uint64_t PatternInput::value(TokenAttribute attribute, std::size_t i) const {
  switch (attribute) {
    case TokenAttribute::Tag:
      return static_cast<std::uint64_t>(tokens[i].tag);
    case TokenAttribute::Dep:
      return static_cast<std::uint64_t>(tokens[i].dep);
    case TokenAttribute::Orth:
      return lexical[i].lex.orth;
    case TokenAttribute::Lower:
      return lexical[i].lex.lower;
    case TokenAttribute::IsSpace:
      return lexical[i].lex.is_space ? 1 : 0;
  }
  return 0;
}

std::string PatternInput::string(TokenAttribute attribute, std::size_t i) const {
  const std::string_view form = slice(text, tokens[i].span);
  return attribute == TokenAttribute::Lower ? lower_case(form) : std::string(form);
}

bool Condition::holds(const PatternInput& input, std::size_t i, Regex::Scratch& scratch) const {
  if (kind == Kind::Search)
    return expression.front().find(input.string(attribute, i), 0, scratch).has_value();
  const std::uint64_t value = input.value(attribute, i);
  const bool found = std::find(values.begin(), values.end(), value) != values.end();
  return found == (kind == Kind::In);
}

bool matches(const TokenPattern& pattern, const PatternInput& input, std::size_t begin,
             Regex::Scratch& scratch) {
  if (pattern.size() > input.tokens.size() - begin) return false;
  for (std::size_t k = 0; k < pattern.size(); ++k)
    for (const Condition& condition : pattern[k])
      if (!condition.holds(input, begin + k, scratch)) return false;
  return true;
}

Result<TokenPattern> load_token_pattern(const msgpack::object& object, LabelSet& labels) {
  if (object.type != msgpack::type::ARRAY || object.via.array.size == 0)
    return failure(ErrorCode::Corruption, "a pattern is not a list of tokens");
  TokenPattern pattern;
  for (std::uint32_t i = 0; i < object.via.array.size; ++i) {
    const msgpack::object& token = object.via.array.ptr[i];
    if (token.type != msgpack::type::MAP)
      return failure(ErrorCode::Corruption, "a token of a pattern is not a map");
    pattern.emplace_back();
    for (std::uint32_t k = 0; k < token.via.map.size; ++k) {
      KG_ASSIGN(Condition condition, load_condition(token.via.map.ptr[k], labels));
      pattern.back().push_back(std::move(condition));
    }
  }
  return pattern;
}

}  // namespace kg
