#include "extract/nlp/attribute_ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/nlp/model_files.h"
#include "extract/nlp/token_pattern.h"

namespace kg {
namespace {

// What a rule sets.
struct Change {
  std::optional<Tag> tag;
  std::optional<Dep> dep;
  std::optional<Pos> pos;
  std::optional<Morph> morph;
  std::optional<std::string> lemma;

  void apply_to(Token& token) const {
    if (tag) token.tag = *tag;
    if (dep) token.dep = *dep;
    if (pos) token.pos = *pos;
    if (morph) token.morph = *morph;
    if (lemma) token.lemma = *lemma;
  }
};

struct Rule {
  TokenPattern pattern;
  std::size_t target = 0;  // token of the pattern that changes
  Change change;
};

// "Number=Sing|Person=3": features and the values of each sorted; "_" is "".
// Source: Morphology.normalize_features.
std::string normal_morph(std::string_view features) {
  if (features == "_") return "";
  const auto sorted = [](std::string_view list, char separator, auto&& normal_part) {
    std::vector<std::string> parts;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(separator), list.size());
      parts.push_back(normal_part(list.substr(0, end)));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(parts.begin(), parts.end());
    return fmt::format("{}", fmt::join(parts, std::string(1, separator)));
  };
  const auto same = [](std::string_view value) { return std::string(value); };
  return sorted(features, '|', [&](std::string_view feature) {
    const std::size_t values = feature.find('=') + 1;
    return std::string(feature.substr(0, values)) + sorted(feature.substr(values), ',', same);
  });
}

Result<Change> load_change(const msgpack::object* attributes, LabelSet& labels) {
  if (attributes == nullptr || attributes->type != msgpack::type::MAP)
    return failure(ErrorCode::Corruption, "a rule has no 'attrs'");
  Change change;
  for (std::uint32_t i = 0; i < attributes->via.map.size; ++i) {
    const std::string_view name = text_of(attributes->via.map.ptr[i].key);
    const std::string_view value = text_of(attributes->via.map.ptr[i].val);
    if (value.data() == nullptr)
      return failure(ErrorCode::Corruption, fmt::format("the value of '{}' is no string", name));
    if (name == "TAG") {
      change.tag = labels.tags.intern(value);
    } else if (name == "DEP") {
      change.dep = labels.deps.intern(value);
    } else if (name == "POS") {
      change.pos = labels.pos.intern(value);
    } else if (name == "MORPH") {
      change.morph = labels.morphs.intern(normal_morph(value));
    } else if (name == "LEMMA") {
      change.lemma = std::string(value);
    } else {
      return failure(ErrorCode::Unsupported, fmt::format("setting '{}' is not supported", name));
    }
  }
  return change;
}

// The index of the token that changes; it may count from the end. Nothing if it is outside.
std::optional<std::size_t> load_target(const msgpack::object* index, std::size_t length) {
  if (index == nullptr) return 0;
  std::int64_t target = 0;
  if (index->type == msgpack::type::POSITIVE_INTEGER && index->via.u64 < length) {
    target = static_cast<std::int64_t>(index->via.u64);
  } else if (index->type == msgpack::type::NEGATIVE_INTEGER) {
    target = index->via.i64 + static_cast<std::int64_t>(length);
  } else {
    return std::nullopt;
  }
  if (target < 0) return std::nullopt;
  return static_cast<std::size_t>(target);
}

}  // namespace

// Rules are looked up by what their first token demands, so that few are tried at each token: by
// tag, else by lower-case form, else by label, else (unindexed) at every token.
struct AttributeRuler::Impl {
  using RuleList = std::vector<std::uint32_t>;  // ascending

  std::vector<Rule> rules;  // in the file's order; alternatives of one rule one after the other
  std::vector<RuleList> by_tag;
  std::unordered_map<StringId, RuleList> by_lower;
  std::vector<RuleList> by_dep;
  RuleList on_spaces;
  RuleList anywhere;

  Status load_rule(const msgpack::object& object, LabelSet& labels);
  void index_rule(std::uint32_t number);
  void find_at(const PatternInput& input, std::size_t begin, Regex::Scratch& scratch,
               std::vector<std::uint32_t>& found) const;
};

