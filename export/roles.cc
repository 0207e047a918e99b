#include "export/roles.h"

#include <unordered_map>

#include "export/graph_rows.h"

namespace kg {
namespace {

bool says_what_it_is(const ExportEdge& row) {
  if (row.relations.size() != 1) return false;
  const RelationLine& line = row.relations.front();
  return line.words == "be" && line.polarity == Polarity::Positive &&
         line.modality == Modality::Actual;
}

}  // namespace

Result<Roles> find_roles(const GraphView& view) {
  std::unordered_set<EntityId> named;
  std::unordered_map<EntityId, std::string> leaves;  // without a name, with one link
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    if (row.entity.named)
      named.insert(row.entity.id);
    else if (row.links == 1)
      leaves.emplace(row.entity.id, row.entity.name);
  }));
  Roles roles;
  KG_TRY(for_each_edge_row(view, Merge::Pair, Detail::Links, [&](const ExportEdge& row) {
    const auto leaf = leaves.find(row.target);
    if (leaf == leaves.end() || !named.contains(row.source) || !says_what_it_is(row)) return;
    roles.of[row.source].push_back(leaf->second);
    roles.folded.insert(row.target);
  }));
  return roles;
}

}  // namespace kg
