#include "database/decision_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "core/mention.h"

namespace kg {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::array<std::string_view, 3> kKinds = {"same", "different", "undo"};

json node_json(const NodeIdentity& node) {
  return {{"name", node.name},
          {"type", to_string(node.type)},
          {"named", node.named},
          {"key", node.key}};
}

json decision_json(const StoredDecision& decision) {
  json line = {
      {"number", decision.number}, {"decision", to_string(decision.kind)}, {"made", decision.made}};
  if (decision.kind == DecisionKind::Undo) {
    line["undoes"] = decision.undoes;
  } else {
    line["a"] = node_json(decision.a);
    line["b"] = node_json(decision.b);
  }
  if (!decision.note.empty()) line["note"] = decision.note;
  return line;
}

tl::unexpected<Error> wrong(std::size_t line, const std::string& what) {
  return failure(ErrorCode::InvalidInput, fmt::format("decisions, line {}: {}", line, what));
}

template <typename T>
std::optional<T> field(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!found->is_string()) return std::nullopt;
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!found->is_boolean()) return std::nullopt;
  } else {
    if (!found->is_number_integer()) return std::nullopt;
  }
  return found->get<T>();
}

std::optional<NodeIdentity> read_node(const json& line, const char* name) {
  const auto found = line.find(name);
  if (found == line.end() || !found->is_object()) return std::nullopt;
  const auto type = entity_type_from(field<std::string>(*found, "type").value_or(""));
  const auto key = field<std::string>(*found, "key");
  const auto named = field<bool>(*found, "named");
  if (!type || !key || key->empty() || !named) return std::nullopt;
  return NodeIdentity{*type, *named, *key, field<std::string>(*found, "name").value_or(*key)};
}

class DecisionReader {
 public:
  explicit DecisionReader(std::size_t first_line) : line_(first_line - 1) {}

  Result<std::vector<StoredDecision>> read(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      ++line_;
      const std::string_view line = text.substr(begin, end - begin);
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) KG_TRY(read_line(line));
      begin = end + 1;
    }
    if (!seen_header_) return wrong(1, "it does not begin with {\"kg_decisions\": 1}");
    return std::move(decisions_);
  }

 private:
  Status read_line(std::string_view text) {
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object()) return wrong(line_, "this is no JSON object");
    if (!seen_header_) return read_header(line);
    const std::string kind = field<std::string>(line, "decision").value_or("");
    const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
    if (known == kKinds.end())
      return wrong(line_, "\"decision\" must be \"same\", \"different\" or \"undo\"");
    StoredDecision decision;
    decision.kind = static_cast<DecisionKind>(known - kKinds.begin());
    decision.number = field<std::uint64_t>(line, "number").value_or(0);
    decision.made = field<std::int64_t>(line, "made").value_or(0);
    decision.note = field<std::string>(line, "note").value_or("");
    KG_TRY(decision.kind == DecisionKind::Undo ? read_undo(line, decision)
                                               : read_names(line, decision));
    decisions_.push_back(std::move(decision));
    return {};
  }

  Status read_header(const json& line) {
    seen_header_ = true;
    const auto version = field<int>(line, "kg_decisions");
    if (!version) return wrong(line_, "it does not begin with {\"kg_decisions\": 1}");
    if (*version != kVersion)
      return wrong(line_, fmt::format("version {} is not known, only {}", *version, kVersion));
    return {};
  }

  Status read_undo(const json& line, StoredDecision& decision) {
    decision.undoes = field<std::uint64_t>(line, "undoes").value_or(0);
    const auto undone =
        std::find_if(decisions_.begin(), decisions_.end(), [&](const StoredDecision& other) {
          return other.kind != DecisionKind::Undo && other.number == decision.undoes;
        });
    if (undone == decisions_.end())
      return wrong(line_,
                   fmt::format("it undoes {}, which is no decision before it", decision.undoes));
    holding_.erase(pair_of(*undone));
    return {};
  }

  Status read_names(const json& line, StoredDecision& decision) {
    auto a = read_node(line, "a");
    auto b = read_node(line, "b");
    if (!a || !b)
      return wrong(line_, "\"a\" and \"b\" must each have a type, a key, and whether it is named");
    if (std::tie(a->type, a->named, a->key) == std::tie(b->type, b->named, b->key))
      return wrong(line_, "\"a\" and \"b\" are one name");
    decision.a = std::move(*a);
    decision.b = std::move(*b);
    const auto [other, fresh] = holding_.try_emplace(pair_of(decision), decision.kind, line_);
    if (!fresh && other->second.first != decision.kind)
      return wrong(line_, fmt::format("'{}' and '{}' are called {} here and {} in line {}",
                                      decision.a.name, decision.b.name, to_string(decision.kind),
                                      to_string(other->second.first), other->second.second));
    return {};
  }

  using Node = std::tuple<EntityType, bool, std::string>;
  static std::pair<Node, Node> pair_of(const StoredDecision& decision) {
    Node a{decision.a.type, decision.a.named, decision.a.key};
    Node b{decision.b.type, decision.b.named, decision.b.key};
    return a < b ? std::pair(a, b) : std::pair(b, a);
  }

  std::size_t line_;
  bool seen_header_ = false;
  std::vector<StoredDecision> decisions_;
  std::map<std::pair<Node, Node>, std::pair<DecisionKind, std::size_t>> holding_;
};

}  // namespace

std::string_view to_string(DecisionKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::string decisions_text(const std::vector<StoredDecision>& decisions) {
  std::string text = json{{"kg_decisions", kVersion}}.dump() + "\n";
  for (const StoredDecision& decision : decisions) text += decision_text(decision) + "\n";
  return text;
}

std::string decision_text(const StoredDecision& decision) {
  return decision_json(decision).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<StoredDecision>> parse_decisions(std::string_view text, std::size_t line) {
  return DecisionReader(line).read(text);
}

}  // namespace kg