Status AttributeRuler::Impl::load_rule(const msgpack::object& object, LabelSet& labels) {
  const msgpack::object* patterns = find(object, "patterns");
  if (patterns == nullptr || patterns->type != msgpack::type::ARRAY)
    return failure(ErrorCode::Corruption, "a rule has no list 'patterns'");
  KG_ASSIGN(const Change change, load_change(find(object, "attrs"), labels));
  for (std::uint32_t i = 0; i < patterns->via.array.size; ++i) {
    Rule rule;
    KG_ASSIGN(rule.pattern, load_token_pattern(patterns->via.array.ptr[i], labels));
    const auto target = load_target(find(object, "index"), rule.pattern.size());
    if (!target) return failure(ErrorCode::Corruption, "the 'index' of a rule is outside of it");
    rule.target = *target;
    rule.change = change;
    rules.push_back(std::move(rule));
    index_rule(static_cast<std::uint32_t>(rules.size() - 1));
  }
  return {};
}

void AttributeRuler::Impl::index_rule(std::uint32_t number) {
  const TokenConditions& first = rules[number].pattern.front();
  const auto demand = [&](TokenAttribute attribute) -> const std::vector<std::uint64_t>* {
    for (const Condition& condition : first)
      if (condition.attribute == attribute && condition.kind == Condition::Kind::In)
        return &condition.values;
    return nullptr;
  };
  const auto add = [&](std::vector<RuleList>& lists, std::uint64_t label) {
    if (label >= lists.size()) lists.resize(label + 1);
    lists[label].push_back(number);
  };
  if (const auto* tags = demand(TokenAttribute::Tag)) {
    for (const std::uint64_t tag : *tags) add(by_tag, tag);
  } else if (const auto* forms = demand(TokenAttribute::Lower)) {
    for (const StringId form : *forms) by_lower[form].push_back(number);
  } else if (const auto* deps = demand(TokenAttribute::Dep)) {
    for (const std::uint64_t dep : *deps) add(by_dep, dep);
  } else if (const auto* space = demand(TokenAttribute::IsSpace);
             space != nullptr && space->front() == 1) {
    on_spaces.push_back(number);
  } else {
    anywhere.push_back(number);
  }
}

void AttributeRuler::Impl::find_at(const PatternInput& input, std::size_t begin,
                                   Regex::Scratch& scratch,
                                   std::vector<std::uint32_t>& found) const {
  const auto try_rules = [&](const RuleList& list) {
    for (const std::uint32_t number : list)
      if (matches(rules[number].pattern, input, begin, scratch)) found.push_back(number);
  };
  const auto tag = static_cast<std::size_t>(input.tokens[begin].tag);
  const auto dep = static_cast<std::size_t>(input.tokens[begin].dep);
  if (tag < by_tag.size()) try_rules(by_tag[tag]);
  if (dep < by_dep.size()) try_rules(by_dep[dep]);
  const auto form = by_lower.find(input.lexical[begin].lex.lower);
  if (form != by_lower.end()) try_rules(form->second);
  if (input.lexical[begin].lex.is_space) try_rules(on_spaces);
  try_rules(anywhere);
}

AttributeRuler::AttributeRuler(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;
AttributeRuler::~AttributeRuler() = default;

Result<AttributeRuler> AttributeRuler::load(const std::filesystem::path& model_directory,
                                            LabelSet& labels) {
  const auto path = model_directory / "attribute_ruler" / "patterns";
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle handle, unpack(bytes, path.string()));
  const msgpack::object& list = handle.get();
  if (list.type != msgpack::type::ARRAY)
    return failure(ErrorCode::Corruption, path.string() + ": not a list of rules");
  auto impl = std::make_unique<Impl>();
  for (std::uint32_t i = 0; i < list.via.array.size; ++i)
    if (Status loaded = impl->load_rule(list.via.array.ptr[i], labels); !loaded)
      return failure_in(fmt::format("{}, rule {}", path.string(), i), loaded.error());
  return AttributeRuler(std::move(impl));
}

// Rules are matched on the state before any rule is applied. A pattern reads and changes only
// tokens from its first on, so a token can be changed as soon as matching has passed it.
void AttributeRuler::apply(std::string_view text, std::span<const LexicalToken> lexical,
                           std::span<Token> tokens) const {
  struct Pending {
    std::size_t target;
    std::uint32_t rule;
  };
  const PatternInput input{text, lexical, tokens};
  Regex::Scratch scratch(Regex::Scratch::Stack::Machine);
  std::vector<Pending> pending;
  std::vector<std::uint32_t> found, due;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    found.clear();
    impl_->find_at(input, begin, scratch, found);
    for (const std::uint32_t rule : found)
      pending.push_back({begin + impl_->rules[rule].target, rule});
    due.clear();
    std::erase_if(pending, [&](const Pending& match) {
      if (match.target == begin) due.push_back(match.rule);
      return match.target == begin;
    });
    std::sort(due.begin(), due.end());  // later rules win
    for (const std::uint32_t rule : due) impl_->rules[rule].change.apply_to(tokens[begin]);
  }
}

}  // namespace kg
