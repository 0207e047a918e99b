#include "database/actor_nodes.h"

#include <algorithm>
#include <tuple>

#include "core/unicode.h"
#include "graph/node_key.h"
#include "query/name.h"

namespace kg {
namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void append(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += "; ";
  text += more;
}

std::string description_of(const NodeKey& key) {
  std::string text = join(key.sense.fields);
  append(text, join(key.sense.countries));
  append(text, key.title);
  if (!key.body.empty()) text += " of " + key.body;
  if (!key.context.empty()) append(text, "in documents about " + key.context);
  append(text, key.month);
  return text;
}

bool has_alias(const NodeRow& row, const std::string& name) {
  return std::ranges::any_of(
      row.aliases, [&](const std::string& alias) { return normalize_name(alias) == name; });
}

}  // namespace

std::string handle_of(const NodeRow& row) {
  constexpr std::size_t kBytes = 8;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (std::size_t i = 0; i < kBytes; ++i) {
    digits += kDigits[row.hash[i] >> 4];
    digits += kDigits[row.hash[i] & 15];
  }
  return digits;
}

bool names_better(const NodeRow& a, const NodeRow& b) {
  const auto rank = [](const NodeRow& row) {
    return std::tuple(!row.named, parse_node_key(row.key).form, row.type == EntityType::Other,
                      ~row.documents);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return std::tie(a.name, a.key, a.type) < std::tie(b.name, b.key, b.type);
}

Result<std::vector<NodeRow>> nodes_of(const StoreSnapshot& snapshot, EntityId actor) {
  std::vector<EntityId> members;
  KG_TRY(snapshot.for_each_member(actor, [&](EntityId id) {
    members.push_back(id);
    return true;
  }));
  std::vector<NodeRow> rows;
  for (const EntityId member : members) {
    KG_ASSIGN(NodeRow row, snapshot.node(member));
    rows.push_back(std::move(row));
  }
  return rows;
}

ActorName actor_name(const NodeRow& row) {
  return {row.id,       row.name,       row.type,
          row.named,    handle_of(row), description_of(parse_node_key(row.key)),
          row.documents};
}

Result<NodeRow> find_node(const StoreSnapshot& snapshot, const GraphView& view,
                          std::string_view text) {
  KG_ASSIGN(const NameAnswer answer, resolve_name(view, text));
  if (!answer.found())
    return failure(
        answer.match == NameMatch::Ambiguous ? ErrorCode::InvalidInput : ErrorCode::NotFound,
        explain_name(text, answer));
  KG_ASSIGN(std::vector<NodeRow> rows, nodes_of(snapshot, answer.entity.id));
  std::ranges::sort(rows, names_better);
  const std::string name = normalize_name(text);
  const auto matches = [&](const NodeRow& row) {
    if (name.starts_with('#')) return handle_of(row).starts_with(name.substr(1));
    return parse_node_key(row.key).name == name;
  };
  auto found = std::ranges::find_if(rows, matches);
  if (found == rows.end())
    found = std::ranges::find_if(rows, [&](const NodeRow& row) { return has_alias(row, name); });
  return found == rows.end() ? rows.front() : *found;
}

}  // namespace kg
