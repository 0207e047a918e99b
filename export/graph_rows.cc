#include "export/graph_rows.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "export/sanitize.h"

namespace kg {
namespace {

// Edges of one subject with equal keys become one row.
using RowKey = std::tuple<EntityId, RelationId, Polarity, Modality>;

RowKey key_of(const Edge& edge, Merge merge) {
  if (merge == Merge::Pair) return {edge.object, {}, {}, {}};
  if (merge == Merge::Relation) return {edge.object, edge.relation, edge.polarity, {}};
  return {edge.object, edge.relation, edge.polarity, edge.modality};
}

Result<std::map<RowKey, std::vector<Edge>>> merged_edges(const GraphView& view, EntityId subject,
                                                         Merge merge) {
  std::map<RowKey, std::vector<Edge>> rows;
  KG_TRY(view.for_each_edge(subject, Direction::Out, [&](const Edge& edge) {
    rows[key_of(edge, merge)].push_back(edge);
    return true;
  }));
  return rows;
}

void extend_dates(ExportEdge& row, const std::string& date) {
  if (date.empty()) return;
  if (row.first_date.empty() || date < row.first_date) row.first_date = date;
  row.last_date = std::max(row.last_date, date);
}

Status add_evidence(ExportEdge& row, const GraphView& view, const std::vector<Edge>& edges) {
  std::vector<Evidence> all;
  for (const Edge& edge : edges)
    KG_TRY(view.for_each_evidence(edge, [&](const Evidence& evidence) {
      all.push_back(evidence);
      return true;
    }));
  std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return std::tuple(-a.confidence, a.document, a.sentence, a.ordinal) <
           std::tuple(-b.confidence, b.document, b.sentence, b.ordinal);
  });
  for (const Evidence& evidence : all) {
    KG_ASSIGN(const DocumentRecord document, view.document(evidence.document));
    const DocumentMetadata& known = document.metadata;
    const std::string date = sanitize_text(known.date);
    extend_dates(row, date);
    row.evidence.push_back({sanitize_text(evidence.text),
                            sanitize_text(known.title.empty() ? known.name : known.title), date,
                            sanitize_text(evidence.claimant)});
  }
  return {};
}

// Adds the words of an edge to a row; the same words with the same qualifiers only count up.
void add_relation(ExportEdge& row, RelationLine line) {
  for (RelationLine& known : row.relations)
    if (std::tie(known.words, known.polarity, known.modality) ==
        std::tie(line.words, line.polarity, line.modality)) {
      known.evidence_count += line.evidence_count;
      return;
    }
  row.relations.push_back(std::move(line));
}

Result<ExportEdge> row_of(const GraphView& view, const std::vector<Edge>& edges, bool evidence) {
  ExportEdge row;
  row.source = edges.front().subject;
  row.target = edges.front().object;
  for (const Edge& edge : edges) {
    KG_ASSIGN(const std::string words, view.relation(edge.relation));
    add_relation(row, {sanitize_text(words), edge.polarity, edge.modality, edge.evidence_count});
    row.weight += edge.evidence_count;
    row.confidence = std::max(row.confidence, edge.confidence);
  }
  std::stable_sort(row.relations.begin(), row.relations.end(),
                   [](const RelationLine& a, const RelationLine& b) {
                     return a.evidence_count > b.evidence_count;
                   });
  if (evidence) KG_TRY(add_evidence(row, view, edges));
  return row;
}

}  // namespace

std::string_view polarity_of(const ExportEdge& row) {
  const auto negative = [](const RelationLine& line) {
    return line.polarity == Polarity::Negative;
  };
  if (std::all_of(row.relations.begin(), row.relations.end(), negative)) return "negative";
  return std::any_of(row.relations.begin(), row.relations.end(), negative) ? "mixed" : "positive";
}

Status for_each_node_row(const GraphView& view,
                         const std::function<void(const ExportNode&)>& visit) {
  Status inner;
  const Status scan = view.for_each_entity([&](const Entity& entity) {
    ExportNode row{entity, 0, 0};
    row.entity.name = sanitize_text(entity.name);
    for (std::string& alias : row.entity.aliases) alias = sanitize_text(alias);
    for (const Direction direction : {Direction::Out, Direction::In}) {
      inner = view.for_each_edge(entity.id, direction, [&](const Edge& edge) {
        if (direction == Direction::In && edge.subject == edge.object) return true;
        ++row.links;
        row.mentions += edge.evidence_count;
        return true;
      });
      if (!inner) return false;
    }
    visit(row);
    return true;
  });
  return scan ? inner : scan;
}

Status for_each_edge_row(const GraphView& view, Merge merge, bool evidence,
                         const std::function<void(const ExportEdge&)>& visit) {
  std::vector<EntityId> subjects;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    subjects.push_back(entity.id);
    return true;
  }));
  std::uint64_t number = 0;
  for (const EntityId subject : subjects) {
    KG_ASSIGN(const auto rows, merged_edges(view, subject, merge));
    for (const auto& [key, edges] : rows) {
      KG_ASSIGN(ExportEdge row, row_of(view, edges, evidence));
      row.number = ++number;
      visit(row);
    }
  }
  return {};
}

}  // namespace kg
