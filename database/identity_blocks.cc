#include "database/identity_blocks.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kg {
namespace {

bool has_prefix(std::string_view term, std::string_view letters) {
  return term.size() > 2 && term[1] == '|' && letters.find(term[0]) != std::string_view::npos;
}

/// A prefix that finds exactly this term.
std::string whole(std::string_view term) { return std::string(term) + '\0'; }

/// "prime minister" and "norway" of "o|prime minister|norway|2025-02" or "q|prime minister|norway".
std::pair<std::string, std::string> office_of(std::string_view term) {
  term.remove_prefix(2);
  const auto bar = std::min(term.find('|'), term.size());
  const std::string title(term.substr(0, bar));
  term.remove_prefix(std::min(bar + 1, term.size()));
  return {title, std::string(term.substr(0, term.find('|')))};
}

}  // namespace

bool is_short_term(std::string_view term) { return has_prefix(term, "byq"); }

std::vector<std::string> short_terms_of(std::string_view term) {
  if (is_short_term(term)) return {std::string(term)};
  if (has_prefix(term, "sdh")) return {"b|" + std::string(term.substr(2))};
  if (has_prefix(term, "xi")) return {"y|" + std::string(term.substr(2))};
  if (!has_prefix(term, "o")) return {};
  const auto [title, body] = office_of(term);
  return {"q|" + title + "|" + body, "q|" + title + "|"};
}

Result<DecisionTable> DecisionTable::load(const StoreSnapshot& snapshot) {
  std::map<std::uint64_t, StoredDecision> holding;
  KG_TRY(snapshot.for_each_decision([&](const StoredDecision& decision) {
    if (decision.kind == DecisionKind::Undo)
      holding.erase(decision.undoes);
    else
      holding.emplace(decision.number, decision);
    return true;
  }));
  DecisionTable table;
  for (const auto& [number, decision] : holding) {
    KG_ASSIGN(const auto a, snapshot.find_key(decision.a.type, decision.a.named, decision.a.key));
    KG_ASSIGN(const auto b, snapshot.find_key(decision.b.type, decision.b.named, decision.b.key));
    if (!a || !b) continue;  // of documents that are not there
    table.entries_.push_back({decision.kind, *a, *b, number});
    table.partners_.emplace(*a, *b);
    table.partners_.emplace(*b, *a);
  }
  return table;
}

std::vector<EntityId> DecisionTable::partners(EntityId node) const {
  std::vector<EntityId> found;
  const auto [first, last] = partners_.equal_range(node);
  for (auto it = first; it != last; ++it) found.push_back(it->second);
  return found;
}

std::optional<std::uint32_t> LoadedBlock::index_of(EntityId id) const {
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  if (at == ids.end() || *at != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - ids.begin());
}

Result<NameVertex> BlockReader::vertex(EntityId id) const {
  KG_ASSIGN(const NodeRow row, snapshot_.node(id));
  NameVertex vertex{.id = id.value,
                    .type = row.type,
                    .key = parse_node_key(row.key),
                    .documents = row.documents,
                    .terms = {}};
  KG_TRY(snapshot_.for_each_term(id, [&](std::string_view term, std::uint64_t documents) {
    vertex.terms.emplace(term, documents);
    return true;
  }));
  return vertex;
}

Result<std::vector<EntityId>> BlockReader::with_term(std::string_view term) const {
  std::vector<EntityId> found;
  KG_TRY(snapshot_.for_each_with_term(whole(term), [&](std::string_view, EntityId id) {
    found.push_back(id);
    return true;
  }));
  return found;
}

/// The nodes that a full name has evidence with, in either direction.
Result<std::vector<EntityId>> BlockReader::linked_with(const NameVertex& vertex) const {
  std::vector<std::string> terms;
  const std::string& name = vertex.key.name;
  const bool person = vertex.type == EntityType::Person;
  for (const char* relation : {"n|p|", "n|t|", "r|p|", "r|t|"}) terms.push_back(relation + name);
  terms.push_back((person ? "a|p|" : "a|t|") + name);
  terms.push_back((person ? "m|" : "c|") + name);
  for (const auto& [term, documents] : vertex.terms) {
    const std::string rest = term.substr(std::min<std::size_t>(2, term.size()));
    if (has_prefix(term, "a")) terms.push_back("n|" + rest);
    if (has_prefix(term, "r") && rest.size() > 2)
      for (const char* kind : {"n|p|", "n|t|"}) terms.push_back(kind + rest.substr(2));
    if (has_prefix(term, "m")) terms.push_back("n|p|" + rest), terms.push_back(term);
    if (has_prefix(term, "c")) terms.push_back("n|t|" + rest), terms.push_back(term);
    if (has_prefix(term, "k")) terms.push_back(term);
  }
  std::vector<EntityId> found;
  for (const std::string& term : terms) {
    KG_ASSIGN(const std::vector<EntityId> some, with_term(term));
    found.insert(found.end(), some.begin(), some.end());
  }
  return found;
}

