#ifndef KG_EXPORT_GRAPH_ROWS_H_
#define KG_EXPORT_GRAPH_ROWS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

// A graph the way writers want it: nodes and merged edges one after the other, in the order of ids,
// all text already sanitised. Nothing but one entity's edges is held in memory.

struct ExportNode {
  Entity entity;
  std::uint64_t links = 0;     ///< edges of the graph that touch it
  std::uint64_t mentions = 0;  ///< evidence on them
};

/// One relation within a row.
struct RelationLine {
  std::string words;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  std::uint64_t evidence_count = 0;
};

struct ExportEvidence {
  std::string sentence;
  std::string document;  ///< its title, or else its name
  std::string date;
  std::string claimant;
};

struct ExportEdge {
  std::uint64_t number = 0;  ///< from 1, without gaps
  EntityId source, target;
  std::vector<RelationLine> relations;   ///< most evidence first
  std::uint64_t weight = 0;              ///< evidence of all relations, >= 1
  double confidence = 0;                 ///< the best
  std::vector<ExportEvidence> evidence;  ///< best first; empty if it was not asked for
  std::string first_date, last_date;     ///< of its documents; empty = not known
};

/// "positive", "negative", or "mixed".
std::string_view polarity_of(const ExportEdge& row);

Status for_each_node_row(const GraphView& view,
                         const std::function<void(const ExportNode&)>& visit);
Status for_each_edge_row(const GraphView& view, Merge merge, bool evidence,
                         const std::function<void(const ExportEdge&)>& visit);

}  // namespace kg

#endif  // KG_EXPORT_GRAPH_ROWS_H_