Result<LoadedBlock> BlockReader::close(std::vector<EntityId> open) const {
  std::map<EntityId, NameVertex> reached;
  while (!open.empty()) {
    const EntityId id = open.back();
    open.pop_back();
    if (reached.contains(id)) continue;
    KG_ASSIGN(NameVertex found, vertex(id));
    if (found.key.form != NameForm::Full) continue;
    KG_ASSIGN(const auto linked, linked_with(found));
    open.insert(open.end(), linked.begin(), linked.end());
    const auto decided = decisions_.partners(id);
    open.insert(open.end(), decided.begin(), decided.end());
    reached.emplace(id, std::move(found));
  }
  LoadedBlock loaded;
  for (auto& [id, found] : reached) {
    loaded.ids.push_back(id);
    loaded.block.vertices.push_back(std::move(found));
  }
  add_decisions(loaded);
  return loaded;
}

void BlockReader::add_decisions(LoadedBlock& loaded) const {
  for (const DecisionTable::Entry& entry : decisions_.entries()) {
    const auto a = loaded.index_of(entry.a), b = loaded.index_of(entry.b);
    if (!a || !b) continue;
    auto& list = entry.kind == DecisionKind::Same ? loaded.block.same : loaded.block.different;
    list.emplace_back(*a, *b);
  }
}

Result<LoadedBlock> BlockReader::full_names(const std::vector<EntityId>& seeds) const {
  return close(seeds);
}

Result<std::vector<EntityId>> BlockReader::candidates_of(std::string_view term) const {
  std::vector<std::string> prefixes;
  const std::string rest(term.substr(2));
  if (term.starts_with("b|")) prefixes = {whole("s|" + rest), whole("d|" + rest)};
  if (term.starts_with("y|")) prefixes = {whole("x|" + rest), whole("i|" + rest)};
  if (term.starts_with("q|")) {
    const auto [title, body] = office_of(term);
    prefixes = {"o|" + title + "|"};
    if (!body.empty()) prefixes = {"o|" + title + "|" + body + "|", "o|" + title + "||"};
  }
  std::set<EntityId> found;
  for (const std::string& prefix : prefixes)
    KG_TRY(snapshot_.for_each_with_term(prefix, [&](std::string_view, EntityId id) {
      found.insert(id);
      return found.size() <= kMostCandidates;
    }));
  if (found.size() > kMostCandidates) found.clear();
  return std::vector<EntityId>(found.begin(), found.end());
}

/// The full names of the actor that a node belongs to.
Result<std::vector<EntityId>> BlockReader::full_members(EntityId node) const {
  KG_ASSIGN(const EntityId actor, snapshot_.actor_of(node));
  std::vector<EntityId> all, full;
  KG_TRY(snapshot_.for_each_member(actor, [&](EntityId id) {
    all.push_back(id);
    return true;
  }));
  if (all.size() == 1) return all;
  for (const EntityId id : all) {
    KG_ASSIGN(const NodeRow row, snapshot_.node(id));
    if (parse_node_key(row.key).form == NameForm::Full) full.push_back(id);
  }
  return full;
}

Result<LoadedBlock> BlockReader::short_names(std::string_view term) const {
  KG_ASSIGN(std::vector<EntityId> nodes, with_term(term));
  if (nodes.empty()) return LoadedBlock{};
  KG_ASSIGN(std::vector<EntityId> others, candidates_of(term));
  for (const EntityId node : nodes) {
    const auto decided = decisions_.partners(node);
    others.insert(others.end(), decided.begin(), decided.end());
  }
  std::vector<std::pair<EntityId, EntityId>> known;
  for (const EntityId other : others) {
    KG_ASSIGN(const std::vector<EntityId> full, full_members(other));
    for (const EntityId one : full) known.emplace_back(full.front(), one);
    nodes.push_back(other);
    nodes.insert(nodes.end(), full.begin(), full.end());
  }
  LoadedBlock loaded;
  loaded.ids = std::move(nodes);
  std::ranges::sort(loaded.ids);
  loaded.ids.erase(std::unique(loaded.ids.begin(), loaded.ids.end()), loaded.ids.end());
  for (const EntityId id : loaded.ids) {
    KG_ASSIGN(NameVertex found, vertex(id));
    loaded.block.vertices.push_back(std::move(found));
  }
  loaded.block.full_names_known = true;
  for (const auto& [a, b] : known)
    if (a != b) loaded.block.known.emplace_back(*loaded.index_of(a), *loaded.index_of(b));
  add_decisions(loaded);
  return loaded;
}

Result<std::vector<EntityId>> BlockReader::seeds_of(std::string_view term) const {
  std::vector<EntityId> seeds;
  const auto add = [&](std::string_view other) -> Status {
    KG_ASSIGN(const auto some, with_term(other));
    seeds.insert(seeds.end(), some.begin(), some.end());
    return {};
  };
  if (has_prefix(term, "sdhxiogbyq")) return seeds;
  KG_TRY(add(term));
  const std::string rest(term.substr(std::min<std::size_t>(2, term.size())));
  if (has_prefix(term, "n") && rest.size() > 2) {
    for (const char* relation : {"a|", "r|"}) KG_TRY(add(relation + rest));
    for (const char* shorter : {"m|", "c|"}) KG_TRY(add(shorter + rest.substr(2)));
  }
  if (has_prefix(term, "a")) KG_TRY(add("n|" + rest));
  if (has_prefix(term, "r") && rest.size() > 2)
    for (const char* kind : {"n|p|", "n|t|"}) KG_TRY(add(kind + rest.substr(2)));
  if (has_prefix(term, "m")) KG_TRY(add("n|p|" + rest));
  if (has_prefix(term, "c")) KG_TRY(add("n|t|" + rest));
  return seeds;
}

}  // namespace kg
